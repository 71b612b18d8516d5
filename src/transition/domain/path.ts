import type { Taxonomy } from "../../taxonomy/domain/compiled.js";
import type { CanonicalLevel } from "../../taxonomy/domain/taxonomy.js";
import { existing } from "../../taxonomy/domain/views.js";

/** How two levels stand to each other; a JUMP is made of several steps of the kinds before it. */
export const TRANSITION_KINDS = ["SAME", "STEP_UP", "STEP_DOWN", "CHANGE_OF_TRACK", "JUMP"] as const;
export type TransitionKind = (typeof TRANSITION_KINDS)[number];

/** The ranks at which both tracks have a level, so that one can go from one to the other. */
const SHARED_RANKS = { lowest: 3, highest: 6 };

/**
 * The levels passed on the way from one to another, both included: along a track rank by rank; between tracks at the lower of the
 * two ranks, or the nearest that both have, since nobody is a director without having managed. The way back is the same way reversed.
 */
export function pathBetween(taxonomy: Taxonomy, from: CanonicalLevel, to: CanonicalLevel): readonly CanonicalLevel[] {
  if (from.track === to.track) return along(taxonomy, from, to.rank);
  const crossing = Math.min(Math.max(Math.min(from.rank, to.rank), SHARED_RANKS.lowest), SHARED_RANKS.highest);
  const entry = existing(taxonomy.levelAt(to.track, crossing), `${to.track} ${crossing}`);
  return [...along(taxonomy, from, crossing), ...along(taxonomy, entry, to.rank)];
}

function along(taxonomy: Taxonomy, from: CanonicalLevel, rank: number): readonly CanonicalLevel[] {
  const direction = Math.sign(rank - from.rank);
  return Array.from({ length: Math.abs(rank - from.rank) + 1 }, (_, i) => existing(taxonomy.levelAt(from.track, from.rank + direction * i), `${from.track} ${from.rank + direction * i}`));
}

/** What the way from one level to another is. */
export function kindOf(path: readonly CanonicalLevel[]): TransitionKind {
  const [from, to, further] = path;
  if (from === undefined || to === undefined) return "SAME";
  if (further !== undefined) return "JUMP";
  if (from.track !== to.track) return "CHANGE_OF_TRACK";
  return to.rank > from.rank ? "STEP_UP" : "STEP_DOWN";
}
