import { registerEnumType } from "type-graphql";
import { described, same } from "../graph/enums.js";
import { ABSTENTION_REASONS, REASON_KINDS, type AbstentionReason, type ReasonKind } from "./domain/answer.js";
import { CONFIDENCE_PARTS, type ConfidenceBand, type ConfidencePartKind } from "./domain/confidence.js";
import { LANDING_KINDS, type LandingKind } from "./domain/landing.js";
import { PREDICATES, type Boundary, type Predicate } from "./domain/overlap.js";

export const PredicateEnum = same(PREDICATES);
registerEnumType(PredicateEnum, {
  name: "MatchPredicate",
  description: "How two rungs relate, in SKOS's words. Ours follow from ranges, so EXACT_MATCH is not transitive as SKOS's is.",
  valuesConfig: described<Predicate>({
    EXACT_MATCH: "Both edges of the ranges agree to within 0.05 level.",
    CLOSE_MATCH: "The ranges are much alike, though not the same.",
    BROAD_MATCH: "The other side is broader: ours lies within it.",
    NARROW_MATCH: "The other side is narrower: it lies within ours.",
    RELATED_MATCH: "An analogue in another category: on the other track, or in a family that ours folds into. Never the same job.",
  }),
});

export const LandingKindEnum = same(LANDING_KINDS);
registerEnumType(LandingKindEnum, {
  name: "LandingKind",
  description: "Where on the target's ladder a person would land.",
  valuesConfig: described<LandingKind>({
    BELOW_LADDER: "Below its lowest mapped rung.",
    RUNG: "On a rung.",
    BETWEEN_RUNGS: "In a gap between two rungs.",
    ABOVE_LADDER: "Above its highest mapped rung.",
  }),
});

export const BandEnum = same<ConfidenceBand>(["HIGH", "MEDIUM", "LOW", "TOO_WEAK"]);
registerEnumType(BandEnum, {
  name: "ConfidenceBand",
  description: "A confidence in words.",
  valuesConfig: described<ConfidenceBand>({
    HIGH: "0.80 or more.", MEDIUM: "0.60 or more.", LOW: "0.40 or more.", TOO_WEAK: "Under 0.40: too weak to answer on its own; seen on counterparts and abstentions only.",
  }),
});

export const ConfidencePartEnum = same(CONFIDENCE_PARTS);
registerEnumType(ConfidencePartEnum, {
  name: "ConfidencePartKind",
  description: "One step of how a confidence came about.",
  valuesConfig: described<ConfidencePartKind>({
    SAME_RUNG: "A rung with itself: nothing to doubt.",
    WEAKER_MAPPING: "The confidence of the weaker of the two mappings: where it starts.",
    PAIRING: "A factor for putting together two mappings that were made apart.",
    FOLD: "A factor for answering from a more general family.",
    AGE: "A factor for the age of the older source.",
    AGREEMENT: "An independent published statement that agrees.",
    CEILING: "No pair of rungs is held surer than this, since public tables copy from each other.",
    DISAGREEMENT: "A published statement that contradicts.",
  }),
});

export const ReasonKindEnum = same(REASON_KINDS);
registerEnumType(ReasonKindEnum, {
  name: "ReasonKind",
  description: "What a reason speaks of, in the order in which reasons are told.",
  valuesConfig: described<ReasonKind>({
    SAME_RUNG: "It is the very same rung.",
    RANGES: "The two ranges on the axis, and their sources.",
    OVERLAP: "How alike the ranges are.",
    LANDING: "Where people would land.",
    BOUNDARY: "How close to an edge we stand.",
    TRACK: "What crossing the tracks changes.",
    FOLD: "Which family the answer had to be taken from.",
    SIZE: "What a small company does to the ranges.",
    REVIEW: "What reviewers said, and what was decided in disputes.",
    CROSSWALK: "Published statements that agree.",
    CONFLICT: "Published statements, and decisions in disputes, that contradict.",
    AGE: "How old the sources are.",
    CONFIDENCE: "How the confidence came about.",
  }),
});

export const AbstentionReasonEnum = same(ABSTENTION_REASONS);
registerEnumType(AbstentionReasonEnum, {
  name: "AbstentionReason",
  description: "Why there is no answer.",
  valuesConfig: described<AbstentionReason>({
    NO_LADDER: "The company has no published ladder that could answer.",
    TRACK_MISMATCH: "It has no rung on that track; the nearest on the other are listed.",
    RUNG_UNMAPPED: "The rung has not been placed on the axis yet.",
    NO_EQUIVALENT: "It was reviewed, and nothing fits.",
    EVIDENCE_TOO_WEAK: "The confidence would be under 0.40.",
    OUTSIDE_RANGE: "More than half would land below or above their ladder.",
    CONFLICTING_EVIDENCE: "Published statements against our answer are stronger than ours.",
    UNKNOWN_TITLE: "The title says too little to place it.",
  }),
});

export const BoundaryEdgeEnum = same<Boundary["edge"]>(["LOWER", "UPPER"]);
registerEnumType(BoundaryEdgeEnum, {
  name: "BoundaryEdge",
  description: "An edge of a range.",
  valuesConfig: described<Boundary["edge"]>({ LOWER: "Its lower edge.", UPPER: "Its upper edge." }),
});
