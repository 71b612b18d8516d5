import { Field, Float, InputType, Int, ObjectType } from "type-graphql";
import { AxisRangeType } from "../ladder/ladder.types.js";
import type { Interval, Track } from "../taxonomy/domain/axis.js";
import type { CanonicalLevel } from "../taxonomy/index.js";
import { TrackEnum } from "../taxonomy/taxonomy.enums.js";
import { CanonicalLevelType } from "../taxonomy/taxonomy.types.js";
import type { Decision, EvidenceItem, EvidenceKind, Field as FieldName, MissingField, StateProbability } from "./domain/suggestion.js";
import { DecisionEnum, EvidenceKindEnum, MissingFieldEnum } from "./leveling.enums.js";

@ObjectType("LevelProbability", { description: "A half level of the axis, and how likely the rung stands there.", simpleResolvers: true })
export class LevelProbabilityType implements StateProbability {
  @Field(() => AxisRangeType, { description: "The half level." })
  readonly range!: Interval;

  @Field(() => CanonicalLevelType, { nullable: true, description: "The canonical level it lies in." })
  readonly level!: CanonicalLevel | null;

  @Field(() => Float, { description: "0 to 1; all half levels of the track sum to 1." })
  readonly probability!: number;
}

@ObjectType("LevelingEvidence", { description: "One bar of the waterfall: a piece of evidence and its weight. The bars add up.", simpleResolvers: true })
export class LevelingEvidenceType implements Omit<EvidenceItem, "perState"> {
  @Field(() => EvidenceKindEnum, { description: "What it rests on." })
  readonly kind!: EvidenceKind;

  @Field(() => String, { description: "The words or numbers that it rests on, as given." })
  readonly text!: string;

  @Field(() => String, { nullable: true, description: "Key of the lexicon's concept; null where it is no word." })
  readonly concept!: string | null;

  @Field(() => Float, { description: "Weight towards the suggested place, in bits (log2 of a likelihood ratio); below 0 it speaks against it." })
  readonly bits!: number;

  @Field(() => [Float], { description: "Weight towards each half level of the track, lowest first, in bits." })
  readonly perState!: readonly number[];
}

@ObjectType("MissingLevelingField", { description: "A field that was not given and would help.", simpleResolvers: true })
export class MissingFieldType implements MissingField {
  @Field(() => MissingFieldEnum, { description: "Which." })
  readonly field!: FieldName;

  @Field(() => Float, { description: "How much it is expected to tell of the level, in bits." })
  readonly gainBits!: number;

  @Field(() => String, { description: "What to give, in words." })
  readonly text!: string;
}

@ObjectType("LevelPlacement", { description: "Where a title or rung is likely to stand on the canonical axis, and why.", simpleResolvers: true })
export class LevelPlacementType {
  @Field(() => TrackEnum, { description: "The likelier track." })
  readonly track!: Track;

  @Field(() => Float, { description: "How likely that track is, 0 to 1; 1 where it was given." })
  readonly trackProbability!: number;

  @Field(() => String, { nullable: true, description: "Key of the family that the words name; null where they name none." })
  readonly family!: string | null;

  @Field(() => AxisRangeType, { description: "The suggested range on the axis." })
  readonly range!: Interval;

  @Field(() => Float, { description: "The middle of the range, in levels." })
  readonly centre!: number;

  @Field(() => CanonicalLevelType, { nullable: true, description: "The canonical level in which the middle lies; null where the track has none there." })
  readonly level!: CanonicalLevel | null;

  @Field(() => [LevelProbabilityType], { description: "The likeliest half levels, best first." })
  readonly posterior!: readonly LevelProbabilityType[];

  @Field(() => DecisionEnum, { description: "How far it can be taken without a look." })
  readonly decision!: Decision;

  @Field(() => Float, { description: "Calibrated probability that the middle is right within half a level, 0 to 1 (see `methodology { evaluation }`)." })
  readonly confidence!: number;

  @Field(() => [LevelingEvidenceType], { description: "The waterfall: every piece of evidence with its weight." })
  readonly evidence!: readonly EvidenceItem[];

  @Field(() => [MissingFieldType], { description: "What else would help, most helpful first." })
  readonly missing!: readonly MissingField[];

  @Field(() => [String], { description: "What to keep in mind." })
  readonly notes!: readonly string[];
}

@ObjectType("RungSuggestion", { description: "A suggested mapping of one rung.", simpleResolvers: true })
export class RungSuggestionType {
  @Field(() => Int, { description: "Place of the rung in the input, from 0." })
  readonly index!: number;

  @Field(() => String, { nullable: true, description: "The rung's code as given." })
  readonly code!: string | null;

  @Field(() => String, { description: "The rung's title as given." })
  readonly title!: string;

  @Field(() => LevelPlacementType, { description: "Where it is likely to stand." })
  readonly placement!: LevelPlacementType;
}

@ObjectType("MappingSuggestion", { description: "A whole ladder mapped at once. Nothing was stored. No rung stands below one of lower order.", simpleResolvers: true })
export class MappingSuggestionType {
  @Field(() => [RungSuggestionType], { description: "The rungs in the order of the input." })
  readonly rungs!: readonly RungSuggestionType[];

  @Field(() => String, { description: "Version of the fitted weights." })
  readonly weightsVersion!: string;
}

@InputType({ description: "A range of a count." })
export class CountRangeInput {
  @Field(() => Float, { description: "At least so many; 0 or more." })
  readonly min!: number;

  @Field(() => Float, { nullable: true, description: "At most so many; absent: no upper bound is known." })
  readonly max?: number | null;
}

@InputType({ description: "A rung of a pasted ladder. Everything but the title may be left out." })
export class SuggestedRungInput {
  @Field(() => String, { nullable: true, description: "The company's own code; says order only." })
  readonly code?: string | null;

  @Field(() => String, { description: "The title, in any of the lexicon's languages." })
  readonly title!: string;

  @Field(() => String, { nullable: true, description: "What the person answers for, in words: the most telling field after the title." })
  readonly scope?: string | null;

  @Field(() => CountRangeInput, { nullable: true, description: "People reporting directly." })
  readonly directReports?: CountRangeInput | null;

  @Field(() => CountRangeInput, { nullable: true, description: "People in the whole organisation below." })
  readonly organisation?: CountRangeInput | null;

  @Field(() => CountRangeInput, { nullable: true, description: "Years of experience asked for." })
  readonly years?: CountRangeInput | null;

  @Field(() => String, { nullable: true, description: "Key of the canonical level that you hold it equal to, as in `ic/senior`." })
  readonly anchor?: string | null;

  @Field(() => String, { nullable: true, description: "Key of its family." })
  readonly family?: string | null;

  @Field(() => TrackEnum, { nullable: true, description: "Its track; absent: decided from the words." })
  readonly track?: Track | null;

  @Field(() => Int, { nullable: true, description: "Its place, lowest first; parallel rungs share a number. Absent for all: the order of the list." })
  readonly order?: number | null;
}

@InputType({ description: "A ladder to be mapped. Nothing is stored." })
export class SuggestMappingInput {
  @Field(() => CountRangeInput, { nullable: true, description: "People working at the company; small ones give high titles early." })
  readonly people?: CountRangeInput | null;

  @Field(() => String, { nullable: true, description: "Key of the ladder's family." })
  readonly family?: string | null;

  @Field(() => [SuggestedRungInput], { description: "The rungs, lowest first, at most 100." })
  readonly rungs!: SuggestedRungInput[];
}
