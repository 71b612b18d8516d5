import { Field, Float, Int, ObjectType, registerEnumType } from "type-graphql";
import { described, same } from "../graph/enums.js";
import { DateTimeScalar, DayScalar } from "../graph/scalars.js";
import { FIGURE_DIRECTIONS, FIGURE_UNITS, type Baseline, type EvaluationSection, type Figure, type FigureDirection, type FigureUnit, type ReliabilityRow } from "./domain/evaluation.js";

export const FigureUnitEnum = same(FIGURE_UNITS);
registerEnumType(FigureUnitEnum, {
  name: "FigureUnit",
  description: "What a figure counts in.",
  valuesConfig: described<FigureUnit>({
    SHARE: "A share of the cases, 0 to 1.",
    LEVELS: "Levels of the canonical axis.",
    BITS: "Bits: 1 bit is the surprise of a fair coin.",
    INDEX: "A number without a unit; its name says which.",
  }),
});

export const FigureDirectionEnum = same(FIGURE_DIRECTIONS);
registerEnumType(FigureDirectionEnum, {
  name: "FigureDirection",
  description: "Which way a figure is better.",
  valuesConfig: described<FigureDirection>({ HIGHER: "The higher, the better.", LOWER: "The lower, the better." }),
});

@ObjectType("EvaluationBaseline", { description: "What a simpler way of answering, or chance, reaches on the same cases.", simpleResolvers: true })
export class EvaluationBaselineType implements Baseline {
  @Field(() => String, { description: "The simpler way." })
  readonly name!: string;

  @Field(() => Float, { description: "What it reaches, in the unit of the figure." })
  readonly value!: number;
}

@ObjectType("EvaluationFigure", { description: "One measured number, with how many cases it rests on.", simpleResolvers: true })
export class EvaluationFigureType implements Figure {
  @Field(() => String, { description: "What is measured." })
  readonly name!: string;

  @Field(() => String, { description: "The cases it is measured on, within its section." })
  readonly group!: string;

  @Field(() => Float, { description: "The number." })
  readonly value!: number;

  @Field(() => FigureUnitEnum, { description: "What it counts in." })
  readonly unit!: FigureUnit;

  @Field(() => FigureDirectionEnum, { description: "Which way it is better." })
  readonly better!: FigureDirection;

  @Field(() => Int, { description: "How many cases. They are seldom independent of each other; the interval allows for that where the note says so." })
  readonly n!: number;

  @Field(() => Float, { description: "Lower end of the 95 % interval." })
  readonly low!: number;

  @Field(() => Float, { description: "Upper end of the 95 % interval." })
  readonly high!: number;

  @Field(() => [EvaluationBaselineType], { description: "What simpler ways of answering reach on the same cases; empty where none was tried." })
  readonly baselines!: readonly Baseline[];

  @Field(() => Float, { nullable: true, description: "What was aimed at; null where nothing was." })
  readonly target!: number | null;

  @Field(() => String, { nullable: true, description: "What to know when reading it; null where there is nothing to add." })
  readonly note!: string | null;
}

@ObjectType("ReliabilityRow", { description: "Answers given with about the same probability, and the share of them that came true: equal numbers mean that the probability can be taken at its word.", simpleResolvers: true })
export class ReliabilityRowType implements ReliabilityRow {
  @Field(() => Float, { description: "The lowest probability of the row, 0 to 1." })
  readonly from!: number;

  @Field(() => Float, { description: "The row ends below it; the last one holds certainty too." })
  readonly to!: number;

  @Field(() => Int, { description: "How many answers." })
  readonly n!: number;

  @Field(() => Float, { nullable: true, description: "Their mean probability, 0 to 1; null where there are none." })
  readonly predicted!: number | null;

  @Field(() => Float, { nullable: true, description: "The share of them that came true, 0 to 1; null where there are none." })
  readonly observed!: number | null;

  @Field(() => Float, { nullable: true, description: "Lower end of the 95 % interval of `observed`; null where there are none." })
  readonly low!: number | null;

  @Field(() => Float, { nullable: true, description: "Upper end of the 95 % interval of `observed`; null where there are none." })
  readonly high!: number | null;
}

@ObjectType("EvaluationSection", { description: "Figures that answer one question, and what was done to find them.", simpleResolvers: true })
export class EvaluationSectionType implements EvaluationSection {
  @Field(() => String, { description: "Key of the section, the same in every run." })
  readonly key!: string;

  @Field(() => String, { description: "The question." })
  readonly title!: string;

  @Field(() => String, { description: "What was done, in plain English, and what the figures do not tell." })
  readonly text!: string;

  @Field(() => [EvaluationFigureType], { description: "The figures." })
  readonly figures!: readonly Figure[];

  @Field(() => [ReliabilityRowType], { description: "Ten rows of equal width; empty where the section is not about probabilities." })
  readonly reliability!: readonly ReliabilityRow[];
}

@ObjectType("Evaluation", { description: "How right the answers are: measured on published statements and labelled titles that the answer did not see.", simpleResolvers: true })
export class EvaluationType {
  @Field(() => DateTimeScalar, { description: "When it was run." })
  readonly ranAt!: Date;

  @Field(() => String, { description: "Version of the method that was measured." })
  readonly methodVersion!: string;

  @Field(() => String, { description: "Version of the taxonomy that the ladders were placed on." })
  readonly taxonomyVersion!: string;

  @Field(() => String, { description: "Digest of the curated data it was computed from." })
  readonly computedFrom!: string;

  @Field(() => DayScalar, { description: "The day the questions were asked for: sources age." })
  readonly askedFor!: string;

  @Field(() => Boolean, { description: "Whether method, taxonomy and curated data are still those that were measured. If not, the figures are of an earlier state." })
  readonly current!: boolean;

  @Field(() => [EvaluationSectionType], { description: "The figures, question by question." })
  readonly sections!: readonly EvaluationSection[];
}
