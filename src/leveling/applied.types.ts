import { Field, ID, InputType, Int, ObjectType, registerEnumType } from "type-graphql";
import { described, same } from "../graph/enums.js";
import { Payload } from "../graph/user-error.js";
import type { PlacedRung } from "../ladder/index.js";
import { RungType } from "../ladder/ladder.types.js";
import { OUTCOMES, type Outcome } from "./domain/stored.js";
import { LevelPlacementType } from "./leveling.types.js";

export const SuggestionOutcomeEnum = same(OUTCOMES);
registerEnumType(SuggestionOutcomeEnum, {
  name: "SuggestionOutcome",
  description: "What became of a suggestion for a rung of a draft.",
  valuesConfig: described<Outcome>({
    STORED: "The rung is mapped as suggested, between rungs that people placed.",
    UNCHANGED: "It was mapped so already.",
    DECIDED: "A person decided on this rung before, so it was left alone.",
    TOO_WEAK: "The evidence does not settle it; nothing was stored.",
  }),
});

@ObjectType("AppliedSuggestion", { description: "A rung of a draft, and what became of the suggestion for it.", simpleResolvers: true })
export class AppliedSuggestionType {
  @Field(() => RungType, { description: "The rung as it stands now." })
  readonly rung!: PlacedRung;

  @Field(() => SuggestionOutcomeEnum, { description: "What became of the suggestion." })
  readonly outcome!: Outcome;

  @Field(() => LevelPlacementType, { description: "The suggestion with its waterfall, also where it was not stored." })
  readonly placement!: LevelPlacementType;
}

@InputType({ description: "The draft to map." })
export class ApplySuggestedMappingInput {
  @Field(() => ID, { description: "The draft's id, `ver_…`." })
  readonly draft!: string;

  @Field(() => Int, { description: "The draft's revision that you read." })
  readonly revision!: number;

  @Field(() => Boolean, { defaultValue: false, description: "True: also rungs on which people decided are mapped as suggested." })
  readonly again!: boolean;
}

@ObjectType({ description: "What came of mapping a draft as suggested.", simpleResolvers: true })
export class ApplySuggestedMappingPayload extends Payload {
  @Field(() => [AppliedSuggestionType], { nullable: true, description: "Every rung of the draft by track, lowest first; null when there are errors." })
  readonly rungs?: readonly AppliedSuggestionType[] | null;

  @Field(() => String, { nullable: true, description: "Version of the fitted weights; null when there are errors." })
  readonly weightsVersion?: string | null;

  @Field(() => Int, { nullable: true, description: "The draft's revision now; null when there are errors." })
  readonly revision?: number | null;
}
