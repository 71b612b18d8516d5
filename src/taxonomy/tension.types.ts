import { Field, ObjectType } from "type-graphql";
import type { Basis } from "./domain/statement.js";
import { TaxonomyFact } from "./statement.types.js";

@ObjectType("Tension", { implements: TaxonomyFact, description: "A question on which sources contradict each other: the views side by side, attributed, never averaged.", simpleResolvers: true })
export class TensionType {
  @Field(() => String, { description: "Its stable name." })
  readonly key!: string;

  @Field(() => String, { description: "What it is about." })
  readonly title!: string;

  @Field(() => String, { description: "The question." })
  readonly text!: string;

  readonly basis!: Basis;
}
