import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { Taxonomy } from "../taxonomy/index.js";
import { reaches, type Figure } from "./domain/evaluation.js";
import { METHOD } from "./domain/method.js";
import type { EvaluationStore } from "./evaluation.store.js";
import { EvaluationFigureType, EvaluationType } from "./evaluation.types.js";
import { MethodologyType } from "./methodology.types.js";

/** What the evaluation's resolver asks of the context. */
export interface EvaluationContext {
  readonly evaluations: EvaluationStore;
  readonly taxonomy: Taxonomy;
}

@Resolver(() => MethodologyType)
export class EvaluationFields {
  @FieldResolver(() => EvaluationType, { nullable: true, description: "How right the answers were found to be, with the number of cases beside every figure; null when it was never measured." })
  async evaluation(@Ctx() ctx: EvaluationContext): Promise<EvaluationType | null> {
    const stored = await ctx.evaluations.latest();
    if (stored === null) return null;
    const { ofSeedsInForce, ...evaluation } = stored;
    return { ...evaluation, current: ofSeedsInForce && evaluation.methodVersion === METHOD.version && evaluation.taxonomyVersion === ctx.taxonomy.version };
  }
}

@Resolver(() => EvaluationFigureType)
export class EvaluationFigureFields {
  @FieldResolver(() => Boolean, { nullable: true, description: "Whether the number reaches the target; null where there is none." })
  reachesTarget(@Root() figure: Figure): boolean | null {
    return reaches(figure);
  }
}
