import * as fc from "fast-check";
import { asked, MAX_TEXT } from "../../src/search/domain/asked.js";
import { compareKeys, type HitKey } from "../../src/search/domain/hit.js";
import { distance, nameLikeness, wordLikeness } from "../../src/search/domain/likeness.js";
import { mentionOf } from "../../src/search/domain/mention.js";
import { nameOf } from "../../src/search/domain/terms.js";
import { folded, isCode, isForeign, wordsOf } from "../../src/search/domain/words.js";

const like = (text: string, name: string): number => nameLikeness(wordsOf(text), wordsOf(name)).score;

describe("words", () => {
  it.each([
    ["Sr. SDE II", "senior software development engineer 2"],
    ["Ingénieur Sénior", "ingenieur senior"],
    ["ＶＰ, Engineering", "vice president engineering"],
    ["СТАРШИЙ разработчик", "старшии разработчик"],
    ["L+1", "l plus 1"],
    ["constructor, __proto__, valueOf", "constructor proto valueof"], // names that every object has
  ])("%s is read as %s", (text, words) => expect(wordsOf(text).join(" ")).toBe(words));

  it("is told to be a code by any figure, and foreign by any letter beyond Latin ones", () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.string({ unit: "binary" }), fc.string({ unit: fc.constantFrom("a", "7", "é", "٣", "Ⅷ", "ɐ", "я", "字", "𝟗", "\u0250", "\u024f") })), (word) => {
      expect([isCode(word), isForeign(word)]).toEqual([/\p{N}/u.test(word), /[\u0250-\u{10ffff}]/u.test(word)]);
    }));
  });

  it("a code is the same with and without a space or dash", () => {
    for (const text of ["grade 8", "Grade-8", "GRADE8"]) expect(folded(wordsOf(text))).toBe("grade8");
  });
});

describe("how well a text fits a name", () => {
  it("is 1 only for the same words, whatever their case, dashes and short forms", () => {
    expect(like("senior-swe", "Senior Software Engineer")).toBe(1);
    expect(like("senior software", "Senior Software Engineer")).toBeLessThan(1);
  });

  it("the name that says nothing else goes before the one that says more", () => {
    expect(like("staff engineer", "Staff Engineer")).toBeGreaterThan(like("staff engineer", "Senior Staff Engineer"));
    expect(like("staff engineer", "Senior Staff Engineer")).toBeGreaterThan(like("staff engineer", "Staff Accountant"));
  });

  it.each([["gogle", "google"], ["micorsoft", "microsoft"], ["pricipal", "principal"], ["enginer", "engineer"]])("%s is taken for %s", (asked, word) => {
    expect(wordLikeness(asked, word)).toBeGreaterThan(0.8);
    expect(wordLikeness(asked, word)).toBeLessThan(1);
  });

  it("a code is never taken for a misspelled other one, nor a short word for another", () => {
    expect(wordLikeness("l5", "l6")).toBe(0);
    expect(wordLikeness("grade11", "grade12")).toBe(0);
    expect(wordLikeness("ads", "aws")).toBe(0);
  });

  it("a part of a word counts in scripts without spaces, and not in Latin letters", () => {
    expect(wordLikeness("工程师", "高级工程师")).toBeGreaterThan(0.5);
    expect(wordLikeness("gin", "engineer")).toBe(0);
  });

  it("lies between 0 and 1, and a name fits itself fully", () => {
    fc.assert(fc.property(fc.string({ unit: "grapheme" }), fc.string({ unit: "grapheme" }), (a, b) => {
      const { score, covered } = nameLikeness(wordsOf(a), wordsOf(b));
      expect(score).toBeGreaterThanOrEqual(0);
      expect(score).toBeLessThanOrEqual(covered + 1e-9);
      expect(covered).toBeLessThanOrEqual(1 + 1e-9);
      if (wordsOf(a).length > 0) expect(nameLikeness(wordsOf(a), wordsOf(a)).score).toBe(1);
    }));
  });

  it("two neighbours swapped are one slip; what is farther than was asked about is one more than that", () => {
    expect([distance("micorsoft", "microsoft", 2), distance("staff", "staff", 0), distance("staff", "stuff", 0), distance("engineer", "manager", 2)]).toEqual([1, 0, 1, 3]);
  });

  it("the distance is that of the whole table, looked at as far as was asked about", () => {
    const words = fc.string({ unit: fc.constantFrom("a", "b", "é"), maxLength: 12 });
    fc.assert(fc.property(words, words, fc.integer({ min: 0, max: 14 }), (a, b, most) => expect(distance(a, b, most)).toBe(Math.min(wholeDistance(a, b), most + 1))), { numRuns: 2_000 });
  });
});

