import fc from "fast-check";
import {
  ageFactor, bandOf, jointly, mappingConfidence, oldestInYears, pairConfidence, reviewed, type PairEvidence,
} from "../../../src/equivalence/domain/confidence.js";
import { priorOf, type CrosswalkAssertion, type Evidence } from "../../../src/equivalence/domain/evidence.js";
import { anyConfidence, buildAssertion } from "./build.js";

const buildEvidence = (rest: Partial<Evidence> = {}): Evidence => ({
  group: "site", prior: 0.7, kind: "PRIMARY_SOURCE", holds: true, label: "A page", date: "2026-01-01", ...rest,
});
const buildPair = (rest: Partial<PairEvidence> = {}): PairEvidence => ({
  ours: 0.7, theirs: 0.7, folds: [], age: 1, agreeing: [], disagreeing: [], ...rest,
});
const anyGroup = fc.constantFrom("a", "b", "c", "d");
const anyEvidence: fc.Arbitrary<Evidence> = fc.record({ group: anyGroup, prior: anyConfidence, holds: fc.boolean() }).map(buildEvidence);
const anyEvidenceList = fc.array(anyEvidence, { maxLength: 8 });
const anyAssertions: fc.Arbitrary<readonly CrosswalkAssertion[]> = fc.array(
  fc.record({ group: anyGroup, prior: anyConfidence, label: anyGroup, weighed: fc.boolean() }).map((rest) => buildAssertion(["1"], rest)), { maxLength: 6 });
const anyStances = fc.array(fc.integer({ min: -10, max: 10 }).map((tenths) => tenths / 10), { maxLength: 6 });
const anyPair: fc.Arbitrary<PairEvidence> = fc.record({
  ours: anyConfidence, theirs: anyConfidence, age: fc.double({ min: 0.8, max: 1, noNaN: true }), agreeing: anyAssertions, disagreeing: anyAssertions,
  folds: fc.array(fc.record({ from: anyGroup, to: anyGroup, factor: anyConfidence }), { maxLength: 3 }),
});
const anyDate = fc.date({ min: new Date("2000-01-01"), max: new Date("2040-01-01"), noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10));

/** Results are rounded to 1e-9, after products whose last bit depends on their order. */
const ROUNDED = 1.1e-9;

test("a confidence, of a mapping or of a pair, lies in 0–1", () => {
  fc.assert(fc.property(anyEvidenceList, anyStances, anyPair, (evidence, stances, pair) => {
    for (const value of [mappingConfidence(evidence, stances), pairConfidence(pair).value]) expect(value >= 0 && value <= 1).toBe(true);
  }));
});

test("without evidence there is no confidence; one piece is worth its prior; two independent ones join by noisy-OR", () => {
  expect(mappingConfidence([])).toBe(0);
  expect(mappingConfidence([buildEvidence({ prior: 0.55 })])).toBe(0.55);
  expect(mappingConfidence([buildEvidence({ prior: 0.55 }), buildEvidence({ prior: 0.7, group: "other" })])).toBeCloseTo(0.865, 9);
});

test("agreeing independent evidence never lowers a confidence", () => {
  fc.assert(fc.property(anyEvidenceList, anyConfidence, anyPair, (evidence, prior, pair) => {
    expect(mappingConfidence([...evidence, buildEvidence({ group: "new", prior })])).toBeGreaterThanOrEqual(mappingConfidence(evidence) - ROUNDED);
    const more = { ...pair, agreeing: [...pair.agreeing, buildAssertion(["1"], { group: "new", prior })] };
    expect(pairConfidence(more).value).toBeGreaterThanOrEqual(pairConfidence(pair).value - ROUNDED);
  }));
});

test("evidence against never raises a confidence", () => {
  fc.assert(fc.property(anyEvidenceList, anyEvidence, anyPair, (evidence, piece, pair) => {
    expect(mappingConfidence([...evidence, { ...piece, holds: false }])).toBeLessThanOrEqual(mappingConfidence(evidence) + ROUNDED);
    const more = { ...pair, disagreeing: [...pair.disagreeing, buildAssertion(["1"], piece)] };
    expect(pairConfidence(more).value).toBeLessThanOrEqual(pairConfidence(pair).value + ROUNDED);
  }));
});

test("duplicated evidence, also a weaker copy in the same group, changes nothing", () => {
  fc.assert(fc.property(anyEvidenceList, anyPair, (evidence, pair) => {
    const copies = evidence.map((piece) => ({ ...piece, prior: piece.prior / 2, label: "A copy" }));
    expect(mappingConfidence([...evidence, ...evidence, ...copies])).toBe(mappingConfidence(evidence));
    const twice = { ...pair, agreeing: [...pair.agreeing, ...pair.agreeing], disagreeing: [...pair.disagreeing, ...pair.disagreeing] };
    expect(pairConfidence(twice)).toEqual(pairConfidence(pair));
  }));
});

test("the order of evidence, reviews and crosswalks changes nothing, not even the last digit", () => {
  fc.assert(fc.property(anyEvidenceList, anyStances, anyPair, (evidence, stances, pair) => {
    expect(mappingConfidence(evidence.toReversed(), stances.toReversed())).toBe(mappingConfidence(evidence, stances));
    const reversed = { ...pair, agreeing: pair.agreeing.toReversed(), disagreeing: pair.disagreeing.toReversed() };
    expect(pairConfidence(reversed)).toEqual(pairConfidence(pair));
  }));
});

