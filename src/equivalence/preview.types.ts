import { Field, Float, ID, InputType, Int, ObjectType } from "type-graphql";
import { CompanyType } from "../company/company.types.js";
import type { Company } from "../company/index.js";
import type { PlacedRung, PlacedVersion } from "../ladder/index.js";
import { LadderVersionType, RungType } from "../ladder/ladder.types.js";
import type { AbstentionReason } from "./domain/answer.js";
import { AbstentionReasonEnum } from "./equivalence.enums.js";

@InputType({ description: "The draft to look at, and where." })
export class PreviewPublicationInput {
  @Field(() => ID, { description: "The draft's id, `ver_…`." })
  readonly draft!: string;

  @Field(() => [String], { nullable: true, description: "Slugs of 1 to 5 other companies to ask about; absent: a few that are well known." })
  readonly companies?: readonly string[] | null;
}

@ObjectType("PreviewedAnswer", { description: "What a company's rung equals elsewhere, in brief.", simpleResolvers: true })
export class PreviewedAnswerType {
  @Field(() => RungType, { nullable: true, description: "The best match; null when there is no answer." })
  readonly best!: PlacedRung | null;

  @Field(() => AbstentionReasonEnum, { nullable: true, description: "Why there is no answer; null when there is one." })
  readonly abstention!: AbstentionReason | null;

  @Field(() => Float, { nullable: true, description: "Share of people who would land on the best match, 0 to 1; null when there is no answer." })
  readonly landing!: number | null;

  @Field(() => Float, { nullable: true, description: "How good the evidence is, 0 to 1; null when there is no answer." })
  readonly confidence!: number | null;

  @Field(() => Float, { nullable: true, description: "Centre of the best match minus centre of ours, in levels: positive, it stands higher. Null when there is no answer." })
  readonly rankShift!: number | null;
}

@ObjectType("PreviewedMove", { description: "An answer that a publication would move.", simpleResolvers: true })
export class PreviewedMoveType {
  @Field(() => RungType, { nullable: true, description: "The rung asked about, as the draft has it; null when the draft drops it." })
  readonly rung!: PlacedRung | null;

  @Field(() => RungType, { nullable: true, description: "The same rung in the version in force; null when the draft adds it." })
  readonly was!: PlacedRung | null;

  @Field(() => CompanyType, { description: "The company it is compared with." })
  readonly company!: Company;

  @Field(() => PreviewedAnswerType, { nullable: true, description: "The answer now; null when the rung is not there yet." })
  readonly before!: PreviewedAnswerType | null;

  @Field(() => PreviewedAnswerType, { nullable: true, description: "The answer with the draft in force; null when the draft drops the rung." })
  readonly after!: PreviewedAnswerType | null;

  @Field(() => String, { description: "What moves, in a sentence." })
  readonly text!: string;
}

@ObjectType("PublicationPreview", { description: "Which answers a draft would move if it were in force today.", simpleResolvers: true })
export class PublicationPreviewType {
  @Field(() => LadderVersionType, { description: "The draft, with mappings as sure as they would be published." })
  readonly draft!: PlacedVersion;

  @Field(() => LadderVersionType, { nullable: true, description: "The version that it is compared with; null when none is in force." })
  readonly inForce!: PlacedVersion | null;

  @Field(() => [CompanyType], { description: "The companies that were looked at." })
  readonly companies!: readonly Company[];

  @Field(() => [PreviewedMoveType], { description: "Answers that move, by rung as the draft has them, then company; dropped rungs last. A confidence or shift that moves by less than 0.005 does not count." })
  readonly moves!: readonly PreviewedMoveType[];

  @Field(() => Int, { description: "Answers looked at that stay what they are." })
  readonly unchanged!: number;

  @Field(() => Int, { description: "Rungs beyond the first hundred, which were not looked at." })
  readonly omitted!: number;
}
