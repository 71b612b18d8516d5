export type { ClaimContext } from "./claim.mutations.js";
export { ClaimStore } from "./claim.store.js";
export { NetworkLookups, type Lookups } from "./lookups.js";
