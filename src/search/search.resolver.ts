import { Arg, Args, Ctx, Query, Resolver } from "type-graphql";
import { connection, PageArgs, type Connection } from "../graph/connection.js";
import { MAX_TEXT } from "./domain/asked.js";
import type { SearchKind } from "./domain/hit.js";
import { search, type Found, type SearchContext } from "./finding.js";
import { SearchKindEnum, SearchResultConnection } from "./search.types.js";

@Resolver()
export class SearchResolver {
  @Query(() => SearchResultConnection, {
    nullable: true,
    description: "What a text names, best first: for search as one types. Typing errors and beginnings of words are allowed, in any script; company and rung may stand together, as in `google l5` "
      + "or `staff at meta`. Of a name that very many share, those of the largest companies are listed. Current ladders only, from the moment of publication. "
      + "Errors: BAD_USER_INPUT for a `text` that is too long or holds NUL, an empty `kinds`, a bad `first` or `after`.",
  })
  async search(
    @Arg("text", () => String, { description: `What to look for, at most ${MAX_TEXT} characters. Without a letter or figure in it the page is empty.` }) text: string,
    @Arg("kinds", () => [SearchKindEnum], { nullable: true, description: "Only these kinds; absent: all." }) kinds: SearchKind[] | null | undefined,
    @Args(() => PageArgs) args: PageArgs,
    @Ctx() ctx: SearchContext,
  ): Promise<Connection<Found>> {
    return connection(await search(text, kinds ?? null, args, ctx), args);
  }
}
