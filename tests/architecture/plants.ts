/** One forbidden import: the rule it breaks, the file that imports, and what it imports (a path of ours, or a package). */
export interface Plant {
  readonly rule: string;
  readonly from: string;
  readonly to: string;
  /** How the import is written; a plain one unless told. */
  readonly form?: "value" | "type" | "re-export" | "dynamic";
}

const plant = (rule: string, from: string, to: string, form: Plant["form"] = "value"): Plant => ({ rule, from, to, form });

/** At least one for every rule of .dependency-cruiser.cjs. Each is written to a file of its own in an otherwise clean tree. */
export const PLANTS: readonly Plant[] = [
  plant("taxonomy-knows-only-features-above", "src/taxonomy/domain/axis.ts", "src/company/domain/company.ts"),
  plant("company-knows-only-features-above", "src/company/company.types.ts", "src/ladder/ladder.types.ts", "type"),
  plant("ladder-knows-only-features-above", "src/ladder/ladder.resolver.ts", "src/equivalence/index.ts"),
  plant("claim-knows-only-features-above", "src/claim/claim.mutations.ts", "src/equivalence/index.ts"),
  plant("leveling-knows-only-features-above", "src/leveling/domain/lexicon.ts", "src/equivalence/domain/landing.ts", "type"),
  plant("equivalence-knows-only-features-above", "src/equivalence/equivalence.resolver.ts", "src/search/index.ts", "dynamic"),
  plant("transition-knows-only-features-above", "src/transition/domain/fork.ts", "src/search/domain/query.ts"),
  plant("search-knows-only-features-above", "src/search/search.resolver.ts", "src/transition/index.ts"),
  plant("access-knows-only-features-above", "src/access/domain/viewer.ts", "src/company/domain/company.ts"),
  plant("access-is-asked-by-resolvers", "src/ladder/ladder.publication.ts", "src/access/index.ts"),

  plant("domain-imports-domains", "src/ladder/domain/diff.ts", "src/ladder/ladder.store.ts", "type"),
  plant("domain-imports-domains", "src/ladder/domain/lint.ts", "src/database/columns.ts", "re-export"),
  plant("domain-has-no-library", "src/ladder/domain/hash.ts", "dataloader"),
  plant("domain-has-no-library", "src/ladder/domain/cost.ts", "graphql", "type"),
  plant("rows-import-columns-and-own-domain", "src/ladder/ladder.rows.ts", "src/company/company.rows.ts"),
  plant("stores-stay-below-the-api", "src/ladder/ladder.store.ts", "src/ladder/ladder.types.ts", "type"),
  plant("stores-stay-below-the-api", "src/ladder/ladder.search.ts", "src/company/company.rows.ts"),
  plant("stores-stay-below-the-api", "src/company/company.publication.ts", "src/company/answers.ts"),
  plant("joints-ask-store-and-core", "src/ladder/published.ts", "src/company/company.store.ts"),
  plant("joints-ask-store-and-core", "src/equivalence/evidence.ts", "src/equivalence/equivalence.rows.ts", "type"),
  plant("search-store-may-read-rows", "src/search/search.store.ts", "src/ladder/ladder.store.ts"),
  plant("loaders-ask-own-store", "src/ladder/ladder.loaders.ts", "src/company/company.store.ts"),
  plant("loaders-ask-own-store", "src/company/company.loaders.ts", "src/company/company.rows.ts"),
  plant("types-describe-domains", "src/ladder/ladder.enums.ts", "src/ladder/ladder.store.ts"),
  plant("resolvers-ask-own-files", "src/company/company.resolver.ts", "src/company/company.rows.ts"),
  plant("resolvers-ask-own-files", "src/ladder/ladder.mutations.ts", "src/company/company.store.ts", "type"),
  plant("downloads-ask-own-files", "src/ladder/ladder.http.ts", "src/graph/node.ts"),
  plant("index-offers-own-files", "src/ladder/index.ts", "src/company/domain/company.ts", "re-export"),
  plant("features-are-not-configured", "src/ladder/ladder.limits.ts", "src/config.ts"),

  plant("shared-imports-nothing", "src/shared/text.ts", "src/graph/node.ts"),
  plant("graph-knows-no-feature", "src/graph/connection.ts", "src/ladder/domain/ladder.ts", "type"),
  plant("explorer-asks-the-api", "src/explorer/home.ts", "src/ladder/index.ts"),
  plant("database-knows-no-feature", "src/database/citations.ts", "src/ladder/domain/ladder.ts"),
  plant("data-source-lists-rows-and-migrations", "src/database/data-source.ts", "src/ladder/ladder.store.ts"),
  plant("migrations-are-sql", "migrations/1-first.ts", "src/shared/id.ts"),
  plant("nobody-imports-the-top", "src/equivalence/equivalence.loaders.ts", "src/app/context.ts", "type"),
  plant("nobody-imports-main", "src/commands/bench.ts", "src/main.ts", "dynamic"),
  plant("no-tests-or-scripts-in-production", "src/commands/evaluate.ts", "tests/support/database.ts"),
  plant("no-dev-dependencies-in-production", "src/commands/serve.ts", "supertest"),
  plant("only-declared-packages", "src/commands/compare.ts", "semver"),
  plant("no-cycles", "src/ladder/domain/again.ts", "src/ladder/domain/round.ts"),
  plant("everything-resolves", "src/commands/token.ts", "src/commands/missing.ts"),

  plant("typeorm-has-its-place", "src/company/answers.ts", "typeorm", "type"),
  plant("typeorm-has-its-place", "src/ladder/ladder.svg.resolver.ts", "typeorm"),
  plant("dataloader-has-its-place", "src/app/loaders.ts", "dataloader"),
  plant("type-graphql-has-its-place", "src/company/company.extra.ts", "type-graphql"),
  plant("graphql-has-its-place", "src/company/company.cost.ts", "graphql"),
  plant("graphql-scalars-has-its-place", "src/graph/dates.ts", "graphql-scalars"),
  plant("@apollo/server-has-its-place", "src/graph/server.ts", "@apollo/server"),
  plant("graphql-jit-has-its-place", "src/app/compiler.ts", "graphql-jit"),
  plant("fastify-has-its-place", "src/company/company.route.resolver.ts", "fastify", "type"),
  plant("@fastify/*-has-its-place", "src/explorer/assets.ts", "@fastify/cors"),
  plant("helmet-has-its-place", "src/app/app.ts", "helmet"),
  plant("p-limit-has-its-place", "src/claim/lookups.ts", "p-limit"),
  plant("pino-has-its-place", "src/ladder/ladder.log.ts", "pino"),
  plant("lru-cache-has-its-place", "src/company/company.cache.ts", "lru-cache"),
  plant("pg-has-its-place", "src/company/company.raw.ts", "pg"),
  plant("csv-parse-has-its-place", "src/ladder/ladder.table.ts", "csv-parse"),
  plant("csv-stringify-has-its-place", "src/ladder/downloads.ts", "csv-stringify"),
  plant("yaml-has-its-place", "src/ladder/ladder.import.ts", "yaml"),
  plant("js-yaml-has-its-place", "src/ladder/ladder.fast.ts", "js-yaml"),
  plant("ajv-has-its-place", "src/ladder/ladder.check.ts", "ajv"),
  plant("ipaddr.js-has-its-place", "src/claim/addresses.ts", "ipaddr.js"),
  plant("tldts-has-its-place", "src/claim/suffixes.ts", "tldts"),
  plant("jose-has-its-place", "src/access/viewers.ts", "jose"),
  plant("rate-limiter-flexible-has-its-place", "src/app/fair-use.ts", "rate-limiter-flexible"),
  plant("ioredis-has-its-place", "src/app/context.ts", "ioredis"),
  plant("prom-client-has-its-place", "src/app/fair-use.http.ts", "prom-client"),
  plant("@opentelemetry/*-has-its-place", "src/database/statements.ts", "@opentelemetry/api"),
];
