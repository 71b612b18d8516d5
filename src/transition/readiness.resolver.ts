import { Arg, Ctx, Query, Resolver } from "type-graphql";
import type { TransitionContext } from "./context.js";
import type { Readiness } from "./domain/readiness.js";
import { promotionReadiness } from "./readiness.js";
import { PromotionReadinessInput, PromotionReadinessType } from "./readiness.types.js";

@Resolver()
export class ReadinessResolver {
  @Query(() => PromotionReadinessType, {
    nullable: true,
    description: "How ready you are for the next level, from examples of your own work: how many count, which signals they show, what is missing, and why. Nothing is stored or logged. Errors: UNKNOWN_CANONICAL_LEVEL, BAD_USER_INPUT.",
  })
  promotionReadiness(@Arg("input", () => PromotionReadinessInput, { description: "Your level and your examples." }) input: PromotionReadinessInput, @Ctx() ctx: TransitionContext): Readiness {
    return promotionReadiness(input, ctx);
  }
}
