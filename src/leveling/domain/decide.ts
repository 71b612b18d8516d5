import type { Track } from "../../taxonomy/domain/axis.js";
import { STATES, STEP, type Profile } from "./grid.js";
import type { Decision } from "./suggestion.js";
import type { Calibration } from "./weights.js";

/** How far off a centre may be and still count as right, in levels. */
export const HALF_LEVEL = 0.5;
/** From this calibrated probability on, a suggestion can be taken as it is. */
const CONFIDENT = 0.85;
/** Below this one it should not be taken at all. */
const TOO_WEAK = 0.45;
/** A track less sure than this wants a look. */
const SURE_TRACK = 0.8;

/** Probability mass within half a level of `at`; a state counts by the part of its width that lies inside. */
export function massNear(track: Track, posterior: Profile, at: number): number {
  return posterior.reduce((sum, p, s) => {
    const state = STATES[track][s] ?? 0;
    const inside = Math.min(state + STEP / 2, at + HALF_LEVEL) - Math.max(state - STEP / 2, at - HALF_LEVEL);
    return sum + p * Math.max(0, Math.min(1, inside / STEP));
  }, 0);
}

const CERTAIN = 0.999;

export const logit = (p: number): number => {
  const clamped = Math.min(CERTAIN, Math.max(1 - CERTAIN, p));
  return Math.log(clamped / (1 - clamped));
};

/** The probability that a suggestion with this raw mass is right, as measured on companies it was not fitted on. */
export function confidenceOf(mass: number, { intercept, slope }: Calibration): number {
  return 1 / (1 + Math.exp(-(intercept + slope * logit(mass))));
}

/** What to do with a suggestion. */
export function decide(about: { readonly confidence: number; readonly trackProbability: number; readonly bare: boolean }): Decision {
  if (about.confidence < TOO_WEAK) return "NO_CONFIDENT_MATCH";
  if (about.confidence < CONFIDENT || about.trackProbability < SURE_TRACK || about.bare) return "NEEDS_REVIEW";
  return "CONFIDENT";
}
