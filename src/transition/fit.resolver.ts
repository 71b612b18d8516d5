import { Arg, Ctx, FieldResolver, Float, Query, Resolver, Root } from "type-graphql";
import type { TaxonomyContext } from "../taxonomy/index.js";
import { ArchetypeFitInput, ArchetypeFitType } from "./archetype.types.js";
import type { ArchetypeFit } from "./domain/archetype.js";
import type { ComparedWeek } from "./domain/fit.js";
import type { TrackFit } from "./domain/fit-words.js";
import { archetypeFitOf, trackFitOf } from "./fit.js";
import { ComparedWeekType, TrackFitInput, TrackFitType } from "./fit.types.js";

@Resolver(() => ComparedWeekType)
export class FitResolver {
  @Query(() => TrackFitType, {
    nullable: true,
    description: "Engineering or management: which track a week that you wish for, and your answers to the choosing questions, point to. \"Neither\" and contradictions are answers. Nothing is stored. Errors: BAD_USER_INPUT.",
  })
  trackFit(@Arg("input", () => TrackFitInput, { description: "Your answers, your week, or both." }) input: TrackFitInput, @Ctx() { taxonomy }: TaxonomyContext): TrackFit {
    return trackFitOf(input, taxonomy);
  }

  @Query(() => ArchetypeFitType, {
    nullable: true,
    description: "Which of the four ways of being a staff engineer a work and an organisation resemble, with what speaks for and against each. Nothing is stored. Errors: UNKNOWN_CANONICAL_LEVEL, BAD_USER_INPUT.",
  })
  archetypeFit(@Arg("input", () => ArchetypeFitInput, { description: "The work and the organisation." }) input: ArchetypeFitInput, @Ctx() { taxonomy }: TaxonomyContext): ArchetypeFit {
    return archetypeFitOf(input, taxonomy);
  }

  @FieldResolver(() => Float, { nullable: true, description: "How much of the week would be spent alike, 0 to 1: 1 less half the sum of all differences. Null without a week." })
  similarity(@Root() { common }: ComparedWeek): number | null {
    return common === null ? null : common / 100;
  }
}
