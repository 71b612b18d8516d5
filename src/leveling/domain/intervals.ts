import { AXIS, GRID, round, type Interval, type Track } from "../../taxonomy/domain/axis.js";

/** A rung's range is at least this wide, in levels. */
const NARROWEST = 0.1;
/** From a rung's middle its range reaches at most this far: what lies beyond is a gap in the ladder. */
const REACH = 0.6;
/** How far the range of a lone rung, or of the ends of a ladder, reaches where nothing else bounds it. */
const OPEN_REACH = 0.45;

const onGrid = (value: number): number => round(Math.round(value / GRID) * GRID);

/**
 * Ranges from the middles of a ladder's steps, lowest first, which must not fall. Neighbours meet half-way; `lo` and `hi` never
 * fall either, and every range lies on the track's axis and on the 0.05 grid.
 */
export function ranges(track: Track, middles: readonly number[]): readonly Interval[] {
  const axis = AXIS[track];
  const found: Interval[] = [];
  middles.forEach((middle, i) => {
    const below = middles[i - 1];
    const above = middles[i + 1];
    const down = below === undefined ? (above === undefined ? OPEN_REACH : Math.min(OPEN_REACH, (above - middle) / 2)) : (middle - below) / 2;
    const up = above === undefined ? (below === undefined ? OPEN_REACH : Math.min(OPEN_REACH, (middle - below) / 2)) : (above - middle) / 2;
    const width = { down: Math.max(NARROWEST / 2, Math.min(REACH, down)), up: Math.max(NARROWEST / 2, Math.min(REACH, up)) };
    const before = found[i - 1];
    const lo = Math.max(before?.lo ?? axis.lo, Math.min(axis.hi - NARROWEST, onGrid(Math.max(axis.lo, middle - width.down))));
    const hi = Math.max(before?.hi ?? axis.lo, round(lo + NARROWEST), Math.min(axis.hi, onGrid(middle + width.up)));
    found.push({ lo: round(lo), hi: round(Math.min(axis.hi, hi)) });
  });
  return found;
}
