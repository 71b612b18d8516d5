import type { Interval, Track } from "../../taxonomy/domain/axis.js";
import type { Profile } from "./grid.js";

/**
 * What a piece of evidence rests on. CONTEXT is the names of the steps just below and above; NEIGHBOURS is where the rest of the ladder
 * stands: its other rungs, its length, the place in it.
 */
export const EVIDENCE_KINDS = [
  "ALIAS", "SENIORITY", "NUMERAL", "SCOPE", "SUPERVISION", "HORIZON", "TEXT", "PEOPLE", "YEARS", "COMPANY_SIZE", "ANCHOR", "CONTEXT", "NEIGHBOURS",
] as const;
export type EvidenceKind = (typeof EVIDENCE_KINDS)[number];

/** One bar of the waterfall. */
export interface EvidenceItem {
  readonly kind: EvidenceKind;
  /** The words or numbers that it rests on, as given. */
  readonly text: string;
  /** Key of the lexicon's concept; null where it is no word. */
  readonly concept: string | null;
  /** Weight towards the chosen state, in bits; below 0 it speaks against it. */
  readonly bits: number;
  /** Weight towards each state of the rung's track, lowest first, in bits. The items' sums are the log2 of the posterior, up to a constant. */
  readonly perState: Profile;
}

/** How far a suggestion can be taken without a look. */
export const DECISIONS = ["CONFIDENT", "NEEDS_REVIEW", "NO_CONFIDENT_MATCH"] as const;
export type Decision = (typeof DECISIONS)[number];

/** One state of the axis and how likely it is. */
export interface StateProbability {
  readonly range: Interval;
  readonly probability: number;
}

/** Fields that could be given and are not. */
export type Field = "scope" | "directReports" | "organisation" | "years" | "anchor" | "title";

/** What an absent field would tell. */
export interface MissingField {
  readonly field: Field;
  /** Expected information about the level, in bits. */
  readonly gainBits: number;
  readonly text: string;
}

export interface RungSuggestion {
  /** Place in the input. */
  readonly index: number;
  readonly track: Track;
  /** Probability of `track`; 1 where it was given. */
  readonly trackProbability: number;
  /** Key of a family of the taxonomy; null where the words name none. */
  readonly family: string | null;
  /** The suggested range, in levels, on the 0.05 grid. */
  readonly range: Interval;
  /** Middle of `range`. */
  readonly centre: number;
  /** All states of the track, most likely first; the probabilities sum to 1. */
  readonly posterior: readonly StateProbability[];
  readonly decision: Decision;
  /** Calibrated probability that the centre is right within half a level. */
  readonly confidence: number;
  readonly evidence: readonly EvidenceItem[];
  /** Most helpful first. */
  readonly missing: readonly MissingField[];
  readonly notes: readonly string[];
}

/** Suggestions in the order of the input. */
export interface LadderSuggestion {
  readonly rungs: readonly RungSuggestion[];
}

export type TitleAbstentionReason = "UNKNOWN_TITLE" | "OTHER_PROFESSION" | "AMBIGUOUS";

/** We looked and cannot tell. */
export interface TitleAbstention {
  readonly kind: "ABSTENTION";
  readonly title: string;
  readonly reason: TitleAbstentionReason;
  readonly message: string;
  readonly missing: readonly MissingField[];
}

export interface TitlePlacement extends Omit<RungSuggestion, "index"> {
  readonly kind: "PLACEMENT";
  readonly title: string;
}

export type TitleResolution = TitlePlacement | TitleAbstention;
