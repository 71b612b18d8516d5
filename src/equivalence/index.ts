export type { EquivalenceContext } from "./asking.js";
export { EquivalenceStore } from "./equivalence.store.js";
export { Evidence } from "./evidence.js";
