import fc from "fast-check";
import { compareCounterparts, rankCounterparts, type Counterpart } from "../../../src/equivalence/domain/counterparts.js";

const buildCounterpart = (rest: Partial<Counterpart> & Pick<Counterpart, "rungId">): Counterpart => ({ overlap: 0.5, rankShift: 0, company: "acme", order: 0, ...rest });
const anyCounterpart: fc.Arbitrary<Counterpart> = fc.record({
  overlap: fc.constantFrom(0, 0.5, 1), rankShift: fc.constantFrom(-0.5, 0, 0.5), company: fc.constantFrom("acme", "Beta"), order: fc.nat(2), rungId: fc.constantFrom("x", "y"),
});

test("counterparts are ranked by overlap, then the size of the rank shift either way, then company, then order", () => {
  const ranked = [
    buildCounterpart({ rungId: "1", overlap: 0.9, rankShift: 1 }),
    buildCounterpart({ rungId: "2", rankShift: 0.1, company: "zeta" }),
    buildCounterpart({ rungId: "3", rankShift: -0.2, company: "acme", order: 2 }),
    buildCounterpart({ rungId: "4", rankShift: 0.2, company: "beta", order: 1 }),
    buildCounterpart({ rungId: "5", rankShift: -0.2, company: "beta", order: 2 }),
  ];
  expect(rankCounterparts(ranked.toReversed()).map(({ rungId }) => rungId)).toEqual(["1", "2", "3", "4", "5"]);
});

test("the ranking is the same for any order of input, and only equal counterparts tie", () => {
  fc.assert(fc.property(fc.array(anyCounterpart, { maxLength: 12 }), (candidates) => {
    expect(rankCounterparts(candidates.toReversed()).map(sizeOfShift)).toEqual(rankCounterparts(candidates).map(sizeOfShift));
  }));
  fc.assert(fc.property(anyCounterpart, anyCounterpart, (a, b) => {
    expect(compareCounterparts(a, b) === 0).toBe(JSON.stringify(sizeOfShift(a)) === JSON.stringify(sizeOfShift(b)));
  }));
});

// The sign of the shift does not rank; one rung has one shift, so that it never has to.
const sizeOfShift = (candidate: Counterpart): Counterpart => ({ ...candidate, rankShift: Math.abs(candidate.rankShift) });
