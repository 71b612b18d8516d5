import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { nextRungs } from "../ladder/domain/ladder.js";
import type { PlacedRung } from "../ladder/index.js";
import { RungType } from "../ladder/ladder.types.js";
import type { TaxonomyContext } from "../taxonomy/index.js";
import { transitionBetween, type Transition } from "./domain/transition.js";
import { RungExpectationsType } from "./next-rung.types.js";
import { expectationsOf, readRung } from "./rung-levels.js";
import { TransitionType } from "./transition.types.js";

@Resolver(() => RungType)
export class RungTransitions {
  @FieldResolver(() => RungExpectationsType, { description: "What is expected on it: in the company's own words, where there are any, beside the canonical level's." })
  expectations(@Root() rung: PlacedRung, @Ctx() { taxonomy }: TaxonomyContext): RungExpectationsType {
    return expectationsOf(rung, taxonomy);
  }

  @FieldResolver(() => TransitionType, {
    nullable: true,
    description: "The way to `nextRung`, between the canonical levels that the two are read as; SAME where both are read as one. Null at the top, or where one of the two has no place on the axis.",
  })
  transitionToNext(@Root() rung: PlacedRung, @Ctx() { taxonomy }: TaxonomyContext): Transition | null {
    const [next] = nextRungs(rung);
    const [from, to] = [readRung(rung, taxonomy), next === undefined ? null : readRung(next, taxonomy)];
    return from === null || to === null ? null : transitionBetween(taxonomy, from.level, to.level);
  }
}
