import { Field, InputType, ObjectType } from "type-graphql";
import { CompanyType } from "../company/company.types.js";
import type { Company } from "../company/index.js";
import { Payload } from "../graph/user-error.js";

@InputType({ description: "The company whose ladders are to be shown to nobody any more." })
export class TakeDownCompanyInput {
  @Field(() => String, { description: "Its slug." })
  readonly company!: string;

  @Field(() => String, { description: "Why, in at most 2,000 characters; told to everybody who asks for its ladders." })
  readonly reason!: string;
}

@InputType({ description: "The company whose ladders are to be shown again." })
export class RestoreCompanyInput {
  @Field(() => String, { description: "Its slug." })
  readonly company!: string;
}

@ObjectType({ description: "What came of taking down a company's ladders.", simpleResolvers: true })
export class TakeDownCompanyPayload extends Payload {
  @Field(() => CompanyType, { nullable: true, description: "The company, which says so; null when there are errors." })
  readonly company?: Company | null;
}

@ObjectType({ description: "What came of restoring a company's ladders.", simpleResolvers: true })
export class RestoreCompanyPayload extends Payload {
  @Field(() => CompanyType, { nullable: true, description: "The company as it stands again; null when there are errors." })
  readonly company?: Company | null;
}
