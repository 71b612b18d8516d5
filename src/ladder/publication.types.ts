import { Field, ID, InputType, Int, ObjectType } from "type-graphql";
import { DayScalar } from "../graph/scalars.js";
import { Payload } from "../graph/user-error.js";
import type { Ladder, PlacedRung, PlacedVersion, Visibility } from "./domain/ladder.js";
import type { LintFinding } from "./domain/lint-finding.js";
import { VisibilityEnum } from "./ladder.enums.js";
import { LadderType, LadderVersionType } from "./ladder.types.js";
import { LintFindingType } from "./lint.types.js";

@InputType({ description: "The draft to look at." })
export class LintLadderInput {
  @Field(() => ID, { description: "The draft's id, `ver_…`." })
  readonly draft!: string;
}

@ObjectType({ description: "What came of looking at a draft. Nothing is written.", simpleResolvers: true })
export class LintLadderPayload extends Payload {
  @Field(() => [LintFindingType], { nullable: true, description: "What is wrong, gravest first; empty: nothing; null when there are errors." })
  readonly findings?: readonly LintFinding<PlacedRung>[] | null;

  @Field(() => Int, { nullable: true, description: "The draft's revision that was looked at: give it to `publishLadder`; null when there are errors." })
  readonly revision?: number | null;
}

@InputType({ description: "The draft to publish, and how." })
export class PublishLadderInput {
  @Field(() => ID, { description: "The draft's id, `ver_…`." })
  readonly draft!: string;

  @Field(() => Int, { description: "The draft's revision that you read: what was changed since is not published unseen." })
  readonly revision!: number;

  @Field(() => String, { description: "What this version changes, and why, in at most 2,000 characters; public." })
  readonly changeNote!: string;

  @Field(() => String, { nullable: true, description: "Any text of at most 100 visible ASCII characters that names this publication, as a commit's hash does: sent again, the same answer comes and nothing is published twice. Absent: a second try is the error ALREADY_PUBLISHED." })
  readonly key?: string | null;

  @Field(() => DayScalar, {
    nullable: true,
    description: "From which day on it holds (UTC); absent: from today. A day ahead, at most a year: the version can be read by its id at once and comes into force within a minute of that day's beginning; until then the one before stays. Only a ladder's first version may hold since a day gone by.",
  })
  readonly effectiveOn?: string | null;

  @Field(() => VisibilityEnum, { nullable: true, description: "Who finds the ladder from now on; absent: as it was (LISTED at first)." })
  readonly visibility?: Visibility | null;
}

@ObjectType({ description: "What came of publishing a draft.", simpleResolvers: true })
export class PublishLadderPayload extends Payload {
  @Field(() => LadderVersionType, { nullable: true, description: "The version, which never changes from now on; null when there are errors." })
  readonly version?: PlacedVersion | null;

  @Field(() => LadderType, { nullable: true, description: "The ladder as it stands; null when there are errors, and while none of its versions is in force yet." })
  readonly ladder?: Ladder | null;

  @Field(() => [LintFindingType], { nullable: true, description: "Warnings and advice; errors are `userErrors` and prevent publication. Null when there are errors." })
  readonly findings?: readonly LintFinding<PlacedRung>[] | null;
}

@InputType({ description: "The ladder to retire." })
export class RetireLadderInput {
  @Field(() => ID, { description: "The ladder's id, `lad_…`." })
  readonly ladder!: string;

  @Field(() => String, { description: "Why, in at most 2,000 characters; kept in the audit log." })
  readonly reason!: string;
}

@ObjectType({ description: "What came of retiring a ladder.", simpleResolvers: true })
export class RetireLadderPayload extends Payload {
  @Field(() => LadderType, { nullable: true, description: "The ladder with its last version, which says since when it is retired; null when there are errors." })
  readonly ladder?: Ladder | null;
}
