import { Args, Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { connection, PageArgs } from "../graph/connection.js";
import type { LadderContext } from "../ladder/index.js";
import { pageOf } from "../shared/page.js";
import type { Taxonomy } from "../taxonomy/domain/compiled.js";
import type { Role } from "../taxonomy/domain/taxonomy.js";
import { aliasesOf } from "../taxonomy/domain/views.js";
import { RoleType } from "../taxonomy/taxonomy.types.js";
import { roleFoundInWords } from "./domain/role-found.js";
import { RoleRungConnection } from "./role-rungs.types.js";
import type { RoleRungStore } from "./search.roles.store.js";

/** What a role's rungs ask of the context. */
export interface RoleRungsContext extends LadderContext {
  readonly roleRungs: RoleRungStore;
  readonly taxonomy: Taxonomy;
}

@Resolver(() => RoleType)
export class RoleRungs {
  @FieldResolver(() => RoleRungConnection, { description: "Where it really exists: rungs on companies' ladders in force that bear one of its names or stand on a ladder of its family, by company. Computed, so empty where no employer's ladder here has it." })
  async rungs(@Root() role: Role, @Args(() => PageArgs) args: PageArgs, @Ctx() ctx: RoleRungsContext): Promise<RoleRungConnection> {
    const names = [role.title, ...aliasesOf(ctx.taxonomy, role.key).map(({ name }) => name)];
    const found = await ctx.roleRungs.page({ family: role.family, track: role.track, names }, pageOf(args, ["string", "string", "int", "string"]));
    const companies = await ctx.published.bySlug(found.page.items.map(({ value }) => value.company));
    const items = found.page.items.flatMap(({ value: { rungId, company, matchedBy }, key }) => {
      // a rung whose company changed under our eyes is left out
      const rung = companies.get(company)?.ladders.flatMap((ladder) => ladder.version.rungs).find(({ id }) => id === rungId);
      return rung === undefined ? [] : [{ value: { rung, matchedBy }, key }];
    });
    const { rungs: totalCount, companies: companyCount, among: companiesLookedAt, range } = found;
    return { ...connection({ items, hasNext: found.page.hasNext }, args), totalCount, companyCount, companiesLookedAt, range, remark: roleFoundInWords(role, found) };
  }
}
