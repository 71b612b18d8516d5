import type { Track } from "../../taxonomy/domain/axis.js";
import type { Boundary, Predicate } from "./overlap.js";
import type { Confidence } from "./confidence.js";
import type { LandingShare } from "./landing.js";
import type { FoldStep } from "./question.js";

/** One rung of the target as an answer. */
export interface Match {
  readonly rungId: string;
  /** Null: no predicate holds, it only overlaps in part or receives some of the landing. */
  readonly predicate: Predicate | null;
  /** J, how alike the two ranges are, 0–1. */
  readonly overlap: number;
  /** Share of people from our rung who would land here, 0–1; rungs with the same range have it together. */
  readonly landing: number;
  /** Centre of theirs − centre of ours, in levels: positive, theirs stands higher. */
  readonly rankShift: number;
  /** Present when our centre is close to an edge of theirs. */
  readonly boundary: Boundary | null;
}

/** In the order in which they are told. */
export const REASON_KINDS = [
  "SAME_RUNG", "RANGES", "OVERLAP", "LANDING", "BOUNDARY", "TRACK", "FOLD", "SIZE", "REVIEW", "CROSSWALK", "CONFLICT", "AGE", "CONFIDENCE",
] as const;
export type ReasonKind = (typeof REASON_KINDS)[number];

/** One step of the explanation, in plain English with its numbers. */
export interface Reason {
  readonly kind: ReasonKind;
  readonly text: string;
}

/** A published statement that our answer contradicts. */
export interface Conflict {
  readonly label: string;
  readonly group: string;
  readonly rungIds: readonly string[];
  /** Landing share of the rungs it names, 0–1. */
  readonly landing: number;
  readonly prior: number;
  readonly date: string | null;
  readonly text: string;
}

/** The answer: which rung of the target ours matches, how alike, where people land, how sure, and why. */
export interface Equivalence {
  readonly kind: "EQUIVALENCE";
  readonly best: Match;
  /** Other rungs with a predicate or a landing of at least `METHOD.alternativeShare`; best first. */
  readonly alternatives: readonly Match[];
  /** Rungs without a predicate whose overlap is at least `METHOD.partialOverlap`; largest overlap first. */
  readonly partialOverlaps: readonly Match[];
  /** From below the ladder to above it; sums to 1. */
  readonly landing: readonly LandingShare[];
  readonly confidence: Confidence;
  readonly reasons: readonly Reason[];
  readonly caveats: readonly string[];
  readonly conflicts: readonly Conflict[];
  readonly whatWouldHelp: readonly string[];
  /** The track and family in which the answer lies. */
  readonly track: Track;
  readonly family: string;
  /** The folds taken, in order; empty when the family is the same. */
  readonly folds: readonly FoldStep[];
  /** True when the answer is on another track than asked from. */
  readonly crossTrack: boolean;
  readonly methodVersion: string;
}

export const ABSTENTION_REASONS = [
  "NO_LADDER", "TRACK_MISMATCH", "RUNG_UNMAPPED", "NO_EQUIVALENT", "EVIDENCE_TOO_WEAK", "OUTSIDE_RANGE", "CONFLICTING_EVIDENCE", "UNKNOWN_TITLE",
] as const;
export type AbstentionReason = (typeof ABSTENTION_REASONS)[number];

/** A rung near what was asked, shown beside an abstention. */
export interface NearRung {
  readonly rungId: string;
  /** J, 0–1. */
  readonly overlap: number;
  readonly rankShift: number;
  /** RELATED_MATCH when it is an analogue on another track or family; null when nothing is claimed. */
  readonly predicate: Predicate | null;
}

/** We looked and cannot tell: why, what is near, and what would help. */
export interface Abstention {
  readonly kind: "ABSTENTION";
  readonly reason: AbstentionReason;
  readonly message: string;
  readonly nearest: readonly NearRung[];
  /** Where people would land, when it could be computed; else empty. */
  readonly landing: readonly LandingShare[];
  readonly conflicts: readonly Conflict[];
  readonly wouldHelp: readonly string[];
  readonly methodVersion: string;
}
