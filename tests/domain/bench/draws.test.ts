import { drawnAskings, everyAsking } from "../../bench/askings.js";
import { ranks } from "../../bench/draws.js";
import { QUESTIONS, type Question } from "../../bench/questions.js";
import { random } from "../../bench/random.js";
import type { Subject } from "../../bench/subjects.js";
import { mistyped } from "../../bench/texts.js";

const subjects = Array.from({ length: 50 }, (_, i): Subject => ({ slug: `invented-${i}`, name: `Invented ${i}`, rungs: [{ code: i % 2 === 0 ? "L1" : null, title: "Engineer" }, { code: i % 2 === 0 ? "L2" : null, title: "Senior Engineer" }] }));
const asking = (name: Question["name"]): Question => QUESTIONS.find((question) => question.name === name)!;

/** A text with a letter left out, doubled, or swapped with the next. */
const withOneSlip = (text: string): ReadonlySet<string> => new Set([...text].flatMap((letter, at) => {
  const [before, next, after] = [text.slice(0, at), text[at + 1] ?? "", text.slice(at + 2)];
  return [before + next + after, before + letter + letter + next + after, before + next + letter + after];
}));

/** How often each rank was drawn, of so many times. */
function counted(draw: "uniform" | "zipf", count: number, times: number): readonly number[] {
  const [rank, chosen] = [ranks(draw, count), random(7)];
  const found = Array.from({ length: count }, () => 0);
  for (let i = 0; i < times; i += 1) found[rank(chosen)]! += 1;
  return found;
}

describe("what is asked about", () => {
  // the standard deviation of each count is at most the root of what is expected; four of them is one draw in 16,000
  const near = (expected: number) => 4 * Math.sqrt(expected);

  it("is drawn by Zipf in proportion to 1 / rank, for every rank", () => {
    const [count, times] = [200, 400_000];
    const sum = Array.from({ length: count }, (_, i) => 1 / (i + 1)).reduce((a, b) => a + b);
    counted("zipf", count, times).forEach((found, i) => {
      const expected = times / (i + 1) / sum;
      expect(Math.abs(found - expected)).toBeLessThan(near(expected));
    });
  });

  it("is drawn uniformly as often as anything else", () => {
    for (const found of counted("uniform", 200, 400_000)) expect(Math.abs(found - 2_000)).toBeLessThan(near(2_000));
  });

  it("is the same for the same seed, and another for another", () => {
    const drawn = drawnAskings(asking("headline"), subjects, "zipf");
    const some = (seed: number): readonly unknown[] => { const next = drawn(seed); return Array.from({ length: 20 }, () => next().variables); };
    expect(some(3)).toEqual(some(3));
    expect(some(4)).not.toEqual(some(3));
  });

  it("are five different companies, or a company and another", () => {
    const [five, pair] = [drawnAskings(asking("comparison of five"), subjects, "zipf")(1), drawnAskings(asking("headline"), subjects, "zipf")(1)];
    for (let i = 0; i < 200; i += 1) {
      expect(new Set(five().variables.companies as string[]).size).toBe(5);
      const { company, toCompany } = pair().variables;
      expect(company).not.toBe(toCompany);
    }
  });

  it("is a rung by its code, or by its title where there are no codes", () => {
    const next = drawnAskings(asking("counterparts"), subjects, "uniform")(1);
    const kinds = new Set(Array.from({ length: 100 }, () => Object.keys(next().variables).join()));
    expect([...kinds].sort()).toEqual(["company,code", "company,title"]);
  });

  it("is every company once when memory is warmed", () => {
    const slugs = [...everyAsking(asking("comparison of five"), subjects)].flatMap(({ variables }) => variables.companies as string[]);
    expect([...slugs].sort()).toEqual(subjects.map(({ slug }) => slug).sort());
  });

  it("is mistyped by one slip, in a word of five letters or more", () => {
    const chosen = random(5);
    const found = new Set(Array.from({ length: 300 }, () => mistyped("invented 123 l5", chosen)));
    expect([...found].filter((text) => !withOneSlip("invented").has(text.slice(0, -" 123 l5".length)))).toEqual([]);
    expect(found.size).toBe(18); // at six letters, each in three ways
    expect(mistyped("l5 swe 123", chosen)).toBe("l5 swe 123");
  });
});
