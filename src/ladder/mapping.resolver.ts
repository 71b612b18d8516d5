import { Args, Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { allows } from "../access/index.js";
import { connection, PageArgs, type Connection } from "../graph/connection.js";
import { pageOf } from "../shared/page.js";
import { badgeOfMapping, type PlacedRung } from "./domain/ladder.js";
import { BadgeEnum, RungType } from "./ladder.types.js";
import type { MappingContext } from "./mapping.mutations.js";
import { MappingActConnection, type MappingActType } from "./mapping.types.js";

@Resolver(() => RungType)
export class RungMappingHistory {
  @FieldResolver(() => MappingActConnection, { description: "How its mapping came about in this version, newest first; empty where it was curated by us, or came with an import. Who did it and their words are for those who read the company's drafts. Errors: BAD_USER_INPUT for a bad `first` or `after`." })
  async mappingActs(@Root() rung: PlacedRung, @Args(() => PageArgs) args: PageArgs, @Ctx() ctx: MappingContext): Promise<Connection<MappingActType>> {
    const { items, hasNext } = await ctx.actsByRung.load({ rungId: rung.id, page: pageOf(args, ["number"]) });
    const all = allows(ctx, "READ_DRAFT", rung.company.id);
    const told = items.map(({ key, value: { by, comment, ...act } }) => ({ key, value: { ...act, author: all ? by.name : null, comment: all && comment !== "" ? comment : null } }));
    return connection({ items: told, hasNext }, args);
  }

  @FieldResolver(() => BadgeEnum, { nullable: true, description: "Who stands behind its mapping; null when it is not mapped." })
  badge(@Root() rung: PlacedRung): BadgeEnum | null {
    return rung.mapping && BadgeEnum[badgeOfMapping(rung.version, rung.mapping)];
  }
}
