import { AXIS, GRID, round, type Interval, type Track } from "../../taxonomy/domain/axis.js";

/** A rung's range is at least this wide, in levels. */
const NARROWEST = 0.1;
/** From a rung's middle its range reaches at most this far: what lies beyond is a gap in the ladder. */
const REACH = 0.6;
/** How far the range of a lone rung, or of the ends of a ladder, reaches where nothing bounds it; less where many steps share the axis. */
const OPEN_REACH = 0.45;
const SHARED_REACH = 2.4;

const onGrid = (value: number): number => round(Math.round(value / GRID) * GRID);

/**
 * Ranges from the middles of a ladder's steps, lowest first, which must not fall. Neighbours meet half-way; `lo` and `hi` never
 * fall either, and every range lies on the track's axis and on the 0.05 grid. Each edge rises, or stays, when any middle rises.
 */
export function ranges(track: Track, middles: readonly number[]): readonly Interval[] {
  const axis = AXIS[track];
  const open = Math.min(OPEN_REACH, SHARED_REACH / middles.length);
  const found: Interval[] = [];
  middles.forEach((middle, i) => {
    const below = middles[i - 1];
    const above = middles[i + 1];
    const bottom = below === undefined ? middle - open : Math.max(middle - REACH, (below + middle) / 2);
    const top = above === undefined ? middle + open : Math.min(middle + REACH, (middle + above) / 2);
    const before = found[i - 1];
    const lo = Math.max(before?.lo ?? axis.lo, Math.min(axis.hi - NARROWEST, onGrid(Math.min(bottom, middle - NARROWEST / 2))));
    const hi = Math.max(before?.hi ?? axis.lo, round(lo + NARROWEST), Math.min(axis.hi, onGrid(Math.max(top, middle + NARROWEST / 2))));
    found.push({ lo: round(Math.max(axis.lo, lo)), hi: round(Math.min(axis.hi, hi)) });
  });
  return found;
}
