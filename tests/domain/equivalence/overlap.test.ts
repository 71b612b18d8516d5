import fc from "fast-check";
import { boundaryOf, overlapOf, predicateOf, rankShift, type Predicate } from "../../../src/equivalence/domain/overlap.js";
import { anyRange } from "./build.js";

const range = (lo: number, hi: number) => ({ lo, hi });
const anyPair = fc.tuple(anyRange("IC"), anyRange("IC"));
// Near ranges, since two ranges drawn apart are hardly ever EXACT or CLOSE.
const nearPair = fc.tuple(anyRange("IC"), fc.integer({ min: -6, max: 6 }), fc.integer({ min: -6, max: 6 }))
  .map(([a, lo, hi]) => [a, range(a.lo + lo * 0.05, a.hi + hi * 0.05)] as const)
  .filter(([, b]) => b.hi - b.lo > 0.04);
const pairs = fc.oneof(anyPair, nearPair);

test.each<[string, Predicate | null, [number, number], [number, number]]>([
  ["the same range", "EXACT_MATCH", [2, 3], [2, 3]],
  ["both edges one step of the grid apart", "EXACT_MATCH", [2, 3], [2.05, 2.95]],
  ["edges two steps apart", "CLOSE_MATCH", [2, 3], [2.1, 3]],
  ["edges within 0.25 and J of 0.6, though one contains the other", "CLOSE_MATCH", [2, 2.8], [2, 3]],
  ["each 85% inside the other, edges far apart", "CLOSE_MATCH", [0, 4], [0.3, 4.4]],
  ["ours inside a wider one", "BROAD_MATCH", [2, 3], [2, 4]],
  ["theirs inside a wider one of ours", "NARROW_MATCH", [2, 4], [2, 3]],
  ["85% of ours inside a wider one", "BROAD_MATCH", [1.85, 2.85], [2, 4]],
  ["J of 0.4 without containment", "CLOSE_MATCH", [2, 3], [2.4, 3.4]],
  ["our centre in theirs", "CLOSE_MATCH", [2, 3], [2.45, 5]],
  ["their centre in ours", "CLOSE_MATCH", [2, 4.55], [4, 5]],
  ["less than that: none", null, [2, 3], [2.55, 3.55]],
  ["touching ranges", null, [2, 3], [3, 4]],
])("%s: %s", (_, predicate, ours, theirs) => {
  expect(predicateOf(range(...ours), range(...theirs))).toBe(predicate);
});

test("J is symmetric and lies in 0–1, and the two shares change places", () => {
  fc.assert(fc.property(pairs, ([a, b]) => {
    const [there, back] = [overlapOf(a, b), overlapOf(b, a)];
    expect(there).toEqual({ overlap: back.overlap, shareOfOurs: back.shareOfTheirs, shareOfTheirs: back.shareOfOurs });
    expect(there.overlap).toBeGreaterThanOrEqual(0);
    expect(there.overlap).toBeLessThanOrEqual(Math.min(there.shareOfOurs, there.shareOfTheirs));
  }));
});

test("BROAD_MATCH one way is NARROW_MATCH the other; EXACT_MATCH, CLOSE_MATCH and none are symmetric", () => {
  const inverse = (predicate: Predicate | null) =>
    predicate === "BROAD_MATCH" ? "NARROW_MATCH" : predicate === "NARROW_MATCH" ? "BROAD_MATCH" : predicate;
  fc.assert(fc.property(pairs, ([a, b]) => expect(predicateOf(b, a)).toBe(inverse(predicateOf(a, b)))), { numRuns: 2000 });
});

test("a range with itself is EXACT_MATCH with J = 1", () => {
  fc.assert(fc.property(anyRange("M"), (a) => {
    expect(predicateOf(a, a)).toBe("EXACT_MATCH");
    expect(overlapOf(a, a)).toEqual({ overlap: 1, shareOfOurs: 1, shareOfTheirs: 1 });
  }));
});

test("ranges that share nothing have no predicate, unless both are slivers within a step of the grid", () => {
  fc.assert(fc.property(pairs, ([a, b]) => {
    fc.pre(overlapOf(a, b).overlap === 0 && Math.abs(a.lo - b.lo) > 0.051);
    expect(predicateOf(a, b)).toBeNull();
  }));
});

test("the rank shift is positive when theirs stands higher, and changes sign with direction", () => {
  expect(rankShift(range(2, 3), range(3, 3.75))).toBe(0.875);
  fc.assert(fc.property(anyPair, ([a, b]) => expect(rankShift(a, b) + rankShift(b, a)).toBeCloseTo(0, 12)));
});

test.each<[string, [number, number], ReturnType<typeof boundaryOf>]>([
  ["0.1 below the upper edge", [2.4, 3.4], { edge: "UPPER", distance: -0.1 }],
  ["0.15 above the lower edge", [1, 3.3], { edge: "LOWER", distance: 0.15 }],
  ["0.05 beyond the upper edge", [2.05, 4.05], { edge: "UPPER", distance: 0.05 }],
  ["0.2 from both edges", [2.1, 2.3], null],
])("our centre %s of their range [2, 3) is a boundary within 0.15 only", (_, ours, boundary) => {
  expect(boundaryOf(range(...ours), range(2, boundary === null ? 2.4 : 3))).toEqual(boundary);
});
