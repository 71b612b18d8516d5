import { Field, InputType, ObjectType } from "type-graphql";
import type { Competency } from "./domain/ladder.js";

@ObjectType("Competency", { description: "Something that a company expects of people on a rung, in its own words.", simpleResolvers: true })
export class CompetencyType implements Competency {
  @Field(() => String, { description: "Its name, as in `Delivery`; once on its rung." })
  readonly name!: string;

  @Field(() => String, { description: "What is expected." })
  readonly expectation!: string;
}

@InputType({ description: "Something that the company expects of people on a rung." })
export class DraftCompetencyInput implements Competency {
  @Field(() => String, { description: "Its name in one line of at most 100 characters, as in `Delivery`; a rung has each name once." })
  readonly name!: string;

  @Field(() => String, { description: "What is expected, in at most 1,000 characters." })
  readonly expectation!: string;
}
