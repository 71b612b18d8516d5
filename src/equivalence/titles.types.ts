import { createUnionType, Field, Float, InputType, Int, ObjectType, registerEnumType } from "type-graphql";
import { CompanyType } from "../company/company.types.js";
import type { Company } from "../company/index.js";
import { described, same } from "../graph/enums.js";
import { DayScalar } from "../graph/scalars.js";
import type { PlacedRung } from "../ladder/index.js";
import { AxisRangeType, RungType } from "../ladder/ladder.types.js";
import type { MissingField, TitleAbstentionReason } from "../leveling/index.js";
import { TitleAbstentionReasonEnum } from "../leveling/leveling.enums.js";
import { LevelPlacementType, MissingFieldType } from "../leveling/leveling.types.js";
import type { Interval, Track } from "../taxonomy/domain/axis.js";
import type { CanonicalLevel } from "../taxonomy/index.js";
import { TrackEnum } from "../taxonomy/taxonomy.enums.js";
import { CanonicalLevelType } from "../taxonomy/taxonomy.types.js";
import { SENIORITY_VERDICTS, type SeniorityVerdict, type Standing } from "./domain/title-comparison.js";

@InputType({ description: "A job title as people write it, with whatever else is known." })
export class FreeTitleInput {
  @Field(() => String, { description: "The title, in any script: `Sr. SWE`, `Teamleiter Entwicklung`, `高级软件工程师`." })
  readonly title!: string;

  @Field(() => String, { nullable: true, description: "Slug of the company; its own rungs and their other names are looked at first." })
  readonly company?: string | null;

  @Field(() => Int, { nullable: true, description: "How many people work there. Small companies give high titles early." })
  readonly people?: number | null;

  @Field(() => Int, { nullable: true, description: "How many people report to the person directly." })
  readonly directReports?: number | null;

  @Field(() => Int, { nullable: true, description: "How many people are in the whole organisation below the person." })
  readonly organisationSize?: number | null;

  @Field(() => Float, { nullable: true, description: "Years of experience; weak evidence." })
  readonly yearsExperience?: number | null;

  @Field(() => String, { nullable: true, description: "Key of the family, where the title does not say it." })
  readonly family?: string | null;

  @Field(() => String, { nullable: true, description: "What the person answers for, in words: the most telling field." })
  readonly scopeText?: string | null;

  @Field(() => DayScalar, { nullable: true, description: "The day whose ladders count. Absent: today." })
  readonly asOf?: string | null;
}

@ObjectType("TitleResolution", { description: "Where a title stands on the canonical axis.", simpleResolvers: true })
export class TitleResolutionType {
  @Field(() => String, { description: "The title as given." })
  readonly title!: string;

  @Field(() => CompanyType, { nullable: true, description: "The company named; null when none was." })
  readonly company!: Company | null;

  @Field(() => [RungType], { description: "The company's own rungs of that title; several where it has the title on more than one rung. Empty when the words placed it." })
  readonly rungs!: readonly PlacedRung[];

  @Field(() => TrackEnum, { description: "The track." })
  readonly track!: Track;

  @Field(() => String, { description: "Key of the family; the general one where nothing says." })
  readonly family!: string;

  @Field(() => AxisRangeType, { description: "The range on the axis." })
  readonly range!: Interval;

  @Field(() => Float, { description: "The middle of the range, in levels." })
  readonly centre!: number;

  @Field(() => CanonicalLevelType, { nullable: true, description: "The canonical level in which the middle lies." })
  readonly level!: CanonicalLevel | null;

  @Field(() => Float, { description: "How good the evidence is, 0 to 1: the mapping's confidence for a company's own rung, else the calibrated probability of being right within half a level." })
  readonly confidence!: number;

  @Field(() => LevelPlacementType, { nullable: true, description: "How the words placed it, with the waterfall; null when the company's own rung did." })
  readonly placement!: LevelPlacementType | null;

  @Field(() => [String], { description: "What to keep in mind." })
  readonly caveats!: readonly string[];
}

@ObjectType("TitleAbstention", { description: "A title that cannot be placed: why, and what would help.", simpleResolvers: true })
export class TitleAbstentionType {
  @Field(() => String, { description: "The title as given." })
  readonly title!: string;

  @Field(() => TitleAbstentionReasonEnum, { description: "Why the title is not placed." })
  readonly reason!: TitleAbstentionReason;

  @Field(() => String, { description: "The same in words." })
  readonly message!: string;

  @Field(() => [MissingFieldType], { description: "What would help, most helpful first." })
  readonly missing!: readonly MissingField[];
}

export const TitleResultType = createUnionType({
  name: "TitleResult",
  description: "Where a title stands, or why that cannot be told.",
  types: () => [TitleResolutionType, TitleAbstentionType] as const,
  resolveType: (value) => ("range" in value ? TitleResolutionType : TitleAbstentionType),
});

/** A title placed, or not, with what comparing needs besides. */
export type ResolvedTitle =
  | (TitleResolutionType & { readonly kind: "RESOLUTION"; readonly standing: Standing; readonly small: boolean })
  | (TitleAbstentionType & { readonly kind: "ABSTENTION" });

@InputType({ description: "Several titles at once." })
export class ResolveTitlesInput {
  @Field(() => [FreeTitleInput], { description: "At most 100." })
  readonly titles!: FreeTitleInput[];
}

@InputType({ description: "Two titles to be compared." })
export class CompareTitlesInput {
  @Field(() => FreeTitleInput, { description: "The one." })
  readonly left!: FreeTitleInput;

  @Field(() => FreeTitleInput, { description: "The other." })
  readonly right!: FreeTitleInput;
}

export const SeniorityVerdictEnum = same(SENIORITY_VERDICTS);
registerEnumType(SeniorityVerdictEnum, {
  name: "SeniorityVerdict",
  description: "Which of two titles stands higher.",
  valuesConfig: described<SeniorityVerdict>({ LEFT: "The left one, by half a level or more.", RIGHT: "The right one, by half a level or more.", EQUAL: "Neither: within half a level of each other." }),
});
