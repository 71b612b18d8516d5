import { AXIS, TRACKS, type Interval, type Track } from "../../taxonomy/domain/axis.js";

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

const NOWHERE: Interval = { lo: Number.NEGATIVE_INFINITY, hi: Number.NEGATIVE_INFINITY };

/** Indexes of rungs whose lo or hi falls below that of a rung of lower order on the same track. */
export function inversions(rungs: readonly Placement[]): readonly number[] {
  const found = TRACKS.flatMap((of) => {
    const placed = rungs.flatMap(({ track, order, range }, i) => (track === of && range !== null ? [{ order, range, i }] : [])).sort((a, b) => a.order - b.order);
    let [below, upToHere, here] = [NOWHERE, NOWHERE, Number.NEGATIVE_INFINITY]; // the highest edges of lower orders, and with those of the order that is looked at
    return placed.flatMap(({ order, range, i }) => {
      if (order !== here) [below, here] = [upToHere, order];
      upToHere = { lo: Math.max(upToHere.lo, range.lo), hi: Math.max(upToHere.hi, range.hi) };
      return below.lo > range.lo || below.hi > range.hi ? [i] : [];
    });
  });
  return found.sort((a, b) => a - b);
}
