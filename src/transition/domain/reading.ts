import { AXIS, centre, round, width, type Interval, type Track } from "../../taxonomy/domain/axis.js";
import type { Taxonomy } from "../../taxonomy/domain/compiled.js";
import type { CanonicalLevel } from "../../taxonomy/domain/taxonomy.js";

/** A level and how much of a range lies in its band, 0 to 1. */
export interface CoveredLevel { readonly level: CanonicalLevel; readonly share: number }

/** A range of the axis in levels: the one in which its middle lies, and all that it covers, lowest first. */
export interface Reading { readonly level: CanonicalLevel; readonly covered: readonly CoveredLevel[] }

/** Reads a range as levels. Its middle on an edge counts as the level above; beyond the track's ends the nearest is taken. */
export function readRange(taxonomy: Taxonomy, track: Track, range: Interval): Reading {
  const { lo, hi } = AXIS[track];
  const middle = Math.min(Math.max(round(centre(range)), lo), hi - 1e-9);
  const levels = taxonomy.content.levels.filter((level) => level.track === track);
  const covered = levels.flatMap((level) => {
    const shared = Math.min(range.hi, level.rank) - Math.max(range.lo, level.rank - 1);
    return shared > 0 ? [{ level, share: round(shared / width(range)) }] : [];
  });
  const level = taxonomy.levelAt(track, Math.floor(middle) + 1);
  if (level === null) throw new Error(`the taxonomy has no level at ${middle} on track ${track}`);
  return { level, covered };
}

/** The same in a sentence, for whoever asked about `name`. */
export function readingInWords(name: string, range: Interval, { level, covered }: Reading): string {
  const others = covered.filter((other) => other.level !== level).map((other) => `${Math.round(other.share * 100)}% of it lies in ${other.level.title}`);
  return `${name} spans ${range.lo} to ${range.hi} on the axis and is read as ${level.title}${others.length > 0 ? `; ${others.join(", ")}` : ""}.`;
}
