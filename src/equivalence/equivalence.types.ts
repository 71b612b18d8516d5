import { createUnionType, Field, Float, ID, ObjectType } from "type-graphql";
import { CompanyType } from "../company/company.types.js";
import type { Company } from "../company/index.js";
import { CitationType } from "../graph/citation.js";
import { DayScalar } from "../graph/scalars.js";
import { AxisRangeType, RungType } from "../ladder/ladder.types.js";
import type { PlacedRung } from "../ladder/index.js";
import type { Citation } from "../shared/source.js";
import type { Interval, Track } from "../taxonomy/domain/axis.js";
import { TrackEnum } from "../taxonomy/taxonomy.enums.js";
import { CanonicalLevelType, RoleType } from "../taxonomy/taxonomy.types.js";
import type { AbstentionReason, ReasonKind } from "./domain/answer.js";
import type { ConfidenceBand, ConfidencePart, ConfidencePartKind } from "./domain/confidence.js";
import type { LandingKind } from "./domain/landing.js";
import type { Boundary, Predicate } from "./domain/overlap.js";
import { DepthComparisonType } from "./depth.types.js";
import { TitleAbstentionType, TitleResolutionType } from "./titles.types.js";
import { AbstentionReasonEnum, BandEnum, BoundaryEdgeEnum, ConfidencePartEnum, LandingKindEnum, PredicateEnum, ReasonKindEnum } from "./equivalence.enums.js";

export const AskedType = createUnionType({
  name: "EquivalenceSubject",
  description: "What an equivalence was asked about.",
  types: () => [RungType, CanonicalLevelType, RoleType, TitleResolutionType, TitleAbstentionType] as const,
  resolveType: (value) => {
    if (!("id" in value)) return "range" in value ? TitleResolutionType : TitleAbstentionType;
    return value.id.startsWith("rng_") ? RungType : value.id.startsWith("lvl_") ? CanonicalLevelType : RoleType;
  },
});

@ObjectType("Boundary", { description: "An edge of their range that our centre stands close to, as in \"just under Staff\".", simpleResolvers: true })
export class BoundaryType implements Boundary {
  @Field(() => BoundaryEdgeEnum, { description: "Which edge of theirs." })
  readonly edge!: Boundary["edge"];

  @Field(() => Float, { description: "How far our centre stands above it, in levels; negative: below it." })
  readonly distance!: number;
}

@ObjectType("RungMatch", { description: "A rung of the target, as an answer.", simpleResolvers: true })
export class RungMatchType {
  @Field(() => RungType, { description: "The rung." })
  readonly rung!: PlacedRung;

  @Field(() => PredicateEnum, { nullable: true, description: "How it relates; null when no predicate holds and it only overlaps in part." })
  readonly predicate!: Predicate | null;

  @Field(() => Float, { description: "J: how alike the two ranges are, 0 to 1; what they share of all that either covers." })
  readonly overlap!: number;

  @Field(() => Float, { description: "Share of people from our rung who would land here, 0 to 1. Rungs with the same range have it together." })
  readonly landing!: number;

  @Field(() => Float, { description: "Centre of theirs minus centre of ours, in levels: positive, theirs stands higher." })
  readonly rankShift!: number;

  @Field(() => BoundaryType, { nullable: true, description: "Present when our centre is within 0.15 level of an edge of theirs." })
  readonly boundary!: Boundary | null;
}

@ObjectType("LandingShare", { description: "Where people from our rung would land on the target's ladder, and how many of them. The shares of an answer sum to 1.", simpleResolvers: true })
export class LandingShareType {
  @Field(() => LandingKindEnum, { description: "On a rung, in a gap, or beyond the ladder's ends." })
  readonly kind!: LandingKind;

  @Field(() => Float, { description: "Share of people, 0 to 1." })
  readonly share!: number;

  @Field(() => RungType, { nullable: true, description: "The rung; the first of several with the same range. Null unless `kind` is RUNG." })
  readonly rung!: PlacedRung | null;

  @Field(() => [RungType], { description: "All rungs that have this share together, because their ranges are the same. Empty unless `kind` is RUNG." })
  readonly rungs!: readonly PlacedRung[];

