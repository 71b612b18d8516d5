import type { MappedRung } from "../../ladder/domain/mapping.js";
import type { Track } from "../../taxonomy/domain/axis.js";
import type { CompiledLadder } from "./compiled.js";
import type { CrosswalkAssertion } from "./evidence.js";
import type { Method } from "./method.js";

/**
 * What is asked about.
 *
 * MAPPED: a rung, or a canonical level or role written as one (its band or span is the range; see `bareRung`).
 * UNMAPPED: a rung nobody has placed on the axis yet. NO_EQUIVALENT: reviewed, and nothing fits.
 */
export type Subject =
  | { readonly state: "MAPPED"; readonly kind: SubjectKind; readonly rung: MappedRung }
  | { readonly state: "UNMAPPED" | "NO_EQUIVALENT"; readonly id: string; readonly track: Track; readonly family: string };

export const SUBJECT_KINDS = ["RUNG", "CANONICAL_LEVEL", "ROLE", "TITLE"] as const;
export type SubjectKind = (typeof SUBJECT_KINDS)[number];

/** One step by which a family without a ladder is answered in a more general one; `factor` (0–1) is what the step costs. */
export interface FoldStep {
  readonly from: string;
  readonly to: string;
  readonly factor: number;
}

/** Two rungs that were found not to be equivalent, in either direction. */
export interface NotPair {
  readonly a: string;
  readonly b: string;
  /** Who found it, in the middle of a sentence; absent: a review. */
  readonly by?: string;
}

/** The words that numbers need; ids never reach a reader. */
export interface Names {
  /** What is asked about, without its company: "L5", "Senior Engineer". */
  readonly from: string;
  /** Null for a canonical level or role. */
  readonly fromCompany: string | null;
  readonly toCompany: string;
  /** Code or title of a rung of the target, by id: "L6". */
  readonly rung: (id: string) => string;
  /** Name of a family, by key: "data engineering". */
  readonly family: (key: string) => string;
  /** Where our range comes from; null when it is the taxonomy itself. */
  readonly fromSource: () => string | null;
  /** Where the range of a rung of the target comes from, by id; null when nobody knows. */
  readonly toSource: (id: string) => string | null;
}

/** Everything an answer depends on; the same question gives the same answer. */
export interface Question {
  readonly from: Subject;
  /** The target's mapped rungs, all families and tracks; compile once per version where many questions are asked of it. */
  readonly ladder: CompiledLadder | readonly MappedRung[];
  /** How many of the target's rungs have no mapping yet. */
  readonly unmappedTargets?: number;
  readonly folds: readonly FoldStep[];
  /** Crosswalk assertions whose left side is `from` and whose right side is on the target's ladder. */
  readonly assertions: readonly CrosswalkAssertion[];
  readonly nots: readonly NotPair[];
  /** Asked for on this track; absent: the track of `from`. */
  readonly toTrack?: Track;
  /** What changes between the tracks, one sentence each; shown when the answer crosses tracks. */
  readonly trackChanges?: readonly string[];
  /** ISO dates of the sources (or of collection) of ours and of a rung of the target, by id; null for what does not age: a canonical level or role. */
  readonly sourceDates: { readonly from: string | null; readonly to: (id: string) => string | null };
  /** ISO date the answer is given for. */
  readonly asOf: string;
  readonly names: Names;
  /** Absent: the method in use. */
  readonly method?: Method;
}

/**
 * A canonical level or a role as a rung, so that it can be asked about.
 *
 * `confidence` is 1 for a canonical level, which is what the axis means, and less for a role whose span is inferred.
 */
export const bareRung = (level: Pick<MappedRung, "id" | "track" | "family" | "range" | "confidence">): MappedRung => ({
  id: level.id,
  order: 0,
  track: level.track,
  family: level.family,
  range: level.range,
  confidence: level.confidence,
  smallCompany: false,
});
