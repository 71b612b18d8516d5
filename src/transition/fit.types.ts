import { Field, InputType, Int, ObjectType, registerEnumType } from "type-graphql";
import { described, same } from "../graph/enums.js";
import type { Track } from "../taxonomy/domain/axis.js";
import type { Statement } from "../taxonomy/domain/statement.js";
import type { Activity, TimeAllocation } from "../taxonomy/domain/taxonomy.js";
import { ActivityType, TimeAllocationType } from "../taxonomy/level.types.js";
import { StatementType, TaxonomyFact } from "../taxonomy/statement.types.js";
import { TrackEnum } from "../taxonomy/taxonomy.enums.js";
import { HARD_DAYS, RESEMBLES_FROM, WEEK_VERDICTS, type ComparedShare, type ComparedWeek, type HardDay, type WeekVerdict } from "./domain/fit.js";
import { FIT_JUDGEMENTS, type FitJudgementKind, type TrackFit } from "./domain/fit-words.js";
import { Concluded } from "./judgement.types.js";
import { WeekShareInput } from "./week.types.js";

export const HardDayEnum = same(HARD_DAYS);
registerEnumType(HardDayEnum, {
  name: "HardDay",
  description: "The kind of success that gives strength back at the end of a hard day.",
  valuesConfig: described<HardDay>({
    PROBLEM_SOLVED_ALONE: "A hard technical problem, solved alone.",
    COLLEAGUE_SET_MOVING: "A colleague who was stuck and moves again after a talk with you.",
    SOMETHING_ELSE: "Something else, or neither.",
  }),
});

export const WeekVerdictEnum = same(WEEK_VERDICTS);
registerEnumType(WeekVerdictEnum, {
  name: "WeekVerdict",
  description: "What a wished week comes to beside the table of activities.",
  valuesConfig: described<WeekVerdict>({
    RESEMBLES: `One column: at least ${RESEMBLES_FROM} percent of the week would be spent alike.`,
    BETWEEN: "Two columns or more are equally near: within 5 percent.",
    NEITHER: `No column: with each, less than ${RESEMBLES_FROM} percent would be spent alike. The threshold is ours.`,
  }),
});

export const FitJudgementKindEnum = same(FIT_JUDGEMENTS);
registerEnumType(FitJudgementKindEnum, {
  name: "TrackFitJudgementKind",
  description: "What a judgement on the choice between the tracks is about.",
  valuesConfig: described<FitJudgementKind>({
    WEEK: "The week wished for.", MONDAY_MORNING: "What you would begin the week with.", HARD_DAY: "What gives strength back.",
    CONTRADICTION: "That what you told points to both tracks.", AGREEMENT: "That what you told points to one track.",
  }),
});

@InputType({ description: "Answers to the questions by which to choose between the tracks, and a week as you would like it. At least one of the three; nothing is stored." })
export class TrackFitInput {
  @Field(() => String, { nullable: true, description: "What you would like to do on a Monday morning: key of an activity, as in `coding`; see `taxonomy { activities }`." })
  readonly mondayMorning?: string | null;

  @Field(() => HardDayEnum, { nullable: true, description: "Which success gives you strength back after a hard day." })
  readonly hardDay?: HardDay | null;

  @Field(() => [WeekShareInput], { nullable: true, description: "The week you wish for, in whole percent; activities left out have none. The parts sum to 100." })
  readonly week?: WeekShareInput[] | null;
}

@ObjectType("ComparedShare", { description: "One activity: your week beside a column of the table.", simpleResolvers: true })
export class ComparedShareType implements ComparedShare {
  @Field(() => ActivityType, { description: "The activity." })
  readonly activity!: Activity;

  @Field(() => Int, { description: "Percent of the week in the table; approximate." })
  readonly theirs!: number;

  @Field(() => Int, { nullable: true, description: "Percent of your week; null when you gave none." })
  readonly yours!: number | null;

  @Field(() => Int, { nullable: true, description: "Yours less theirs, in percentage points; null without a week." })
  readonly difference!: number | null;
}

@ObjectType("ComparedWeek", { description: "A column of the table of activities beside your week.", simpleResolvers: true })
export class ComparedWeekType implements Omit<ComparedWeek, "common"> {
  @Field(() => TimeAllocationType, { description: "The column." })
  readonly allocation!: TimeAllocation;

  @Field(() => TrackEnum, { description: "Its track." })
  readonly track!: Track;

  @Field(() => [ComparedShareType], { description: "Activity by activity." })
  readonly shares!: readonly ComparedShare[];
}

@ObjectType("TrackFitJudgement", { implements: TaxonomyFact, description: "What one thing that you told says about the choice between the tracks.", simpleResolvers: true })
export class TrackFitJudgementType extends Concluded {
  @Field(() => FitJudgementKindEnum, { description: "What it is about." })
  readonly kind!: FitJudgementKind;

  @Field(() => TrackEnum, { nullable: true, description: "The track it points to; null when to neither." })
  readonly track!: Track | null;
}

@ObjectType("TrackFit", { description: "Which track your wishes point to: engineering or management.", simpleResolvers: true })
export class TrackFitType implements Omit<TrackFit, "columns" | "nearest" | "track" | "judgements"> {
  @Field(() => TrackEnum, { nullable: true, description: "The one track that everything you told points to; null when nothing does, or one thing contradicts another." })
  readonly pointsTo!: Track | null;

  @Field(() => Boolean, { description: "Whether what you told points to both tracks; `judgements` says how." })
  readonly contradicts!: boolean;

  @Field(() => WeekVerdictEnum, { nullable: true, description: "What the week comes to; null when you gave none." })
  readonly verdict!: WeekVerdict | null;

  @Field(() => [ComparedWeekType], { description: "The column that the week resembles, or those between which it lies; empty for neither, and without a week." })
  readonly nearest!: readonly ComparedWeekType[];

  @Field(() => [ComparedWeekType], { description: "Every column of the table beside your week, in the table's order." })
  readonly columns!: readonly ComparedWeekType[];

  @Field(() => [TrackFitJudgementType], { description: "Why, each point with its rule." })
  readonly judgements!: readonly TrackFitJudgementType[];

  @Field(() => [StatementType], { description: "On going to the other track and back, which most managers do: no choice here is final." })
  readonly swing!: readonly Statement[];
}
