import fc from "fast-check";
import { landedOn, sidesOf, verdictOf, type Verdict } from "../../../src/equivalence/domain/crosswalk.js";
import type { LandingShare } from "../../../src/equivalence/domain/landing.js";
import { buildAssertion } from "./build.js";

const place = (share: number, ...rungIds: string[]): LandingShare => ({ kind: "RUNG", share, rungIds, range: { lo: 0, hi: 1 } });
const shares = [place(0.05, "1"), place(0.2, "2"), place(0.4, "3", "3b"), place(0.3, "4"), place(0.05, "5")];

test.each<[string, readonly string[], Verdict]>([
  ["the best match", ["3"], "AGREES"],
  ["a rung with the best match's range", ["3b"], "AGREES"],
  ["a rung where at least 30% land", ["4"], "AGREES"],
  ["several rungs, one of them the best match", ["3", "5"], "AGREES"],
  ["a rung where 20% land", ["2"], "SILENT"],
  ["a rung where 5% land", ["5"], "DISAGREES"],
  ["two rungs where 10% land together", ["1", "5"], "DISAGREES"],
  ["two rungs where 25% land together", ["1", "2"], "SILENT"],
  ["a rung of another track or family", ["m1"], "SILENT"],
  ["such a rung and one where 5% land", ["m1", "5"], "DISAGREES"],
])("a crosswalk that names %s: %p %s", (_, rungIds, verdict) => {
  expect(verdictOf(buildAssertion(rungIds), shares, "3")).toBe(verdict);
});

test("a best match where fewer than 15% land is still the best match", () => {
  expect(verdictOf(buildAssertion(["1"]), shares, "1")).toBe("AGREES");
});

test.each<[string, readonly string[], Verdict]>([
  ["the best match", ["3"], "DISAGREES"],
  ["another rung, even one where many land", ["4"], "SILENT"],
  ["a rung where nobody lands", ["5"], "SILENT"],
])("a published NOT that names %s: %p %s", (_, rungIds, verdict) => {
  expect(verdictOf(buildAssertion(rungIds, { holds: false }), shares, "3")).toBe(verdict);
});

test("naming one more rung never turns agreement into disagreement", () => {
  const anyRungs = fc.subarray(["1", "2", "3", "3b", "4", "5", "m1"]);
  fc.assert(fc.property(anyRungs, fc.constantFrom("1", "2", "3", "4", "5"), (rungIds, more) => {
    const [before, after] = [buildAssertion(rungIds), buildAssertion([...rungIds, more])];
    fc.pre(verdictOf(before, shares, "3") === "AGREES");
    expect(verdictOf(after, shares, "3")).toBe("AGREES");
    expect(landedOn(after, shares)).toBeGreaterThanOrEqual(landedOn(before, shares));
  }));
});

test("rungs with the same range have their landing once, not twice", () => {
  expect(landedOn(buildAssertion(["3", "3b"]), shares)).toBe(0.4);
});

test("an open-ended statement supports nothing, however many land, and contradicts like any other", () => {
  expect(verdictOf(buildAssertion(["3", "4", "5"], { openEnded: true }), shares, "3")).toBe("SILENT");
  expect(verdictOf(buildAssertion(["5"], { openEnded: true }), shares, "3")).toBe("DISAGREES");
});

test("what a mapping's confidence takes into account supports nothing, and where it contradicts is shown but no news", () => {
  const [fresh, weighed] = [buildAssertion(["5"], { group: "fresh" }), buildAssertion(["5"], { group: "weighed", weighed: true })];
  expect(sidesOf([fresh, weighed, buildAssertion(["3"], { weighed: true })], shares, "3")).toEqual({ agreeing: [], disagreeing: [fresh, weighed], counting: [fresh] });
});
