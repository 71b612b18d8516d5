import { createUnionType, Field, Float, ObjectType } from "type-graphql";
import { AbstentionType, EquivalenceType, LandingShareType } from "../equivalence/equivalence.types.js";
import { Basis as BasisEnum, CitationType } from "../graph/citation.js";
import type { Citation } from "../shared/source.js";
import type { Basis, Statement } from "../taxonomy/domain/statement.js";
import type { CanonicalLevel } from "../taxonomy/domain/taxonomy.js";
import { CanonicalLevelType } from "../taxonomy/level.types.js";
import { StatementType, TaxonomyFact } from "../taxonomy/statement.types.js";
import type { ExpectationOrigin, ToBring, ToBringKind } from "./domain/moving.js";
import type { Transition } from "./domain/transition.js";
import { ExpectationOriginEnum, ToBringKindEnum } from "./moving.enums.js";
import { TransitionType } from "./transition.types.js";

@ObjectType("UnmentionedExpectation", { description: "Something expected there that is not mentioned here; which is not to say that it is not done here.", simpleResolvers: true })
export class UnmentionedExpectationType {
  @Field(() => ExpectationOriginEnum, { description: "Where it comes from." })
  readonly origin!: ExpectationOrigin;

  @Field(() => String, { description: "What is expected." })
  readonly text!: string;

  @Field(() => BasisEnum, { description: "Whether a source says so, or we concluded it." })
  readonly basis!: Basis;

  @Field(() => [CitationType], { description: "What their ladder rests on, for what is said of the rung itself; empty where the company publishes it here itself, and for all else." })
  readonly citations!: readonly Citation[];

  readonly sources!: readonly string[];
}

@ObjectType("DownLevelRisk", { description: "How likely the move ends on a lower rung. Reckoned from the ranges of the two ladders: no company publishes how often it does so.", simpleResolvers: true })
export class DownLevelRiskType {
  @Field(() => Float, { description: "Share of people, 0 to 1, who would land at least half a level lower." })
  readonly share!: number;

  @Field(() => [LandingShareType], { description: "Where they would land; the shares sum to `share`." })
  readonly landing!: readonly LandingShareType[];

  @Field(() => String, { description: "The same in words, with its numbers." })
  readonly text!: string;
}

@ObjectType("ToBring", { implements: TaxonomyFact, description: "Something to have an example of when talking to the company.", simpleResolvers: true })
export class ToBringType implements Omit<ToBring, "sources"> {
  @Field(() => ToBringKindEnum, { description: "Why it is worth an example." })
  readonly kind!: ToBringKind;

  @Field(() => String, { description: "What to have an example of." })
  readonly text!: string;

  @Field(() => StatementType, { description: "What it rests on; `quantity` is the threshold, where there is one." })
  readonly statement!: Statement;

  readonly basis!: Basis;
}

@ObjectType("MovingCompany", { description: "What a move to another company would mean for somebody on this rung. Nothing of the person is asked or stored.", simpleResolvers: true })
export class MovingCompanyType {
  @Field(() => EquivalenceType, { description: "Where the person would land, how sure this is, and why." })
  readonly equivalence!: EquivalenceType;

  @Field(() => CanonicalLevelType, { description: "The canonical level that the present rung is read as." })
  readonly fromLevel!: CanonicalLevel;

  @Field(() => CanonicalLevelType, { description: "The canonical level that the most likely rung there is read as." })
  readonly toLevel!: CanonicalLevel;

  @Field(() => TransitionType, { description: "The way between the two levels; of kind SAME where they are one." })
  readonly transition!: Transition;

  @Field(() => [UnmentionedExpectationType], { description: "What is expected there and not mentioned here: the rung's own words first, then the level's. Empty where nothing is." })
  readonly notMentionedHere!: readonly UnmentionedExpectationType[];

  @Field(() => DownLevelRiskType, { description: "How likely a lower rung is." })
  readonly downLevelRisk!: DownLevelRiskType;

  @Field(() => [ToBringType], { description: "What to have examples of: for the higher of the two levels, so that nobody is taken for less." })
  readonly toBring!: readonly ToBring[];

  @Field(() => [StatementType], { description: "Depth probes to expect there; `points` is what a hands-on answer contains. Ours, derived. Empty for managers." })
  readonly probes!: readonly Statement[];

  @Field(() => [String], { description: "What to keep in mind: as which levels the rungs were read, and what the equivalence says." })
  readonly caveats!: readonly string[];
}

export const MovingCompanyResultType = createUnionType({
  name: "MovingCompanyResult",
  description: "What a move would mean, or why that cannot be told.",
  types: () => [MovingCompanyType, AbstentionType] as const,
  resolveType: (value) => ("equivalence" in value ? MovingCompanyType : AbstentionType),
});
