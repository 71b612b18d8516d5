import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { answerFor } from "./answers.js";
import { disagreementsOf, type Asked, type EquivalenceContext } from "./asking.js";
import type { ComparedRung } from "./comparison.js";
import { ComparedCounterpartType, ComparedRungType } from "./comparison.types.js";
import { mapped } from "./evidence.js";

@Resolver(() => ComparedRungType)
export class ComparedRungFields {
  @FieldResolver(() => [ComparedCounterpartType], { description: "What the rung equals in each other column." })
  counterparts(@Root() compared: ComparedRung, @Ctx() ctx: EquivalenceContext): Promise<readonly ComparedCounterpartType[]> {
    const { rung } = compared;
    const asked: Asked = { thing: rung, rung, subject: { state: "MAPPED", kind: "RUNG", rung: mapped(rung)! }, name: rung.code ?? rung.title, caveats: disagreementsOf(rung) };
    return Promise.all(compared.others.map(async (other) => ({ company: other.company, result: await answerFor(asked, other, null, compared.asOf, ctx) })));
  }
}
