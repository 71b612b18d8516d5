import { PublicError } from "../../shared/errors.js";
import type { Role, Viewer } from "./viewer.js";

/** What is done to one company, and as whom one may do it; ADMIN may do all of it. */
const AT_A_COMPANY = {
  READ_DRAFT: ["OWNER", "EDITOR", "REVIEWER", "READER"],
  WRITE_DRAFT: ["OWNER", "EDITOR"],
  IMPORT: ["OWNER", "EDITOR"],
  MAP: ["OWNER", "EDITOR"],
  REVIEW: ["OWNER", "REVIEWER"],
  PUBLISH: ["OWNER", "EDITOR"],
  RETIRE: ["OWNER"],
  UPDATE_COMPANY: ["OWNER"],
  RESOLVE_DISPUTE: ["OWNER"],
  READ_AUDIT: ["OWNER"],
  MANAGE_TOKENS: ["OWNER"],
  TAKE_DOWN: ["OWNER"],
} as const satisfies Readonly<Record<string, readonly Role[]>>;

/** What concerns the whole server: for ADMIN alone. */
const OF_THE_SERVER = ["CREATE_COMPANY", "SET_DOMAIN", "DECIDE_CLAIM", "RESTORE", "MANAGE_ADMINS", "ASSIGN_ROLES"] as const;

/** What of it whoever proved a domain to be theirs may do for that domain. */
const BY_PROOF: readonly Action[] = ["CREATE_COMPANY"];

/** What anybody may do, known or not. */
const OPEN_TO_ALL = ["DISPUTE", "CLAIM"] as const;

type CompanyAction = keyof typeof AT_A_COMPANY;
export type Action = CompanyAction | (typeof OF_THE_SERVER)[number] | (typeof OPEN_TO_ALL)[number];

const COMPANY_ACTIONS = Object.keys(AT_A_COMPANY) as readonly CompanyAction[];
export const ACTIONS: readonly Action[] = [...COMPANY_ACTIONS, ...OF_THE_SERVER, ...OPEN_TO_ALL];
export const isAction = (text: unknown): text is Action => ACTIONS.some((action) => action === text);
const isCompanyAction = (action: Action): action is CompanyAction => COMPANY_ACTIONS.some((known) => known === action);

/** Whether anybody may do it without saying who they are. */
export const isOpenToAll = (action: Action): boolean => OPEN_TO_ALL.some((open) => open === action);

/** What an action is done to; `companyId` is null where there is no such company, and where none is concerned. */
export interface Subject {
  readonly companyId: string | null;
  /** Whoever asks has proved that the domain it is about is theirs: they hold the secret of a verified claim. */
  readonly isProven?: boolean;
}

/**
 * Whether `viewer` may do `action` to `subject`: the whole policy, asked by every mutation and every read of what is not public.
 *
 * What is done to a company that does not exist is allowed to nobody, not even to an admin, so that one answer serves for
 * "is not there" and "is not yours".
 */
export function may(viewer: Viewer, action: Action, { companyId, isProven = false }: Subject): boolean {
  if (isOpenToAll(action) || (isProven && BY_PROOF.includes(action))) return true;
  const isAdmin = viewer.grants.some((grant) => grant.role === "ADMIN");
  if (!isCompanyAction(action)) return isAdmin;
  if (companyId === null) return false;
  const roles: readonly Role[] = AT_A_COMPANY[action];
  return isAdmin || viewer.grants.some((grant) => grant.companyId === companyId && roles.includes(grant.role));
}

/** Whether `viewer` belongs to the company in any role, and so may know what others may not. */
export const isMember = (viewer: Viewer, companyId: string | null): boolean => may(viewer, "READ_DRAFT", { companyId });

/**
 * The proof that the policy was asked and agreed. There is no other way to one than `Permit.of`, and the audit log takes
 * nothing else, so a change that is recorded is a change that was allowed.
 */
export class Permit {
  protected readonly agreed = true; // what only looks like one is none for the compiler either

  private constructor(readonly viewer: Viewer, readonly action: Action, readonly companyId: string | null) {}

  /** Null when the viewer may not. */
  static of(viewer: Viewer, action: Action, subject: Subject): Permit | null {
    return may(viewer, action, subject) ? new Permit(viewer, action, subject.companyId) : null;
  }
}

/** One sees the thing and may still not do that to it. */
export class Forbidden extends PublicError {
  constructor(action: Action, field: string | null) {
    const who = isCompanyAction(action) ? `the role ${AT_A_COMPANY[action].join(" or ")} at the company` : "the role ADMIN";
    super("FORBIDDEN", `This needs ${who}; see \`viewer { grants { role company } }\` for yours.`, { action, ...(field !== null && { field }) });
  }
}

/** Nothing of that name that the viewer may know of: the same words whether it is not there or not theirs. */
export class NotFound extends PublicError {
  constructor(kind: string, name: string, field: string) {
    super("NOT_FOUND", `No ${kind} "${name.slice(0, 100)}" that you may act for.`, { field });
  }
}
