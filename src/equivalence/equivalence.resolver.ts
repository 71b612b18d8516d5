import { Arg, Args, Ctx, Query, Resolver } from "type-graphql";
import { connection, PageArgs, type Connection } from "../graph/connection.js";
import { answerFor, type Answer } from "./answers.js";
import { companiesOf, dayOf, slugIn } from "./asking.js";
import { compareLadders, type Comparison } from "./comparison.js";
import { LadderComparisonType } from "./comparison.types.js";
import { counterparts } from "./counterparts.js";
import { CounterpartConnection, type CounterpartType } from "./counterparts.types.js";
import { CompareLaddersInput, CounterpartsInput, EquivalenceInput } from "./equivalence.inputs.js";
import { find } from "./finding.js";
import type { TitleContext } from "./titles.js";
import { EquivalenceResultType } from "./equivalence.types.js";
import { methodology, MethodologyType } from "./methodology.types.js";

@Resolver()
export class EquivalenceResolver {
  @Query(() => EquivalenceResultType, {
    nullable: true,
    description: "Which rung of a company equals what is asked about, how sure this is, and why. Errors: UNKNOWN_COMPANY, UNKNOWN_RUNG, AMBIGUOUS_RUNG, UNKNOWN_ROLE, UNKNOWN_CANONICAL_LEVEL, BAD_USER_INPUT, each naming what exists.",
  })
  async equivalence(@Arg("input", () => EquivalenceInput, { description: "What is asked about, and where." }) input: EquivalenceInput, @Ctx() ctx: TitleContext): Promise<Answer> {
    const day = dayOf(input.asOf, ctx.today);
    const slugs = [slugIn(input.from), input.toCompany].filter((slug) => slug !== null);
    await ctx.published.bySlug(slugs, day); // both companies in one read
    const asked = await find(input.from, day, ctx);
    const [to] = await companiesOf([input.toCompany], day, ctx);
    return answerFor(asked, to!, day ?? ctx.today, ctx, { toTrack: input.toTrack });
  }

  @Query(() => LadderComparisonType, {
    nullable: true,
    description: "Two to six companies' ladders side by side on one axis. A company that does not exist is an error at its own column; the others stand.",
  })
  compareLadders(@Arg("input", () => CompareLaddersInput, { description: "Which companies, which track and family." }) input: CompareLaddersInput, @Ctx() ctx: TitleContext): Promise<Comparison> {
    return compareLadders(input, ctx);
  }

  @Query(() => CounterpartConnection, {
    nullable: true,
    description: "Rungs of all other companies that are like what is asked about, most alike first: by overlap, then least shift of rank, then company. Errors as for `equivalence`.",
  })
  async counterparts(
    @Arg("input", () => CounterpartsInput, { description: "What is asked about, and which companies count." }) input: CounterpartsInput,
    @Args(() => PageArgs) args: PageArgs,
    @Ctx() ctx: TitleContext,
  ): Promise<Connection<CounterpartType>> {
    return connection(await counterparts(input, args, ctx), args);
  }

  @Query(() => MethodologyType, { description: "How answers are computed: the words, the steps, every constant." })
  methodology(): MethodologyType {
    return methodology();
  }
}
