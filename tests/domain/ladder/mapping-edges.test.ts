import fc from "fast-check";
import { between, rangeErrors, rangeOf } from "../../../src/ladder/domain/mapping-edges.js";
import { inversions, type Placement } from "../../../src/ladder/domain/placement.js";
import { anyOrderedLadder, anyTrack } from "../equivalence/build.js";
import { buildMapping, buildRung } from "./build.js";

const junior = buildRung("Junior", { code: "E1", order: 1, mapping: buildMapping(0, 1) });
const mid = buildRung("Mid", { code: "E2", order: 2 });
const senior = buildRung("Senior", { code: "E3", order: 3, mapping: buildMapping(2, 3) });
const staff = buildRung("Staff", { code: "E4", order: 4, mapping: buildMapping(3, 4) });
const manager = buildRung("Manager", { track: "M", order: 0 });
const LADDER = [junior, mid, senior, staff, manager];
const codes = (...[rung, lo, hi]: [typeof mid, number, number]) => rangeErrors(rung, { lo, hi }, LADDER, "input").map(({ code, field }) => [code, field]);

describe("a range that a person gives", () => {
  it("passes on the grid, on the axis and between its neighbours, also where it overlaps them", () => {
    expect(codes(mid, 1, 2)).toEqual([]);
    expect(codes(mid, 0.05, 2.95)).toEqual([]);
    expect(codes(mid, 0.1 + 0.2, 0.7 + 0.1)).toEqual([["INVERSION", "input.hi"]]); // 0.30000000000000004 is on the grid; 0.8 below Junior's 1 is the fault
  });
  it("is refused off the grid of 0.05, each edge by its name", () => {
    expect(codes(mid, 1.02, 1.99)).toEqual([["BAD_USER_INPUT", "input.lo"], ["BAD_USER_INPUT", "input.hi"]]);
  });
  it("is refused turned round, empty, or beyond its track's axis, which for managers begins at 2", () => {
    expect([codes(mid, 2, 1), codes(mid, 1, 1), codes(staff, 4, 6.05), codes(manager, 1.95, 3)].map((list) => list.length)).toEqual([1, 1, 1, 1]);
    expect(codes(manager, 2, 3)).toEqual([]);
  });
  it("is refused above a higher or below a lower rung of its track, naming the nearest one with its range", () => {
    expect(rangeErrors(mid, { lo: 2.5, hi: 3.5 }, LADDER, "input")).toEqual([
      { code: "INVERSION", field: "input.lo", message: "2.5 would put E2, Mid above E3, Senior, which stands higher on the ladder and has 2 to 3; give at most 2, or move E3, Senior first" },
      { code: "INVERSION", field: "input.hi", message: "3.5 would put E2, Mid above E3, Senior, which stands higher on the ladder and has 2 to 3; give at most 3, or move E3, Senior first" },
    ]);
    expect(rangeErrors(staff, { lo: 1, hi: 4 }, LADDER, "input").map(({ message }) => message)).toEqual([expect.stringMatching(/^1 would put E4, Staff below E3, Senior.*at least 2/)]);
  });
  it("may be what it likes against parallel rungs and its own former range", () => {
    expect(rangeErrors(senior, { lo: 1, hi: 2 }, LADDER, "input")).toEqual([]);
    expect(rangeErrors({ ...mid, order: 3 }, { lo: 1, hi: 2 }, LADDER, "input")).toEqual([]);
  });
});

it("an edge that is not given stays; a rung without a range needs both", () => {
  expect(rangeOf({ lo: null, hi: 2.5 }, { lo: 1, hi: 2 })).toEqual({ lo: 1, hi: 2.5 });
  expect(rangeOf({ lo: 1, hi: null }, null)).toBeNull();
  expect(rangeOf({ lo: 0.1 + 0.2, hi: 1 }, null)).toEqual({ lo: 0.3, hi: 1 });
});

it("suggestions put between what people decided invert nothing and stay ranges, whichever rungs were decided", () => {
  const anyCase = anyTrack.chain((track) => fc.record({ suggested: anyOrderedLadder(track), other: anyOrderedLadder(track), decided: fc.array(fc.boolean(), { minLength: 13, maxLength: 13 }) }));
  fc.assert(fc.property(anyCase, ({ suggested, other, decided }) => {
    const kept: Placement[] = other.filter(({ order }) => decided[order]);
    const put = suggested.filter(({ order }) => !decided[order]).map((rung) => ({ ...rung, range: between(rung, kept) }));
    for (const { range } of put) expect(range.lo).toBeLessThan(range.hi);
    expect(inversions([...kept, ...put])).toEqual([]);
  }), { numRuns: 1_000 });
});

it("an inversion is a range with an edge below that of a rung of lower order on its track, and nothing else is", () => {
  const edge = fc.integer({ min: 0, max: 6 });
  const anyRung = fc.record({ track: anyTrack, order: fc.nat(5), range: fc.option(fc.record({ lo: edge, hi: edge })) });
  fc.assert(fc.property(fc.array(anyRung, { maxLength: 9 }), (rungs: readonly Placement[]) => {
    const below = (a: Placement, b: Placement): boolean => a.track === b.track && a.order > b.order && a.range !== null && b.range !== null && (a.range.lo < b.range.lo || a.range.hi < b.range.hi);
    expect(inversions(rungs)).toEqual(rungs.flatMap((rung, i) => (rungs.some((other) => below(rung, other)) ? [i] : [])));
  }), { numRuns: 1_000 });
});

it("a suggestion that fits stays as it is, and one of the other track binds nothing", () => {
  const rung: Placement & { range: { lo: number; hi: number } } = { track: "IC", order: 2, range: { lo: 1, hi: 2 } };
  expect(between(rung, [{ track: "IC", order: 1, range: { lo: 0, hi: 1 } }, { track: "M", order: 1, range: { lo: 5, hi: 6 } }, { track: "IC", order: 3, range: null }])).toEqual({ lo: 1, hi: 2 });
  expect(between(rung, [{ track: "IC", order: 3, range: { lo: 0.5, hi: 1.5 } }])).toEqual({ lo: 0.5, hi: 1.5 });
});
