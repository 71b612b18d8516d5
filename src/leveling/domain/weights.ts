import type { Track } from "../../taxonomy/domain/axis.js";
import type { Profile } from "./grid.js";
import type { EvidenceKind } from "./suggestion.js";

/** How often a concept was seen, and its weight of evidence per state of each track it was seen or expected on. */
export interface ConceptWeights {
  /** Curated rungs that carry it. */
  readonly n: number;
  /** log2 P(concept | state) / P(concept). */
  readonly IC?: Profile;
  readonly M?: Profile;
  /** log2 of how much more often it stands on management rungs than on IC rungs; absent where it says nothing of the track. */
  readonly track?: number;
}

/** A normal distribution, in levels. */
export interface Normal {
  readonly mean: number;
  readonly sd: number;
}

/** Probability from raw posterior mass p: 1 / (1 + exp(−(intercept + slope · logit p))). */
export interface Calibration {
  readonly intercept: number;
  readonly slope: number;
}

export type Scales = Readonly<Record<EvidenceKind, number>>;

/** How the rungs of a track follow each other, by the number of steps the track has (see `lengthClass`). */
export interface ChainWeights {
  /** log2 P(first state). */
  readonly start: readonly Profile[];
  /** log2 P(last state), against the base rate of the state. */
  readonly end: readonly Profile[];
  /** Size of a step where the title's words stay the same, and where they change. */
  readonly same: readonly Normal[];
  readonly changed: readonly Normal[];
  /** log2 P(state) over all rungs: the prior of a single title. */
  readonly base: Profile;
}

/** A published text and where its rung stands. */
export interface WeightedText {
  readonly track: Track;
  readonly at: number;
  readonly terms: readonly string[];
}

/** Everything that `npm run fit` fits: seeds/lexicon/weights.json. */
export interface LevelingWeights {
  readonly version: string;
  readonly fittedOn: {
    readonly what: string;
    readonly companies: number;
    readonly rungs: number;
    readonly titles: number;
    readonly date: string;
    readonly command: string;
  };
  /** States per track, as they were when fitting. */
  readonly grid: { readonly IC: readonly number[]; readonly M: readonly number[] };
  readonly profiles: Readonly<Record<string, ConceptWeights>>;
  /** What the words of the step below ("principal<senior") or above ("senior>staff") add to a step's own words; "^" and "$" are the ends. */
  readonly contexts: Readonly<Record<string, ConceptWeights>>;
  /** log2 odds of management for a rung without any word of the track. */
  readonly trackPrior: number;
  readonly transitions: Readonly<Record<Track, ChainWeights>>;
  /** Where a ladder's first manager rung stands above its senior engineer, in levels. */
  readonly fork: Normal;
  /** Levels that a title loses in work for every tenfold that the company is smaller than `below` people; none above. */
  readonly size: { readonly below: number; readonly shift: number };
  /** Factor on the bits of each kind of evidence, in a ladder and for a rung alone: below 1 where kinds say the same twice. */
  readonly scales: { readonly ladder: Scales; readonly alone: Scales };
  /** How posterior mass becomes a probability that came true as often as it says, in a ladder and for a rung alone. */
  readonly calibration: { readonly ladder: Calibration; readonly alone: Calibration };
  readonly texts: readonly WeightedText[];
}
