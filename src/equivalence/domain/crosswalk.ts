import { round } from "../../taxonomy/domain/axis.js";
import type { CrosswalkAssertion } from "./evidence.js";
import type { LandingShare } from "./landing.js";
import { METHOD, type Method } from "./method.js";

/** What a published statement says about our answer. */
export type Verdict = "AGREES" | "DISAGREES" | "SILENT";

/**
 * Whether a published statement agrees with our answer.
 *
 * A positive one agrees when a rung it names is the best match, shares its range, or when its rungs receive enough of the
 * landing; it disagrees when they receive next to none. An open-ended one can only disagree. A NOT disagrees when it names the best match and is silent
 * otherwise: that some other rung is wrong says little for ours. One that names only rungs outside `shares` (another
 * track or family) is silent.
 * Source: equivalence.md, section 2.
 */
export function verdictOf(assertion: CrosswalkAssertion, shares: readonly LandingShare[], bestRungId: string | null, method: Method = METHOD): Verdict {
  const named = shares.filter(({ rungIds }) => rungIds.some((id) => assertion.rungIds.includes(id)));
  if (named.length === 0) return "SILENT";
  if (!assertion.holds) return bestRungId !== null && assertion.rungIds.includes(bestRungId) ? "DISAGREES" : "SILENT";
  const landed = landedOn(assertion, shares);
  const namesBest = bestRungId !== null && named.some(({ rungIds }) => rungIds.includes(bestRungId));
  if (namesBest || landed >= method.crosswalkAgrees) return assertion.openEnded ? "SILENT" : "AGREES";
  return landed < method.crosswalkDisagrees ? "DISAGREES" : "SILENT";
}

/** Landing share of all the rungs a statement names, 0–1. */
export const landedOn = (assertion: CrosswalkAssertion, shares: readonly LandingShare[]): number =>
  round(shares.filter(({ rungIds }) => rungIds.some((id) => assertion.rungIds.includes(id))).reduce((sum, { share }) => sum + share, 0));

/** The statements for and against an answer. */
export interface Sides<A extends CrosswalkAssertion> {
  readonly agreeing: readonly A[];
  /** All that contradict it, to be shown. */
  readonly disagreeing: readonly A[];
  /** Those that can outweigh it: the others are part of a mapping's confidence already, or the word of one of the two companies alone. */
  readonly counting: readonly A[];
}

/** Sorts statements by what they say of an answer. What is part of a mapping's confidence already supports nothing again. */
export function sidesOf<A extends CrosswalkAssertion>(assertions: readonly A[], shares: readonly LandingShare[], bestRungId: string | null, method: Method = METHOD): Sides<A> {
  const saying = (verdict: Verdict): readonly A[] => assertions.filter((assertion) => verdictOf(assertion, shares, bestRungId, method) === verdict);
  const fresh = (assertion: A): boolean => assertion.weighed !== true;
  const disagreeing = saying("DISAGREES");
  return { agreeing: saying("AGREES").filter(fresh), disagreeing, counting: disagreeing.filter((assertion) => fresh(assertion) && assertion.interested !== true) };
}
