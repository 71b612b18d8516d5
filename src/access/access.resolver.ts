import { Ctx, FieldResolver, Query, Resolver, Root } from "type-graphql";
import type { Viewer } from "./domain/viewer.js";
import { ViewerType } from "./access.types.js";
import type { AccessContext } from "./guard.js";

@Resolver(() => ViewerType)
export class ViewerResolver {
  @Query(() => ViewerType, { description: "Who is asking, by the header `Authorization`, and what they may do. Without one: the anonymous." })
  viewer(@Ctx() ctx: AccessContext): Viewer {
    return ctx.viewer;
  }

  @FieldResolver(() => String, { nullable: true, description: "What they are known by: the id of their token (`tok_…`), or `issuer|subject` of whoever signed in, which an admin needs to give them a role. Null for the anonymous." })
  identity(@Root() viewer: Viewer): string | null {
    return viewer.id;
  }
}
