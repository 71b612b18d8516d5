import { Field, ID, InputType, ObjectType, registerEnumType } from "type-graphql";
import { CompanyType } from "../company/company.types.js";
import type { Company } from "../company/index.js";
import { described, same } from "../graph/enums.js";
import { Node } from "../graph/node.js";
import { DateTimeScalar } from "../graph/scalars.js";
import { Payload } from "../graph/user-error.js";
import { CLAIM_METHODS, CLAIM_STATES, type ClaimMethod, type ClaimState } from "./domain/claim.js";

export const ClaimMethodEnum = same(CLAIM_METHODS);
registerEnumType(ClaimMethodEnum, {
  name: "ClaimMethod",
  description: "Where the proof of a claim is published.",
  valuesConfig: described<ClaimMethod>({
    DNS_TXT: "In a TXT record of `_org-ladder.<domain>`, or of the domain itself.",
    WELL_KNOWN_FILE: "As a line of the file https://<domain>/.well-known/org-ladder-verification.txt. Redirects are not followed, and only public addresses are asked.",
  }),
});

export const ClaimStateEnum = same(CLAIM_STATES);
registerEnumType(ClaimStateEnum, {
  name: "ClaimState",
  description: "How a claim stands.",
  valuesConfig: described<ClaimState>({
    OPEN: "Its proof is to be published and verified.",
    ACCEPTED: "An admin's word stands for the proof; whoever claimed verifies it with the secret.",
    VERIFIED: "Verified. It serves once.",
    LAPSED: "Its time is over; make another.",
  }),
});

@ObjectType("Claim", { implements: Node, description: "That somebody says a domain is theirs, and with it a company that we curate, or one that they want to make.", simpleResolvers: true })
export class ClaimType extends Node {
  @Field(() => String, { nullable: true, description: "Slug of the company that is claimed; null where one is to be made." })
  readonly company!: string | null;

  @Field(() => String, { description: "The domain in the form in which it is looked up: lower case, in ASCII, without `www.`." })
  readonly domain!: string;

  @Field(() => ClaimMethodEnum, { description: "Where the proof is published." })
  readonly method!: ClaimMethod;

  @Field(() => ClaimStateEnum, { description: "How it stands." })
  readonly state!: ClaimState;

  @Field(() => String, { description: "What to publish, word for word, as in `org-ladder-verification=clm_…`. Not the secret: everybody may read it." })
  readonly proof!: string;

  @Field(() => [String], { description: "Where to publish it: names of which any may have it as a TXT record, or the address of a file." })
  readonly publishAt!: readonly string[];

  @Field(() => DateTimeScalar, { description: "Until when it can be verified: 7 days. Once it is, until when a company can be made of it: 7 days from then." })
  readonly lapsesAt!: Date;

  @Field(() => DateTimeScalar, { nullable: true, description: "When it was verified; null: not yet." })
  readonly verifiedAt!: Date | null;
}

@InputType({ description: "The claim to make." })
export class ClaimCompanyInput {
  @Field(() => String, { nullable: true, description: "Slug of the company that we curate and that is yours; absent: you want to make one of your own (`createCompany`) and show whose it is." })
  readonly company?: string | null;

  @Field(() => String, { description: "Your domain, as in `acme.com`. Of a company that we curate: the one we know (`Company.domain`)." })
  readonly domain!: string;

  @Field(() => ClaimMethodEnum, { description: "Where you will publish the proof." })
  readonly method!: ClaimMethod;
}

@ObjectType({ description: "What came of making a claim.", simpleResolvers: true })
export class ClaimCompanyPayload extends Payload {
  @Field(() => ClaimType, { nullable: true, description: "The claim, with what to publish where; null when there are errors." })
  readonly claim?: ClaimType | null;

  @Field(() => String, { nullable: true, description: "What to verify the claim with (`verifyClaim`). Shown this once, and never to be published; null when there are errors." })
  readonly secret?: string | null;
}

@InputType({ description: "The claim to verify: with its secret by whoever made it, or by an admin's word." })
export class VerifyClaimInput {
  @Field(() => ID, { description: "The claim's id, `clm_…`." })
  readonly claim!: string;

  @Field(() => String, { nullable: true, description: "The claim's secret, `olc_…`: its proof is then looked up." })
  readonly secret?: string | null;

  @Field(() => String, { nullable: true, description: "In the place of the secret, by an admin alone: how they know that it is right, in at most 1,000 characters; kept in the audit log. Whoever claimed then verifies without a proof, within 7 days." })
  readonly word?: string | null;
}

@ObjectType({ description: "What came of verifying a claim.", simpleResolvers: true })
export class VerifyClaimPayload extends Payload {
  @Field(() => ClaimType, { nullable: true, description: "The claim as it stands now; null when there are errors." })
  readonly claim?: ClaimType | null;

  @Field(() => CompanyType, { nullable: true, description: "The company, which is its owners' from now on; null when there are errors, when an admin gave their word, and where a company is still to be made (`createCompany`)." })
  readonly company?: Company | null;

  @Field(() => String, { nullable: true, description: "A token of the company with the role OWNER, for 366 days: what to send as `Authorization: Bearer …`. Shown this once; null where `company` is." })
  readonly tokenSecret?: string | null;
}
