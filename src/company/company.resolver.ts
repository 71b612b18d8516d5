import { Arg, Args, Ctx, FieldResolver, Int, Query, Resolver, Root } from "type-graphql";
import { connection, PageArgs, type Connection } from "../graph/connection.js";
import { pageOf } from "../shared/page.js";
import type { CompanyFilter, CompanyStore } from "./company.store.js";
import { CompanyConnection, CompanyFilterInput } from "./company.types.js";
import { checkedFilter, type Company } from "./domain/company.js";

/** What company resolvers ask of the context. */
export interface CompanyContext {
  readonly companies: CompanyStore;
}

type Listed = Connection<Company> & { readonly filter: CompanyFilter };

@Resolver(() => CompanyConnection)
export class CompanyResolver {
  @Query(() => CompanyConnection, { nullable: true, description: "The companies whose ladders are published here, by name. Errors: BAD_USER_INPUT for a bad `first`, `after` or `filter`." })
  async companies(@Args(() => PageArgs) args: PageArgs, @Arg("filter", () => CompanyFilterInput, { nullable: true, description: "Which of them; absent: all." }) input: CompanyFilterInput | null, @Ctx() ctx: CompanyContext): Promise<Listed> {
    const filter = { ...checkedFilter(input ?? {}, "filter"), kind: input?.kind ?? null, family: input?.family ?? null };
    return { ...connection(await ctx.companies.page(filter, pageOf(args, ["string", "string"])), args), filter };
  }

  @FieldResolver(() => Int, { description: "How many companies pass the filter, on all pages together." })
  totalCount(@Root() listed: Listed, @Ctx() ctx: CompanyContext): Promise<number> {
    return ctx.companies.count(listed.filter);
  }
}
