import { Field, Float, Int, ObjectType, registerEnumType } from "type-graphql";
import { CompanyType } from "../company/company.types.js";
import type { Company } from "../company/index.js";
import { CitationType } from "../graph/citation.js";
import { connectionType } from "../graph/connection.js";
import { Node } from "../graph/node.js";
import { DateTimeScalar, DayScalar, PartialDateScalar } from "../graph/scalars.js";
import type { Citation } from "../shared/source.js";
import type { Influence, Interval, Track } from "../taxonomy/domain/axis.js";
import type { Competency, CountRange, Disagreement, Mapping, MappingSet, MappingState, PlacedRung, PlacedVersion, Visibility, Voice } from "./domain/ladder.js";
import type { Justification } from "./domain/mapping.js";
import { InfluenceEnum, TrackEnum } from "../taxonomy/taxonomy.enums.js";
import { CompetencyType } from "./competency.types.js";
import { JustificationEnum, MappingStateEnum, VersionStatusEnum, VisibilityEnum, VoiceEnum } from "./ladder.enums.js";

@ObjectType("AxisRange", { description: "A half-open range [lo, hi) on the canonical axis, in levels: the level of rank k occupies [k − 1, k).", simpleResolvers: true })
export class AxisRangeType implements Interval {
  @Field(() => Float, { description: "Lower edge, in levels." })
  readonly lo!: number;

  @Field(() => Float, { description: "Upper edge, in levels; above `lo`." })
  readonly hi!: number;
}

@ObjectType("CountRange", { description: "A range of a count, as the source gives it.", simpleResolvers: true })
export class CountRangeType implements CountRange {
  @Field(() => Float, { description: "At least so many." })
  readonly min!: number;

  @Field(() => Float, { nullable: true, description: "At most so many; null where the source names no upper bound." })
  readonly max!: number | null;
}

@ObjectType("Disagreement", { description: "A source that places the rung elsewhere; kept beside the mapping, never averaged into it.", simpleResolvers: true })
export class DisagreementType implements Disagreement {
  @Field(() => AxisRangeType, { description: "Where that source's statement would put the rung." })
  readonly range!: Interval;

  @Field(() => String, { description: "What the source says, in our words." })
  readonly comment!: string;

  @Field(() => CitationType, { description: "The source." })
  readonly citation!: Citation;
}

@ObjectType("Mapping", { implements: Node, description: "The assertion that a rung covers a range of the canonical axis, with how it was arrived at and how good the evidence is.", simpleResolvers: true })
export class MappingType extends Node implements Mapping {
  @Field(() => AxisRangeType, { nullable: true, description: "The range; null when the rung was reviewed and no canonical level fits." })
  readonly range!: Interval | null;

  @Field(() => Float, { description: "How good the evidence is, 0 to 1: .55 one secondary source, .70 one primary source, more where independent sources agree." })
  readonly confidence!: number;

  @Field(() => JustificationEnum, { description: "How it was arrived at." })
  readonly justification!: Justification;

  @Field(() => String, { description: "Why this range, in one line." })
  readonly comment!: string;

  @Field(() => MappingStateEnum, { description: "Who stands behind it: the machine alone, or a person." })
  readonly state!: MappingState;

  @Field(() => String, { description: "Who asserts it." })
  readonly author!: string;

  @Field(() => PartialDateScalar, { description: "When it was asserted." })
  readonly date!: string;

  @Field(() => [CitationType], { description: "What it rests on." })
  readonly citations!: readonly Citation[];

  @Field(() => [DisagreementType], { description: "Sources that place the rung elsewhere." })
  readonly disagreements!: readonly Disagreement[];
}

@ObjectType("Rung", { implements: Node, description: "One step of a company's ladder, in the company's own words, with its place on the canonical axis.", simpleResolvers: true })
export class RungType extends Node implements Omit<PlacedRung, "mapping" | "version" | "ladderIdentity"> {
  @Field(() => Int, { description: "Place on its track, lowest first; parallel rungs share a number. Says nothing across companies." })
  readonly order!: number;

  @Field(() => TrackEnum, { description: "Individual contributor or management." })
  readonly track!: Track;

  @Field(() => String, { nullable: true, description: "The company's own code (`L5`, `62`, `Grade 7`); null where it has none. Says only order within that company." })
  readonly code!: string | null;

  @Field(() => String, { description: "The company's own title." })
  readonly title!: string;

  @Field(() => [String], { description: "Other titles and codes of the same rung." })
  readonly aliases!: readonly string[];

  @Field(() => String, { nullable: true, description: "What the person answers for, in our words; null when no source says." })
  readonly scope!: string | null;

  @Field(() => InfluenceEnum, { nullable: true, description: "How far the person's choices bind others; null when no source says." })
  readonly influence!: Influence | null;

  @Field(() => CountRangeType, { nullable: true, description: "People reporting directly; null when no source says." })
  readonly directReports!: CountRange | null;

  @Field(() => CountRangeType, { nullable: true, description: "People in the whole organisation below; null when no source says." })
  readonly organisation!: CountRange | null;

  @Field(() => CountRangeType, { nullable: true, description: "Years of experience the source names; weak evidence of level. Null when none." })
  readonly years!: CountRange | null;

  @Field(() => Boolean, { description: "True for a tech-lead manager, who is on both tracks at once." })
  readonly hybrid!: boolean;

