import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import { demand, hashOf, newSecret, NotFound, TOKEN_LIMITS } from "../access/index.js";
import { Demands } from "../access/access.types.js";
import type { Company } from "../company/index.js";
import { mutating, type Answered } from "../graph/user-error.js";
import { checkedWords } from "../ladder/domain/publishing.js";
import { seen, type CompaniesContext } from "../ladder/index.js";
import { BadInput } from "../shared/errors.js";
import { prefixOf, randomId } from "../shared/id.js";
import type { ClaimStore } from "./claim.store.js";
import { ClaimCompanyInput, ClaimCompanyPayload, VerifyClaimInput, VerifyClaimPayload, type ClaimType } from "./claim.types.js";
import { checkedDomain, normalDomain } from "./domains.js";
import { AlreadyClaimed, CLAIM_LIMITS, CLAIM_PREFIX, ClaimLapsed, ClaimVerified, forgottenBefore, lapseFrom, placesOf, proofOf, stateOf, WordNeeded, type Claim } from "./domain/claim.js";
import { isProven, ProofNotFound } from "./domain/proof.js";
import type { Lookups } from "./lookups.js";
import { lookedUp } from "./proofs.js";

/** What claims ask of the context. */
export interface ClaimContext extends CompaniesContext {
  readonly claims: ClaimStore;
  readonly lookups: Lookups;
}

type Verified = Pick<VerifyClaimPayload, "claim" | "company" | "tokenSecret">;

@Resolver()
export class ClaimMutations {
  @Demands("CLAIM")
  @Mutation(() => ClaimCompanyPayload, {
    nullable: true,
    description: "Says that a company that we curate is yours, or a domain for which you want to make one, and tells what to publish to prove it. Open to all. Several claims may be open; the first that is verified counts. User errors: NOT_FOUND, BAD_USER_INPUT, ALREADY_CLAIMED.",
  })
  claimCompany(@Arg("input", () => ClaimCompanyInput, { description: "What, and how you will prove it." }) input: ClaimCompanyInput, @Ctx() ctx: ClaimContext): Promise<Answered<{ claim: ClaimType; secret: string }>> {
    return mutating(async () => {
      const domain = checkedDomain(input.domain, "input.domain");
      const company = input.company == null ? null : await ctx.kept.bySlug(input.company);
      if (input.company != null && company === null) throw new NotFound("company", input.company, "input.company");
      if (company === null) await checkFree(domain, ctx);
      else if (company.origin !== "CURATED") throw new AlreadyClaimed(company, "input.company");
      else checkDomain(company, domain, "input.domain");
      const permit = demand(ctx, "CLAIM", company?.id ?? null, { field: null, notFound: null });
      const [secret, now] = [newSecret(CLAIM_PREFIX), new Date()];
      const claim: Claim = {
        id: randomId("clm"), companyId: company?.id ?? null, company: company?.slug ?? null, domain, method: input.method, createdAt: now, lapsesAt: lapseFrom(now), word: null, verifiedAt: null, madeCompanyId: null,
      };
      const detail = `Claimed ${company === null ? "a domain, to make a company" : `the company ${company.slug}`}, with ${domain}.`;
      await ctx.claims.open(claim, hashOf(secret), forgottenBefore(now), (manager) => ctx.audit.record(manager, permit, { subjectId: claim.id, detail }));
      return { claim: shown(claim), secret };
    });
  }

  @Demands("CLAIM", "DECIDE_CLAIM")
  @Mutation(() => VerifyClaimPayload, {
    nullable: true,
    description: "Verifies a claim. With its secret: looks the proof up, and when it stands there the company is its owners', whose first token is shown; of a domain alone, `createCompany` then makes the company. Once for each claim. With an admin's word: the proof need not be found. User errors: UNAUTHENTICATED, FORBIDDEN, NOT_FOUND (no such claim, or another's secret), BAD_USER_INPUT, PROOF_NOT_FOUND (with what was looked up and what was there), WORD_NEEDED (we know no domain of the company), ALREADY_CLAIMED, ALREADY_VERIFIED, CLAIM_LAPSED.",
  })
  verifyClaim(@Arg("input", () => VerifyClaimInput, { description: "Which, and with what." }) input: VerifyClaimInput, @Ctx() ctx: ClaimContext): Promise<Answered<Verified>> {
    return mutating(async () => {
      if (prefixOf(input.claim) !== "clm") throw new BadInput("input.claim", "is not the id of a claim, which begins with clm_; `claimCompany` gave it");
      if ((input.secret == null) === (input.word == null)) throw new BadInput("input.secret", "give either the claim's secret or, as an admin, `word`");
      return input.word == null ? verify(ctx, input.claim, input.secret ?? "") : accept(ctx, input.claim, input.word);
    });
  }
}