  @Field(() => AxisRangeType, { nullable: true, description: "The rung's range, or the gap's; null beyond the ladder's ends." })
  readonly range!: Interval | null;
}

@ObjectType("ConfidencePart", { description: "One step of how a confidence came about, in order.", simpleResolvers: true })
export class ConfidencePartType implements ConfidencePart {
  @Field(() => ConfidencePartEnum, { description: "What the step is." })
  readonly kind!: ConfidencePartKind;

  @Field(() => Float, { description: "The starting value, a factor, or the source's own weight, each 0 to 1." })
  readonly value!: number;

  @Field(() => Float, { description: "The confidence after this step, 0 to 1." })
  readonly after!: number;

  @Field(() => String, { nullable: true, description: "The source that agrees or disagrees, or the family folded into; null for the other steps." })
  readonly label!: string | null;
}

@ObjectType("Confidence", { description: "How good the evidence is. Says nothing about how alike two rungs are.", simpleResolvers: true })
export class ConfidenceType {
  @Field(() => Float, { description: "0 to 1." })
  readonly value!: number;

  @Field(() => BandEnum, { description: "The value in words." })
  readonly band!: ConfidenceBand;

  @Field(() => [ConfidencePartType], { description: "How it came about, step by step." })
  readonly parts!: readonly ConfidencePart[];
}

@ObjectType("Reason", { description: "One step of the explanation.", simpleResolvers: true })
export class ReasonType {
  @Field(() => ReasonKindEnum, { description: "What it speaks of." })
  readonly kind!: ReasonKind;

  @Field(() => String, { description: "In plain English, with its numbers." })
  readonly text!: string;
}

@ObjectType("Conflict", { description: "A published statement, or a decision in a dispute, that our answer contradicts; shown, never averaged.", simpleResolvers: true })
export class ConflictType {
  @Field(() => String, { description: "What it says against our answer." })
  readonly text!: string;

  @Field(() => CitationType, { nullable: true, description: "The source; null for what was decided in a dispute, where the text says by whom and when." })
  readonly citation!: Citation | null;

  @Field(() => [RungType], { description: "The rungs it names." })
  readonly rungs!: readonly PlacedRung[];

  @Field(() => Float, { description: "Share of people who would land on those rungs by our reckoning, 0 to 1." })
  readonly landing!: number;

  @Field(() => Float, { description: "How much the source weighs, 0 to 1." })
  readonly prior!: number;
}

@ObjectType("FoldTaken", { description: "A step from a family to a more general one, taken because the company has no ladder for the first.", simpleResolvers: true })
export class FoldTakenType {
  @Field(() => String, { description: "Key of the family left." })
  readonly from!: string;

  @Field(() => String, { description: "Key of the family taken instead." })
  readonly to!: string;

  @Field(() => Float, { description: "What the step leaves of the confidence, 0 to 1." })
  readonly factor!: number;
}

@ObjectType("ComputedWith", { description: "Everything an answer depends on: the same here gives the same answer.", simpleResolvers: true })
export class ComputedWithType {
  @Field(() => String, { description: "Version of the taxonomy." })
  readonly taxonomyVersion!: string;

  @Field(() => String, { description: "Version of the method (see `methodology`)." })
  readonly methodVersion!: string;

  @Field(() => ID, { nullable: true, description: "Ladder version asked from; null when a level or role was asked about." })
  readonly fromLadderVersion!: string | null;

  @Field(() => ID, { nullable: true, description: "Ladder version the answer lies in; null when there is none." })
  readonly toLadderVersion!: string | null;

  @Field(() => String, { nullable: true, description: "SHA-256 of what the version asked from says." })
  readonly fromContentHash!: string | null;

  @Field(() => String, { nullable: true, description: "SHA-256 of what the version answered from says." })
  readonly toContentHash!: string | null;

  @Field(() => DayScalar, { description: "The day whose ladders and evidence were used." })
  readonly evidenceAsOf!: string;
}

@ObjectType("Equivalence", { description: "Which rung of the target matches, how alike they are, where people land, how sure this is, and why.", simpleResolvers: true })
export class EquivalenceType {
  @Field(() => AskedType, { description: "What was asked about." })
  readonly from!: object;

  @Field(() => CompanyType, { description: "Where the answer was sought." })
  readonly toCompany!: Company;

