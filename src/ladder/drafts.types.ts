import { Field, Float, ID, InputType, Int, ObjectType, registerEnumType } from "type-graphql";
import { described, same } from "../graph/enums.js";
import { DateTimeScalar } from "../graph/scalars.js";
import { Payload } from "../graph/user-error.js";
import type { Influence, Track } from "../taxonomy/domain/axis.js";
import { InfluenceEnum, TrackEnum } from "../taxonomy/taxonomy.enums.js";
import type { Draft } from "./domain/draft.js";
import type { Competency, PlacedVersion, Visibility } from "./domain/ladder.js";
import { DraftCompetencyInput } from "./competency.types.js";
import { IMPORT_FORMATS, type ImportFault, type ImportFormat } from "./imports.js";
import { VisibilityEnum } from "./ladder.enums.js";
import { LadderVersionType } from "./ladder.types.js";

@ObjectType("LadderDraft", { description: "A version that a company is writing: seen by its own people alone. A ladder has one at a time.", simpleResolvers: true })
export class LadderDraftType {
  @Field(() => ID, { description: "Id of the draft, `ver_…`: that of the version that it becomes when it is published, and of `version` now." })
  readonly draftId!: string;

  @Field(() => Int, { description: "Goes up with every change. Whoever changes the draft says which one they read." })
  readonly revision!: number;

  @Field(() => ID, { description: "Id of the ladder, `lad_…`; the ladder itself can be read once a version of it is published." })
  readonly ladderId!: string;

  @Field(() => String, { description: "Slug of the ladder within its company." })
  readonly ladder!: string;

  @Field(() => VisibilityEnum, { description: "Who finds the ladder once it is published; asked for then (`publishLadder`)." })
  readonly visibility!: Visibility;

  @Field(() => String, { nullable: true, description: "Who changed it last; null when that is not known." })
  readonly changedBy!: string | null;

  @Field(() => DateTimeScalar, { nullable: true, description: "When that was." })
  readonly changedAt!: Date | null;

  @Field(() => String, { nullable: true, description: "What that was, in a few words." })
  readonly lastChange!: string | null;

  @Field(() => LadderVersionType, { description: "What it says so far, in the form of a version whose status is DRAFT." })
  readonly version!: PlacedVersion;
}

@InputType({ description: "A range of a count." })
export class DraftCountInput {
  @Field(() => Float, { description: "At least so many." })
  readonly min!: number;

  @Field(() => Float, { nullable: true, description: "At most so many; absent: no upper bound is known." })
  readonly max?: number | null;
}

@InputType({ description: "A rung of a draft." })
export class DraftRungInput {
  @Field(() => ID, { nullable: true, description: "Its id in the draft, where it keeps its mapping under another track, code or title; absent: a rung of the same track, code and title is the same." })
  readonly id?: string | null;

  @Field(() => Int, { nullable: true, description: "Place on its track, lowest first; parallel rungs share a number. Absent: one above the rung before it on its track." })
  readonly order?: number | null;

  @Field(() => TrackEnum, { description: "Individual contributor or management." })
  readonly track!: Track;

  @Field(() => String, { nullable: true, description: "The company's own code, in at most 50 characters; absent where it has none." })
  readonly code?: string | null;

  @Field(() => String, { description: "The company's own title, in at most 200 characters." })
  readonly title!: string;

  @Field(() => [String], { nullable: true, description: "Other titles and codes of the same rung, at most 20." })
  readonly aliases?: readonly string[] | null;

  @Field(() => String, { nullable: true, description: "What the person answers for." })
  readonly scope?: string | null;

  @Field(() => InfluenceEnum, { nullable: true, description: "How far the person's choices bind others." })
  readonly influence?: Influence | null;

  @Field(() => DraftCountInput, { nullable: true, description: "People reporting directly." })
  readonly directReports?: DraftCountInput | null;

  @Field(() => DraftCountInput, { nullable: true, description: "People in the whole organisation below." })
  readonly organisation?: DraftCountInput | null;

  @Field(() => DraftCountInput, { nullable: true, description: "Years of experience." })
  readonly years?: DraftCountInput | null;

  @Field(() => Boolean, { nullable: true, description: "True for a tech-lead manager: both tracks in one rung." })
  readonly hybrid?: boolean | null;

  @Field(() => [String], { nullable: true, description: "What the company itself holds equal to this rung, in words; at most 20." })
  readonly statedEquivalents?: readonly string[] | null;

  @Field(() => String, { nullable: true, description: "What else to know." })
  readonly note?: string | null;

  @Field(() => [DraftCompetencyInput], { nullable: true, description: "What the company expects of people on it, in its own order; at most 30. Absent: nothing." })
  readonly competencies?: readonly Competency[] | null;
}

@InputType({ description: "The draft to begin. What is absent is as in the ladder's newest version." })
export class CreateLadderDraftInput {
  @Field(() => String, { description: "Slug of the company." })
  readonly company!: string;

  @Field(() => String, { description: "Slug of the ladder: one that the company has, or a new one in lower-case letters, digits and dashes." })
  readonly ladder!: string;

  @Field(() => String, { nullable: true, description: "The ladder's name, in at most 200 characters; needed for a new one." })
  readonly name?: string | null;

  @Field(() => String, { nullable: true, description: "Key of the family of its rungs (see `taxonomy { families }`); needed for a new ladder." })
  readonly family?: string | null;

  @Field(() => Boolean, { nullable: true, description: "False where only part of the ladder is written; true for a new one." })
  readonly complete?: boolean | null;

