export { AccessStore, type TokenFilter } from "./access.store.js";
export { AuditLog, type AuditEvent } from "./access.audit.js";
export { ACTIONS, Forbidden, isAction, isMember, isOpenToAll, may, NotFound, Permit, type Action, type Subject } from "./domain/policy.js";
export { ANONYMOUS, OPERATOR, Unauthenticated, type Grant, type Role, type Viewer, type ViewerKind } from "./domain/viewer.js";
export { allows, demand, type AccessContext, type Refusal } from "./guard.js";
export { Viewers } from "./viewers.js";
export { IssuerAway, Oidc, type OidcSettings } from "./oidc.js";
export type { RolesContext } from "./access.mutations.js";
export { checkCompany, checkedExpiry, checkedName, hashOf, newSecret, TOKEN_LIMITS, type AccessToken } from "./domain/token.js";
