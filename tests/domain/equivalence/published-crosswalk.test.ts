import { faultsOfCrosswalk, isOpenEnded, points, type CrosswalkSeed, type RungPointer } from "../../../src/equivalence/domain/published-crosswalk.js";
import type { Citation } from "../../../src/shared/source.js";

const source: Citation = { id: "cit_x", title: "A table", url: null, kind: "SECONDARY", group: "table", date: null, collected: "2026-01", licence: null, commit: null, note: null };
type Cell = CrosswalkSeed["assertions"][number]["cells"][number];
const seed = (...cells: readonly Cell[]): CrosswalkSeed => ({ slug: "a-table", source, quality: "Middling.", assembled: false, assertions: [{ label: null, holds: true, cells }] });
const companies = new Map([["acme", { ladders: [{ slug: "engineering", rungs: [{ track: "IC" as const, code: "L-5", title: "Senior Engineer" }, { track: "M" as const, title: "Manager" }] }] }]]);
const at = (pointer: RungPointer): Cell => ({ organisation: "Acme", company: "acme", printed: "L5", rungs: [pointer] });
const l5: RungPointer = { ladder: "engineering", track: "IC", code: "L5" };

describe("a pointer means a rung", () => {
  const rung = { track: "IC" as const, code: "L-5", title: "Senior Engineer" };
  test.each<[string, RungPointer, boolean]>([
    ["whose code is the same without regard to case and dashes", { ...l5, code: "l 5" }, true],
    ["whose title is the same", { ladder: "engineering", track: "IC", title: "senior engineer" }, true],
    ["only where code and title both fit", { ...l5, title: "Staff Engineer" }, false],
    ["only on its own track", { ...l5, track: "M" }, false],
    ["only by the code it names", { ...l5, code: "L6" }, false],
  ])("%s: %j", (_, pointer, meant) => {
    expect(points(pointer, rung)).toBe(meant);
  });
  test("never by a code where the rung has none", () => {
    expect(points(l5, { track: "IC", title: "L5" })).toBe(false);
  });
});

describe("a cell is open-ended", () => {
  const two = [l5, { ...l5, code: "L6" }];
  test.each<[string, readonly RungPointer[], boolean]>([
    ["L6+", two, true],
    ["68+ Technical Fellow", two, true],
    ["L6 and above", two, true],
    ["65-66", two, false],
    ["SDE II / III", two, false],
    ["C++ engineer, L6", two, false],
    ["L6+", [l5], false],
  ])("printed %s with %j: %s", (printed, rungs, open) => {
    expect(isOpenEnded({ printed, rungs })).toBe(open);
  });
});

describe("a crosswalk file is good where", () => {
  test("every rung it points at exists, and cells of others point at none", () => {
    expect(faultsOfCrosswalk(seed(at(l5), { organisation: "Start-ups", printed: "Engineer" }), companies)).toEqual([]);
  });
  test.each<[string, Cell, RegExp]>([
    ["a company is not carried", { ...at(l5), company: "nowhere" }, /no company file "nowhere"/],
    ["a rung does not exist", at({ ...l5, code: "L9" }), /no such rung in company "acme".*L9/],
    ["a ladder does not exist", at({ ...l5, ladder: "sales" }), /no such rung/],
    ["rungs are named of no company", { organisation: "Start-ups", printed: "Engineer", rungs: [l5] }, /rungs of no company/],
  ])("and is refused, with the place, where %s", (_, cell, rule) => {
    const faults = faultsOfCrosswalk(seed(at(l5), cell), companies);
    expect(faults).toHaveLength(1);
    expect(faults[0]!.path.slice(0, 4)).toEqual(["assertions", 0, "cells", 1]);
    expect(faults[0]!.rule).toMatch(rule);
  });
});
