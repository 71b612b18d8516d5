import { Field, Float, ID, InputType, Int } from "type-graphql";
import { DayScalar } from "../graph/scalars.js";
import type { Track } from "../taxonomy/domain/axis.js";
import { TrackEnum } from "../taxonomy/taxonomy.enums.js";
import { FreeTitleInput } from "./titles.types.js";

@InputType({ description: "A rung of a company by its own names. Codes and titles match without regard to case, spaces and dashes; give at least one." })
export class CompanyRungInput {
  @Field(() => String, { description: "The company's slug, as in `google`." })
  readonly company!: string;

  @Field(() => String, { nullable: true, description: "The company's code for the rung, as in `L5`." })
  readonly code?: string | null;

  @Field(() => String, { nullable: true, description: "The rung's title, or one of its other names." })
  readonly title?: string | null;

  @Field(() => String, { nullable: true, description: "Key of a family, or slug of a ladder, where the company has several." })
  readonly family?: string | null;

  @Field(() => TrackEnum, { nullable: true, description: "The track, where one code stands on both." })
  readonly track?: Track | null;
}

@InputType({ description: "A role of the taxonomy, with its typical span." })
export class RoleRefInput {
  @Field(() => String, { description: "The role's key, as in `data-architect`." })
  readonly key!: string;

  @Field(() => TrackEnum, { nullable: true, description: "The track on which it is asked about; absent: the role's own." })
  readonly track?: Track | null;
}

@InputType({ description: "A canonical level." })
export class CanonicalLevelRefInput {
  @Field(() => String, { description: "The level's key, as in `ic/senior`." })
  readonly key!: string;
}

@InputType({ description: "What is asked about, named in exactly one way." })
export class RungRef {
  @Field(() => ID, { nullable: true, description: "A rung's id, `rng_…`; also of a version no longer in force." })
  readonly id?: string | null;

  @Field(() => CompanyRungInput, { nullable: true, description: "A company's rung by code or title." })
  readonly companyRung?: CompanyRungInput | null;

  @Field(() => RoleRefInput, { nullable: true, description: "A role of the taxonomy." })
  readonly role?: RoleRefInput | null;

  @Field(() => CanonicalLevelRefInput, { nullable: true, description: "A canonical level." })
  readonly canonicalLevel?: CanonicalLevelRefInput | null;

  @Field(() => FreeTitleInput, { nullable: true, description: "A job title as people write it, with whatever else is known." })
  readonly freeTitle?: FreeTitleInput | null;
}

@InputType({ description: "Which rung of a company equals what is asked about." })
export class EquivalenceInput {
  @Field(() => RungRef, { description: "What is asked about." })
  readonly from!: RungRef;

  @Field(() => String, { description: "Slug of the company in which the equal is sought." })
  readonly toCompany!: string;

  @Field(() => TrackEnum, { nullable: true, description: "Asks across tracks: the answer is then a RELATED_MATCH. Absent: the track of `from`." })
  readonly toTrack?: Track | null;

  @Field(() => DayScalar, { nullable: true, description: "Answers with the ladders and evidence of that day. Absent: today." })
  readonly asOf?: string | null;
}

@InputType({ description: "Ladders laid side by side on one axis." })
export class CompareLaddersInput {
  @Field(() => [String], { description: "Slugs of 2 to 6 companies, in the order in which they are to stand." })
  readonly companies!: string[];

  @Field(() => TrackEnum, { defaultValue: "IC", description: "The track compared." })
  readonly track!: Track;

  @Field(() => String, { defaultValue: "software", description: "Key of the family compared; a company without it shows the family it folds into." })
  readonly family!: string;

  @Field(() => DayScalar, { nullable: true, description: "Compares the ladders of that day. Absent: today's." })
  readonly asOf?: string | null;
}

@InputType({ description: "Rungs of all companies that are like what is asked about." })
export class CounterpartsInput {
  @Field(() => RungRef, { description: "What is asked about." })
  readonly from!: RungRef;

  @Field(() => TrackEnum, { nullable: true, description: "Asks across tracks: every answer is then a RELATED_MATCH. Absent: the track of `from`." })
  readonly toTrack?: Track | null;

  @Field(() => String, { nullable: true, description: "Key of the family sought, as in `software` for a role that few companies keep a ladder for. Absent: the family of `from`." })
  readonly family?: string | null;

  @Field(() => String, { nullable: true, description: "ISO 3166-1 two-letter code of the head office's country." })
  readonly country?: string | null;

  @Field(() => Int, { nullable: true, description: "Companies of at least so many people; those of unknown size are left out." })
  readonly minPeople?: number | null;

  @Field(() => Int, { nullable: true, description: "Companies of at most so many people; those of unknown or unbounded size are left out." })
  readonly maxPeople?: number | null;

  @Field(() => Float, { nullable: true, description: "Least confidence, 0 to 1." })
  readonly minConfidence?: number | null;
}
