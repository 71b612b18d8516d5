import type { Abstention, AbstentionReason, Equivalence } from "../../../src/equivalence/domain/answer.js";
import { equate } from "../../../src/equivalence/domain/equate.js";
import { bareRung, type Question } from "../../../src/equivalence/domain/question.js";
import { buildAssertion, buildLadder, buildQuestion, buildRung } from "./build.js";

const amazon = buildLadder([[0, 1], [1, 2], [2, 3], [3, 3.75], [3.75, 5], [5, 6]], { confidence: 0.7 }).map((rung, index) => ({ ...rung, id: `L${index + 4}` }));
const googleL5 = buildRung({ id: "google-l5", range: { lo: 2, hi: 3 }, confidence: 0.7 });
const folds = [
  { from: "data-architecture", to: "data-engineering", factor: 0.8 },
  { from: "data-engineering", to: "software", factor: 0.9 },
];

function answer(question: Question): Equivalence {
  const result = equate(question);
  if (result.kind !== "EQUIVALENCE") throw new Error(`abstained: ${result.reason}`);
  return result;
}
function abstention(question: Question): Abstention {
  const result = equate(question);
  if (result.kind !== "ABSTENTION") throw new Error(`answered: ${result.best.rungId}`);
  return result;
}

test("Google L5 at Amazon is L6: EXACT_MATCH, most land there, confidence MEDIUM for two curated primary sources", () => {
  const { best, landing, confidence, alternatives, track, family } = answer(buildQuestion(googleL5, amazon));
  expect(best).toMatchObject({ rungId: "L6", predicate: "EXACT_MATCH", overlap: 1, rankShift: 0 });
  expect(best.landing).toBe(Math.max(...landing.map(({ share }) => share)));
  expect(best.landing).toBeGreaterThan(0.7);
  expect(confidence).toMatchObject({ value: 0.665, band: "MEDIUM" });
  expect(alternatives.map(({ rungId, predicate }) => [rungId, predicate])).toEqual([["L5", null], ["L7", null]]);
  expect([track, family]).toEqual(["IC", "software"]);
});

test("a canonical level asks like a rung whose range is its band", () => {
  const senior = bareRung({ id: "ic/senior", track: "IC", family: "software", range: { lo: 2, hi: 3 }, confidence: 1 });
  const question = buildQuestion(senior, amazon, { from: { state: "MAPPED", kind: "CANONICAL_LEVEL", rung: senior }, sourceDates: { from: null, to: () => null } });
  expect(answer(question)).toMatchObject({ best: { rungId: "L6", predicate: "EXACT_MATCH" }, confidence: { value: 0.665 } });
});

test("of two rungs with the same landing the one more like ours is best", () => {
  const sure = buildRung({ id: "a", range: { lo: 2.5, hi: 3.5 }, confidence: 1 });
  const [wide, wider] = [buildRung({ id: "wide", order: 1, range: { lo: 1, hi: 5 }, confidence: 1 }), buildRung({ id: "wider", order: 0, range: { lo: 0, hi: 6 }, confidence: 1 })];
  const { best, alternatives } = answer(buildQuestion(sure, [wider, wide]));
  expect([best.rungId, best.landing, alternatives[0]!.landing]).toEqual(["wide", 0.5, 0.5]);
});

test("of two rungs with the same range the one of lower order is best", () => {
  const twins = [buildRung({ id: "b", order: 2 }), buildRung({ id: "a", order: 3 }), buildRung({ id: "c", order: 1, range: { lo: 3, hi: 4 } })];
  expect(answer(buildQuestion(googleL5, twins)).best.rungId).toBe("b");
});

test("the best match has a predicate, even where a rung beside a sliver of overlap receives more", () => {
  const { best, alternatives } = answer(buildQuestion(buildRung({ id: "a", range: { lo: 2, hi: 3 } }), buildLadder([[1, 2], [2.85, 2.95], [2.95, 3.6]])));
  expect([best.rungId, best.predicate]).toEqual(["2", "NARROW_MATCH"]);
  expect(alternatives.every(({ landing }) => landing > best.landing)).toBe(true);
});

test("a rung without a predicate that shares at least 15% is listed as a partial overlap, not as the answer", () => {
  const { partialOverlaps, best } = answer(buildQuestion(googleL5, buildLadder([[1, 2], [2, 2.6], [2.6, 3.4]])));
  expect(best.rungId).toBe("2");
  expect(partialOverlaps).toMatchObject([{ rungId: "3", predicate: null }]);
});

