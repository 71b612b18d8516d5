import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import { demand, hashOf, NotFound } from "../access/index.js";
import { Demands } from "../access/access.types.js";
import { CreateCompanyInput, CreateCompanyPayload, type HeldClaimInput } from "../company/company.inputs.js";
import { newCompany, SlugTaken } from "../company/domain/company-input.js";
import type { Company } from "../company/index.js";
import { mutating, type Answered } from "../graph/user-error.js";
import { seen } from "../ladder/index.js";
import { BadInput } from "../shared/errors.js";
import { firstToken, type ClaimContext } from "./claim.mutations.js";
import { ClaimLapsed, ClaimVerified, NotVerified, type Claim } from "./domain/claim.js";
import { normalDomain } from "./domains.js";

@Resolver()
export class OwnCompanyMutations {
  @Demands("CREATE_COMPANY")
  @Mutation(() => CreateCompanyPayload, {
    nullable: true,
    description: "Makes a company that keeps its ladders itself. For admins, after whom `createToken` makes the first token of its own; and for whoever has verified a claim of a domain (`claimCompany` without a company), who get that token here. User errors: UNAUTHENTICATED, FORBIDDEN, NOT_FOUND (no such claim, or another's secret), BAD_USER_INPUT, SLUG_TAKEN, NOT_VERIFIED, CLAIM_LAPSED, ALREADY_VERIFIED (the claim served before).",
  })
  createCompany(@Arg("input", () => CreateCompanyInput, { description: "Who it is." }) input: CreateCompanyInput, @Ctx() ctx: ClaimContext): Promise<Answered<{ company: Company; tokenSecret?: string }>> {
    return mutating(async () => {
      const claim = input.claim == null ? null : await held(ctx, input.claim);
      const permit = demand(ctx, "CREATE_COMPANY", null, { field: null, notFound: null }, claim !== null);
      const company = newCompany(claim === null ? input : { ...input, domain: domainOf(claim, input.domain ?? null) });
      const token = claim && firstToken(company, claim, new Date());
      const detail = `Made the company ${company.name} (${company.slug})${claim === null ? "" : `, with ${claim.domain}, by the claim ${claim.id}`}.`;
      const made = await ctx.kept.create(company, async (manager) => {
        if (claim !== null && !(await ctx.claims.use(manager, claim.id, company.id))) throw new ClaimVerified("input.claim");
        if (token !== null) await ctx.access.add(manager, token.token);
        await ctx.audit.record(manager, permit, { subjectId: company.id, companyId: company.id, detail });
      });
      if (!made) throw new SlugTaken(input.slug);
      await seen(ctx, company.slug);
      return { company, ...(token !== null && { tokenSecret: token.secret }) };
    });
  }
}

/** A claim that whoever asks holds, and that makes a company. Fails: NotFound, BadInput, NotVerified, ClaimVerified, ClaimLapsed. */
async function held(ctx: ClaimContext, { id, secret }: HeldClaimInput): Promise<Claim> {
  const claim = await ctx.claims.byId(id, hashOf(secret));
  if (claim === null) throw new NotFound("claim", id, "input.claim.id");
  if (claim.company !== null) throw new BadInput("input.claim.id", `is a claim of the company "${claim.company}", which there is already; verify it (verifyClaim)`);
  if (claim.verifiedAt === null) throw new NotVerified("input.claim.id");
  if (claim.madeCompanyId !== null) throw new ClaimVerified("input.claim.id");
  if (claim.lapsesAt <= new Date()) throw new ClaimLapsed(claim, "input.claim.id");
  return claim;
}

/** The domain that was proved; another cannot be said. Fails: BadInput. */
function domainOf({ domain }: Claim, said: string | null): string {
  if (said !== null && normalDomain(said) !== domain) throw new BadInput("input.domain", `must be ${domain}, which the claim proves, or absent`);
  return domain;
}
