export type { EquivalenceContext } from "./asking.js";
export { EquivalenceStore } from "./equivalence.store.js";
export type { EvaluationContext } from "./evaluation.resolver.js";
export { EvaluationStore } from "./evaluation.store.js";
export { Evidence } from "./evidence.js";
export { blurOf } from "./domain/compiled.js";
