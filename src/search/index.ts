export type { SearchContext } from "./finding.js";
export { SearchResolver } from "./search.resolver.js";
export { SearchStore } from "./search.store.js";
