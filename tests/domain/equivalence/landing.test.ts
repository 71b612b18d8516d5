import fc from "fast-check";
import type { MappedRung } from "../../../src/ladder/domain/mapping.js";
import { compileLadder } from "../../../src/equivalence/domain/compiled.js";
import { cumulative } from "../../../src/equivalence/domain/gaussian.js";
import { landing, shareBeyond, shareOf, type LandingShare } from "../../../src/equivalence/domain/landing.js";
import { AXIS } from "../../../src/taxonomy/domain/axis.js";
import { anyLadder, anyRung, anyTrack, buildLadder, buildRung } from "./build.js";

const land = (from: MappedRung, ladder: readonly MappedRung[]): readonly LandingShare[] => landing(from, compileLadder(ladder).sections[0]!);
const crossing = fc.tuple(anyTrack, anyTrack).chain(([ours, theirs]) => fc.tuple(anyRung(ours, "a"), anyLadder(theirs)));
const within = anyTrack.chain((track) => fc.tuple(anyRung(track, "a"), anyLadder(track)));

test("the shares sum to 1 within 1e-9, and each lies in 0–1", () => {
  fc.assert(fc.property(crossing, ([from, ladder]) => {
    const shares = land(from, ladder);
    expect(Math.abs(shares.reduce((sum, { share }) => sum + share, 0) - 1)).toBeLessThanOrEqual(1e-9);
    for (const { share } of shares) expect(share >= 0 && share <= 1).toBe(true);
  }), { numRuns: 1000 });
});

test("every rung has a place, once, and rungs with the same range have it together", () => {
  fc.assert(fc.property(within, ([from, ladder]) => {
    const placed = land(from, ladder).filter(({ kind }) => kind === "RUNG");
    expect(placed.flatMap(({ rungIds }) => rungIds).sort()).toEqual(ladder.map(({ id }) => id).sort());
    const ranges = placed.map(({ range }) => `${range!.lo}–${range!.hi}`);
    expect(new Set(ranges).size).toBe(ranges.length);
  }));
});

test("the order in which the rungs are given does not matter", () => {
  const shuffled = within.chain(([from, ladder]) => fc.tuple(fc.constant(from), fc.constant(ladder), fc.shuffledSubarray([...ladder], { minLength: ladder.length })));
  fc.assert(fc.property(shuffled, ([from, ladder, other]) => expect(land(from, other)).toEqual(land(from, ladder))));
});

test("the closed form is the design's integral: a tiled ladder inside the axis agrees with quadrature to 1e-6", () => {
  const from = buildRung({ id: "a", range: { lo: 1.9, hi: 3.2 }, confidence: 0.6 });
  const ladder = buildLadder([[1, 2], [2, 2.5], [2.5, 3.4]], { confidence: 0.7 });
  // σ_a = 0.10 + 0.40·0.4, σ_B = 0.10 + 0.40·0.3
  const sigma = Math.hypot(0.26, 0.22);
  for (const { range, share } of land(from, ladder).filter(({ kind }) => kind === "RUNG")) {
    let sum = 0;
    for (let i = 0; i < 4000; i++) {
      const x = 1.9 + ((i + 0.5) * 1.3) / 4000;
      sum += cumulative((range!.hi - x) / sigma) - cumulative((range!.lo - x) / sigma);
    }
    expect(share).toBeCloseTo(sum / 4000, 6);
  }
});

test("edges at the ends of the track's axis are not blurred: on a ladder that covers the axis nobody lands beyond it", () => {
  fc.assert(fc.property(anyTrack.chain((track) => fc.tuple(anyRung(track, "a"), fc.constant(track))), ([from, track]) => {
    const { lo, hi } = AXIS[track];
    const shares = land(from, buildLadder([[lo, 4], [4, hi]], { track, confidence: 0 }));
    expect(shares.map(({ kind }) => kind)).toEqual(["RUNG", "RUNG"]);
  }));
});

test("a gap, both ends and the rungs are told apart, from below to above", () => {
  const shares = land(buildRung({ id: "a", range: { lo: 1, hi: 5 }, confidence: 1 }), buildLadder([[2, 3], [3.5, 4]], { confidence: 1 }));
  expect(shares.map(({ kind, range }) => [kind, range && [range.lo, range.hi]])).toEqual([
    ["BELOW_LADDER", null], ["RUNG", [2, 3]], ["BETWEEN_RUNGS", [3, 3.5]], ["RUNG", [3.5, 4]], ["ABOVE_LADDER", null],
  ]);
  expect(shares.map(({ share }) => Math.round(share * 1000))).toEqual([250, 250, 125, 125, 250]);
});

test("rungs that overlap share what falls on them in proportion to what each would receive alone", () => {
  const shares = land(buildRung({ id: "a", range: { lo: 0, hi: 6 }, confidence: 1 }), buildLadder([[0, 3], [2, 4], [4, 6]], { confidence: 1 }));
  // Alone: 3/6 and 2/6 of the 4/6 that fall on the two; the third overlaps nothing and keeps its own.
  expect(shareOf(shares, "1")).toBeCloseTo((4 / 6) * (3 / 5), 3);
  expect(shareOf(shares, "2")).toBeCloseTo((4 / 6) * (2 / 5), 3);
  expect(shareOf(shares, "3")).toBeCloseTo(2 / 6, 3);
});

test("fewer than 50 people on either side spread the landing", () => {
  const ladder = buildLadder([[1, 2], [2, 3], [3, 4]]);
  const onTheRung = (ours: boolean, theirs: boolean): number =>
    shareOf(land(buildRung({ id: "a", smallCompany: ours }), ladder.map((rung) => ({ ...rung, smallCompany: theirs }))), "2");
  expect(onTheRung(true, false)).toBeLessThan(onTheRung(false, false));
  expect(onTheRung(false, true)).toBeLessThan(onTheRung(false, false));
  expect(onTheRung(true, true)).toBeLessThan(onTheRung(false, true));
});

test("the least sure rung of the target's ladder sets the blur of all its edges", () => {
  const ladder = buildLadder([[1, 2], [2, 3], [3, 4], [5, 6]], { confidence: 0.9 });
  const doubtful = ladder.map((rung) => (rung.id === "4" ? { ...rung, confidence: 0.2 } : rung));
  const sure = buildRung({ id: "a", confidence: 0.9 });
  expect(shareOf(land(sure, doubtful), "2")).toBeLessThan(shareOf(land(sure, ladder), "2"));
});

test("a junior asked about on the management track stands below it for certain", () => {
  const junior = buildRung({ id: "a", range: { lo: 0, hi: 1 }, confidence: 0.3 });
  expect(shareBeyond(land(junior, buildLadder([[2, 3], [3, 4]], { track: "M" })), "BELOW_LADDER")).toBe(1);
});

test("a CTO asked about on the individual contributor track stands above it for certain, though the ladder reaches the axis's end", () => {
  const cto = buildRung({ id: "a", track: "M", range: { lo: 6, hi: 7 }, confidence: 0.3 });
  expect(shareBeyond(land(cto, buildLadder([[4, 5], [5, 6]])), "ABOVE_LADDER")).toBe(1);
});

test("everybody stands above a ladder without rungs", () => {
  const shares = landing(buildRung({ id: "a" }), { track: "IC", family: "software", rungs: [], clusters: [], blur: 0.1 });
  expect(shares).toEqual([{ kind: "ABOVE_LADDER", share: 1, rungIds: [], range: null }]);
});