  @Field(() => [String], { description: "What the source itself holds equal to this rung, in words." })
  readonly statedEquivalents!: readonly string[];

  @Field(() => String, { nullable: true, description: "What else to know; null when nothing." })
  readonly note!: string | null;

  @Field(() => [CompetencyType], { description: "What the company expects of people on it, in its own words and order, at most 30; empty where it says nothing, as on all ladders that we curate. What the canonical level expects is at `canonicalRange`." })
  readonly competencies!: readonly Competency[];

  @Field(() => CompanyType, { description: "The company whose rung it is." })
  readonly company!: Company;
}

@ObjectType("MappingSet", { implements: Node, description: "The mappings of one ladder version as a whole.", simpleResolvers: true })
export class MappingSetType extends Node implements MappingSet {
  @Field(() => String, { description: "Who asserts the mappings." })
  readonly author!: string;

  @Field(() => PartialDateScalar, { description: "When they were asserted." })
  readonly date!: string;

  @Field(() => String, { description: "Version of the taxonomy they were made against." })
  readonly taxonomyVersion!: string;
}

@ObjectType("LadderVersion", { implements: Node, description: "One version of a ladder. Once published it never changes; a change is a new version.", simpleResolvers: true })
export class LadderVersionType extends Node implements Omit<PlacedVersion, "ladderId" | "ladderIdentity"> {
  @Field(() => Int, { description: "1 for the first version of its ladder, then upwards." })
  readonly number!: number;

  @Field(() => VersionStatusEnum, { description: "Draft, published or retired. Which published version is in force its ladder says (`Ladder.version`)." })
  readonly status!: PlacedVersion["status"];

  @Field(() => VoiceEnum, { description: "By whose word it was published; of a draft, who writes it. What we curated stays ours when the company claims its ladders." })
  readonly voice!: Voice;

  @Field(() => String, { description: "The ladder's name in this version." })
  readonly name!: string;

  @Field(() => String, { description: "Key of the family its rungs belong to (see `taxonomy { families }`)." })
  readonly family!: string;

  @Field(() => Boolean, { description: "False where only part of the ladder could be read." })
  readonly complete!: boolean;

  @Field(() => String, { nullable: true, description: "What to know of the ladder as a whole; null when nothing." })
  readonly note!: string | null;

  @Field(() => String, { description: "What this version changed, and why." })
  readonly changeNote!: string;

  @Field(() => DayScalar, { description: "Since when it holds." })
  readonly effectiveOn!: string;

  @Field(() => DateTimeScalar, { nullable: true, description: "When it was published; null for a draft." })
  readonly publishedAt!: Date | null;

  @Field(() => DateTimeScalar, { nullable: true, description: "When it was retired; null while it was not." })
  readonly retiredAt!: Date | null;

  @Field(() => String, { nullable: true, description: "SHA-256 of all that the version says, in hexadecimal; null for a draft. `npm run db:verify` computes it anew." })
  readonly contentHash!: string | null;

  @Field(() => [CitationType], { description: "What the ladder itself rests on." })
  readonly citations!: readonly Citation[];

  @Field(() => MappingSetType, { description: "The mappings of its rungs, as a set." })
  readonly mappingSet!: MappingSet;

  @Field(() => CompanyType, { description: "The company whose ladder it is." })
  readonly company!: Company;

  readonly rungs!: readonly PlacedRung[];
}

@ObjectType("Ladder", { implements: Node, description: "A company's scheme of levels for one family of jobs, with its tracks.", simpleResolvers: true })
export class LadderType extends Node {
  @Field(() => String, { description: "Its name within the company: lower-case letters, digits and dashes." })
  readonly slug!: string;

  @Field(() => String, { description: "Its name as the company writes it." })
  readonly name!: string;

  @Field(() => String, { description: "Key of the family its rungs belong to (see `taxonomy { families }`)." })
  readonly family!: string;

  @Field(() => Boolean, { description: "Whether it is the company's main engineering ladder: meant where nothing else is said." })
  readonly isMain!: boolean;

  @Field(() => VisibilityEnum, { description: "Who finds it. Shown to whoever reached it." })
  readonly visibility!: Visibility;

  @Field(() => CompanyType, { description: "The company whose ladder it is." })
  readonly company!: Company;

  @Field(() => LadderVersionType, { description: "The version in force; of a retired ladder the last one." })
  readonly version!: PlacedVersion;
}

@ObjectType({ description: "A page of a ladder's versions.", simpleResolvers: true })
export class LadderVersionConnection extends connectionType("LadderVersion", () => LadderVersionType, "a ladder's versions") {}

export enum BadgeEnum {
  COMPANY_VERIFIED = "COMPANY_VERIFIED",
  REVIEWED = "REVIEWED",
  CURATED = "CURATED",
  MACHINE_SUGGESTED = "MACHINE_SUGGESTED",
}
registerEnumType(BadgeEnum, {
  name: "ProvenanceBadge",
  description: "Who stands behind what is published of a company, best first.",
  valuesConfig: {
    COMPANY_VERIFIED: { description: "The company itself, after proving its identity." },
    REVIEWED: { description: "Curated by us and reviewed by an independent person." },
    CURATED: { description: "Curated by us from public sources." },
    MACHINE_SUGGESTED: { description: "Suggested by the method; no person has looked at it yet." },
  },
});
