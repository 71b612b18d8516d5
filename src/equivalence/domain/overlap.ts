import { centre, round, width, type Interval } from "../../taxonomy/domain/axis.js";
import { METHOD, type Method } from "./method.js";

/** How two rungs relate, in SKOS's words. BROAD_MATCH: theirs is the broader one. RELATED_MATCH: an analogue in another category. */
export const PREDICATES = ["EXACT_MATCH", "CLOSE_MATCH", "BROAD_MATCH", "NARROW_MATCH", "RELATED_MATCH"] as const;
export type Predicate = (typeof PREDICATES)[number];

/** How alike two ranges are; all 0–1. */
export interface Overlap {
  /** J: the part they have in common, of all that either covers. */
  readonly overlap: number;
  /** How much of ours lies in theirs. */
  readonly shareOfOurs: number;
  /** How much of theirs lies in ours. */
  readonly shareOfTheirs: number;
}

/** Which edge of theirs our centre is close to, and how far above it we stand, in levels (negative: below). */
export interface Boundary {
  readonly edge: "LOWER" | "UPPER";
  readonly distance: number;
}

/** How alike two ranges are. Source: equivalence.md, section 2. */
export function overlapOf(ours: Interval, theirs: Interval): Overlap {
  const common = Math.max(0, Math.min(ours.hi, theirs.hi) - Math.max(ours.lo, theirs.lo));
  return {
    overlap: round(common / (width(ours) + width(theirs) - common)),
    shareOfOurs: round(common / width(ours)),
    shareOfTheirs: round(common / width(theirs)),
  };
}

/**
 * What may be said of two ranges of the same track and family; null when nothing may.
 *
 * The reader of a reviewed NOT, of another track or of a fold asks elsewhere: this looks at the ranges alone.
 */
export function predicateOf(ours: Interval, theirs: Interval, method: Method = METHOD): Predicate | null {
  const { overlap, shareOfOurs, shareOfTheirs } = overlapOf(ours, theirs);
  const apart = round(Math.max(Math.abs(ours.lo - theirs.lo), Math.abs(ours.hi - theirs.hi)));
  if (apart <= method.exactEdge) return "EXACT_MATCH";
  const oursInside = shareOfOurs >= method.contained;
  const theirsInside = shareOfTheirs >= method.contained;
  if ((apart <= method.closeEdge && overlap >= method.closeOverlap) || (oursInside && theirsInside)) return "CLOSE_MATCH";
  if (oursInside) return "BROAD_MATCH";
  if (theirsInside) return "NARROW_MATCH";
  if (overlap >= method.similarOverlap || holds(theirs, centre(ours)) || holds(ours, centre(theirs))) return "CLOSE_MATCH";
  return null;
}

/** Centre of theirs − centre of ours, in levels: positive, theirs stands higher. */
export const rankShift = (ours: Interval, theirs: Interval): number => round(centre(theirs) - centre(ours));

/** The edge of theirs that our centre is close to (`method.boundary`), the nearer one; null when neither is. */
export function boundaryOf(ours: Interval, theirs: Interval, method: Method = METHOD): Boundary | null {
  const fromLower = round(centre(ours) - theirs.lo);
  const fromUpper = round(centre(ours) - theirs.hi);
  const upperIsNearer = Math.abs(fromUpper) < Math.abs(fromLower);
  const distance = upperIsNearer ? fromUpper : fromLower;
  return Math.abs(distance) <= method.boundary ? { edge: upperIsNearer ? "UPPER" : "LOWER", distance } : null;
}

const holds = (range: Interval, point: number): boolean => round(point - range.lo) >= 0 && round(range.hi - point) > 0;
