import { Field, Float, ObjectType } from "type-graphql";
import { Node } from "../graph/node.js";
import type { Track } from "./domain/axis.js";
import type { Basis } from "./domain/statement.js";
import { TaxonomyFact } from "./statement.types.js";
import { TrackEnum } from "./taxonomy.enums.js";

@ObjectType("Family", { implements: TaxonomyFact, description: "A kind of work that companies keep ladders for. Management is a track, not a family.", simpleResolvers: true })
export class FamilyType {
  @Field(() => String, { description: "Its stable name, as in `software` or `data-architecture`." })
  readonly key!: string;

  @Field(() => String, { description: "Its name." })
  readonly title!: string;

  @Field(() => String, { description: "What belongs to it." })
  readonly text!: string;

  readonly basis!: Basis;
}

@ObjectType("Fold", { implements: TaxonomyFact, description: "Where a company has no ladder for one family, the answer comes from another.", simpleResolvers: true })
export class FoldType {
  @Field(() => Float, { description: "Multiplies the confidence of an answer that goes through it; between 0 and 1." })
  readonly factor!: number;

  @Field(() => String, { description: "Why one can be answered from the other, in a sentence." })
  readonly note!: string;

  readonly basis!: Basis;
}

@ObjectType("FoldStep", { description: "One step on the way from a family to the general one.", simpleResolvers: true })
export class FoldStepType {
  @Field(() => Float, { description: "Product of all factors so far; multiplies the confidence of an answer from here." })
  readonly factor!: number;
}

@ObjectType("Role", { implements: [Node, TaxonomyFact], description: "A role beyond the default ladders.", simpleResolvers: true })
export class RoleType extends Node {
  @Field(() => String, { description: "Its stable name, as in `data-architect`." })
  readonly key!: string;

  @Field(() => String, { description: "Its common title." })
  readonly title!: string;

  @Field(() => TrackEnum, { description: "Its track." })
  readonly track!: Track;

  @Field(() => String, { description: "What it is, in a sentence." })
  readonly summary!: string;

  readonly basis!: Basis;
}