describe("family", () => {
  const architect = buildRung({ id: "a", family: "data-architecture", range: { lo: 3, hi: 5 }, confidence: 0.8 });
  const engineers = buildLadder([[3, 5]], { family: "data-engineering" }).map((rung) => ({ ...rung, id: "engineer" }));
  const architects = buildLadder([[2, 3], [3, 5]], { family: "data-architecture" });

  test("the same family comes first, and costs nothing", () => {
    const { best, folds: taken } = answer(buildQuestion(architect, [...amazon, ...engineers, ...architects], { folds }));
    expect([best.rungId, best.predicate, taken.length]).toEqual(["2", "EXACT_MATCH", 0]);
  });

  test("without it the next fold is taken, and the same range is only a RELATED_MATCH", () => {
    const { best, folds: taken, confidence } = answer(buildQuestion(architect, [...amazon, ...engineers], { folds }));
    expect([best.rungId, best.predicate]).toEqual(["engineer", "RELATED_MATCH"]);
    expect(taken).toEqual([folds[0]]);
    expect(confidence.value).toBeCloseTo(0.8 * 0.95 * 0.8, 9);
  });

  test("folds follow one after another, each with its factor and its reason", () => {
    const { best, folds: taken, confidence, reasons, family } = answer(buildQuestion(architect, amazon, { folds }));
    expect([best.rungId, best.predicate, family]).toEqual(["L8", "RELATED_MATCH", "software"]);
    expect(taken).toEqual(folds);
    expect(confidence).toMatchObject({ band: "LOW", value: expect.closeTo(0.7 * 0.95 * 0.8 * 0.9, 9) });
    expect(reasons.filter(({ kind }) => kind === "FOLD")).toHaveLength(2);
  });

  test("of two folds the one that costs less is taken, whichever is named first", () => {
    const scientists = engineers.map((rung) => ({ ...rung, id: "scientist", family: "ml" }));
    const fork = [folds[0]!, { from: "data-architecture", to: "ml", factor: 0.85 }];
    for (const steps of [fork, fork.toReversed()]) expect(answer(buildQuestion(architect, [...engineers, ...scientists], { folds: steps })).best.rungId).toBe("scientist");
  });

  test("fewer folds come before cheaper ones, and a circle of folds ends", () => {
    const circle = [...folds, { from: "software", to: "data-architecture", factor: 1 }, { from: "data-architecture", to: "software", factor: 0.1 }];
    expect(abstention(buildQuestion(architect, amazon, { folds: circle }))).toMatchObject({ reason: "EVIDENCE_TOO_WEAK" });
    expect(abstention(buildQuestion(architect, buildLadder([[3, 5]], { family: "design" }), { folds: circle })).reason).toBe("NO_LADDER");
  });
});

describe("track", () => {
  const manager = buildRung({ id: "m", track: "M", range: { lo: 2, hi: 3 } });

  test("an answer asked for across tracks is a RELATED_MATCH at the parallel rank, with what changes", () => {
    const { best, crossTrack, reasons } = answer(buildQuestion(manager, amazon, { toTrack: "IC", trackChanges: ["Coding rises from 5% to 60%."] }));
    expect([best.rungId, best.predicate, best.rankShift, crossTrack]).toEqual(["L6", "RELATED_MATCH", 0, true]);
    expect(reasons.filter(({ kind }) => kind === "TRACK").map(({ text }) => text)).toContain("Coding rises from 5% to 60%.");
  });

  test("a manager is never answered with an individual contributor unasked", () => {
    const { reason, nearest } = abstention(buildQuestion(manager, amazon));
    expect(reason).toBe("TRACK_MISMATCH");
    expect(nearest[0]).toEqual({ rungId: "L6", overlap: 1, rankShift: 0, predicate: "RELATED_MATCH" });
  });
});

describe("itself", () => {
  test("a rung with itself is EXACT_MATCH, J = 1, confidence 1, whatever surrounds it", () => {
    const wide = buildRung({ id: "wide", range: { lo: 0, hi: 6 }, confidence: 0.1 });
    const narrow = buildRung({ id: "narrow", range: { lo: 2.9, hi: 3 }, confidence: 0.1 });
    expect(answer(buildQuestion(narrow, [wide, narrow]))).toMatchObject({ best: { rungId: "narrow", predicate: "EXACT_MATCH", overlap: 1 }, confidence: { value: 1 } });
  });

  test("unless a review says NOT", () => {
    const question = buildQuestion(googleL5, [googleL5], { nots: [{ a: googleL5.id, b: googleL5.id }] });
    expect(abstention(question).reason).toBe("NO_EQUIVALENT");
  });
});

