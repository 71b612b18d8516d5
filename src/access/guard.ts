import type { PublicError } from "../shared/errors.js";
import type { AccessStore } from "./access.store.js";
import type { AuditLog } from "./access.audit.js";
import { Forbidden, isMember, may, Permit, type Action } from "./domain/policy.js";
import { Unauthenticated, type Viewer } from "./domain/viewer.js";

/** What every resolver that writes, or reads what is not public, asks of the context. */
export interface AccessContext {
  readonly viewer: Viewer;
  readonly access: AccessStore;
  readonly audit: AuditLog;
  /** What `demand` was asked for while this mutation, or this query, is answered; app/mutations.ts looks whether it was. */
  readonly asked: Set<Action>;
}

/** What is told when the answer is no. */
export interface Refusal {
  /** The field of the input that names the thing, as the caller wrote it; null where none does. */
  readonly field: string | null;
  /** For outsiders: the very error they get where there is no such thing. Null where there is nothing to hide: they get FORBIDDEN. */
  readonly notFound: PublicError | null;
}

/**
 * Asks the policy whether the viewer may do `action` to the company, and gives the proof that the audit log wants.
 *
 * Look the thing up first and pass the id of its company, or null when there is none: the answer to an outsider is then the same
 * by the same way. Whoever belongs to the company and lacks the role is told so.
 * Fails:  Unauthenticated without a token (before anything about the thing can show), `notFound`, or Forbidden.
 */
export function demand(ctx: AccessContext, action: Action, companyId: string | null, { field, notFound }: Refusal, isProven = false): Permit {
  ctx.asked.add(action);
  const permit = Permit.of(ctx.viewer, action, { companyId, isProven });
  if (permit !== null) return permit;
  if (ctx.viewer.kind === "ANONYMOUS") throw new Unauthenticated("This needs a token: send the header `Authorization: Bearer <token>`.");
  if (notFound === null || isMember(ctx.viewer, companyId)) throw new Forbidden(action, field);
  throw notFound;
}

/** Whether the viewer may, for reads that show less instead of failing. Asks the same policy. */
export function allows(ctx: AccessContext, action: Action, companyId: string | null): boolean {
  ctx.asked.add(action);
  return may(ctx.viewer, action, { companyId });
}