  @Field(() => RungMatchType, { description: "The most likely rung: the one on which most people land." })
  readonly best!: RungMatchType;

  @Field(() => [RungMatchType], { description: "Other rungs that match, or on which at least a tenth land; best first." })
  readonly alternatives!: readonly RungMatchType[];

  @Field(() => [RungMatchType], { description: "Rungs that only overlap in part (at least 0.15), without a predicate." })
  readonly partialOverlaps!: readonly RungMatchType[];

  @Field(() => [LandingShareType], { description: "Where people from our rung would land, from below the ladder to above it; the shares sum to 1." })
  readonly landing!: readonly LandingShareType[];

  @Field(() => ConfidenceType, { description: "How good the evidence is." })
  readonly confidence!: ConfidenceType;

  @Field(() => [ReasonType], { description: "Why, step by step." })
  readonly reasons!: readonly ReasonType[];

  @Field(() => [String], { description: "What to keep in mind." })
  readonly caveats!: readonly string[];

  @Field(() => [ConflictType], { description: "Published statements that say otherwise." })
  readonly conflicts!: readonly ConflictType[];

  @Field(() => [String], { description: "What would make the answer surer, or change it." })
  readonly whatWouldHelp!: readonly string[];

  @Field(() => TrackEnum, { description: "The track of the answer." })
  readonly track!: Track;

  @Field(() => String, { description: "Key of the family of the answer." })
  readonly family!: string;

  @Field(() => [FoldTakenType], { description: "Families folded, in order; empty when the company has a ladder of the same family." })
  readonly folds!: readonly FoldTakenType[];

  @Field(() => Boolean, { description: "Whether the answer is on another track than asked from." })
  readonly crossTrack!: boolean;

  @Field(() => DepthComparisonType, { description: "Technical depth beside scope, on both sides." })
  readonly depth!: DepthComparisonType;

  @Field(() => ComputedWithType, { description: "What the answer depends on." })
  readonly computedWith!: ComputedWithType;
}

@ObjectType("NearRung", { description: "A rung near what was asked, shown beside an abstention; no claim of equivalence.", simpleResolvers: true })
export class NearRungType {
  @Field(() => RungType, { description: "The rung." })
  readonly rung!: PlacedRung;

  @Field(() => Float, { description: "J: how alike the two ranges are, 0 to 1." })
  readonly overlap!: number;

  @Field(() => Float, { description: "Centre of theirs minus centre of ours, in levels." })
  readonly rankShift!: number;

  @Field(() => PredicateEnum, { nullable: true, description: "RELATED_MATCH when it is an analogue on another track or in another family; null when nothing is claimed." })
  readonly predicate!: Predicate | null;
}

@ObjectType("Abstention", { description: "We looked and cannot tell: why, what is near, and what would help.", simpleResolvers: true })
export class AbstentionType {
  @Field(() => AskedType, { description: "What was asked about." })
  readonly from!: object;

  @Field(() => CompanyType, { description: "Where the answer was sought." })
  readonly toCompany!: Company;

  @Field(() => AbstentionReasonEnum, { description: "Why there is no answer." })
  readonly reason!: AbstentionReason;

  @Field(() => String, { description: "The same in words." })
  readonly message!: string;

  @Field(() => [NearRungType], { description: "The nearest rungs, at most three." })
  readonly nearest!: readonly NearRungType[];

  @Field(() => [LandingShareType], { description: "Where people would land, when it could be computed; else empty." })
  readonly landing!: readonly LandingShareType[];

  @Field(() => [ConflictType], { description: "Published statements that say otherwise." })
  readonly conflicts!: readonly ConflictType[];

  @Field(() => [String], { description: "What to keep in mind." })
  readonly caveats!: readonly string[];

  @Field(() => [String], { description: "What evidence would help most." })
  readonly wouldHelp!: readonly string[];

  @Field(() => ComputedWithType, { description: "What the answer depends on." })
  readonly computedWith!: ComputedWithType;
}

export const EquivalenceResultType = createUnionType({
  name: "EquivalenceResult",
  description: "An answer, or why there is none.",
  types: () => [EquivalenceType, AbstentionType] as const,
  resolveType: (value) => ("best" in value ? EquivalenceType : AbstentionType),
});
