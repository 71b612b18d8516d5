import { Arg, Ctx, Query, Resolver } from "type-graphql";
import { BadInput } from "../shared/errors.js";
import { isTimeUp, turn } from "../shared/turns.js";
import { compareTitles } from "./title-comparison.js";
import { TitleComparisonType } from "./title-comparison.types.js";
import { resolveFreeTitle, type TitleContext } from "./titles.js";
import { CompareTitlesInput, FreeTitleInput, ResolveTitlesInput, TitleResultType, type ResolvedTitle } from "./titles.types.js";

/** Titles resolved in one request. */
const MOST_TITLES = 100;

@Resolver()
export class TitleResolver {
  @Query(() => TitleResultType, { nullable: true, description: "Where a free title stands on the canonical axis, with the evidence; or why that cannot be told. Errors: UNKNOWN_COMPANY, BAD_USER_INPUT." })
  resolveTitle(@Arg("input", () => FreeTitleInput, { description: "The title, with whatever else is known." }) input: FreeTitleInput, @Ctx() ctx: TitleContext): Promise<ResolvedTitle> {
    return resolveFreeTitle(input, "input", ctx);
  }

  @Query(() => [TitleResultType], { nullable: "itemsAndList", description: `Up to ${MOST_TITLES} titles at once, in the same order. One that fails is null, with an error at its place; the others stand.` })
  async resolveTitles(@Arg("input", () => ResolveTitlesInput, { description: "The titles." }) input: ResolveTitlesInput, @Ctx() ctx: TitleContext): Promise<readonly (ResolvedTitle | Error)[]> {
    if (input.titles.length > MOST_TITLES) throw new BadInput("input.titles", `at most ${MOST_TITLES} titles at once; there are ${input.titles.length}`);
    // all companies in one read
    await ctx.published.bySlug(input.titles.flatMap((title) => (title.asOf == null ? (title.company ?? []) : [])));
    const resolved: (ResolvedTitle | Error)[] = [];
    for (const [i, title] of input.titles.entries()) {
      if (isTimeUp()) await turn(); // one with a long text takes half a millisecond
      resolved.push(await resolveFreeTitle(title, `input.titles[${i}]`, ctx).catch((error: unknown) => (error instanceof Error ? error : new Error(String(error)))));
    }
    return resolved;
  }

  @Query(() => TitleComparisonType, { nullable: true, description: "Two titles against each other: who is senior, by how many levels, how likely; depth beside scope. Errors: UNKNOWN_COMPANY, BAD_USER_INPUT." })
  compareTitles(@Arg("input", () => CompareTitlesInput, { description: "The two titles." }) input: CompareTitlesInput, @Ctx() ctx: TitleContext): Promise<TitleComparisonType> {
    return compareTitles(input, ctx);
  }
}
