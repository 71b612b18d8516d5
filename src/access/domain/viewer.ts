import { PublicError } from "../../shared/errors.js";

/** What somebody is to a company; ADMIN to the whole server. */
export const ROLES = ["ADMIN", "OWNER", "EDITOR", "REVIEWER", "READER"] as const;
export type Role = (typeof ROLES)[number];

/** A role at a company; `companyId` and `company` (its slug) are null for ADMIN, which is no company's. */
export interface Grant {
  readonly role: Role;
  readonly companyId: string | null;
  readonly company: string | null;
}

/** How somebody made themselves known; OPERATOR: by running a command on the server's own database. */
export type ViewerKind = "ANONYMOUS" | "TOKEN" | "OIDC" | "OPERATOR";

/** Who is asking. */
export interface Viewer {
  readonly kind: ViewerKind;
  /** `tok_…` of a token, `issuer|subject` of a signed-in person; null for the other kinds. */
  readonly id: string | null;
  /** What the audit log and evidence call them. */
  readonly name: string;
  readonly grants: readonly Grant[];
}

export const ANONYMOUS: Viewer = { kind: "ANONYMOUS", id: null, name: "anonymous", grants: [] };

/** Whoever can run commands on the database could write to it anyway. */
export const OPERATOR: Viewer = { kind: "OPERATOR", id: null, name: "operator", grants: [{ role: "ADMIN", companyId: null, company: null }] };

/** Somebody has to say who they are, or said it in a way that does not hold. Not the same as not being allowed to. */
export class Unauthenticated extends PublicError {
  constructor(message: string) {
    super("UNAUTHENTICATED", message);
  }
}
