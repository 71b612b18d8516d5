import { round, width, type Interval } from "../../taxonomy/domain/axis.js";

/** A dimension's step by rank on one track; ranks without a score are missing. */
export type ScoreByRank = ReadonlyMap<number, number>;

/**
 * What a range expects on a dimension, 0–6: the scores of the bands that it covers, weighted by how much of each.
 * null where none of them has a score. Bands without a score are left out rather than counted as 0.
 */
export function expected(range: Interval, scores: ScoreByRank): number | null {
  let weight = 0;
  let sum = 0;
  for (const [rank, score] of scores) {
    const covered = Math.max(0, Math.min(range.hi, rank) - Math.max(range.lo, rank - 1));
    weight += covered;
    sum += covered * score;
  }
  return weight > 0.1 * width(range) ? round(sum / weight) : null;
}

/** Step of scope (several teams are 3) from which a person can lead by talking alone, and depth has to be looked at. */
const RISK_FROM_SCOPE = 2.5;
/** A rise smaller than this, in steps of a dimension, is within what the scores can tell: ranges that differ by one edge on the grid. */
const NOTICEABLE = 0.25;

/** What both sides expect, 0–6 each; null where no level tells. */
export interface DepthAndScope {
  readonly fromDepth: number | null;
  readonly toDepth: number | null;
  readonly fromScope: number | null;
  readonly toScope: number | null;
}

/** What a step asks for that ours does not show: more scope, with nothing that shows the depth to go with it, or more depth. */
export type DepthRisk = "SCOPE_RISES" | "DEPTH_RISES";

/**
 * Why depth has to be looked at before a step; null where it need not.
 *
 * Scope counts first, where it is wide enough to be carried by steering alone; else depth, from a whole step upward.
 * Source: canon.md, section 7 ("depth risk").
 */
export function depthRiskOf({ fromDepth, toDepth, fromScope, toScope }: DepthAndScope): DepthRisk | null {
  if (toScope !== null && toScope >= RISK_FROM_SCOPE && (fromScope === null || toScope > fromScope + NOTICEABLE)) return "SCOPE_RISES";
  return toDepth !== null && fromDepth !== null && toDepth - fromDepth >= 1 ? "DEPTH_RISES" : null;
}
