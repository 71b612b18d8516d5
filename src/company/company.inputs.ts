import { Field, ID, InputType, Int, ObjectType } from "type-graphql";
import { PartialDateScalar } from "../graph/scalars.js";
import { Payload } from "../graph/user-error.js";
import { CompanyKindEnum, CompanyType } from "./company.types.js";
import type { Company, CompanyKind } from "./domain/company.js";
import type { SentCompany, SentPeople } from "./domain/company-input.js";

@InputType({ description: "How many people work somewhere, by its own word." })
export class PeopleInput implements SentPeople {
  @Field(() => Int, { description: "At least so many." })
  readonly min!: number;

  @Field(() => Int, { nullable: true, description: "At most so many; absent: no upper bound is known." })
  readonly max?: number | null;

  @Field(() => PartialDateScalar, { description: "When that is so." })
  readonly asOf!: string;
}

@InputType({ description: "A verified claim, and the secret of whoever made it." })
export class HeldClaimInput {
  @Field(() => ID, { description: "The claim's id, `clm_…`." })
  readonly id!: string;

  @Field(() => String, { description: "The claim's secret, `olc_…`." })
  readonly secret!: string;
}

@InputType({ description: "The company to make." })
export class CreateCompanyInput implements SentCompany {
  @Field(() => String, { description: "Its name in queries and addresses, for good: lower-case letters, digits and dashes, at most 60." })
  readonly slug!: string;

  @Field(() => String, { description: "Its name as people write it, in at most 200 characters." })
  readonly name!: string;

  @Field(() => CompanyKindEnum, { nullable: true, description: "What kind of organisation it is; absent: COMPANY." })
  readonly kind?: CompanyKind | null;

  @Field(() => String, { nullable: true, description: "ISO 3166-1 two-letter code of the country of its head office." })
  readonly country?: string | null;

  @Field(() => String, { nullable: true, description: "Its own web domain, as in `acme.example`." })
  readonly domain?: string | null;

  @Field(() => String, { nullable: true, description: "Who this is and what its ladder is like, in at most 2,000 characters." })
  readonly description?: string | null;

  @Field(() => [String], { nullable: true, description: "Other names people use for it, at most 20." })
  readonly aliases?: readonly string[] | null;

  @Field(() => PeopleInput, { nullable: true, description: "How many people work there. Under 50, roles span levels and every range is softer." })
  readonly people?: PeopleInput | null;

  @Field(() => HeldClaimInput, { nullable: true, description: "The claim that proves a domain to be yours, which becomes the company's; absent: you are an admin." })
  readonly claim?: HeldClaimInput | null;
}

@InputType({ description: "The change to a company. What is absent stays; null takes away what can be unknown." })
export class UpdateCompanyInput implements SentCompany {
  @Field(() => String, { description: "Which company: its slug, which stays." })
  readonly slug!: string;

  @Field(() => String, { nullable: true, description: "Its name as people write it, in at most 200 characters." })
  readonly name?: string | null;

  @Field(() => CompanyKindEnum, { nullable: true, description: "What kind of organisation it is." })
  readonly kind?: CompanyKind | null;

  @Field(() => String, { nullable: true, description: "ISO 3166-1 two-letter code of the country of its head office." })
  readonly country?: string | null;

  @Field(() => String, { nullable: true, description: "Its own web domain, as in `acme.example`; for admins, since it says whose the company is." })
  readonly domain?: string | null;

  @Field(() => String, { nullable: true, description: "Who this is and what its ladder is like, in at most 2,000 characters." })
  readonly description?: string | null;

  @Field(() => [String], { nullable: true, description: "Other names people use for it, at most 20, in the place of those that it has." })
  readonly aliases?: readonly string[] | null;

  @Field(() => PeopleInput, { nullable: true, description: "How many people work there." })
  readonly people?: PeopleInput | null;
}

@ObjectType({ description: "What came of making a company.", simpleResolvers: true })
export class CreateCompanyPayload extends Payload {
  @Field(() => CompanyType, { nullable: true, description: "The company; null when there are errors." })
  readonly company?: Company | null;

  @Field(() => String, { nullable: true, description: "A token of the company with the role OWNER, for 366 days: what to send as `Authorization: Bearer …`. Shown this once; null when there are errors, and where an admin made it without a claim." })
  readonly tokenSecret?: string | null;
}

@ObjectType({ description: "What came of changing a company.", simpleResolvers: true })
export class UpdateCompanyPayload extends Payload {
  @Field(() => CompanyType, { nullable: true, description: "The company as it is now; null when there are errors." })
  readonly company?: Company | null;
}
