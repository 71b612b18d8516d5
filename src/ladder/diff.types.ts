import { Field, Float, ID, InputType, Int, ObjectType } from "type-graphql";
import { LadderRelationEnum, RungChangeKindEnum, RungFieldEnum, RungMatchingEnum, VersionFieldEnum } from "./diff.enums.js";
import type { FieldChange, RungField, VersionField } from "./domain/diff-fields.js";
import type { Matching } from "./domain/diff-matching.js";
import type { Change, LadderDiff, Relation, RungChange } from "./domain/difference.js";
import type { PlacedRung, PlacedVersion } from "./domain/ladder.js";
import { LadderVersionType, RungType } from "./ladder.types.js";

@InputType("LadderDiffInput", { description: "Which two versions to compare." })
export class LadderDiffInput {
  @Field(() => ID, { description: "Id of the first version, `ver_…`: the earlier one, where they are of one ladder." })
  readonly from!: string;

  @Field(() => ID, { description: "Id of the second version, `ver_…`." })
  readonly to!: string;
}

@ObjectType("RungFieldChange", { description: "One thing that two rungs say differently, as text; as data it is on the rungs themselves.", simpleResolvers: true })
export class RungFieldChangeType implements FieldChange<RungField> {
  @Field(() => RungFieldEnum, { description: "What differs." })
  readonly field!: RungField;

  @Field(() => String, { nullable: true, description: "What the first version says; null: nothing." })
  readonly from!: string | null;

  @Field(() => String, { nullable: true, description: "What the second version says; null: nothing." })
  readonly to!: string | null;
}

@ObjectType("LadderVersionFieldChange", { description: "One thing that two versions say differently of the ladder as a whole, as text.", simpleResolvers: true })
export class VersionFieldChangeType implements FieldChange<VersionField> {
  @Field(() => VersionFieldEnum, { description: "What differs." })
  readonly field!: VersionField;

  @Field(() => String, { nullable: true, description: "What the first version says; null: nothing." })
  readonly from!: string | null;

  @Field(() => String, { nullable: true, description: "What the second version says; null: nothing." })
  readonly to!: string | null;
}

@ObjectType("RungChange", { description: "What is different about one rung.", simpleResolvers: true })
export class RungChangeType implements RungChange {
  @Field(() => [RungChangeKindEnum], { description: "In what ways it differs; ADDED and REMOVED stand alone." })
  readonly kinds!: readonly Change[];

  @Field(() => RungType, { nullable: true, description: "The rung of the first version; null when it was added." })
  readonly from!: PlacedRung | null;

  @Field(() => RungType, { nullable: true, description: "The rung of the second version; null when it was removed." })
  readonly to!: PlacedRung | null;

  @Field(() => RungMatchingEnum, { nullable: true, description: "By what the two were held to be the same rung; null when it was added or removed." })
  readonly matchedBy!: Matching | null;

  @Field(() => Float, { nullable: true, description: "How far the middle of its range went on the canonical axis, in levels; positive: upwards. Null where either version gives it no range." })
  readonly shift!: number | null;

  @Field(() => [RungFieldChangeType], { description: "Everything that the two say differently; empty when it was added or removed." })
  readonly fields!: readonly FieldChange<RungField>[];

  @Field(() => String, { description: "The same in a sentence." })
  readonly text!: string;
}

@ObjectType("LadderDiff", { description: "What a second ladder version says differently from a first one, in data and in words. Asked the other way round it is the same, read backwards.", simpleResolvers: true })
export class LadderDiffType implements LadderDiff {
  @Field(() => LadderVersionType, { description: "The first version." })
  readonly from!: PlacedVersion;

  @Field(() => LadderVersionType, { description: "The second version." })
  readonly to!: PlacedVersion;

  @Field(() => LadderRelationEnum, { description: "What the two are to each other." })
  readonly relation!: Relation;

  @Field(() => Boolean, { description: "True when nothing differs; such versions have the same `contentHash`." })
  readonly identical!: boolean;

  readonly changes!: readonly RungChange[];

  @Field(() => [VersionFieldChangeType], { description: "What is said differently of the ladder as a whole." })
  readonly versionChanges!: readonly FieldChange<VersionField>[];

  @Field(() => Int, { description: "How many rungs are in both versions and the same." })
  readonly unchanged!: number;

  @Field(() => [String], { description: "The whole in a few English sentences: how much differs first, then kind by kind." })
  readonly summary!: readonly string[];
}
