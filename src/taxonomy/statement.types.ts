import { Field, Float, Int, InterfaceType, ObjectType } from "type-graphql";
import { Basis as BasisEnum } from "../graph/citation.js";
import { Node } from "../graph/node.js";
import { PartialDateScalar } from "../graph/scalars.js";
import type { Basis, Quantity, QuantityUnit, Statement, StatementKind } from "./domain/statement.js";
import type { TrapParts } from "./domain/views.js";
import type { Material, TaxonomySource } from "./domain/taxonomy.js";
import { MaterialEnum, QuantityUnitEnum, StatementKindEnum } from "./taxonomy.enums.js";

@ObjectType("TaxonomySource", { description: "A text that the taxonomy rests on.", simpleResolvers: true })
export class TaxonomySourceType implements TaxonomySource {
  @Field(() => String, { description: "Its stable name within the taxonomy." })
  readonly key!: string;

  @Field(() => MaterialEnum, { description: "What kind of text it is." })
  readonly material!: Material;

  @Field(() => String, { description: "What it is called here." })
  readonly title!: string;

  @Field(() => String, { nullable: true, description: "Who wrote it; null when it is unsigned." })
  readonly author!: string | null;

  @Field(() => String, { description: "What to know when reading it, in our words." })
  readonly about!: string;

  @Field(() => String, { nullable: true, description: "Where it can be read; null when it has no public address known to us." })
  readonly url!: string | null;

  @Field(() => PartialDateScalar, { nullable: true, description: "When it says it was written; null when it does not say." })
  readonly date!: string | null;

  @Field(() => PartialDateScalar, { description: "When we read it." })
  readonly collected!: string;
}

/** What every fact of the taxonomy shows; `sources` is supplied by the field resolver. */
@InterfaceType("TaxonomyFact", {
  description: "Something the taxonomy says, with its ground.",
  resolveType: () => undefined, // never returned as such: it is there to be selected on
})
export abstract class TaxonomyFact {
  @Field(() => BasisEnum, { description: "Whether a source says so, we concluded it, or it is an example." })
  readonly basis!: Basis;
}

@ObjectType("Quantity", { description: "The number inside a statement.", simpleResolvers: true })
export class QuantityType implements Quantity {
  @Field(() => Float, { description: "At least so many." })
  readonly min!: number;

  @Field(() => Float, { nullable: true, description: "At most so many; null where no upper bound is named." })
  readonly max!: number | null;

  @Field(() => QuantityUnitEnum, { description: "What is counted." })
  readonly unit!: QuantityUnit;
}

@ObjectType("TrapParts", { description: "A trap taken apart.", simpleResolvers: true })
export class TrapPartsType implements TrapParts {
  @Field(() => String, { description: "What people believe." })
  readonly belief!: string;

  @Field(() => String, { description: "How it is." })
  readonly reality!: string;

  @Field(() => String, { description: "What to do instead." })
  readonly instead!: string;
}

@ObjectType("Statement", { implements: [Node, TaxonomyFact], description: "One worded statement of the taxonomy.", simpleResolvers: true })
export class StatementType extends Node implements Omit<Statement, "sources"> {
  readonly basis!: Basis;

  @Field(() => StatementKindEnum, { description: "What kind of statement it is." })
  readonly kind!: StatementKind;

  @Field(() => String, { description: "Its stable name; unique among the statements of one kind and subject." })
  readonly key!: string;

  @Field(() => Int, { description: "Its place among the statements of one kind and subject, from 1." })
  readonly ordinal!: number;

  @Field(() => String, { nullable: true, description: "Key of what it is about, as its kind says; null: the taxonomy as a whole." })
  readonly subject!: string | null;

  @Field(() => String, { nullable: true, description: "A heading of a few words; null where the kind says enough." })
  readonly title!: string | null;

  @Field(() => String, { description: "What it says, in our words." })
  readonly text!: string;

  @Field(() => String, { nullable: true, description: "Key of what it leads to, as the level whose responsibilities are all meant; null for most." })
  readonly refersTo!: string | null;

  @Field(() => [String], { description: "Names and cases the source gives; for a PROBE what a hands-on answer contains; for SLANG other spellings; for a TRAP see `trap`; for a TENSION the levels it bears on." })
  readonly points!: readonly string[];

  @Field(() => QuantityType, { nullable: true, description: "The number in it; null where there is none." })
  readonly quantity!: Quantity | null;
}

@ObjectType("Alias", { implements: TaxonomyFact, description: "Another name of a level or a role.", simpleResolvers: true })
export class AliasType {
  @Field(() => String, { description: "The name." })
  readonly name!: string;

  @Field(() => String, { nullable: true, description: "What to know about the name; null where it simply means the same." })
  readonly note!: string | null;

  @Field(() => Float, { nullable: true, description: "Lower edge on the axis, in levels, where the name covers another range than the level; null otherwise." })
  readonly lo!: number | null;

  @Field(() => Float, { nullable: true, description: "Upper edge on the axis, in levels; null where `lo` is." })
  readonly hi!: number | null;

  readonly basis!: Basis;
}
