import { Field, Float, ObjectType } from "type-graphql";
import type { ConfidenceBand } from "./domain/confidence.js";
import { CONSTANTS, STEPS, type Constant, type MethodStep } from "./domain/method-in-words.js";
import { METHOD } from "./domain/method.js";
import { BandEnum } from "./equivalence.enums.js";

@ObjectType("MethodStep", { description: "One step of the method.", simpleResolvers: true })
export class MethodStepType implements MethodStep {
  @Field(() => String, { description: "What the step finds out." })
  readonly title!: string;

  @Field(() => String, { description: "How, in plain English." })
  readonly text!: string;

  @Field(() => String, { nullable: true, description: "The same as a formula; null where there is none." })
  readonly formula!: string | null;
}

@ObjectType("MethodConstant", { description: "A number that the method uses.", simpleResolvers: true })
export class MethodConstantType implements Constant {
  @Field(() => String, { description: "Its name." })
  readonly key!: string;

  @Field(() => Float, { description: "Its value." })
  readonly value!: number;

  @Field(() => String, { description: "What it means, with its unit." })
  readonly text!: string;
}

@ObjectType("ConfidenceBandLimit", { description: "From which confidence on a band begins.", simpleResolvers: true })
export class ConfidenceBandLimitType {
  @Field(() => BandEnum, { description: "The band." })
  readonly band!: ConfidenceBand;

  @Field(() => Float, { description: "The least confidence in it, 0 to 1." })
  readonly atLeast!: number;
}

@ObjectType("Methodology", { description: "How answers are computed. In the words of test theory this is linking of scales, not equating.", simpleResolvers: true })
export class MethodologyType {
  @Field(() => String, { description: "Version of the method; every answer names the one it was computed with." })
  readonly version!: string;

  @Field(() => String, { description: "The method in one paragraph." })
  readonly summary!: string;

  @Field(() => [MethodStepType], { description: "Its steps, in order." })
  readonly steps!: readonly MethodStep[];

  @Field(() => [MethodConstantType], { description: "Every number it uses." })
  readonly constants!: readonly Constant[];

  @Field(() => [ConfidenceBandLimitType], { description: "The bands of confidence, surest first; under the lowest we abstain." })
  readonly bands!: readonly ConfidenceBandLimitType[];
}

const SUMMARY = "A rung is a range on one axis of canonical levels, with a confidence. Two rungs are compared by how alike their ranges are (overlap), "
  + "by where people from the one would land on the other's ladder (landing), and by how good the evidence is (confidence). The three are never blended into one number. "
  + "What cannot be told is an abstention with its reason.";

export const methodology = (): MethodologyType => ({
  version: METHOD.version,
  summary: SUMMARY,
  steps: STEPS,
  constants: CONSTANTS,
  bands: [{ band: "HIGH", atLeast: METHOD.bandHigh }, { band: "MEDIUM", atLeast: METHOD.bandMedium }, { band: "LOW", atLeast: METHOD.bandLow }],
});

