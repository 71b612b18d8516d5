import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import { demand, NotFound, type AccessContext } from "../access/index.js";
import { Demands } from "../access/access.types.js";
import { CreateCompanyInput, CreateCompanyPayload, UpdateCompanyInput, UpdateCompanyPayload } from "../company/company.inputs.js";
import { newCompany, SlugTaken, withSent } from "../company/domain/company-input.js";
import type { Company } from "../company/index.js";
import { mutating, type Answered } from "../graph/user-error.js";
import { checkClaimed } from "./domain/draft.js";
import type { KeptCompanies } from "./ladder.companies.store.js";
import type { LadderContext } from "./ladder.resolver.js";

/** What making and changing companies asks of the context. */
export interface CompaniesContext extends LadderContext, AccessContext {
  readonly kept: KeptCompanies;
}

@Resolver()
export class CompanyMutations {
  @Demands("CREATE_COMPANY")
  @Mutation(() => CreateCompanyPayload, {
    nullable: true,
    description: "Makes a company that keeps its ladders itself; `createToken` then makes the first token of its own. For admins. User errors: UNAUTHENTICATED, FORBIDDEN, BAD_USER_INPUT, SLUG_TAKEN.",
  })
  createCompany(@Arg("input", () => CreateCompanyInput, { description: "Who it is." }) input: CreateCompanyInput, @Ctx() ctx: CompaniesContext): Promise<Answered<{ company: Company }>> {
    return mutating(async () => {
      const permit = demand(ctx, "CREATE_COMPANY", null, { field: null, notFound: null });
      const company = newCompany(input);
      const done = { subjectId: company.id, companyId: company.id, detail: `Made the company ${company.name} (${company.slug}).` };
      if (!(await ctx.kept.create(company, (manager) => ctx.audit.record(manager, permit, done)))) throw new SlugTaken(input.slug);
      await seen(ctx, company.slug);
      return { company };
    });
  }

  @Demands("UPDATE_COMPANY")
  @Mutation(() => UpdateCompanyPayload, {
    nullable: true,
    description: "Changes what is said of a company. For its owners. User errors: UNAUTHENTICATED, FORBIDDEN, NOT_FOUND, BAD_USER_INPUT, NOT_CLAIMED (we curate it).",
  })
  updateCompany(@Arg("input", () => UpdateCompanyInput, { description: "Which, and what." }) input: UpdateCompanyInput, @Ctx() ctx: CompaniesContext): Promise<Answered<{ company: Company }>> {
    return mutating(async () => {
      const before = await ctx.kept.bySlug(input.slug);
      const notFound = new NotFound("company", input.slug, "input.slug");
      const permit = demand(ctx, "UPDATE_COMPANY", before?.id ?? null, { field: "input.slug", notFound });
      if (before === null) throw notFound;
      checkClaimed(before, "input.slug");
      withSent(before, input); // refused before anything is locked
      const changed = Object.keys(input).filter((key) => key !== "slug" && input[key as keyof UpdateCompanyInput] !== undefined);
      const detail = changed.length > 0 ? `Changed ${changed.join(", ")} of the company.` : "Changed nothing of the company.";
      const company = await ctx.kept.update(input.slug, (now) => withSent(now, input), (manager) => ctx.audit.record(manager, permit, { subjectId: before.id, detail }));
      if (company === null) throw notFound;
      await seen(ctx, company.slug);
      return { company };
    });
  }
}

/** What is read of the company after this, also in the same request, is as it is now. */
async function seen(ctx: CompaniesContext, slug: string): Promise<void> {
  await ctx.published.lease.refresh();
  ctx.publishedBySlug.clear(slug);
}