  @Field(() => String, { nullable: true, description: "What to know of the ladder as a whole; null: nothing." })
  readonly note?: string | null;

  @Field(() => [DraftRungInput], { nullable: true, description: "All its rungs, at most 2,000; those that are the same as in the newest version keep their mappings." })
  readonly rungs?: readonly DraftRungInput[] | null;
}

@InputType({ description: "The change to a draft. What is absent stays." })
export class UpdateLadderDraftInput {
  @Field(() => ID, { description: "The draft's id, `ver_…`." })
  readonly draft!: string;

  @Field(() => Int, { description: "The draft's revision that you read." })
  readonly revision!: number;

  @Field(() => String, { nullable: true, description: "The ladder's name, in at most 200 characters." })
  readonly name?: string | null;

  @Field(() => String, { nullable: true, description: "Key of the family of its rungs (see `taxonomy { families }`)." })
  readonly family?: string | null;

  @Field(() => Boolean, { nullable: true, description: "False where only part of the ladder is written." })
  readonly complete?: boolean | null;

  @Field(() => String, { nullable: true, description: "What to know of the ladder as a whole; null: nothing." })
  readonly note?: string | null;

  @Field(() => [DraftRungInput], { nullable: true, description: "All its rungs, in the place of those that it has, at most 2,000; those that are the same by id, or else by track, code and title, keep their mappings." })
  readonly rungs?: readonly DraftRungInput[] | null;
}

@ObjectType({ description: "What came of beginning a draft.", simpleResolvers: true })
export class CreateLadderDraftPayload extends Payload {
  @Field(() => LadderDraftType, { nullable: true, description: "The draft; null when there are errors." })
  readonly draft?: Draft | null;
}

@ObjectType({ description: "What came of changing a draft.", simpleResolvers: true })
export class UpdateLadderDraftPayload extends Payload {
  @Field(() => LadderDraftType, { nullable: true, description: "The draft as it is now; null when there are errors." })
  readonly draft?: Draft | null;
}

export const ImportFormatEnum = same(IMPORT_FORMATS);
registerEnumType(ImportFormatEnum, {
  name: "ImportFormat",
  description: "The form of a file with a ladder in it: those in which ladders are downloaded.",
  valuesConfig: described<ImportFormat>({
    CSV: "A table with a heading and one row for each rung. Commas, semicolons or tabs, with or without a byte order mark, any line ends; names of columns in any case and order; `title` and `track` are needed. Competencies in one cell, a line `name: expectation` each, or in a column `Competency: <name>` each.",
    JSON: "As in schema/ladder-document.schema.json; of a rung, `title` and `track` are needed.",
    YAML: "The same as JSON, as YAML 1.2.",
  }),
});

@InputType({ description: "The file to import." })
export class ImportLadderInput {
  @Field(() => String, { description: "Slug of the company. What the file says of the company is not read." })
  readonly company!: string;

  @Field(() => ImportFormatEnum, { description: "What form the file has." })
  readonly format!: ImportFormat;

  @Field(() => String, { description: "The whole file: at most 2 MB, 2,000 rungs. Beyond 2,000 characters, send it as a variable." })
  readonly content!: string;

  @Field(() => String, { nullable: true, description: "Slug of the ladder: which one, where the file holds several; what to call it, where the file does not say." })
  readonly ladder?: string | null;

  @Field(() => String, { nullable: true, description: "The ladder's name, in at most 200 characters, where the file does not say; absent: as it was, or made from the slug." })
  readonly name?: string | null;

  @Field(() => String, { nullable: true, description: "Key of the family, where neither the file nor a version of the ladder says." })
  readonly family?: string | null;

  @Field(() => Int, { nullable: true, description: "The revision of the ladder's draft that the file takes the place of; absent where it has no draft." })
  readonly revision?: number | null;

  @Field(() => Boolean, { defaultValue: false, description: "True: say what is wrong and what would change, and write nothing." })
  readonly dryRun!: boolean;
}

@ObjectType("ImportFault", { description: "One thing wrong with a file.", simpleResolvers: true })
export class ImportFaultType implements ImportFault {
  @Field(() => Int, { nullable: true, description: "Row of a table, counted as a spreadsheet does, or line where a file cannot be read further; null where it is about none." })
  readonly row!: number | null;

  @Field(() => String, { nullable: true, description: "Name of the column of a table; null where it is about none." })
  readonly column!: string | null;

  @Field(() => String, { nullable: true, description: "Place in JSON or YAML, as in `ladders[0].rungs[3].title`; null in a table." })
  readonly path!: string | null;

  @Field(() => String, { description: "The rule that is broken." })
  readonly rule!: string;
}

@ObjectType({ description: "What came of importing a file.", simpleResolvers: true })
export class ImportLadderPayload extends Payload {
  @Field(() => LadderDraftType, { nullable: true, description: "The draft; null when there are errors, and on a dry run." })
  readonly draft?: Draft | null;

  @Field(() => LadderVersionType, { nullable: true, description: "What the draft now says, or on a dry run would say: its `lint` and `changes` tell what came of the file. Null when there are errors." })
  readonly version?: PlacedVersion | null;

  @Field(() => String, { nullable: true, description: "What changed, or on a dry run would change, in a sentence; null when there are errors." })
  readonly summary?: string | null;

  @Field(() => [ImportFaultType], { nullable: true, description: "Everything that is wrong with the file, at most 1,000; `userErrors` says the same in words. Null when the file was not looked at." })
  readonly faults?: readonly ImportFault[] | null;
}
