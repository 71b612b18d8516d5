import { Args, Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { allows, type AccessContext, type AccessToken, type AuditEvent } from "../access/index.js";
import { AccessTokenConnection, AuditEventConnection } from "../access/access.types.js";
import { connection, PageArgs, type Connection } from "../graph/connection.js";
import { pageOf } from "../shared/page.js";
import { CompanyType } from "./company.types.js";
import type { Company } from "./index.js";

/** What of a company only its own people see. For others these are null, whatever there is, and no statement is made. */
@Resolver(() => CompanyType)
export class CompanyAccess {
  @FieldResolver(() => AuditEventConnection, { nullable: true, description: "Who did what to it, newest first; null for those who may not read it (the role OWNER at the company may). Errors: BAD_USER_INPUT for a bad `first` or `after`." })
  async auditEvents(@Root() company: Company, @Args(() => PageArgs) args: PageArgs, @Ctx() ctx: AccessContext): Promise<Connection<AuditEvent> | null> {
    const page = pageOf(args, ["number"]);
    return allows(ctx, "READ_AUDIT", company.id) ? connection(await ctx.audit.page(company.id, page), args) : null;
  }

  @FieldResolver(() => AccessTokenConnection, { nullable: true, description: "Its tokens, also those that hold no more, newest first; null for those who may not manage them (the role OWNER at the company may). Errors: BAD_USER_INPUT for a bad `first` or `after`." })
  async tokens(@Root() company: Company, @Args(() => PageArgs) args: PageArgs, @Ctx() ctx: AccessContext): Promise<Connection<AccessToken> | null> {
    const page = pageOf(args, ["string", "string"]);
    return allows(ctx, "MANAGE_TOKENS", company.id) ? connection(await ctx.access.tokens({ companyId: company.id }, page), args) : null;
  }
}
