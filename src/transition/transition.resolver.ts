import { Arg, Ctx, FieldResolver, Query, Resolver, Root } from "type-graphql";
import { find, slugIn } from "../equivalence/index.js";
import type { CanonicalLevel, Taxonomy, TaxonomyContext } from "../taxonomy/index.js";
import { CanonicalLevelType, TaxonomyType } from "../taxonomy/taxonomy.types.js";
import type { TransitionContext } from "./context.js";
import { describedTransitions, transitionBetween, type Transition } from "./domain/transition.js";
import { levelAsked, unplaced } from "./levels-asked.js";
import { TransitionInput } from "./transition.inputs.js";
import { TransitionResultType, TransitionType, type TransitionAbstentionType } from "./transition.types.js";

/** A way that was asked for, with what must be said of its ends. */
type AskedTransition = Transition & { readonly caveats: readonly string[] };

@Resolver(() => TransitionType)
export class TransitionResolver {
  @Query(() => TransitionResultType, {
    nullable: true,
    description: "What changes between two levels, and what shows that it has. Any two: neighbours, several levels apart, one track to the other, downwards. Nothing personal is asked or stored. Errors: UNKNOWN_COMPANY, UNKNOWN_RUNG, AMBIGUOUS_RUNG, UNKNOWN_ROLE, UNKNOWN_CANONICAL_LEVEL, BAD_USER_INPUT, each naming what exists.",
  })
  async transition(@Arg("input", () => TransitionInput, { description: "The two ends." }) input: TransitionInput, @Ctx() ctx: TransitionContext): Promise<AskedTransition | TransitionAbstentionType> {
    const slugs = [slugIn(input.from), slugIn(input.to)].filter((slug) => slug !== null);
    if (slugs.length > 0) await ctx.published.bySlug(slugs); // both companies in one read
    const [from, to] = [await find(input.from, null, ctx, "input.from"), await find(input.to, null, ctx, "input.to")];
    const [start, end] = [levelAsked(from, ctx.taxonomy), levelAsked(to, ctx.taxonomy)];
    if (start === null || end === null) return unplaced(start === null ? from : to);
    return { ...transitionBetween(ctx.taxonomy, start.level, end.level), caveats: [...new Set([...start.notes, ...end.notes])] };
  }

  @FieldResolver(() => [String], { description: "As which level something that is no canonical level was read, and what to keep in mind; empty for levels." })
  caveats(@Root() { caveats = [] }: Transition & Partial<AskedTransition>): readonly string[] {
    return caveats;
  }
}

@Resolver(() => TaxonomyType)
export class TaxonomyTransitions {
  @FieldResolver(() => [TransitionType], { description: "The steps between levels that the sources describe; the query `transition` tells of any two levels." })
  transitions(@Root() taxonomy: Taxonomy): readonly Transition[] {
    return describedTransitions(taxonomy);
  }
}

@Resolver(() => CanonicalLevelType)
export class LevelTransitions {
  @FieldResolver(() => [TransitionType], { description: "Steps from here that the sources describe." })
  transitions(@Root() level: CanonicalLevel, @Ctx() { taxonomy }: TaxonomyContext): readonly Transition[] {
    return describedTransitions(taxonomy, level.key);
  }
}
