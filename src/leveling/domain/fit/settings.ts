import type { LevelingWeights, Scales } from "../weights.js";

/** What fitting itself is set by: few numbers, chosen on companies apart from those measured. */
export interface Settings {
  /** Spread of a rung's place when counted, in levels. */
  readonly bandwidth: number;
  /** How many rungs the expert's expectation of a concept counts for. */
  readonly expert: number;
  /** How many rungs without news are added to every count. */
  readonly smoothing: number;
  /** Spread of the levels that one phrase of scope is used at. */
  readonly scopeSpread: number;
  /** How many rungs a lexicon's word on the track counts for. */
  readonly trackPrior: number;
  /** How many ladders the average over all lengths counts for. */
  readonly chainSmoothing: number;
  /** Steps are never taken to vary by less than this, in levels. */
  readonly narrowestStep: number;
  /** Weight of a word on the track that it was never seen on. */
  readonly parity: number;
  /** Pairs of neighbouring names seen less often are not told apart. */
  readonly fewest: number;
  readonly contextSmoothing: number;
  /** Part of the prior of a lone title that follows the rungs rather than the headcount. */
  readonly rungsAsPrior: number;
  /** Below this many people titles run ahead of the work. */
  readonly sizeBelow: number;
  readonly scales: LevelingWeights["scales"];
  readonly calibration: { readonly intercept: number; readonly slope: number };
}

const IN_LADDER: Scales = { ALIAS: 0.3, SENIORITY: 0.8, NUMERAL: 0.4, SCOPE: 0.5, SUPERVISION: 0.4, HORIZON: 0.3, TEXT: 0.5, PEOPLE: 0.7, YEARS: 0.4, COMPANY_SIZE: 1, ANCHOR: 1, CONTEXT: 0.5, NEIGHBOURS: 0.7 };
const ALONE: Scales = { ...IN_LADDER, SENIORITY: 1, NUMERAL: 0.8, NEIGHBOURS: 1 };

export const DEFAULT_SETTINGS: Settings = {
  bandwidth: 0.35, expert: 3, smoothing: 2, scopeSpread: 1.1, trackPrior: 4, chainSmoothing: 4, narrowestStep: 0.25, parity: 0.6, fewest: 2, contextSmoothing: 1.5,
  rungsAsPrior: 0.3, sizeBelow: 100,
  scales: { ladder: IN_LADDER, alone: ALONE },
  calibration: { intercept: 0, slope: 1 },
};
