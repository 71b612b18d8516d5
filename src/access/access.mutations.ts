import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import { mutating, type Answered } from "../graph/user-error.js";
import { BadInput, PublicError } from "../shared/errors.js";
import { prefixOf, randomId } from "../shared/id.js";
import { AssignRoleInput, AssignRolePayload, CreateTokenInput, CreateTokenPayload, Demands, RevokeTokenInput, RevokeTokenPayload } from "./access.types.js";
import { NotFound } from "./domain/policy.js";
import { checkCompany, checkedExpiry, checkedName, hashOf, newSecret, TOKEN_LIMITS, type AccessToken } from "./domain/token.js";
import type { Grant } from "./domain/viewer.js";
import { demand, type AccessContext } from "./guard.js";

/** What access's own mutations ask of the context. */
export interface RolesContext extends AccessContext {
  /** Whose people can be given roles; null where this server trusts no issuer. */
  readonly issuer: string | null;
}

@Resolver()
export class AccessMutations {
  @Demands("MANAGE_TOKENS", "MANAGE_ADMINS")
  @Mutation(() => CreateTokenPayload, {
    nullable: true,
    description: "Makes a token and shows its secret, this once. For owners of the company; for ADMIN, admins. User errors: UNAUTHENTICATED, FORBIDDEN, NOT_FOUND, BAD_USER_INPUT, TOO_MANY_TOKENS (100 of a company hold already).",
  })
  createToken(@Arg("input", () => CreateTokenInput, { description: "What it shall be." }) input: CreateTokenInput, @Ctx() ctx: AccessContext): Promise<Answered<{ token: AccessToken; secret: string }>> {
    return mutating(async () => {
      const { role } = input;
      const company = input.company ?? null;
      checkCompany(role, company, "input.company");
      const companyId = company === null ? null : await ctx.access.companyId(company);
      const permit = company === null
        ? demand(ctx, "MANAGE_ADMINS", null, { field: "input.role", notFound: null })
        : demand(ctx, "MANAGE_TOKENS", companyId, { field: "input.company", notFound: new NotFound("company", company, "input.company") });
      const now = new Date();
      const [name, secret, id] = [checkedName(input.name, "input.name"), newSecret(), randomId("tok")];
      const token = { id, name, role, companyId, createdAt: now, createdBy: ctx.viewer.name, expiresAt: checkedExpiry(input.expiresAt ?? null, now, "input.expiresAt") };
      const detail = `Made the token "${name}" as ${role}, until ${token.expiresAt.toISOString().slice(0, 10)}.`;
      const done = await ctx.access.create({ ...token, hash: hashOf(secret) }, TOKEN_LIMITS.perCompany, (manager) => ctx.audit.record(manager, permit, { subjectId: id, detail }));
      if (!done) throw new PublicError("TOO_MANY_TOKENS", `${TOKEN_LIMITS.perCompany} tokens of this company hold already; revoke one first.`, { field: "input.company" });
      return { token: { ...token, company, lastUsedAt: null, revokedAt: null }, secret };
    });
  }

  @Demands("MANAGE_TOKENS", "MANAGE_ADMINS")
  @Mutation(() => RevokeTokenPayload, {
    nullable: true,
    description: "Ends a token at once; one that was revoked before stays as it is. For owners of its company; of admins' tokens, for admins. User errors: UNAUTHENTICATED, FORBIDDEN, NOT_FOUND, BAD_USER_INPUT.",
  })
  revokeToken(@Arg("input", () => RevokeTokenInput, { description: "Which." }) input: RevokeTokenInput, @Ctx() ctx: AccessContext): Promise<Answered<{ token: AccessToken }>> {
    return mutating(async () => {
      if (prefixOf(input.id) !== "tok") throw new BadInput("input.id", "is not the id of a token, which begins with tok_; see `company { tokens { nodes { id } } }`");
      const token = await ctx.access.tokenById(input.id);
      const notFound = new NotFound("token", input.id, "input.id");
      const permit = demand(ctx, token?.role === "ADMIN" ? "MANAGE_ADMINS" : "MANAGE_TOKENS", token?.companyId ?? null, { field: "input.id", notFound });
      const detail = `Revoked the token "${token?.name ?? ""}".`;
      const revoked = await ctx.access.revoke(input.id, new Date(), (manager) => ctx.audit.record(manager, permit, { subjectId: input.id, detail }));
      if (revoked === null) throw notFound;
      return { token: revoked };
    });
  }

  @Demands("ASSIGN_ROLES")
  @Mutation(() => AssignRolePayload, {
    nullable: true,
    description: "Gives a role to somebody who signs in with the OpenID Connect issuer this server trusts, or takes it away. For admins. User errors: UNAUTHENTICATED, FORBIDDEN, NOT_FOUND, BAD_USER_INPUT, NO_ISSUER.",
  })
  assignRole(@Arg("input", () => AssignRoleInput, { description: "Who, what and where." }) input: AssignRoleInput, @Ctx() ctx: RolesContext): Promise<Answered<{ grants: readonly Grant[] }>> {
    return mutating(async () => {
      const permit = demand(ctx, "ASSIGN_ROLES", null, { field: null, notFound: null });
      if (ctx.issuer === null) throw new PublicError("NO_ISSUER", "This server trusts no OpenID Connect issuer: set OIDC_ISSUER and OIDC_AUDIENCE.");
      const [company, subject] = [input.company ?? null, checkedSubject(input.subject, "input.subject")];
      if (input.role != null) checkCompany(input.role, company, "input.company");
      const companyId = company === null ? null : await ctx.access.companyId(company);
      if (company !== null && companyId === null) throw new NotFound("company", company, "input.company");
      const [who, where] = [{ issuer: ctx.issuer, subject, companyId }, company === null ? "" : ` at ${company}`];
      const record = (detail: string) => (manager: Parameters<typeof ctx.audit.record>[0]) => ctx.audit.record(manager, permit, { subjectId: null, detail, ...(companyId !== null && { companyId }) });
      if (input.role == null) await ctx.access.withdraw(who, record(`Took the role${where} from ${subject}.`));
      else await ctx.access.assign({ ...who, role: input.role }, ctx.viewer.name, new Date(), record(`Made ${subject} ${input.role}${where}.`));
      return { grants: await ctx.access.grants(ctx.issuer, subject) };
    });
  }
}

/** A subject as issuers give them. Source: OpenID Connect Core 1.0, section 2. */
function checkedSubject(subject: string, field: string): string {
  if (subject.trim() === "" || subject.length > 255) throw new BadInput(field, "must be the claim `sub` of the person's tokens: 1 to 255 characters");
  return subject;
}
