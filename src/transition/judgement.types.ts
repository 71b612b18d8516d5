import { Field, ObjectType } from "type-graphql";
import type { Basis, Statement } from "../taxonomy/domain/statement.js";
import { StatementType, TaxonomyFact } from "../taxonomy/statement.types.js";
import type { Judgement } from "./domain/judgement.js";

/** What every conclusion shows; `sources` is supplied as for every fact. */
@ObjectType({ simpleResolvers: true })
export abstract class Concluded implements Omit<Judgement, "sources"> {
  readonly basis!: Basis;

  @Field(() => String, { description: "The conclusion, in a sentence or two." })
  readonly text!: string;

  @Field(() => StatementType, { nullable: true, description: "The statement that was applied, with its own sources; null where the rule is ours." })
  readonly rule!: Statement | null;
}

@ObjectType("Judgement", {
  implements: TaxonomyFact, simpleResolvers: true,
  description: "Something concluded from what you told, with the rule behind it. Its basis is always INFERRED: the rule may be a source's, applying it to you is ours.",
})
export class JudgementType extends Concluded {}
