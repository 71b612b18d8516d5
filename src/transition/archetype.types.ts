import { Field, Float, InputType, Int, ObjectType, registerEnumType } from "type-graphql";
import { described, same } from "../graph/enums.js";
import type { Statement } from "../taxonomy/domain/statement.js";
import type { Archetype } from "../taxonomy/domain/taxonomy.js";
import { ArchetypeType } from "../taxonomy/level.types.js";
import { StatementType, TaxonomyFact } from "../taxonomy/statement.types.js";
import { LONG_MONTHS, ORGANISATION_KINDS, type OrganisationKind } from "./domain/archetype-features.js";
import type { ArchetypeFit, ArchetypeLikeness } from "./domain/archetype.js";
import type { Judgement } from "./domain/judgement.js";
import { Concluded, JudgementType } from "./judgement.types.js";
import { WeekShareInput } from "./week.types.js";

export const OrganisationKindEnum = same(ORGANISATION_KINDS);
registerEnumType(OrganisationKindEnum, {
  name: "OrganisationKind",
  description: "What an organisation builds.",
  valuesConfig: described<OrganisationKind>({ PRODUCT: "A product that its customers use.", PLATFORM: "A platform or infrastructure that other teams build on.", OTHER: "Something else." }),
});

@InputType({ description: "A staff engineer's work and the organisation around it. Everything may be left out, but not all of it; nothing is stored." })
export class ArchetypeFitInput {
  @Field(() => Int, { nullable: true, description: "For how many teams you set the technical direction; 0: for none." })
  readonly teams?: number | null;

  @Field(() => Boolean, { nullable: true, description: "Whether a manager leads the team beside you." })
  readonly besideManager?: boolean | null;

  @Field(() => Int, { nullable: true, description: `How many months ahead your main technical bet is laid out; from ${LONG_MONTHS} on it counts as long.` })
  readonly horizonMonths?: number | null;

  @Field(() => Boolean, { nullable: true, description: "Whether you move to another hard problem each quarter." })
  readonly movesEachQuarter?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: "Whether a senior leader, such as a director or VP, thinks technical questions through with you." })
  readonly partnerOfSeniorLeader?: boolean | null;

  @Field(() => Int, { nullable: true, description: "How many people report to you directly." })
  readonly directReports?: number | null;

  @Field(() => [WeekShareInput], { nullable: true, description: "Your week in whole percent; the parts sum to 100." })
  readonly week?: WeekShareInput[] | null;

  @Field(() => OrganisationKindEnum, { nullable: true, description: "What the organisation builds." })
  readonly organisation?: OrganisationKind | null;

  @Field(() => Int, { nullable: true, description: "How many people the organisation has; from 40 on, a director's, it counts as large." })
  readonly people?: number | null;

  @Field(() => Boolean, { nullable: true, description: "Whether it is mature and healthy." })
  readonly mature?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: "Whether something always burns there." })
  readonly constantFires?: boolean | null;

  @Field(() => String, { nullable: true, description: "Key of the level of whoever leads it, as in `m/director`; see `canonicalLevels(track: M)`." })
  readonly ledBy?: string | null;
}

@ObjectType("ArchetypeLikeness", { description: "One archetype beside what you told.", simpleResolvers: true })
export class ArchetypeLikenessType implements ArchetypeLikeness {
  @Field(() => ArchetypeType, { description: "The archetype." })
  readonly archetype!: Archetype;

  @Field(() => Float, { description: "0 to 1: its features that are there less those that are not, as a share of all. What its people do weighs 2, where they do well 1; the weights are ours." })
  readonly likeness!: number;

  @Field(() => [JudgementType], { description: "What speaks for it." })
  readonly speaksFor!: readonly Judgement[];

  @Field(() => [JudgementType], { description: "What speaks against it." })
  readonly speaksAgainst!: readonly Judgement[];

  @Field(() => [String], { description: "Questions that you left open and that would tell more." })
  readonly notTold!: readonly string[];
}

@ObjectType("HybridRole", { implements: TaxonomyFact, description: "The tech-lead manager: one person who leads a team technically and manages it.", simpleResolvers: true })
export class HybridRoleType extends Concluded {
  @Field(() => StatementType, { description: "What is known of the hybrid." })
  readonly remark!: Statement;
}

@ObjectType("ArchetypeFit", { description: "Which way of being a staff engineer your work resembles.", simpleResolvers: true })
export class ArchetypeFitType implements Omit<ArchetypeFit, "hybrid"> {
  @Field(() => ArchetypeType, { nullable: true, description: "The archetype it clearly resembles; null: none clearly." })
  readonly archetype!: Archetype | null;

  @Field(() => HybridRoleType, { nullable: true, description: "Present when you seem to be a tech-lead manager, a hybrid of both tracks; null otherwise." })
  readonly hybrid!: HybridRoleType | null;

  @Field(() => [JudgementType], { description: "The conclusion and what else there is to say." })
  readonly judgements!: readonly Judgement[];

  @Field(() => [ArchetypeLikenessType], { description: "All four, the most alike first." })
  readonly likenesses!: readonly ArchetypeLikeness[];
}
