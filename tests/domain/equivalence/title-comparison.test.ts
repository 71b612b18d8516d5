import fc from "fast-check";
import { compareStandings, type Standing } from "../../../src/equivalence/domain/title-comparison.js";

const at = (lo: number, hi: number): Standing => [{ range: { lo, hi }, probability: 1 }];
const anyStanding: fc.Arbitrary<Standing> = fc.array(fc.record({ lo: fc.integer({ min: 0, max: 10 }), weight: fc.integer({ min: 1, max: 9 }) }), { minLength: 1, maxLength: 5 })
  .map((parts) => {
    const sum = parts.reduce((total, part) => total + part.weight, 0);
    return parts.map(({ lo, weight }) => ({ range: { lo: lo / 2, hi: lo / 2 + 0.5 }, probability: weight / sum }));
  });

it("a whole level apart, the higher one is senior for certain", () =>
  expect(compareStandings(at(3, 3.5), at(1, 1.5))).toMatchObject({ verdict: "LEFT", difference: 2, leftHigher: 1, rightHigher: 0, equal: 0 }));

it("in the same half level nobody is senior", () => expect(compareStandings(at(2, 2.5), at(2, 2.5))).toMatchObject({ verdict: "EQUAL", difference: 0, equal: 1 }));

it("likelihoods sum to 1, and turning the sides round turns the answer round", () => {
  fc.assert(fc.property(anyStanding, anyStanding, (a, b) => {
    const [ab, ba] = [compareStandings(a, b), compareStandings(b, a)];
    expect(ab.leftHigher + ab.rightHigher + ab.equal).toBeCloseTo(1, 6);
    expect(ab.difference).toBeCloseTo(-ba.difference, 6);
    expect(ab.leftHigher).toBeCloseTo(ba.rightHigher, 6);
  }));
});

it("moving a side up never makes it less likely the senior one", () => {
  fc.assert(fc.property(anyStanding, anyStanding, (a, b) => {
    const raised = a.map(({ range, probability }) => ({ range: { lo: range.lo + 0.5, hi: range.hi + 0.5 }, probability }));
    expect(compareStandings(raised, b).leftHigher).toBeGreaterThanOrEqual(compareStandings(a, b).leftHigher - 1e-9);
  }));
});
