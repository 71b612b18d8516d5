import type { MappedRung } from "../../ladder/domain/mapping.js";
import { AXIS, round, width, type Interval, type Track } from "../../taxonomy/domain/axis.js";
import { blurOf, type Cluster, type LadderSection } from "./compiled.js";
import { cumulativeIntegral } from "./gaussian.js";
import { METHOD, type Method } from "./method.js";

/** Where on the target's ladder: on a rung, in a gap between two, or beyond its ends. */
export const LANDING_KINDS = ["BELOW_LADDER", "RUNG", "BETWEEN_RUNGS", "ABOVE_LADDER"] as const;
export type LandingKind = (typeof LANDING_KINDS)[number];

/** The share of people (0–1) who land in one place. */
export interface LandingShare {
  readonly kind: LandingKind;
  readonly share: number;
  /** The rung, or the rungs with the same range, which have the share together; empty unless `kind` is RUNG. */
  readonly rungIds: readonly string[];
  /** The rung's range, or the gap's; null beyond the ladder's ends. */
  readonly range: Interval | null;
}

/** Of places that are no rung. */
const NONE: readonly string[] = [];

/** Probability that somebody from our rung stands below a point of the axis. */
type Below = (point: number) => number;

/**
 * Where a person from `from` would land on one section of the target's ladder.
 *
 * Shares are 0–1, from below the ladder to above it, and sum to 1: one per rung or set of rungs with the same range,
 * one per gap, one for each end. Gaps and ends that receive nothing are left out. Rungs that overlap share what falls
 * on all of them in proportion to what each would receive alone.
 * Fails:  never; a section without rungs lies below everybody.
 * Source: equivalence.md, section 2.
 */
export function landing(from: MappedRung, section: LadderSection, method: Method = METHOD): readonly LandingShare[] {
  const below = belowOf(from.range, section.track, Math.hypot(blurOf(from, method), section.blur));
  const shares: LandingShare[] = [];
  let reached = 0;
  let top: number | null = null;
  for (const cluster of section.clusters) {
    // Most ladders are tiled: this rung begins where the last one ended.
    const lower = top === cluster.range.lo ? reached : below(cluster.range.lo);
    const upper = below(cluster.range.hi);
    const skipped = lower - reached;
    if (top === null) shares.push({ kind: "BELOW_LADDER", share: skipped, rungIds: NONE, range: null });
    else if (skipped !== 0) shares.push({ kind: "BETWEEN_RUNGS", share: skipped, rungIds: NONE, range: { lo: top, hi: cluster.range.lo } });
    shareOut(cluster, upper - lower, below, shares);
    reached = upper;
    top = cluster.range.hi;
  }
  shares.push({ kind: "ABOVE_LADDER", share: 1 - reached, rungIds: NONE, range: null });
  return settled(shares);
}

/** Landing share of a rung, 0–1; 0 for a rung that is not in the section. */
export const shareOf = (shares: readonly LandingShare[], rungId: string): number =>
  shares.find(({ rungIds }) => rungIds.includes(rungId))?.share ?? 0;

/** Share beyond one end of the ladder, 0–1. */
export const shareBeyond = (shares: readonly LandingShare[], kind: "BELOW_LADDER" | "ABOVE_LADDER"): number =>
  shares.find((place) => place.kind === kind)?.share ?? 0;

/**
 * Our people stand evenly over our range, and where they are seen to stand is blurred by σ, so that the probability of
 * being below a point is the mean of Φ over the range: an integral in closed form.
 *
 * Nobody is blurred across the ends of the track's axis. Those of ours who stand beyond an end (asked across tracks) stay there.
 */
function belowOf(range: Interval, track: Track, sigma: number): Below {
  const axis = AXIS[track];
  const whole = width(range);
  const lo = Math.min(Math.max(range.lo, axis.lo), axis.hi);
  const hi = Math.max(Math.min(range.hi, axis.hi), axis.lo);
  const under = Math.max(0, Math.min(range.hi, axis.lo) - range.lo) / whole;
  const over = Math.max(0, range.hi - Math.max(range.lo, axis.hi)) / whole;
  return (point) => {
    if (round(point - axis.lo) <= 0) return under;
    if (round(point - axis.hi) >= 0) return 1 - over;
    const mean = cumulativeIntegral((point - lo) / sigma) - cumulativeIntegral((point - hi) / sigma);
    return under + (sigma * mean) / whole;
  };
}

function shareOut(cluster: Cluster, mass: number, below: Below, shares: LandingShare[]): void {
  const only = cluster.groups[0]!;
  if (cluster.groups.length === 1) {
    shares.push({ kind: "RUNG", share: mass, rungIds: only.rungIds, range: only.range });
    return;
  }
  const alone = cluster.groups.map(({ range }) => Math.max(0, below(range.hi) - below(range.lo)));
  const sum = alone.reduce((total, share) => total + share, 0);
  cluster.groups.forEach(({ range, rungIds }, index) => {
    // Where nothing lands the proportion is undefined, and nobody's share depends on it.
    const share = sum > 0 ? (mass * alone[index]!) / sum : 0;
    shares.push({ kind: "RUNG", share, rungIds, range });
  });
}

/** Rounds, leaves out empty places that are no rungs, and gives what rounding left over to the largest share: the sum stays 1. */
function settled(shares: readonly LandingShare[]): readonly LandingShare[] {
  const rounded: { kind: LandingKind; share: number; rungIds: readonly string[]; range: Interval | null }[] = [];
  let sum = 0;
  for (const { kind, share, rungIds, range } of shares) {
    const settledShare = round(Math.max(0, share));
    if (kind !== "RUNG" && settledShare === 0) continue;
    rounded.push({ kind, share: settledShare, rungIds, range });
    sum += settledShare;
  }
  const largest = rounded.reduce((a, b) => (b.share > a.share ? b : a));
  largest.share = round(largest.share + (1 - sum));
  return rounded;
}
