import { Arg, Args, Ctx, Query, Resolver } from "type-graphql";
import { connection, PageArgs, type Connection } from "../graph/connection.js";
import type { Answer } from "./answers.js";
import { compareLadders, type Comparison } from "./comparison.js";
import { LadderComparisonType } from "./comparison.types.js";
import { counterparts } from "./counterparts.js";
import { CounterpartConnection, type CounterpartType } from "./counterparts.types.js";
import { CompareLaddersInput, CounterpartsInput, EquivalenceInput } from "./equivalence.inputs.js";
import { findEqual } from "./finding.js";
import type { TitleContext } from "./titles.js";
import { EquivalenceResultType } from "./equivalence.types.js";
import { methodology, MethodologyType } from "./methodology.types.js";

@Resolver()
export class EquivalenceResolver {
  @Query(() => EquivalenceResultType, {
    nullable: true,
    description: "Which rung of a company equals what is asked about, how sure this is, and why. Errors: UNKNOWN_COMPANY, TAKEN_DOWN (the company's ladders are shown to nobody any more), UNKNOWN_RUNG, AMBIGUOUS_RUNG, UNKNOWN_ROLE, UNKNOWN_CANONICAL_LEVEL, BAD_USER_INPUT, each naming what exists.",
  })
  async equivalence(@Arg("input", () => EquivalenceInput, { description: "What is asked about, and where." }) input: EquivalenceInput, @Ctx() ctx: TitleContext): Promise<Answer> {
    return (await findEqual(input, ctx)).answer;
  }

  @Query(() => LadderComparisonType, {
    nullable: true,
    description: "Two to six companies' ladders side by side on one axis. A company that does not exist, or was taken down, is an error at its own column; the others stand.",
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
