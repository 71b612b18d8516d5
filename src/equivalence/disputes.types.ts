import { ArgsType, Field, ID, InputType, ObjectType, registerEnumType } from "type-graphql";
import { CompanyType } from "../company/company.types.js";
import type { Company } from "../company/domain/company.js";
import { connectionType, PageArgs } from "../graph/connection.js";
import { described, same } from "../graph/enums.js";
import { Node } from "../graph/node.js";
import { DayScalar } from "../graph/scalars.js";
import { Payload } from "../graph/user-error.js";
import type { PlacedRung } from "../ladder/domain/ladder.js";
import { RungType } from "../ladder/ladder.types.js";
import { CLAIMS, DISPUTE_STATES, OUTCOMES, type Claim, type Dispute, type DisputeState, type Outcome } from "./domain/dispute.js";
import { RungRef } from "./equivalence.inputs.js";

export const ClaimEnum = same(CLAIMS);
registerEnumType(ClaimEnum, {
  name: "DisputeClaim",
  description: "What a dispute says of two rungs.",
  valuesConfig: described<Claim>({ NOT_EQUIVALENT: "They are not the same.", EQUIVALENT: "They are the same." }),
});

export const OutcomeEnum = same(OUTCOMES);
registerEnumType(OutcomeEnum, {
  name: "DisputeOutcome",
  description: "What was decided about a dispute.",
  valuesConfig: described<Outcome>({
    UPHELD: "The claim is right.",
    REJECTED: "The claim is wrong.",
    UNDECIDED: "It cannot be told; an earlier decision of the same party about the two rungs is taken back.",
  }),
});

export const DisputeStateEnum = same(DISPUTE_STATES);
registerEnumType(DisputeStateEnum, {
  name: "DisputeState",
  description: "Whether a dispute was decided.",
  valuesConfig: described<DisputeState>({ OPEN: "Nobody decided it yet.", DECIDED: "At least one party did." }),
});

@ObjectType("DisputedRung", { description: "One of the two rungs of a dispute." })
export class DisputedRungType {
  @Field(() => CompanyType, { nullable: true, description: "Whose rung it is; null where that cannot be read." })
  readonly company?: Company | null;

  @Field(() => RungType, { nullable: true, description: "The rung in the version that was in force when it was disputed; null where the company's ladders were taken down." })
  readonly rung?: PlacedRung | null;
}

@ObjectType("DisputeDecision", { description: "What one party decided about a dispute. It never changes, and from its day on it is evidence, one source for each party." })
export class DisputeDecisionType {
  @Field(() => String, { description: "Who decided: the company's name, or `the editors`, who run this server." })
  readonly by!: string;

  @Field(() => CompanyType, { nullable: true, description: "The company that decided; null: the editors." })
  readonly company?: Company | null;

  @Field(() => OutcomeEnum, { description: "What was decided." })
  readonly outcome!: Outcome;

  @Field(() => String, { description: "Why, in the words of who decided." })
  readonly note!: string;

  @Field(() => DayScalar, { description: "The day of the decision; answers for days before it know nothing of it." })
  readonly decidedOn!: string;
}

@ObjectType("Dispute", {
  implements: Node,
  description: "That somebody says otherwise of two rungs than we answer. Who it was is not kept. While it is open only the people of the companies concerned, and admins, see it; from the first decision on everybody does, but for the words of whoever raised it.",
})
export class DisputeType extends Node {
  @Field(() => DisputeStateEnum, { description: "Whether it was decided." })
  readonly state!: DisputeState;

  @Field(() => ClaimEnum, { description: "What it says of the two rungs." })
  readonly claim!: Claim;

  @Field(() => DisputedRungType, { description: "The rung asked from." })
  readonly from!: DisputedRungType;

  @Field(() => DisputedRungType, { description: "The rung that is, or is not, its equal." })
  readonly to!: DisputedRungType;

  @Field(() => String, { nullable: true, description: "Why, in the words of whoever raised it; null for all but the people of the companies concerned and admins, since anybody can write anything here." })
  readonly reason!: string | null;

  @Field(() => String, { nullable: true, description: "Where it can be read; null where no address was given, and for whom `reason` is null." })
  readonly sourceUrl!: string | null;

  @Field(() => DayScalar, { description: "The day it was raised." })
  readonly raisedOn!: string;

  @Field(() => [DisputeDecisionType], { description: "What was decided, oldest first: at most once by each company concerned and once by the editors." })
  readonly decisions!: readonly DisputeDecisionType[];
}

@ObjectType({ description: "A page of disputes.", simpleResolvers: true })
export class DisputeConnection extends connectionType("Dispute", () => DisputeType, "a company's disputes") {}

@ArgsType()
export class DisputesArgs extends PageArgs {
  @Field(() => DisputeStateEnum, { nullable: true, description: "Only those that are open, or decided; absent: both." })
  readonly state?: DisputeState | null;
}

@InputType({ description: "What somebody says of two rungs, and why. Nothing is kept of who it is." })
export class DisputeEquivalenceInput {
  @Field(() => RungRef, { description: "A company's rung, by `id` or `companyRung`: one that is in force, of a listed ladder." })
  readonly from!: RungRef;

  @Field(() => RungRef, { description: "Another company's rung, or one of another ladder of the same company; named in the same way." })
  readonly to!: RungRef;

  @Field(() => ClaimEnum, { description: "What you say of the two." })
  readonly claim!: Claim;

  @Field(() => String, { description: "Why, in at most 1,000 characters, for the companies concerned to decide by. An e-mail address or a phone number is refused: nothing personal is kept." })
  readonly reason!: string;

  @Field(() => String, { nullable: true, description: "Web address where it can be read, in at most 500 characters." })
  readonly sourceUrl?: string | null;
}

@ObjectType({ description: "What came of disputing." })
export class DisputeEquivalencePayload extends Payload {
  @Field(() => DisputeType, { nullable: true, description: "The dispute, or the one that was open already and says the same of the same two rungs; null when there are errors." })
  readonly dispute?: Dispute | null;
}

@InputType({ description: "A decision about a dispute." })
export class ResolveDisputeInput {
  @Field(() => ID, { description: "The dispute's id, `dsp_…`; see `company { disputes(state: OPEN) { nodes { id } } }`." })
  readonly dispute!: string;

  @Field(() => OutcomeEnum, { description: "What you decide." })
  readonly outcome!: Outcome;

  @Field(() => String, { description: "Why, in at most 1,000 characters; public." })
  readonly note!: string;
}

@ObjectType({ description: "What came of deciding." })
export class ResolveDisputePayload extends Payload {
  @Field(() => DisputeType, { nullable: true, description: "The dispute with the decision; null when there are errors." })
  readonly dispute?: Dispute | null;
}
