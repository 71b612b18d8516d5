import { Args, Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { isMember, type AccessContext } from "../access/index.js";
import { CompanyType } from "../company/company.types.js";
import type { Company } from "../company/index.js";
import { connection, type Connection } from "../graph/connection.js";
import type { PlacedRung } from "../ladder/index.js";
import { RungType } from "../ladder/ladder.types.js";
import { pageOf } from "../shared/page.js";
import type { EquivalenceContext } from "./asking.js";
import { rungOf } from "./disputes.js";
import type { Concerned, DisputeStore } from "./disputes.store.js";
import { DisputeConnection, DisputeDecisionType, DisputedRungType, DisputesArgs, DisputeStateEnum, DisputeType } from "./disputes.types.js";
import { concerned, stateOf, type Decision, type Dispute, type DisputedRung, type DisputeState } from "./domain/dispute.js";

/** What disputes ask of the context. */
export interface DisputeContext extends EquivalenceContext, AccessContext {
  readonly disputes: DisputeStore;
}

/** Whose open disputes the viewer may see: of companies they belong to; null: of all. */
export const seenBy = ({ viewer: { grants } }: Pick<AccessContext, "viewer">): Concerned =>
  grants.some(({ role }) => role === "ADMIN") ? null : grants.flatMap(({ companyId }) => companyId ?? []);

@Resolver(() => CompanyType)
export class CompanyDisputes {
  @FieldResolver(() => DisputeConnection, { nullable: true, description: "What is said against answers about its rungs, newest first. Open ones are for the people of the companies concerned and for admins; others see those that were decided. Null when there are errors: BAD_USER_INPUT for a bad `first` or `after`." })
  async disputes(@Root() company: Company, @Args(() => DisputesArgs) args: DisputesArgs, @Ctx() ctx: DisputeContext): Promise<Connection<Dispute>> {
    const page = pageOf(args, ["number"]);
    return connection(await ctx.disputes.page({ companyId: company.id, state: args.state ?? null, seenBy: seenBy(ctx) }, page), args);
  }
}

@Resolver(() => DisputeType)
export class DisputeFields {
  @FieldResolver(() => DisputeStateEnum)
  state(@Root() dispute: Dispute): DisputeState {
    return stateOf(dispute);
  }

  @FieldResolver(() => String, { nullable: true })
  reason(@Root() dispute: Dispute, @Ctx() ctx: DisputeContext): string | null {
    return mayReadWords(dispute, ctx) ? dispute.reason : null;
  }

  @FieldResolver(() => String, { nullable: true })
  sourceUrl(@Root() dispute: Dispute, @Ctx() ctx: DisputeContext): string | null {
    return mayReadWords(dispute, ctx) ? dispute.sourceUrl : null;
  }
}

/** Strangers' words are for those they are about: a decision makes what was decided public, not what anybody wrote. */
const mayReadWords = (dispute: Dispute, { viewer }: DisputeContext): boolean => concerned(dispute).some((companyId) => isMember(viewer, companyId));

@Resolver(() => DisputedRungType)
export class DisputedRungFields {
  @FieldResolver(() => CompanyType, { nullable: true })
  async company(@Root() { company }: DisputedRung, @Ctx() ctx: DisputeContext): Promise<Company | null> {
    return (await ctx.publishedBySlug.load(company))?.company ?? null;
  }

  @FieldResolver(() => RungType, { nullable: true })
  rung(@Root() side: DisputedRung, @Ctx() ctx: DisputeContext): Promise<PlacedRung | null> {
    return rungOf(side, ctx);
  }
}

@Resolver(() => DisputeDecisionType)
export class DisputeDecisionFields {
  @FieldResolver(() => String)
  by(@Root() { company }: Decision): string {
    return company?.name ?? "the editors";
  }

  @FieldResolver(() => CompanyType, { nullable: true })
  async company(@Root() { company }: Decision, @Ctx() ctx: DisputeContext): Promise<Company | null> {
    return company && ((await ctx.publishedBySlug.load(company.slug))?.company ?? null);
  }
}

export const DISPUTE_RESOLVERS = [CompanyDisputes, DisputeFields, DisputedRungFields, DisputeDecisionFields] as const;
