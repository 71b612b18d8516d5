import type { AccessStore } from "./access.store.js";
import { credentialOf } from "./domain/bearer.js";
import { hashOf, tokenFault } from "./domain/token.js";
import { ANONYMOUS, Unauthenticated, type Viewer } from "./domain/viewer.js";
import { LastUse } from "./last-use.js";
import type { OidcVerifier } from "./oidc.js";

/** Tells who is asking, from the header `Authorization`. */
export class Viewers {
  readonly lastUse: LastUse;

  /** `oidc` is null where no issuer is configured. */
  constructor(private readonly store: AccessStore, private readonly oidc: OidcVerifier | null, private readonly now: () => Date = () => new Date()) {
    this.lastUse = new LastUse(store);
  }

  /**
   * Who sent this header. Statements: none without one, else one, so that a revoked token ends at once, on every server.
   * Fails:  Unauthenticated for whatever does not hold; IssuerAway when the issuer of a JWT cannot be asked for its keys.
   */
  async of(authorization: string | undefined): Promise<Viewer> {
    const credential = credentialOf(authorization);
    if (credential.kind === "NONE") return ANONYMOUS;
    return credential.kind === "TOKEN" ? this.ofToken(credential.secret) : this.ofJwt(credential.jwt);
  }

  private async ofToken(secret: string): Promise<Viewer> {
    const token = await this.store.tokenByHash(hashOf(secret));
    if (token === null) throw new Unauthenticated("There is no such token. Leave the header Authorization out to read what is published.");
    const now = this.now();
    const fault = tokenFault(token, now);
    if (fault !== null) throw new Unauthenticated(`${fault} Ask an owner of the company, or an admin, for a new one.`);
    this.lastUse.note(token.id, now);
    return { kind: "TOKEN", id: token.id, name: token.name, grants: [{ role: token.role, companyId: token.companyId, company: token.company }] };
  }

  private async ofJwt(jwt: string): Promise<Viewer> {
    if (this.oidc === null) throw new Unauthenticated("This server takes tokens of its own alone: it is told of no OpenID Connect issuer.");
    const { issuer, subject, name } = await this.oidc.verify(jwt);
    return { kind: "OIDC", id: `${issuer}|${subject}`, name, grants: await this.store.grants(issuer, subject) };
  }
}
