import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { answerFor } from "./answers.js";
import { askedRung, type EquivalenceContext } from "./asking.js";
import type { ComparedRung } from "./comparison.js";
import { ComparedCounterpartType, ComparedRungType } from "./comparison.types.js";

@Resolver(() => ComparedRungType)
export class ComparedRungFields {
  @FieldResolver(() => [ComparedCounterpartType], { description: "What the rung equals in each other column." })
  counterparts(@Root() compared: ComparedRung, @Ctx() ctx: EquivalenceContext): Promise<readonly ComparedCounterpartType[]> {
    const asked = askedRung(compared.rung, []);
    return Promise.all(compared.others.map(async ({ published, ladder }) => ({
      company: published.company,
      result: await answerFor(asked, published, compared.asOf, ctx, ladder === null ? {} : { toLadder: ladder.id }),
    })));
  }
}
