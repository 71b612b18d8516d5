import type { ReasonKind } from "../../../src/equivalence/domain/answer.js";
import { equate } from "../../../src/equivalence/domain/equate.js";
import type { Question } from "../../../src/equivalence/domain/question.js";
import { buildAssertion, buildLadder, buildQuestion, buildRung, names } from "./build.js";

const google = { ...names, from: "L5", fromCompany: "Google", toCompany: "Amazon", fromSource: () => "levels page, 2026", toSource: () => "role guide, 2025" };
const senior = buildRung({ id: "a", range: { lo: 2, hi: 3 }, confidence: 0.7 });
const amazon = buildLadder([[1, 2], [2, 3], [3, 3.75]], { confidence: 0.7 });
const ask = (rest: Partial<Question> = {}, from = senior, ladder = amazon): Question => buildQuestion(from, ladder, { names: google, ...rest });

function told(kind: ReasonKind, question: Question): readonly string[] {
  const result = equate(question);
  return result.kind === "EQUIVALENCE" ? result.reasons.filter((reason) => reason.kind === kind).map(({ text }) => text) : [];
}
const caveats = (question: Question): readonly string[] => {
  const result = equate(question);
  return result.kind === "EQUIVALENCE" ? result.caveats : [];
};

test.each<[ReasonKind, string, Question]>([
  ["RANGES", "Google L5 spans 2 to 3 on the axis (source: levels page, 2026); Amazon R2 spans 2 to 3 (source: role guide, 2025).", ask()],
  ["OVERLAP", "The two ranges are the same.", ask()],
  ["LANDING", "Where people from Google L5 would land: 72% on Amazon R2, 9% on Amazon R1, 8% on Amazon R3, 6% above the ladder and 5% below the ladder.", ask({}, { ...senior, confidence: 0.5 }, buildLadder([[1.75, 2], [2, 3], [3, 3.2]]))],
  ["BOUNDARY", "The middle of Google L5 lies 0.1 levels below the upper edge of Amazon R2: just under R3.", ask({}, { ...senior, range: { lo: 2.4, hi: 3.4 } })],
  ["TRACK", "Google L5 is on the management track and the answer on the individual contributor track: a parallel rank, not the same job.", ask({ toTrack: "IC" }, { ...senior, track: "M" })],
  ["FOLD", "Amazon has no ladder for ml on this track, so its ladder for software is read instead (confidence × 0.90).", ask({ folds: [{ from: "ml", to: "software", factor: 0.9 }] }, { ...senior, family: "ml" })],
  ["SIZE", "Fewer than 50 people work at Google, and roles there span levels: its edges are blurred by 0.1 levels more.", ask({}, { ...senior, smallCompany: true })],
  ["REVIEW", "A review found that Google L5 is not Amazon R3; it is left out.", ask({ nots: [{ a: "a", b: "3" }] })],
  ["CROSSWALK", "A table agrees: it puts Google L5 at Amazon R2, where 75% land.", ask({ assertions: [buildAssertion(["2"])] })],
  ["CONFLICT", "A table puts Google L5 at Amazon R1, where we see only 12% land.", ask({ assertions: [buildAssertion(["1"])] })],
  ["CONFLICT", "A table says that Google L5 is not Amazon R2.", ask({ assertions: [buildAssertion(["2"], { holds: false })] })],
  ["AGE", "The older source was 2 years old on 2026-01-01 (confidence × 0.90).", ask({ sourceDates: { from: "2024-01-01", to: () => null } })],
  ["CONFIDENCE", "Confidence 0.67 (medium): the weaker of the two mappings has 0.70, × 0.95 because each was judged alone.", ask()],
])("%s: %s", (kind, text, question) => {
  expect(told(kind, question)).toEqual([text]);
});

test("ranges that differ are told with both shares, the distance of their edges and which stands higher", () => {
  expect(told("OVERLAP", ask({}, { ...senior, range: { lo: 2.2, hi: 3 } }))).toEqual([
    "Of all they cover, the two ranges have 80% in common: 100% of Google L5 lies in Amazon R2, and 80% the other way round; their edges are at most 0.2 levels apart. The middle of Amazon R2 stands 0.1 levels lower.",
  ]);
});

test.each<[string, RegExp, Question]>([
  ["an answer across tracks", /not the same job/, ask({ toTrack: "IC" }, { ...senior, track: "M" })],
  ["a best match without a majority", /No majority/, ask({}, { ...senior, range: { lo: 1.4, hi: 3.6 } })],
  ["rungs that cannot be told apart", /R2 and R2b have the same range/, ask({}, senior, [...amazon, { ...amazon[1]!, id: "2b" }])],
  ["a company of fewer than 50 people", /fewer than 50 people/, ask({}, { ...senior, smallCompany: true })],
  ["rungs not on the axis yet", /2 are not on the axis yet/, ask({ unmappedTargets: 2 })],
  ["sources that disagree", /disagree about this pair/, ask({ assertions: [buildAssertion(["1"])] })],
])("%s is a caveat", (_, text, question) => {
  expect(caveats(question).filter((caveat) => text.test(caveat))).toHaveLength(1);
  expect(caveats(ask())).toEqual([]);
});
