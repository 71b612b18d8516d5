import type { DataSource } from "typeorm";
import { AccessStore, AuditLog, checkCompany, checkedName, hashOf, newSecret, NotFound, OPERATOR, Permit, TOKEN_LIMITS, type AccessToken, type Role } from "../access/index.js";
import { BadInput, PublicError } from "../shared/errors.js";
import { prefixOf, randomId } from "../shared/id.js";
import { MAX_PAGE } from "../shared/page.js";

/** What commands on the server's own database do with tokens: as the API does, by the same policy, as the operator. */

/** A token to make; `expiresAt` null: it never ends by itself, which the API does not allow. */
export interface WantedToken {
  readonly role: Role;
  /** Slug; null for ADMIN alone. */
  readonly company: string | null;
  readonly name: string;
  readonly expiresAt: Date | null;
}

/**
 * Makes a token; `keep` gets its secret before it holds.
 * Fails:  BadInput, NotFound, and whatever `keep` fails with; then nothing is made.
 */
export async function createToken(dataSource: DataSource, { role, company, expiresAt, ...wanted }: WantedToken, keep: (secret: string) => void = () => undefined): Promise<{ readonly token: Omit<AccessToken, "lastUsedAt" | "revokedAt">; readonly secret: string }> {
  const access = new AccessStore(dataSource);
  checkCompany(role, company, "company");
  const companyId = company === null ? null : await companyIdOf(access, company);
  const permit = permitted(company === null ? "MANAGE_ADMINS" : "MANAGE_TOKENS", companyId);
  const [name, secret, id] = [checkedName(wanted.name, "name"), newSecret(), randomId("tok")];
  const token = { id, name, role, companyId, company, createdAt: new Date(), createdBy: OPERATOR.name, expiresAt };
  const done = { subjectId: id, detail: `Made the token "${name}" as ${role}, ${expiresAt === null ? "without an end" : `until ${expiresAt.toISOString().slice(0, 10)}`}.` };
  const audit = new AuditLog(dataSource);
  const made = await access.create({ ...token, hash: hashOf(secret) }, TOKEN_LIMITS.perCompany, async (manager) => {
    await audit.record(manager, permit, done);
    keep(secret);
  });
  if (!made) throw new PublicError("TOO_MANY_TOKENS", `${TOKEN_LIMITS.perCompany} tokens of ${company} hold already; revoke one first.`);
  return { token, secret };
}

/** All tokens of a company, or of admins where `company` is null, newest first. Fails: NotFound. */
export async function listTokens(dataSource: DataSource, company: string | null): Promise<readonly AccessToken[]> {
  const access = new AccessStore(dataSource);
  const companyId = company === null ? null : await companyIdOf(access, company);
  permitted(company === null ? "MANAGE_ADMINS" : "MANAGE_TOKENS", companyId);
  const found: AccessToken[] = [];
  for (let after: readonly (string | number)[] | null = null; ;) {
    const { items, hasNext } = await access.tokens({ companyId }, { first: MAX_PAGE, after });
    found.push(...items.map((item) => item.value));
    if (!hasNext) return found;
    after = items.at(-1)?.key ?? null;
  }
}

/** Ends a token at once; one that was revoked before stays as it is. Fails: BadInput, NotFound. */
export async function revokeToken(dataSource: DataSource, id: string): Promise<AccessToken> {
  if (prefixOf(id) !== "tok") throw new BadInput("id", "is not the id of a token, which begins with tok_; `list` shows it");
  const access = new AccessStore(dataSource);
  const token = await access.tokenById(id);
  if (token === null) throw new NotFound("token", id, "id");
  const permit = permitted(token.role === "ADMIN" ? "MANAGE_ADMINS" : "MANAGE_TOKENS", token.companyId);
  const revoked = await access.revoke(id, new Date(), (manager) => new AuditLog(dataSource).record(manager, permit, { subjectId: id, detail: `Revoked the token "${token.name}".` }));
  return revoked ?? token;
}

async function companyIdOf(access: AccessStore, slug: string): Promise<string> {
  const id = await access.companyId(slug);
  if (id === null) throw new NotFound("company", slug, "company");
  return id;
}

function permitted(action: "MANAGE_TOKENS" | "MANAGE_ADMINS", companyId: string | null): Permit {
  const permit = Permit.of(OPERATOR, action, { companyId });
  if (permit === null) throw new Error(`the policy refuses ${action} to the operator`);
  return permit;
}
