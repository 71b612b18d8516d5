import { Field, InputType, Int, ObjectType } from "type-graphql";
import { DayScalar, PartialDateScalar } from "../graph/scalars.js";
import type { Influence } from "../taxonomy/domain/axis.js";
import type { Statement } from "../taxonomy/domain/statement.js";
import { StatementType, TaxonomyFact } from "../taxonomy/statement.types.js";
import { InfluenceEnum } from "../taxonomy/taxonomy.enums.js";
import { CanonicalLevelType } from "../taxonomy/taxonomy.types.js";
import type { CanonicalLevel } from "../taxonomy/index.js";
import type { Judgement } from "./domain/judgement.js";
import type { Period } from "./domain/period.js";
import type { ExampleDepthRisk, Verdict } from "./domain/readiness-count.js";
import type { Standing } from "./domain/readiness-examples.js";
import type { MissingKind } from "./domain/readiness-missing.js";
import type { ExampleDepth, ExplainedExample, Readiness, SignalCoverage } from "./domain/readiness.js";
import { Concluded, JudgementType } from "./judgement.types.js";
import { ExampleDepthRiskEnum, ExampleStandingEnum, MissingExampleKindEnum, ReadinessVerdictEnum } from "./readiness.enums.js";

@InputType({ description: "What shows that you worked hands-on, in your own words; any one part is enough. At most 500 characters each." })
export class HandsOnInput {
  @Field(() => String, { nullable: true, description: "What you built yourself." })
  readonly built?: string | null;

  @Field(() => String, { nullable: true, description: "Which technology you chose, and over which others." })
  readonly choices?: string | null;

  @Field(() => String, { nullable: true, description: "How it works inside: data structures, protocol, algorithm." })
  readonly inside?: string | null;

  @Field(() => String, { nullable: true, description: "A flaw you showed by a measurement, a proof or a trace." })
  readonly flaw?: string | null;
}

@InputType({ description: "A piece of work that you would bring to a promotion. It is judged and forgotten: nothing is stored or logged." })
export class ExampleOfWorkInput {
  @Field(() => String, { description: "What you did, in a sentence; at most 500 characters. Not judged by its words." })
  readonly what!: string;

  @Field(() => String, { nullable: true, description: "The project it belongs to. Examples of one project, one signal and one time are told twice and count once. Absent: `what` names it." })
  readonly project?: string | null;

  @Field(() => PartialDateScalar, { description: "When it began: a day, a month or a year." })
  readonly from!: string;

  @Field(() => PartialDateScalar, { nullable: true, description: "When it ended; for work that goes on, today. Absent: within the day, month or year of `from`." })
  readonly to?: string | null;

  @Field(() => InfluenceEnum, { description: "How far it reached: whose work is different because of it." })
  readonly scope!: Influence;

  @Field(() => String, { nullable: true, description: "Key of the signal that it shows, as in `adopted-design`; see `transition { signals { key text } }`. Absent: none." })
  readonly signal?: string | null;

  @Field(() => [String], { nullable: true, description: "Teams besides yours that took part or took it over, by name; at most 20." })
  readonly adoptedBy?: string[] | null;

  @Field(() => Int, { nullable: true, description: "How many teams besides yours; absent: as many as are named, or not told." })
  readonly otherTeams?: number | null;

  @Field(() => HandsOnInput, { nullable: true, description: "What you did with your own hands; absent: not told." })
  readonly handsOn?: HandsOnInput | null;
}

@InputType({ description: "Your level, and work that you hold to be of the next one." })
export class PromotionReadinessInput {
  @Field(() => String, { description: "Key of your level, as in `ic/senior`; see `canonicalLevels`." })
  readonly from!: string;

  @Field(() => String, { nullable: true, description: "Key of the next level of the same track; absent: that one. Promotions are judged a step at a time." })
  readonly to?: string | null;

  @Field(() => DayScalar, { nullable: true, description: "The day for which it is judged, not in the future. Absent: today." })
  readonly asOf?: string | null;

  @Field(() => [ExampleOfWorkInput], { description: "The examples, in any order; at most 50." })
  readonly examples!: ExampleOfWorkInput[];
}

@ObjectType("Period", { description: "From a first to a last day.", simpleResolvers: true })
export class PeriodType implements Period {
  @Field(() => DayScalar, { description: "The first day." })
  readonly from!: string;

  @Field(() => DayScalar, { description: "The last day; it belongs to the period." })
  readonly to!: string;
}

@ObjectType("JudgedExample", { description: "One of your examples, as it was judged.", simpleResolvers: true })
export class JudgedExampleType implements Omit<ExplainedExample, "example" | "unreached"> {
  @Field(() => Int, { description: "Its place in what you gave, from 0." })
  readonly index!: number;

