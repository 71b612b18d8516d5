import type { LevelingWeights, Scales } from "../weights.js";

/**
 * What fitting itself is set by: few numbers, the same for all companies. They were chosen on all curated companies; chosen on two
 * thirds of them and measured on the rest, ladders come out about one and a half points less often within half a level.
 */
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
  readonly calibration: LevelingWeights["calibration"];
}

const IN_LADDER: Scales = {
  ALIAS: 0.201, SENIORITY: 1.28, NUMERAL: 0.283, SCOPE: 0.92, SUPERVISION: 0.957, HORIZON: 0.126, TEXT: 1.196, PEOPLE: 0.7, YEARS: 0.4,
  COMPANY_SIZE: 1, ANCHOR: 1, CONTEXT: 0.696, NEIGHBOURS: 0.974,
};
const ALONE: Scales = {
  ...IN_LADDER, ALIAS: 0.424, SENIORITY: 1.231, NUMERAL: 0.985, SCOPE: 1.196, SUPERVISION: 0.957, HORIZON: 0.718, TEXT: 1.196, NEIGHBOURS: 0.553,
};

/** What `tune` and `calibrate` found, starting from round numbers; `npm run fit -- --tune` prints what they find now. */
export const DEFAULT_SETTINGS: Settings = {
  bandwidth: 0.269, expert: 1.254, smoothing: 1.538, scopeSpread: 0.688, trackPrior: 4, chainSmoothing: 3.478, narrowestStep: 0.217,
  parity: 0.561, fewest: 2, contextSmoothing: 2.713, rungsAsPrior: 0.3, sizeBelow: 100,
  scales: { ladder: IN_LADDER, alone: ALONE },
  calibration: { ladder: { intercept: -0.082, slope: 0.913 }, alone: { intercept: 0.004, slope: 1.191 } },
};
