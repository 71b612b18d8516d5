import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import { allows, demand, NotFound, type Action, type Permit } from "../access/index.js";
import { Demands } from "../access/access.types.js";
import type { Company } from "../company/index.js";
import { mutating, type Answered } from "../graph/user-error.js";
import { PublicError } from "../shared/errors.js";
import type { CompaniesContext } from "./companies.mutations.js";
import { checkedWords, PUBLICATION_LIMITS } from "./domain/publishing.js";
import { seen } from "./ladder.loaders.js";
import { RestoreCompanyInput, RestoreCompanyPayload, TakeDownCompanyInput, TakeDownCompanyPayload } from "./takedown.types.js";

/** It is as it is asked to be. */
class AlreadySo extends PublicError {
  constructor(code: "ALREADY_TAKEN_DOWN" | "NOT_TAKEN_DOWN", { name }: Company) {
    super(code, `The ladders of ${name} ${code === "NOT_TAKEN_DOWN" ? "are not taken down" : "are taken down already"}.`, { field: "input.company" });
  }
}

@Resolver()
export class TakedownMutations {
  @Demands("TAKE_DOWN")
  @Mutation(() => TakeDownCompanyPayload, {
    nullable: true,
    description: "Takes all ladders of a company out of lists, search, comparisons, counterparts and downloads, with their versions; ids of them answer with the error TAKEN_DOWN, downloads with 410, and both say the reason. Nothing is deleted. For owners of the company, and admins. User errors: UNAUTHENTICATED, FORBIDDEN, NOT_FOUND, BAD_USER_INPUT, ALREADY_TAKEN_DOWN.",
  })
  takeDownCompany(@Arg("input", () => TakeDownCompanyInput, { description: "Which, and why." }) input: TakeDownCompanyInput, @Ctx() ctx: CompaniesContext): Promise<Answered<{ company: Company }>> {
    return mutating(async () => {
      const reason = checkedWords(input.reason, PUBLICATION_LIMITS.note, "input.reason", "why its ladders are taken down");
      const { company, permit } = await allowed(ctx, input.company, () => "TAKE_DOWN");
      const takenDown = { on: new Date().toISOString().slice(0, 10), reason, by: allows(ctx, "RESTORE", null) ? "ADMIN" as const : "OWNER" as const };
      const done = await ctx.kept.takeDown(company, takenDown, (manager) => ctx.audit.record(manager, permit, { subjectId: company.id, detail: `Took the company's ladders down: ${reason}` }));
      if (!done) throw new AlreadySo("ALREADY_TAKEN_DOWN", company);
      await seen(ctx, company.slug);
      return { company: { ...company, takenDown } };
    });
  }

  @Demands("TAKE_DOWN", "RESTORE")
  @Mutation(() => RestoreCompanyPayload, {
    nullable: true,
    description: "Shows a company's ladders again that were taken down. What an admin took down only an admin restores; what owners of the company did, they too. User errors: UNAUTHENTICATED, FORBIDDEN, NOT_FOUND, NOT_TAKEN_DOWN.",
  })
  restoreCompany(@Arg("input", () => RestoreCompanyInput, { description: "Which." }) input: RestoreCompanyInput, @Ctx() ctx: CompaniesContext): Promise<Answered<{ company: Company }>> {
    return mutating(async () => {
      const { company, permit } = await allowed(ctx, input.company, (found) => (found?.takenDown?.by === "ADMIN" ? "RESTORE" : "TAKE_DOWN"));
      const done = company.takenDown !== null && (await ctx.kept.restore(company, company.takenDown.by, (manager) =>
        ctx.audit.record(manager, permit, { subjectId: company.id, detail: "Restored the company's ladders." })));
      if (!done) throw new AlreadySo("NOT_TAKEN_DOWN", company);
      await seen(ctx, company.slug);
      return { company: { ...company, takenDown: null } };
    });
  }
}

/** The company, and the permit to do to it what `action` says. One statement, whether it is there or not. */
async function allowed(ctx: CompaniesContext, slug: string, action: (found: Company | null) => Action): Promise<{ readonly company: Company; readonly permit: Permit }> {
  const company = await ctx.kept.bySlug(slug);
  const notFound = new NotFound("company", slug, "input.company");
  const permit = demand(ctx, action(company), company?.id ?? null, { field: "input.company", notFound });
  if (company === null) throw notFound;
  return { company, permit };
}
