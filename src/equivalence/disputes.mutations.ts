import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import { allows, demand, isMember, NotFound, type Permit } from "../access/index.js";
import { Demands } from "../access/access.types.js";
import { mutating, type Answered } from "../graph/user-error.js";
import { checkedWords } from "../ladder/domain/publishing.js";
import { BadInput } from "../shared/errors.js";
import { prefixOf } from "../shared/id.js";
import { rungNamed } from "./disputes.js";
import type { DisputeContext } from "./disputes.resolver.js";
import { DisputeEquivalenceInput, DisputeEquivalencePayload, ResolveDisputeInput, ResolveDisputePayload } from "./disputes.types.js";
import { AlreadyDecided, checkPair, concerned, DISPUTE_LIMITS, disputed, type Dispute } from "./domain/dispute.js";
import { checkedReason, checkedSource } from "./domain/dispute-text.js";

@Resolver()
export class DisputeMutations {
  @Demands("DISPUTE")
  @Mutation(() => DisputeEquivalencePayload, {
    nullable: true,
    description: "Says that two rungs are the same, or are not, against what we answer. Open to everybody, without a token; nothing is kept of who says so but the day. The companies concerned are shown it and decide. User errors: BAD_USER_INPUT, UNKNOWN_COMPANY, UNKNOWN_RUNG, AMBIGUOUS_RUNG, TAKEN_DOWN, TOO_MANY_OPEN (100 disputes about the two companies are open).",
  })
  disputeEquivalence(@Arg("input", () => DisputeEquivalenceInput, { description: "Which rungs, what you say of them, and why." }) input: DisputeEquivalenceInput, @Ctx() ctx: DisputeContext): Promise<Answered<{ dispute: Dispute }>> {
    return mutating(async () => {
      demand(ctx, "DISPUTE", null, { field: null, notFound: null });
      const [reason, sourceUrl] = [checkedReason(input.reason, "input.reason"), checkedSource(input.sourceUrl ?? null, "input.sourceUrl")];
      const [from, to] = [await rungNamed(input.from, "input.from", ctx), await rungNamed(input.to, "input.to", ctx)];
      checkPair(from, to, "input.to");
      // not in the audit log, which names who did what: of a dispute nobody is known
      return { dispute: await ctx.disputes.raise({ claim: input.claim, from: disputed(from), to: disputed(to), reason, sourceUrl, raisedOn: ctx.today }) };
    });
  }

  @Demands("RESOLVE_DISPUTE")
  @Mutation(() => ResolveDisputePayload, {
    nullable: true,
    description: "Decides a dispute, in public and for good: once for each company concerned, by its owners, and once for the editors, by admins. From today on it is evidence: the editors' word, or that of both companies, can rule a pair out; one company's alone makes the answer more or less sure. User errors: UNAUTHENTICATED, FORBIDDEN, NOT_FOUND, BAD_USER_INPUT, ALREADY_DECIDED.",
  })
  resolveDispute(@Arg("input", () => ResolveDisputeInput, { description: "Which, and what you decide." }) input: ResolveDisputeInput, @Ctx() ctx: DisputeContext): Promise<Answered<{ dispute: Dispute }>> {
    return mutating(async () => {
      const { dispute: id, outcome } = input;
      if (prefixOf(id) !== "dsp") throw new BadInput("input.dispute", "is not the id of a dispute, which begins with dsp_; see `company { disputes { nodes { id } } }`");
      const note = checkedWords(input.note, DISPUTE_LIMITS.words, "input.note", "why you decide so");
      const { dispute, permits } = await allowed(id, ctx);
      // an admin speaks for the editors; an owner for each of their companies that did not decide yet
      const companies = ctx.viewer.grants.some(({ role }) => role === "ADMIN") ? [null] : permits.map(({ companyId }) => companyId);
      const parties = companies.filter((party) => !dispute.decisions.some(({ company }) => (company?.id ?? null) === party));
      if (parties.length === 0) throw new AlreadyDecided("input.dispute");
      const speaking = permits.filter(({ companyId }) => parties.includes(null) || parties.includes(companyId));
      await ctx.disputes.decide(dispute, parties, { outcome, note, decidedOn: ctx.today }, async (manager) => {
        for (const permit of speaking) await ctx.audit.record(manager, permit, { subjectId: id, detail: `Decided a dispute: ${outcome}. ${note}` });
      });
      await ctx.published.lease.refresh();
      const [decided] = await ctx.disputes.byIds([id], null);
      if (decided === undefined) throw new Error(`the dispute ${id} was decided and is gone`);
      return { dispute: decided };
    });
  }
}

/** The dispute, and a permit for each company concerned that the viewer may decide for. One statement, whether it is there or not. */
async function allowed(id: string, ctx: DisputeContext): Promise<{ readonly dispute: Dispute; readonly permits: readonly Permit[] }> {
  const [dispute] = await ctx.disputes.byIds([id], null);
  const notFound = new NotFound("dispute", id, "input.dispute");
  const companies = dispute === undefined ? [] : concerned(dispute);
  const own = companies.filter((companyId) => allows(ctx, "RESOLVE_DISPUTE", companyId));
  const asked = own.length > 0 ? own : [companies.find((companyId) => isMember(ctx.viewer, companyId)) ?? null];
  const permits = asked.map((companyId) => demand(ctx, "RESOLVE_DISPUTE", companyId, { field: "input.dispute", notFound }));
  if (dispute === undefined) throw notFound;
  return { dispute, permits };
}