test("a reviewed NOT, in either direction, is no match, no alternative and no partial overlap, and is told", () => {
  const ladder = buildLadder([[2, 3], [2.2, 3.2]], { confidence: 0.8 });
  for (const not of [{ a: googleL5.id, b: "1" }, { a: "1", b: googleL5.id }]) {
    const { best, alternatives, partialOverlaps, reasons } = answer(buildQuestion(googleL5, ladder, { nots: [not] }));
    expect([best.rungId, alternatives, partialOverlaps]).toEqual(["2", [], []]);
    expect(reasons.some(({ kind }) => kind === "REVIEW")).toBe(true);
  }
});

test("an agreeing crosswalk joins by noisy-OR; a disagreeing one costs half its prior and is shown as a conflict", () => {
  const agreed = answer(buildQuestion(googleL5, amazon, { assertions: [buildAssertion(["L6"])] }));
  expect(agreed.confidence.value).toBeCloseTo(1 - (1 - 0.665) * 0.5, 9);
  expect(agreed.conflicts).toEqual([]);
  const contested = answer(buildQuestion(googleL5, amazon, { assertions: [buildAssertion(["L8"])] }));
  expect(contested.confidence.value).toBeCloseTo(0.665 * 0.75, 9);
  expect(contested.conflicts).toMatchObject([{ rungIds: ["L8"], label: "A table", prior: 0.5 }]);
});

const doubtful = buildRung({ id: "d", confidence: 0.3 });
const conflicting = [buildAssertion(["L8"], { group: "a" }), buildAssertion(["L8"], { group: "b" })];
test.each<[string, AbstentionReason, Question]>([
  ["the target has no rungs", "NO_LADDER", buildQuestion(googleL5, [])],
  ["the target has no family that ours folds into", "NO_LADDER", buildQuestion({ ...googleL5, family: "design" }, amazon, { folds })],
  ["the target's rungs are not on the axis yet", "RUNG_UNMAPPED", buildQuestion(googleL5, [], { unmappedTargets: 4 })],
  ["ours is not on the axis yet", "RUNG_UNMAPPED", buildQuestion(googleL5, amazon, { from: { state: "UNMAPPED", id: "a", track: "IC", family: "software" } })],
  ["ours was reviewed and nothing fits", "NO_EQUIVALENT", buildQuestion(googleL5, amazon, { from: { state: "NO_EQUIVALENT", id: "a", track: "IC", family: "software" } })],
  ["ours falls into a gap of theirs", "NO_EQUIVALENT", buildQuestion(googleL5, buildLadder([[1, 2], [3, 4]]))],
  ["more than half land above their ladder", "OUTSIDE_RANGE", buildQuestion(googleL5, buildLadder([[0, 1], [1, 2.3]]))],
  ["more than half land below their ladder", "OUTSIDE_RANGE", buildQuestion(googleL5, buildLadder([[2.7, 4], [4, 5]]))],
  ["the other track has nothing as low as ours", "OUTSIDE_RANGE", buildQuestion(buildRung({ id: "j", range: { lo: 0, hi: 1 } }), buildLadder([[2, 3]], { track: "M" }), { toTrack: "M" })],
  ["the confidence is under 0.40", "EVIDENCE_TOO_WEAK", buildQuestion(doubtful, amazon)],
  ["the disagreeing evidence is stronger than ours", "CONFLICTING_EVIDENCE", buildQuestion(googleL5, amazon, { assertions: conflicting })],
])("where %s, the answer is %s, with a message and what would help", (_, reason, question) => {
  const given = abstention(question);
  expect(given.reason).toBe(reason);
  expect(given.message).toMatch(/^[A-Z].+\.$/);
  expect(given.wouldHelp.length).toBeGreaterThan(0);
});

test("an abstention that had something to compare shows the nearest rungs, the most alike first", () => {
  const { nearest, landing } = abstention(buildQuestion(doubtful, amazon));
  expect(nearest.map(({ rungId, overlap }) => [rungId, overlap])).toEqual([["L6", 1], ["L7", 0], ["L5", 0]]);
  expect(landing.length).toBeGreaterThan(0);
  const alike = abstention(buildQuestion(doubtful, buildLadder([[2.5, 2.55], [2, 3.6]])));
  expect(alike.nearest.map(({ rungId, rankShift }) => [rungId, rankShift])).toEqual([["2", 0.3], ["1", 0.025]]);
});
