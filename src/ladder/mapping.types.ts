import { Field, Float, ID, InputType, Int, ObjectType, registerEnumType } from "type-graphql";
import { connectionType } from "../graph/connection.js";
import { described, same } from "../graph/enums.js";
import { Node } from "../graph/node.js";
import { DateTimeScalar } from "../graph/scalars.js";
import { Payload } from "../graph/user-error.js";
import type { Interval } from "../taxonomy/domain/axis.js";
import type { PlacedRung } from "./domain/ladder.js";
import { ACTS, type Act } from "./domain/mapping-acts.js";
import { DECISIONS, type MappingDecision } from "./domain/remapping.js";
import { AxisRangeType, RungType } from "./ladder.types.js";

export const MappingActKindEnum = same(ACTS);
registerEnumType(MappingActKindEnum, {
  name: "MappingActKind",
  description: "What was done to the mapping of a rung.",
  valuesConfig: described<Act>({
    SUGGESTED: "Somebody had the method suggest it.",
    ACCEPTED: "A person took what was there as it was.",
    MOVED: "A person put the rung on a range.",
    REJECTED: "A person took the mapping away; the rung is not mapped.",
    NO_EQUIVALENT: "A person looked, and nothing on the axis fits.",
    REVIEWED: "Somebody who had no hand in it said what they think of it.",
  }),
});

export const MappingDecisionEnum = same(DECISIONS);
registerEnumType(MappingDecisionEnum, {
  name: "MappingDecision",
  description: "What to do with the mapping of a rung.",
  valuesConfig: described<MappingDecision>({
    ACCEPT: "Take it as it is.",
    MOVE: "Move one edge or both.",
    REJECT: "Take it away: the rung is not mapped then.",
    NO_EQUIVALENT: "Say that nothing on the axis fits.",
  }),
});

@ObjectType("MappingAct", { implements: Node, description: "That somebody did something to the mapping of a rung. Acts are only ever added; together they give the mapping in force.", simpleResolvers: true })
export class MappingActType extends Node {
  @Field(() => MappingActKindEnum, { description: "What." })
  readonly act!: Act;

  @Field(() => DateTimeScalar, { description: "When." })
  readonly at!: Date;

  @Field(() => AxisRangeType, { nullable: true, description: "Where it put the rung, or the range that was reviewed; null where it left none." })
  readonly range!: Interval | null;

  @Field(() => Float, { nullable: true, description: "Of a review: from -1, wrong, to 1, right. Null for other acts." })
  readonly stance!: number | null;

  @Field(() => Float, { nullable: true, description: "How good the evidence was for what the act left, before reviews, 0 to 1; null where it left no mapping." })
  readonly confidence!: number | null;

  @Field(() => String, { nullable: true, description: "Who did it; null for those who may not read the company's drafts." })
  readonly author!: string | null;

  @Field(() => String, { nullable: true, description: "Why, in their words; null where they gave none, and for those who may not read the company's drafts." })
  readonly comment!: string | null;
}

@ObjectType({ description: "A page of what was done to the mapping of a rung, newest first.", simpleResolvers: true })
export class MappingActConnection extends connectionType("MappingAct", () => MappingActType, "what was done to the mapping of a rung") {}

@InputType({ description: "A decision on the mapping of a rung of a draft." })
export class MapRungInput {
  @Field(() => ID, { description: "The rung's id, `rng_…`, in the draft." })
  readonly rung!: string;

  @Field(() => Int, { description: "The draft's revision that you read." })
  readonly revision!: number;

  @Field(() => MappingDecisionEnum, { description: "What to do." })
  readonly decision!: MappingDecision;

  @Field(() => Float, { nullable: true, description: "For MOVE: the lower edge, in levels, on the grid of 0.05; absent: it stays." })
  readonly lo?: number | null;

  @Field(() => Float, { nullable: true, description: "For MOVE: the upper edge, in levels, on the grid of 0.05; absent: it stays." })
  readonly hi?: number | null;

  @Field(() => String, { nullable: true, description: "Why, in at most 1,000 characters; it becomes the mapping's comment, which is public once the draft is published. Absent: that of what is accepted." })
  readonly comment?: string | null;
}

@ObjectType({ description: "What came of a decision on a mapping.", simpleResolvers: true })
export class MapRungPayload extends Payload {
  @Field(() => RungType, { nullable: true, description: "The rung as it stands now; null when there are errors." })
  readonly rung?: PlacedRung | null;

  @Field(() => Int, { nullable: true, description: "The draft's revision now; null when there are errors." })
  readonly revision?: number | null;
}

@InputType({ description: "What somebody who had no hand in it thinks of the mapping of a rung of a draft." })
export class ReviewMappingInput {
  @Field(() => ID, { description: "The rung's id, `rng_…`, in the draft." })
  readonly rung!: string;

  @Field(() => Int, { description: "The draft's revision that you read: nothing is reviewed unseen." })
  readonly revision!: number;

  @Field(() => Float, { description: "From -1, wrong, over 0, undecided, to 1, right." })
  readonly stance!: number;

  @Field(() => String, { description: "What speaks for it or against it, in at most 1,000 characters; shown to those who read the company's drafts." })
  readonly comment!: string;
}

@ObjectType({ description: "What came of a review.", simpleResolvers: true })
export class ReviewMappingPayload extends Payload {
  @Field(() => RungType, { nullable: true, description: "The rung with its mapping as sure as it is now; null when there are errors." })
  readonly rung?: PlacedRung | null;

  @Field(() => Int, { nullable: true, description: "The draft's revision now; null when there are errors." })
  readonly revision?: number | null;
}
