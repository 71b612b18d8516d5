import fc from "fast-check";
import { GRID, levelAfterKey, rangeTyped, snapped, troublesOf, withEdge } from "../../../src/explorer/browser/publish-edges.js";

const AXIS = { lo: 0, hi: 6 };
const onGrid = (level: number): boolean => Math.abs(level / GRID - Math.round(level / GRID)) < 1e-9 && String(level).length <= 4;

it("edges stand on the grid, without the dust of binary fractions", () => {
  expect([0.1 + 0.2, 2.774, 2.776].map(snapped)).toEqual([0.3, 2.75, 2.8]);
  fc.assert(fc.property(fc.double({ min: -9, max: 9, noNaN: true }), (level) => onGrid(Math.abs(snapped(level))) && Math.abs(snapped(level) - level) <= GRID / 2 + 1e-9));
});

it("an edge stays on the axis and never meets the other one", () => {
  const level = fc.integer({ min: 0, max: 120 }).map((steps) => snapped(steps * GRID));
  fc.assert(fc.property(level, level, fc.constantFrom("lo" as const, "hi" as const), fc.double({ min: -20, max: 20, noNaN: true }), (a, b, edge, to) => {
    fc.pre(a !== b);
    const range = withEdge({ lo: Math.min(a, b), hi: Math.max(a, b) }, edge, to, AXIS);
    expect(range.lo).toBeLessThan(range.hi);
    expect(range.lo).toBeGreaterThanOrEqual(AXIS.lo);
    expect(range.hi).toBeLessThanOrEqual(AXIS.hi);
    expect([range.lo, range.hi].every(onGrid)).toBe(true);
  }));
});

it("arrows move an edge by a twentieth of a level, the page keys by half of one, Home and End to the ends; other keys are left alone", () => {
  const after = (key: string): number | null => levelAfterKey(key, 2.15, AXIS);
  expect(["ArrowUp", "ArrowRight", "ArrowDown", "ArrowLeft", "PageUp", "PageDown", "Home", "End", "Tab", "a"].map(after)).toEqual([2.2, 2.2, 2.1, 2.1, 2.65, 1.65, 0, 6, null, null]);
});

it("typed numbers become a range on the grid; a missing one waits, and what is none is said to be wrong", () => {
  expect(rangeTyped("1,02", " 2.5 ", AXIS)).toEqual({ lo: 1, hi: 2.5 });
  expect(rangeTyped("", "2", AXIS)).toBeNull();
  for (const [lo, hi] of [["2", "2"], ["3", "2"], ["-1", "2"], ["1", "7"], ["one", "2"]] as const) expect(rangeTyped(lo, hi, AXIS)).toBe("WRONG");
});

describe("troubles between rungs", () => {
  const step = (label: string, order: number, lo: number, hi: number) => ({ label, order, range: { lo, hi } });
  const found = (...steps: Parameters<typeof troublesOf>[0]) => troublesOf(steps).map(({ kind, between }) => [kind, ...between]);

  it("an inversion is found between any two, an overlap between neighbours, and touching edges are none", () => {
    expect(found(step("A", 1, 1, 2), step("B", 2, 2, 3))).toEqual([]);
    expect(found(step("A", 1, 1, 2.2), step("B", 2, 2, 3), step("C", 3, 2.1, 3.5))).toEqual([["OVERLAP", 0, 1], ["OVERLAP", 1, 2]]);
    expect(found(step("A", 1, 3, 4), step("B", 2, 3, 4.5), step("C", 3, 2, 5))).toEqual([["OVERLAP", 0, 1], ["INVERSION", 0, 2], ["INVERSION", 1, 2]]);
    expect(troublesOf([step("A", 1, 1, 2.2), step("B", 2, 2, 3)])[0]?.text).toContain("A and B share 0.2 of a level");
  });

  it("parallel rungs and those without a place do not count", () => {
    expect(found(step("A", 1, 1, 2), step("B", 1, 0, 1), { label: "C", order: 2, range: null })).toEqual([]);
  });
});
