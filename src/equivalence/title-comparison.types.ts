import { Field, Float, ObjectType } from "type-graphql";
import type { SeniorityVerdict } from "./domain/title-comparison.js";
import { DepthComparisonType } from "./depth.types.js";
import { ReasonType } from "./equivalence.types.js";
import type { Reason } from "./domain/answer.js";
import { SeniorityVerdictEnum, TitleResultType, type TitleAbstentionType, type TitleResolutionType } from "./titles.types.js";

@ObjectType("Seniority", { description: "Who is senior, by how much, how likely. The three likelihoods sum to 1.", simpleResolvers: true })
export class SeniorityType {
  @Field(() => SeniorityVerdictEnum, { description: "The likeliest of the three." })
  readonly verdict!: SeniorityVerdict;

  @Field(() => Float, { description: "Expected place of the left minus that of the right, in levels: positive, the left stands higher." })
  readonly difference!: number;

  @Field(() => Float, { description: "How likely the left stands higher by half a level or more, 0 to 1." })
  readonly leftHigher!: number;

  @Field(() => Float, { description: "How likely the right stands higher by half a level or more, 0 to 1." })
  readonly rightHigher!: number;

  @Field(() => Float, { description: "How likely they are within half a level of each other, 0 to 1." })
  readonly equal!: number;
}

@ObjectType("TitleComparison", { description: "Two titles against each other.", simpleResolvers: true })
export class TitleComparisonType {
  @Field(() => TitleResultType, { description: "The left title, placed or not." })
  readonly left!: TitleResolutionType | TitleAbstentionType;

  @Field(() => TitleResultType, { description: "The right title, placed or not." })
  readonly right!: TitleResolutionType | TitleAbstentionType;

  @Field(() => SeniorityType, { nullable: true, description: "Who is senior; null when a title could not be placed. Across tracks it compares rank, which is standing and not the same job." })
  readonly seniority!: SeniorityType | null;

  @Field(() => DepthComparisonType, { nullable: true, description: "Technical depth beside scope, from the left to the right; null when a title could not be placed." })
  readonly depth!: DepthComparisonType | null;

  @Field(() => [ReasonType], { description: "Why, step by step." })
  readonly reasons!: readonly Reason[];

  @Field(() => [String], { description: "What to keep in mind." })
  readonly caveats!: readonly string[];
}
