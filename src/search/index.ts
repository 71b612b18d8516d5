export type { SearchContext } from "./finding.js";
export type { RoleRungsContext } from "./role-rungs.resolver.js";
export { RoleRungs } from "./role-rungs.resolver.js";
export { RoleRungStore } from "./search.roles.store.js";
export { SearchResolver } from "./search.resolver.js";
export { SearchStore } from "./search.store.js";
