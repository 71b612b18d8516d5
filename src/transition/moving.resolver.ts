import { Arg, Ctx, FieldResolver, Query, Resolver, Root } from "type-graphql";
import type { TaxonomySource } from "../taxonomy/domain/taxonomy.js";
import { existing } from "../taxonomy/domain/views.js";
import type { TaxonomyContext } from "../taxonomy/index.js";
import { TaxonomySourceType } from "../taxonomy/statement.types.js";
import type { TransitionContext } from "./context.js";
import { movingCompany } from "./moving.js";
import { MovingCompanyInput } from "./moving.inputs.js";
import { MovingCompanyResultType, UnmentionedExpectationType } from "./moving.types.js";

@Resolver(() => UnmentionedExpectationType)
export class MovingCompanyResolver {
  @Query(() => MovingCompanyResultType, {
    nullable: true,
    description: "What a move would mean for somebody on a rung here: where they would land there, what is expected there that is not mentioned here, how likely a lower rung is, what to bring and what to be asked. Nothing personal is asked or stored. Errors as for `equivalence`.",
  })
  movingCompany(@Arg("input", () => MovingCompanyInput, { description: "The rung here, the company there." }) input: MovingCompanyInput, @Ctx() ctx: TransitionContext): ReturnType<typeof movingCompany> {
    return movingCompany(input, ctx);
  }

  @FieldResolver(() => [TaxonomySourceType], { description: "What the level's words rest on; empty for what is said of the rung itself (see `citations`)." })
  sources(@Root() { sources }: UnmentionedExpectationType, @Ctx() { taxonomy }: TaxonomyContext): readonly TaxonomySource[] {
    return sources.map((key) => existing(taxonomy.source(key), key));
  }
}