test("reviews are monotone: a kinder stance never lowers, a harsher one never raises; none changes nothing", () => {
  fc.assert(fc.property(anyConfidence, anyStances, fc.nat(), fc.double({ min: 0, max: 2, noNaN: true }), (confidence, stances, at, by) => {
    const index = at % Math.max(1, stances.length);
    const kinder = stances.map((stance, i) => (i === index ? Math.min(1, stance + by) : stance));
    expect(reviewed(confidence, kinder)).toBeGreaterThanOrEqual(reviewed(confidence, stances) - ROUNDED);
    expect(reviewed(confidence, [])).toBe(confidence);
  }));
});

test("the mean stance counts, capped at a half either way", () => {
  expect(reviewed(0.8, [1])).toBeCloseTo(0.9, 9);
  expect(reviewed(0.8, [-1, -1])).toBeCloseTo(0.4, 9);
  expect(reviewed(0.8, [0.4, 0])).toBeCloseTo(0.84, 9);
});

test("before crosswalks a chain is never surer than its weaker part", () => {
  fc.assert(fc.property(anyPair, (pair) => {
    const { value } = pairConfidence({ ...pair, agreeing: [], disagreeing: [] });
    expect(value).toBeLessThanOrEqual(Math.min(pair.ours, pair.theirs));
  }));
});

test("a contradiction that a mapping has allowed for takes back what agreement added, and no more", () => {
  const agreeing = [buildAssertion(["1"], { group: "for", prior: 0.8 })];
  const weighed = [buildAssertion(["2"], { group: "against", weighed: true })];
  const alone = pairConfidence(buildPair()).value;
  expect(pairConfidence(buildPair({ disagreeing: weighed })).value).toBe(alone);
  expect(pairConfidence(buildPair({ agreeing, disagreeing: weighed })).value).toBeCloseTo((1 - (1 - alone) * 0.2) * 0.75, 9);
  expect(pairConfidence(buildPair({ agreeing: [buildAssertion(["1"], { prior: 0.1 })], disagreeing: weighed })).value).toBe(alone);
});

test("the parts lead to the value, step by step", () => {
  const { parts, value, band } = pairConfidence(buildPair({
    theirs: 0.8, age: 0.9, folds: [{ from: "data-architecture", to: "data-engineering", factor: 0.8 }],
    agreeing: [buildAssertion(["1"])], disagreeing: [buildAssertion(["2"], { group: "b", label: "B" })],
  }));
  expect(parts.map(({ kind, value: part, after }) => [kind, part, Math.round(after * 1e4) / 1e4])).toEqual([
    ["WEAKER_MAPPING", 0.7, 0.7], ["PAIRING", 0.95, 0.665], ["FOLD", 0.8, 0.532], ["AGE", 0.9, 0.4788], ["AGREEMENT", 0.5, 0.7394], ["DISAGREEMENT", 0.5, 0.5546],
  ]);
  expect([value, band]).toEqual([parts.at(-1)!.after, "LOW"]);
});

test("a source costs 5% a year, at most 20%; the older side counts, and one that does not age costs nothing", () => {
  expect(ageFactor(["2024-01-01", "2026-01-01"], "2026-01-01")).toBeCloseTo(0.9, 3);
  expect(ageFactor(["2001-01-01", null], "2026-01-01")).toBe(0.8);
  expect(ageFactor([null, null], "2026-01-01")).toBe(1);
  expect(ageFactor(["2027-01-01", null], "2026-01-01")).toBe(1);
  expect(oldestInYears(["2023", null], "2026-01-01")).toBeCloseTo(3, 2);
});

test("a later day never makes a source younger, and a newer source never makes a pair less sure", () => {
  fc.assert(fc.property(anyDate, anyDate, anyDate, (a, b, asOf) => {
    const [older, newer] = a < b ? [a, b] : [b, a];
    expect(ageFactor([older], asOf)).toBeLessThanOrEqual(ageFactor([newer], asOf));
    expect(ageFactor([asOf], newer)).toBeLessThanOrEqual(ageFactor([asOf], older));
  }));
});

test.each([[1, "HIGH"], [0.8, "HIGH"], [0.799, "MEDIUM"], [0.6, "MEDIUM"], [0.599, "LOW"], [0.4, "LOW"], [0.399, "TOO_WEAK"], [0, "TOO_WEAK"]])(
  "%p is %s", (value, band) => expect(bandOf(value)).toBe(band));

test("kinds of evidence are worth what the design says, and more the closer they are to the company", () => {
  expect((["CROSSWALK", "SECONDARY_SOURCE", "PRIMARY_SOURCE", "COMPANY_PUBLISHED", "COMPANY_PUBLISHED_REVIEWED", "COMPANY_PUBLISHED_REVIEWED_TWICE"] as const)
    .map((kind) => priorOf(kind))).toEqual([0.5, 0.55, 0.7, 0.8, 0.85, 0.9]);
  expect(jointly([])).toBe(0);
});

test("however many tables agree, no pair of rungs is surer than 0.95, and a contradiction takes from that", () => {
  const agreeing = ["a", "b", "c", "d", "e", "f"].map((group) => buildAssertion(["1"], { group, prior: 0.5 }));
  expect(pairConfidence(buildPair({ ours: 0.8, theirs: 0.8, agreeing })).value).toBe(0.95);
  const disagreeing = [buildAssertion(["1"], { group: "g", prior: 0.4, weighed: false })];
  expect(pairConfidence(buildPair({ ours: 0.8, theirs: 0.8, agreeing, disagreeing })).value).toBeCloseTo(0.95 * 0.8, 9);
});
