export { compileTaxonomy, type Taxonomy } from "./domain/compiled.js";
export { foldsFrom, type FoldStep } from "./domain/folds.js";
export { GENERAL_FAMILY } from "./domain/rules.js";
export { TAXONOMY_ROWS } from "./taxonomy.rows.js";
export { loadTaxonomySeeds } from "./taxonomy.seeds.js";
export { replaceTaxonomy, TaxonomyStore } from "./taxonomy.store.js";
export type { Statement, StatementKind } from "./domain/statement.js";
export type { CanonicalLevel, Fold, Role, TaxonomyContent, TaxonomyContent as TaxonomySeed } from "./domain/taxonomy.js";
