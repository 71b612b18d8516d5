import { Args, Ctx, FieldResolver, Query, Resolver, Root } from "type-graphql";
import { connection, PageArgs, type Connection } from "../graph/connection.js";
import { pageOf } from "../shared/page.js";
import type { AccessToken } from "./domain/token.js";
import type { Viewer } from "./domain/viewer.js";
import { AccessTokenConnection, ViewerType } from "./access.types.js";
import { allows, type AccessContext } from "./guard.js";

@Resolver(() => ViewerType)
export class ViewerResolver {
  @Query(() => ViewerType, { description: "Who is asking, by the header `Authorization`, and what they may do. Without one: the anonymous." })
  viewer(@Ctx() ctx: AccessContext): Viewer {
    return ctx.viewer;
  }

  @Query(() => AccessTokenConnection, { nullable: true, description: "Admins' tokens, also those that hold no more, newest first; null for all but admins. Those of a company are in `Company.tokens`. Errors: BAD_USER_INPUT for a bad `first` or `after`." })
  async adminTokens(@Args(() => PageArgs) args: PageArgs, @Ctx() ctx: AccessContext): Promise<Connection<AccessToken> | null> {
    const page = pageOf(args, ["string", "string"]);
    return allows(ctx, "MANAGE_ADMINS", null) ? connection(await ctx.access.tokens({ companyId: null }, page), args) : null;
  }

  @FieldResolver(() => String, { nullable: true, description: "What they are known by: the id of their token (`tok_…`), or `issuer|subject` of whoever signed in, which an admin needs to give them a role. Null for the anonymous." })
  identity(@Root() viewer: Viewer): string | null {
    return viewer.id;
  }
}
