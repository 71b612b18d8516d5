import { Field, Float, ObjectType } from "type-graphql";
import { CompanyType } from "../company/company.types.js";
import type { Company } from "../company/index.js";
import { AxisRangeType, LadderType, RungType } from "../ladder/ladder.types.js";
import type { Ladder, PlacedRung } from "../ladder/index.js";
import type { Interval, Track } from "../taxonomy/domain/axis.js";
import type { CanonicalLevel } from "../taxonomy/index.js";
import { TrackEnum } from "../taxonomy/taxonomy.enums.js";
import { CanonicalLevelType } from "../taxonomy/taxonomy.types.js";
import type { Answer } from "./answers.js";
import { EquivalenceResultType } from "./equivalence.types.js";

@ObjectType("ComparedCounterpart", { description: "What a rung of one column equals in another column.", simpleResolvers: true })
export class ComparedCounterpartType {
  @Field(() => CompanyType, { description: "The company of the other column." })
  readonly company!: Company;

  @Field(() => EquivalenceResultType, { description: "The answer, or why there is none." })
  readonly result!: Answer;
}

@ObjectType("ComparedRung", { description: "A rung as a bar on the axis.", simpleResolvers: true })
export class ComparedRungType {
  @Field(() => RungType, { description: "The rung." })
  readonly rung!: PlacedRung;

  @Field(() => AxisRangeType, { description: "The bar: its range on the axis." })
  readonly range!: Interval;

  @Field(() => Float, { description: "How soft the bar's edges are: one standard deviation, in levels." })
  readonly blur!: number;
}

@ObjectType("LadderColumn", { description: "One company's ladder as a column of bars.", simpleResolvers: true })
export class LadderColumnType {
  @Field(() => CompanyType, { description: "The company." })
  readonly company!: Company;

  @Field(() => LadderType, { nullable: true, description: "The ladder shown; null when the company has none for this family and track." })
  readonly ladder!: Ladder | null;

  @Field(() => [ComparedRungType], { description: "Its mapped rungs on the track, lowest first; empty where there is no ladder." })
  readonly rungs!: readonly ComparedRungType[];

  @Field(() => String, { nullable: true, description: "Why the column is empty, or shows another family than asked; null when it shows what was asked." })
  readonly note!: string | null;
}

@ObjectType("LadderComparison", { description: "Several ladders on one axis.", simpleResolvers: true })
export class LadderComparisonType {
  @Field(() => TrackEnum, { description: "The track compared." })
  readonly track!: Track;

  @Field(() => [CanonicalLevelType], { description: "The canonical levels of the track, lowest first: the bands behind the bars." })
  readonly bands!: readonly CanonicalLevel[];

  @Field(() => [LadderColumnType], { nullable: "items", description: "A column for each company, in the order asked for; null, with an error, for one that does not exist." })
  readonly columns!: readonly (LadderColumnType | Error)[];
}