/** Every cell of the table, by definition. */
function wholeDistance(a: string, b: string): number {
  const cells: number[][] = [];
  for (let i = 0; i <= a.length; i += 1) {
    cells.push([]);
    for (let j = 0; j <= b.length; j += 1) {
      const before = [i === 0 ? j : cells[i - 1]![j]! + 1, j === 0 ? i : cells[i]![j - 1]! + 1];
      if (i > 0 && j > 0) before.push(cells[i - 1]![j - 1]! + Number(a[i - 1] !== b[j - 1]));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) before.push(cells[i - 2]![j - 2]! + 1);
      cells[i]!.push(Math.min(...before));
    }
  }
  return cells[a.length]![b.length]!;
}

describe("what is asked", () => {
  it("a text without a letter or figure asks nothing", () => {
    for (const text of ["", "  ", "!?", "\t…"]) expect(asked(text)).toBeNull();
  });

  it("words between rung and company are left out, unless there are no others", () => {
    expect(asked("Staff at Meta")?.words).toEqual(["staff", "meta"]);
    expect(asked("at")?.words).toEqual(["at"]);
  });

  it("a text that is too long, or holds NUL or half a surrogate pair, is refused by name", () => {
    expect(asked("x".repeat(MAX_TEXT))).not.toBeNull();
    expect(() => asked("x".repeat(MAX_TEXT + 1))).toThrow("text: has 201 characters; at most 200");
    expect(() => asked("a\u0000b")).toThrow("text: contains a NUL");
    expect(() => asked("a\ud800")).toThrow("text: contains half of a surrogate pair");
  });

  it("words of titles and codes alone are not looked up as companies inside a longer text", () => {
    expect(asked("senior engineer amazon l5")?.companyPhrases).toEqual(expect.arrayContaining(["amazon", "senior engineer amazon l5"]));
    for (const phrase of ["senior", "engineer", "senior engineer", "l5"]) expect(asked("senior engineer amazon l5")?.companyPhrases).not.toContain(phrase);
    expect(asked("staff")?.companyPhrases).toEqual(["staff"]);
  });

  it("the number of parts looked up is bounded, whatever is typed", () => {
    fc.assert(fc.property(fc.string({ maxLength: MAX_TEXT, unit: "grapheme" }).filter((text) => text.length <= MAX_TEXT), (text) => {
      expect(asked(text)?.companyPhrases.length ?? 0).toBeLessThanOrEqual(21);
    }));
  });
});

describe("a company inside a text", () => {
  const names = [nameOf("NAME", "Meta"), nameOf("SLUG", "meta"), nameOf("ALIAS", "Facebook")];

  it("is found by any of its names wherever it stands, and the other words are left", () => {
    expect(mentionOf(["staff", "facebok"], names)).toMatchObject({ name: { text: "Facebook" }, rest: ["staff"] });
    expect(mentionOf(["meta", "e6"], names)).toMatchObject({ name: { text: "Meta" }, strength: 1, rest: ["e6"] });
  });

  it("is not found when nothing else is said, or when the word is another", () => {
    expect(mentionOf(["meta"], names)).toBeNull();
    expect(mentionOf(["methods", "works"], names)).toBeNull();
  });
});

it("the order of hits is total: no two places are equal, and it does not turn round", () => {
  const key = fc.tuple(fc.constantFrom(1, 0.9), fc.nat(2), fc.nat(2), fc.constantFrom("a", "b"), fc.nat(1), fc.nat(1), fc.constantFrom("x", "y", "z"));
  fc.assert(fc.property(key, key, key, (a: HitKey, b: HitKey, c: HitKey) => {
    expect(Math.sign(compareKeys(a, b))).toBe(-Math.sign(compareKeys(b, a)) || 0);
    expect(compareKeys(a, b) === 0).toBe(a.every((part, i) => part === b[i]));
    if (compareKeys(a, b) < 0 && compareKeys(b, c) < 0) expect(compareKeys(a, c)).toBeLessThan(0);
  }));
});
