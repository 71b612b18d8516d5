import type { MappedRung } from "../../ladder/domain/mapping.js";
import type { LadderSection } from "./compiled.js";
import type { Confidence } from "./confidence.js";
import type { CrosswalkAssertion } from "./evidence.js";
import type { LandingShare } from "./landing.js";
import type { Candidate } from "./matches.js";
import type { Method } from "./method.js";
import type { FoldStep, Question } from "./question.js";

/** The numbers of one answer, from which it is decided and put into words. */
export interface Findings {
  readonly question: Question;
  readonly method: Method;
  readonly from: MappedRung;
  readonly section: LadderSection;
  readonly folds: readonly FoldStep[];
  readonly crossTrack: boolean;
  readonly shares: readonly LandingShare[];
  /** Best first. */
  readonly candidates: readonly Candidate[];
  /** Null when no rung has a predicate. */
  readonly best: Candidate | null;
  /** The best match is the rung asked about. */
  readonly isItself: boolean;
  /** Factor, 0–1. */
  readonly age: number;
  readonly ageInYears: number;
  readonly agreeing: readonly CrosswalkAssertion[];
  /** All that contradict us, also those the mappings' confidences have taken into account. */
  readonly disagreeing: readonly CrosswalkAssertion[];
  /** Those of them that are news to the mappings' confidences and not one company's word alone: enough of these, and we abstain. */
  readonly counting: readonly CrosswalkAssertion[];
  readonly confidence: Confidence;
}
