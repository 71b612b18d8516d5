import fc from "fast-check";
import type { MappedRung } from "../../../src/ladder/domain/mapping.js";
import { AXIS, GRID, round, type Interval, type Track } from "../../../src/taxonomy/domain/axis.js";
import type { CrosswalkAssertion } from "../../../src/equivalence/domain/evidence.js";
import type { Names, Question } from "../../../src/equivalence/domain/question.js";

/** A rung of the software family's IC track; the id says which. */
export const buildRung = (rung: Partial<MappedRung> & Pick<MappedRung, "id">): MappedRung => ({
  order: 0, track: "IC", family: "software", range: { lo: 2, hi: 3 }, confidence: 0.8, smallCompany: false, ...rung,
});

/** A ladder of rungs "1", "2", … with the given edges, lowest first. */
export const buildLadder = (ranges: readonly (readonly [number, number])[], rung: Partial<MappedRung> = {}): readonly MappedRung[] =>
  ranges.map(([lo, hi], index) => buildRung({ id: String(index + 1), order: index, range: { lo, hi }, ...rung }));

/** Words for a question between two nameless companies. */
export const names: Names = {
  from: "A1", fromCompany: "Ours", toCompany: "Theirs", rung: (id) => `R${id}`, family: (key) => key, fromSource: () => "our page", toSource: () => "their page",
};

/** A question about `from` on `ladder`, on the day the sources were written, with nothing else known. */
export const buildQuestion = (from: MappedRung, ladder: readonly MappedRung[], rest: Partial<Question> = {}): Question => ({
  from: { state: "MAPPED", kind: "RUNG", rung: from }, ladder, folds: [], assertions: [], nots: [],
  sourceDates: { from: "2026-01-01", to: () => "2026-01-01" }, asOf: "2026-01-01", names, ...rest,
});

/** A crosswalk row that names `rungIds`. */
export const buildAssertion = (rungIds: readonly string[], rest: Partial<CrosswalkAssertion> = {}): CrosswalkAssertion => ({
  rungIds, group: "table", prior: 0.5, kind: "CROSSWALK", holds: true, label: "A table", date: "2026-01-01", ...rest,
});

const onGrid = (steps: number): number => round(steps * GRID);
const stepsOf = (track: Track): { min: number; max: number } => ({ min: Math.round(AXIS[track].lo / GRID), max: Math.round(AXIS[track].hi / GRID) });

export const anyTrack: fc.Arbitrary<Track> = fc.constantFrom("IC", "M");
export const anyConfidence = fc.integer({ min: 0, max: 100 }).map((percent) => percent / 100);

/** Any range on the grid within a track's axis. */
export const anyRange = (track: Track): fc.Arbitrary<Interval> => {
  const { min, max } = stepsOf(track);
  return fc.uniqueArray(fc.integer({ min, max }), { minLength: 2, maxLength: 2 }).map((edges) => ({ lo: onGrid(Math.min(...edges)), hi: onGrid(Math.max(...edges)) }));
};

/** Any rung of a track. */
export const anyRung = (track: Track, id: string): fc.Arbitrary<MappedRung> =>
  fc.record({ range: anyRange(track), confidence: anyConfidence, smallCompany: fc.boolean() }).map((rung) => buildRung({ id, track, ...rung }));

/**
 * Ladders whose edges never go down from rung to rung: tiled, gapped, overlapping, with parallel rungs of one order.
 * Real ladders are like this; `anyLadder` also nests rungs inside each other.
 */
export const anyOrderedLadder = (track: Track): fc.Arbitrary<readonly MappedRung[]> =>
  fc.oneof(tiled(track), loose(track)).chain((ranges) =>
    fc.record({ confidences: fc.array(anyConfidence, { minLength: ranges.length, maxLength: ranges.length }), parallel: fc.boolean(), smallCompany: fc.boolean() })
      .map(({ confidences, parallel, smallCompany }) => {
        const rungs = ranges.map((range, order) => buildRung({ id: `r${order}`, order, track, range, confidence: confidences[order]!, smallCompany }));
        const last = rungs.at(-1)!;
        return parallel ? [...rungs, { ...last, id: `${last.id}b` }] : rungs;
      }));

/** Any rungs at all, in any order: also nested and inverted. */
export const anyLadder = (track: Track): fc.Arbitrary<readonly MappedRung[]> =>
  fc.oneof(
    anyOrderedLadder(track),
    fc.array(anyRung(track, ""), { minLength: 1, maxLength: 8 }).map((rungs) => rungs.map((rung, order) => ({ ...rung, id: `r${order}`, order }))),
  );

const tiled = (track: Track): fc.Arbitrary<readonly Interval[]> => {
  const { min, max } = stepsOf(track);
  return fc.uniqueArray(fc.integer({ min, max }), { minLength: 2, maxLength: 12 }).map((edges) => {
    const sorted = [...edges].sort((a, b) => a - b);
    return sorted.slice(1).map((hi, index) => ({ lo: onGrid(sorted[index]!), hi: onGrid(hi) }));
  });
};

const loose = (track: Track): fc.Arbitrary<readonly Interval[]> =>
  fc.array(anyRange(track), { minLength: 1, maxLength: 10 }).map((ranges) => {
    const los = ranges.map(({ lo }) => lo).sort((a, b) => a - b);
    const his = ranges.map(({ hi }) => hi).sort((a, b) => a - b);
    // Sorting both lists apart keeps every lower edge under its upper edge.
    return los.map((lo, index) => ({ lo, hi: his[index]! }));
  });
