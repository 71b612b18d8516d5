import type { Concept, Lexicon } from "../../../src/leveling/domain/lexicon.js";
import { faultsOfLexicon } from "../../../src/leveling/domain/lexicon.js";
import { compileMatcher } from "../../../src/leveling/domain/matcher.js";
import { peopleIn, tokens } from "../../../src/leveling/domain/tokens.js";

const concept = (key: string, words: Concept["words"], rest: Partial<Concept> = {}): Concept => ({ key, kind: "SENIORITY", basis: "INFERRED", sources: ["curators"], words, ...rest });
const lexicon: Lexicon = {
  concepts: [
    concept("senior", { en: ["senior"], ja: ["シニア"] }), concept("staff", { en: ["staff"] }), concept("manager", { en: ["manager"], ja: ["部長"] }),
    concept("division-head", { ja: ["本部長"] }), concept("senior-manager", {}, { parts: ["senior", "manager"] }), concept("senior-staff", { en: ["senior staff"] }),
    concept("leader", { de: ["-leiter"] }), concept("numeral-2", { en: ["2", "ii"] }, { position: "END" }), concept("management", { en: ["management"] }, { position: "PART" }),
    concept("engineer", { en: ["software engineer", "engineer"], fr: ["ingénieur"] }, { kind: "FAMILY", family: "software" }),
  ],
  expansions: [{ from: "sr", to: "senior", languages: ["en"] }, { from: "swe", to: "software engineer", languages: ["en"] }],
};
const matcher = compileMatcher(lexicon);
const keys = (title: string): readonly string[] => matcher.inTitle(title).matches.map((m) => m.concept.key);

describe("words of a title", () => {
  it.each([
    ["Sr. SWE", ["senior", "engineer"]], ["SENIOR-ENGINEER", ["senior", "engineer"]], ["Ingenieur", ["engineer"]], ["Senior Staff Engineer", ["senior-staff", "engineer"]],
    ["Teamleiter", ["leader"]], ["leiter", []], ["シニア本部長", ["senior", "division-head"]], ["Engineer II", ["engineer", "numeral-2"]], ["Engineer2", ["engineer", "numeral-2"]],
    ["2 Engineers", []], ["Level 2 engineer", ["numeral-2", "engineer"]], ["Engineer (management)", ["engineer", "management"]], ["Engineer management", ["engineer"]], ["", []],
  ])("%p holds %p", (title, expected) => expect(keys(title)).toEqual(expected));

  it("parts of a compound may stand apart, in one part of the title", () => {
    expect(keys("Senior Software Engineer Manager")).toEqual(["senior-manager", "engineer"]);
    expect(keys("Senior Engineer, Manager")).toEqual(["senior", "engineer", "manager"]);
  });
  it("the words as given are kept, also of an abbreviation", () => {
    expect(matcher.inTitle("Sr. SWE").matches.map((m) => m.text)).toEqual(["Sr", "SWE"]);
  });
  it("what no concept takes is left over", () => {
    expect(matcher.inTitle("Senior Wizard").rest).toEqual(["wizard"]);
  });
  it("who may apply and second forms do not count", () => {
    expect(tokens("Entwickler*in (m/w/d)").map((t) => t.word)).toEqual(["entwickler"]);
  });
});

test.each([["CTO at a 40-person startup", 40, 40], ["Lead (1,200 employees)", 1200, 1200], ["VP in a company of 100+ people", 100, null]])("%p names its company's size", (title, min, max) => {
  expect(peopleIn(title)).toMatchObject({ min, max });
});
test("a title that names no size has none", () => {
  expect(peopleIn("Engineer II, people team")).toBeNull();
  expect(peopleIn("Manager of 12 people")).toBeNull();
});

test.each([" ", "-", ",000", "1 ", "at a ", "1 person "])("no title takes longer to be read than it is long, not of %j again and again", (piece) => {
  const began = performance.now();
  peopleIn(`1${piece.repeat(20_000)}x`);
  expect(performance.now() - began).toBeLessThan(500); // twenty milliseconds; minutes where patterns begin anew at every letter
});

test("a lexicon that contradicts itself is refused, with the concept's name", () => {
  const wrong = faultsOfLexicon({
    concepts: [concept("a", { en: ["a"] }), concept("a", { en: ["b"] }), concept("b", {}), concept("c", {}, { parts: ["a", "none"] }), concept("d", { en: ["d"] }, { kind: "FAMILY", family: "none" }), concept("e", { en: ["e"] }, { kind: "SCOPE" })],
    expansions: [],
  }, new Set(["software"]));
  expect(wrong.map(({ key }) => key)).toEqual(["a", "b", "c", "d", "e"]);
});
