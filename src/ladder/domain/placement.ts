import { AXIS, type Interval, type Track } from "../../taxonomy/domain/axis.js";

/** A rung as far as its place goes; a range of null is no placement. */
export interface Placement {
  readonly track: Track;
  readonly order: number;
  readonly range: Interval | null;
}

/** The rules that a range on a track's axis breaks, in words; empty: none. */
export function faultsOfRange(track: Track, range: Interval): readonly string[] {
  const axis = AXIS[track];
  return [
    ...(range.lo < range.hi ? [] : ["lo must be below hi"]),
    ...(range.lo >= axis.lo && range.hi <= axis.hi ? [] : [`the ${track} track's axis reaches from ${axis.lo} to ${axis.hi}`]),
  ];
}

/** Indexes of rungs whose lo or hi falls below that of a rung of lower order on the same track. */
export function inversions(rungs: readonly Placement[]): readonly number[] {
  return rungs.flatMap(({ track, order, range }, i) => {
    if (range === null) return [];
    const below = rungs.filter((other) => other.track === track && other.order < order);
    return below.some((other) => other.range !== null && (other.range.lo > range.lo || other.range.hi > range.hi)) ? [i] : [];
  });
}