  @Field(() => ExampleStandingEnum, { description: "Whether it counts, and if not why." })
  readonly standing!: Standing;

  @Field(() => Int, { nullable: true, description: "Place of the example that says the same; null when it is no duplicate." })
  readonly duplicateOf!: number | null;

  @Field(() => PeriodType, { description: "The days it was taken to cover, up to the day asked for." })
  readonly period!: Period;

  @Field(() => Boolean, { description: "Whether its scope goes beyond the widest that your present level is asked for." })
  readonly beyond!: boolean;

  @Field(() => StatementType, { nullable: true, description: "The signal it shows; null when it names none, or what you told does not reach it." })
  readonly signal!: Statement | null;

  @Field(() => [JudgementType], { description: "Why, each point with its rule." })
  readonly judgements!: readonly Judgement[];
}

@ObjectType("SignalCoverage", { description: "A signal of the next level, and which of your examples show it.", simpleResolvers: true })
export class SignalCoverageType implements SignalCoverage {
  @Field(() => StatementType, { description: "The signal." })
  readonly signal!: Statement;

  @Field(() => [Int], { description: "Places of the examples that show it; empty: none does." })
  readonly shownBy!: readonly number[];
}

@ObjectType("MissingExample", { implements: TaxonomyFact, description: "A kind of example that your case lacks.", simpleResolvers: true })
export class MissingExampleType extends Concluded {
  @Field(() => MissingExampleKindEnum, { description: "Which kind." })
  readonly kind!: MissingKind;
}

@ObjectType("ExampleDepth", { implements: TaxonomyFact, description: "Whether wide scope hides a lack of hands-on work. Looked at apart: it does not change the verdict.", simpleResolvers: true })
export class ExampleDepthType extends Concluded implements Omit<ExampleDepth, "sources"> {
  @Field(() => ExampleDepthRiskEnum, { description: "How many of the examples with a wide scope come without hands-on evidence." })
  readonly risk!: ExampleDepthRisk;

  @Field(() => [Int], { description: "Places of those examples." })
  readonly examples!: readonly number[];

  @Field(() => [StatementType], { description: "Questions that an interviewer may ask at the next level; `points` is what a hands-on answer contains. Empty where we have none." })
  readonly probes!: readonly Statement[];
}

@ObjectType("AppliedTrap", { implements: TaxonomyFact, description: "A way of missing the step that your examples show, and why we think so.", simpleResolvers: true })
export class AppliedTrapType extends Concluded {
  @Field(() => StatementType, { description: "The trap." })
  readonly trap!: Statement;
}

@ObjectType("PromotionReadiness", { description: "What your examples amount to, and what they lack.", simpleResolvers: true })
export class PromotionReadinessType implements Omit<Readiness, "missing" | "depth" | "trap"> {
  @Field(() => CanonicalLevelType, { description: "Your level." })
  readonly from!: CanonicalLevel;

  @Field(() => CanonicalLevelType, { description: "The next one." })
  readonly to!: CanonicalLevel;

  @Field(() => ReadinessVerdictEnum, { description: "What a committee would make of the number of examples." })
  readonly verdict!: Verdict;

  @Field(() => Int, { description: "How many distinct examples of work at the next level count." })
  readonly distinct!: number;

  @Field(() => PeriodType, { description: "The time in which examples count: 18 months up to the day asked for." })
  readonly window!: Period;

  @Field(() => Int, { nullable: true, description: "Months of the calendar that the three closest together span; null below three." })
  readonly monthsOfThree!: number | null;

  @Field(() => Boolean, { description: "true where no source names signals for this step, so that the scope of the levels alone decides." })
  readonly derived!: boolean;

  @Field(() => [JudgementType], { description: "Why, each point with its rule." })
  readonly judgements!: readonly Judgement[];

  @Field(() => [JudgedExampleType], { description: "Every example, in the order given." })
  readonly examples!: readonly ExplainedExample[];

  @Field(() => [SignalCoverageType], { description: "The signals of the next level and what shows them; empty where no source names any." })
  readonly signals!: readonly SignalCoverage[];

  @Field(() => [MissingExampleType], { description: "Which kinds of examples are missing, the most pressing first." })
  readonly missing!: readonly MissingExampleType[];

  @Field(() => ExampleDepthType, { nullable: true, description: "Depth beside scope; null for managers, and where nothing reaches beyond the present level." })
  readonly depth!: ExampleDepthType | null;

  @Field(() => AppliedTrapType, { nullable: true, description: "The trap that your examples show; null when they show none." })
  readonly trap!: AppliedTrapType | null;
}
