import { Field, Float, ObjectType } from "type-graphql";
import { connectionType } from "../graph/connection.js";
import { RungType } from "../ladder/ladder.types.js";
import type { PlacedRung } from "../ladder/index.js";
import type { Confidence } from "./domain/confidence.js";
import type { Predicate } from "./domain/overlap.js";
import { PredicateEnum } from "./equivalence.enums.js";
import { ConfidenceType } from "./equivalence.types.js";

@ObjectType("Counterpart", { description: "A rung of another company that is like what was asked about.", simpleResolvers: true })
export class CounterpartType {
  @Field(() => RungType, { description: "The rung." })
  readonly rung!: PlacedRung;

  @Field(() => PredicateEnum, { nullable: true, description: "How it relates; null when it only overlaps in part." })
  readonly predicate!: Predicate | null;

  @Field(() => Float, { description: "J: how alike the two ranges are, 0 to 1." })
  readonly overlap!: number;

  @Field(() => Float, { description: "Share of people who would land on this rung of its company's ladder, 0 to 1." })
  readonly landing!: number;

  @Field(() => Float, { description: "Centre of theirs minus centre of ours, in levels: positive, theirs stands higher." })
  readonly rankShift!: number;

  @Field(() => ConfidenceType, { description: "How good the evidence for the pair is." })
  readonly confidence!: Confidence;
}

@ObjectType({ description: "A page of counterparts, most alike first.", simpleResolvers: true })
export class CounterpartConnection extends connectionType("Counterpart", () => CounterpartType, "counterparts") {}