/** An admin's word in the place of a proof. */
async function accept(ctx: ClaimContext, id: string, given: string): Promise<Verified> {
  const word = checkedWords(given, CLAIM_LIMITS.word, "input.word", "how you know that it is right");
  const claim = await ctx.claims.byId(id, null);
  const permit = demand(ctx, "DECIDE_CLAIM", claim?.companyId ?? null, { field: "input.word", notFound: null });
  if (claim === null) throw new NotFound("claim", id, "input.claim");
  const until = lapseFrom(new Date());
  const done = await ctx.claims.accept(id, word, until, (manager) => ctx.audit.record(manager, permit, { subjectId: id, detail: `Accepted the claim with ${claim.domain}: ${word}` }));
  if (!done) throw new ClaimVerified("input.claim");
  return { claim: shown({ ...claim, word, lapsesAt: until }) };
}

async function verify(ctx: ClaimContext, id: string, secret: string): Promise<Verified> {
  const claim = await ctx.claims.byId(id, hashOf(secret));
  if (claim === null) throw new NotFound("claim", id, "input.claim");
  const company = claim.company === null ? null : await ctx.kept.bySlug(claim.company);
  const permit = demand(ctx, "CLAIM", claim.companyId, { field: null, notFound: null });
  checkOpen(claim, company);
  if (claim.word === null) await checkProven(claim, ctx.lookups);
  const [now, until] = [new Date(), lapseFrom(new Date())];
  const token = company && firstToken(company, claim, now);
  const work = async (manager: Parameters<typeof ctx.audit.record>[0]): Promise<void> => {
    if (!(await ctx.claims.verify(manager, id, now, until))) throw new ClaimVerified("input.claim");
    if (token !== null) await ctx.access.add(manager, token.token);
    await ctx.audit.record(manager, permit, { subjectId: id, detail: `Verified the claim with ${claim.domain}, by ${claim.word === null ? "its proof" : "an admin's word"}.` });
  };
  if (company === null) await ctx.claims.transaction(work);
  else if (!(await ctx.kept.claim(company, claim.domain, work))) throw await overtaken(ctx, claim, company);
  const verified = shown({ ...claim, verifiedAt: now, lapsesAt: until });
  if (company === null || token === null) return { claim: verified };
  await seen(ctx, company.slug);
  return { claim: verified, company: await ctx.kept.bySlug(company.slug), tokenSecret: token.secret };
}

/** Why a company could not be claimed that could be a moment ago. */
async function overtaken(ctx: ClaimContext, claim: Claim, { slug, name }: Company): Promise<Error> {
  const now = await ctx.kept.bySlug(slug);
  checkOpen(claim, now);
  return new AlreadyClaimed(now ?? { name, origin: "CLAIMED" }, "input.claim");
}

/** Fails: BadInput where we curate a company with this domain: that one is to be claimed. */
async function checkFree(domain: string, ctx: ClaimContext): Promise<void> {
  const curated = await ctx.claims.curatedAt(domain);
  if (curated !== null) throw new BadInput("input.company", `must be "${curated.slug}": that is ${curated.name}, which has this domain and which we curate`);
}

/** Fails: BadInput. */
function checkDomain(company: Company, domain: string, field: string): void {
  if (company.domain !== null && normalDomain(company.domain) !== domain) throw new BadInput(field, `must be of ${company.domain}, which we know as the domain of ${company.name}; if that is wrong, an admin of this server can say so (verifyClaim with \`word\`)`);
}

/** Fails: ClaimVerified, ClaimLapsed, AlreadyClaimed, WordNeeded, BadInput. */
function checkOpen(claim: Claim, company: Company | null): void {
  const state = stateOf(claim, new Date());
  if (state === "VERIFIED") throw new ClaimVerified("input.claim");
  if (state === "LAPSED") throw new ClaimLapsed(claim, "input.claim");
  if (company === null) return;
  if (company.origin !== "CURATED") throw new AlreadyClaimed(company, "input.claim");
  if (state === "ACCEPTED") return;
  if (company.domain === null) throw new WordNeeded(company, "input.claim");
  checkDomain(company, claim.domain, "input.claim"); // it may be known by another since
}

/** Fails: ProofNotFound. */
async function checkProven(claim: Claim, lookups: Lookups): Promise<void> {
  const looks = await lookedUp(claim, lookups);
  if (!isProven(claim, looks)) throw new ProofNotFound(claim, looks, "input.claim");
}

const shown = (claim: Claim): ClaimType => ({ id: claim.id, company: claim.company, domain: claim.domain, method: claim.method, lapsesAt: claim.lapsesAt, verifiedAt: claim.verifiedAt, state: stateOf(claim, new Date()), proof: proofOf(claim), publishAt: placesOf(claim) });

/** The first token of a company for its owner: for as long as tokens may hold, since nobody else can make another. */
export function firstToken(company: Pick<Company, "id">, { domain }: Pick<Claim, "domain">, now: Date) {
  const secret = newSecret();
  const expiresAt = new Date(now.getTime() + TOKEN_LIMITS.mostDays * 86_400_000);
  return { secret, token: { id: randomId("tok"), hash: hashOf(secret), name: `owner of ${domain}`.slice(0, TOKEN_LIMITS.nameLength), role: "OWNER" as const, companyId: company.id, createdAt: now, createdBy: `claim of ${domain}`, expiresAt } };
}
