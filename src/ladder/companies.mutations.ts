import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import { allows, demand, NotFound, type AccessContext } from "../access/index.js";
import { Demands } from "../access/access.types.js";
import { UpdateCompanyInput, UpdateCompanyPayload } from "../company/company.inputs.js";
import { DomainIsProved, withSent } from "../company/domain/company-input.js";
import type { Company } from "../company/index.js";
import { mutating, type Answered } from "../graph/user-error.js";
import { checkClaimed } from "./domain/draft.js";
import type { KeptCompanies } from "./ladder.companies.store.js";
import { seen } from "./ladder.loaders.js";
import type { LadderContext } from "./ladder.resolver.js";

/** What changing companies asks of the context. */
export interface CompaniesContext extends LadderContext, AccessContext {
  readonly kept: KeptCompanies;
}

@Resolver()
export class CompanyMutations {
  @Demands("UPDATE_COMPANY")
  @Mutation(() => UpdateCompanyPayload, {
    nullable: true,
    description: "Changes what is said of a company. For its owners. User errors: UNAUTHENTICATED, FORBIDDEN, NOT_FOUND, BAD_USER_INPUT, DOMAIN_IS_PROVED (admins alone change the domain), NOT_CLAIMED (we curate it).",
  })
  updateCompany(@Arg("input", () => UpdateCompanyInput, { description: "Which, and what." }) input: UpdateCompanyInput, @Ctx() ctx: CompaniesContext): Promise<Answered<{ company: Company }>> {
    return mutating(async () => {
      const before = await ctx.kept.bySlug(input.slug);
      const notFound = new NotFound("company", input.slug, "input.slug");
      const permit = demand(ctx, "UPDATE_COMPANY", before?.id ?? null, { field: "input.slug", notFound });
      if (before === null) throw notFound;
      checkClaimed(before, "input.slug");
      const wanted = withSent(before, input); // refused before anything is locked
      if (wanted.domain !== before.domain && !allows(ctx, "SET_DOMAIN", null)) throw new DomainIsProved(before.domain);
      const changed = Object.keys(input).filter((key) => key !== "slug" && input[key as keyof UpdateCompanyInput] !== undefined);
      const detail = changed.length > 0 ? `Changed ${changed.join(", ")} of the company.` : "Changed nothing of the company.";
      const company = await ctx.kept.update(input.slug, (now) => withSent(now, input), (manager) => ctx.audit.record(manager, permit, { subjectId: before.id, detail }));
      if (company === null) throw notFound;
      await seen(ctx, company.slug);
      return { company };
    });
  }
}
