import { Field, InputType, Int, ObjectType, registerEnumType } from "type-graphql";
import { Basis, CitationType } from "../graph/citation.js";
import { connectionType } from "../graph/connection.js";
import { Node } from "../graph/node.js";
import { DayScalar, PartialDateScalar } from "../graph/scalars.js";
import type { Citation } from "../shared/source.js";
import type { Company, CompanyKind, People, TakenDown } from "./domain/company.js";

export enum CompanyKindEnum {
  COMPANY = "COMPANY",
  GOVERNMENT = "GOVERNMENT",
  NONPROFIT = "NONPROFIT",
}
registerEnumType(CompanyKindEnum, {
  name: "CompanyKind",
  description: "What kind of organisation it is.",
  valuesConfig: {
    COMPANY: { description: "A business." },
    GOVERNMENT: { description: "A government, a department or a public service." },
    NONPROFIT: { description: "A foundation or other body that does not work for profit." },
  },
});

@ObjectType("People", { description: "How many people work somewhere, as a range at a date.", simpleResolvers: true })
export class PeopleType implements People {
  @Field(() => Int, { description: "At least so many." })
  readonly min!: number;

  @Field(() => Int, { nullable: true, description: "At most so many; null where no upper bound is known." })
  readonly max!: number | null;

  @Field(() => PartialDateScalar, { description: "When that was so." })
  readonly asOf!: string;

  @Field(() => Basis, { description: "STATED by a source, or INFERRED from common knowledge of the order of magnitude." })
  readonly basis!: "STATED" | "INFERRED";

  @Field(() => CitationType, { nullable: true, description: "The source that states it; null when inferred." })
  readonly citation!: Citation | null;
}

@ObjectType("TakenDown", { description: "That a company's ladders are shown to nobody any more.", simpleResolvers: true })
export class TakenDownType implements Omit<TakenDown, "by"> {
  @Field(() => DayScalar, { description: "The day since which that is so, in UTC." })
  readonly on!: string;

  @Field(() => String, { description: "Why, in the words of whoever took them down." })
  readonly reason!: string;
}

@ObjectType("Company", { implements: Node, description: "An organisation whose ladders are published here.", simpleResolvers: true })
export class CompanyType extends Node implements Omit<Company, "origin"> {
  @Field(() => String, { description: "Its name in queries and addresses: lower-case letters, digits and dashes." })
  readonly slug!: string;

  @Field(() => String, { description: "Its name as people write it." })
  readonly name!: string;

  @Field(() => CompanyKindEnum, { description: "What kind of organisation it is." })
  readonly kind!: CompanyKind;

  @Field(() => String, { nullable: true, description: "ISO 3166-1 two-letter code of the country of its head office; null when unknown." })
  readonly country!: string | null;

  @Field(() => String, { nullable: true, description: "Its own web domain; null when we do not know it for certain." })
  readonly domain!: string | null;

  @Field(() => String, { description: "Who this is and what its ladder is like, in our words." })
  readonly description!: string;

  @Field(() => [String], { description: "Other names people use for it." })
  readonly aliases!: readonly string[];

  @Field(() => PeopleType, { nullable: true, description: "How many people work there; null when unknown. Under 50, roles span levels and every range is softer." })
  readonly people!: People | null;

  @Field(() => [CitationType], { description: "Every source used for this organisation." })
  readonly citations!: readonly Citation[];

  @Field(() => TakenDownType, { nullable: true, description: "Since when and why its ladders are in no list, search, comparison or download, and their ids answer with the error TAKEN_DOWN; null while they stand." })
  readonly takenDown!: TakenDown | null;
}

@InputType({ description: "Which companies a list holds; what is left out lets all through." })
export class CompanyFilterInput {
  @Field(() => String, { nullable: true, description: "ISO 3166-1 two-letter code of the head office's country, as in `GB`." })
  readonly country?: string | null;

  @Field(() => CompanyKindEnum, { nullable: true, description: "What kind of organisation." })
  readonly kind?: CompanyKind | null;

  @Field(() => String, { nullable: true, description: "Key of a family (see `taxonomy { families }`): companies with a published ladder of it." })
  readonly family?: string | null;

  @Field(() => Int, { nullable: true, description: "At least so many people; companies of unknown size are left out." })
  readonly minPeople?: number | null;

  @Field(() => Int, { nullable: true, description: "At most so many people; companies of unknown or unbounded size are left out." })
  readonly maxPeople?: number | null;
}

@ObjectType({ description: "A page of companies.", simpleResolvers: true })
export class CompanyConnection extends connectionType("Company", () => CompanyType, "the companies of a list") {}
