/**
 * Who may import whom: the drawing and the table of the README's section on the tree, as rules.
 *
 * tests/architecture/imports.test.ts runs them on the tree and shows each of them to fail on a planted violation, so a
 * rule without a plant there is an error too. By hand: npx depcruise src migrations.
 */

/** The features, each with those above it in the drawing: the only ones it may know of. */
const FEATURES = {
  taxonomy: [],
  company: [],
  ladder: ["taxonomy", "company"],
  claim: ["taxonomy", "company", "ladder"],
  leveling: ["taxonomy", "company", "ladder"],
  equivalence: ["taxonomy", "company", "ladder", "leveling"],
  transition: ["taxonomy", "company", "ladder", "leveling", "equivalence"],
  search: ["taxonomy", "company", "ladder", "leveling", "equivalence"],
  access: [],
};
const anyOf = (names) => `(?:${names.join("|")})`;
const FEATURE = anyOf(Object.keys(FEATURES));

/**
 * A feature's files by layer, told by their names: `ladder.rows.ts`, `ladder.types.ts` … Any other name with a dot
 * (`ladder.store.ts`, `ladder.publication.ts`) is SQL; one without (`published.ts`, `answers.ts`) joins store and core for
 * the resolvers.
 */
const KNOWN = ["rows", "loaders", "types", "enums", "inputs", "resolver", "mutations", "http"];
const suffix = (...names) => `[^/]+\\.(?:${names.join("|")})\\.ts$`;
const SQL = `(?!${suffix(...KNOWN)})[^/]+\\.[^/]+\\.ts$`;
const PLAIN = "(?!index\\.)[^/.]+\\.ts$";
const own = (file) => `^src/(${FEATURE})/${file}`; // the bracket is `$1` on the other end of an import

const DOMAIN = own("domain/");
const ROWS = own(suffix("rows"));
const STORES = own(SQL);
const JOINTS = own(PLAIN);
const LOADERS = own(suffix("loaders"));
const TYPES = own(suffix("types", "enums", "inputs"));
const RESOLVERS = own(suffix("resolver", "mutations"));
const HTTP = own(suffix("http"));
const INDEX = own("index\\.ts$");

/** The same, as what may be imported; `$1` is the feature that imports. */
const SHARED = "src/shared/";
const GRAPH = "src/graph/";
const PLUMBING = "src/database/(?:columns|citations|seed-files)\\.ts$";
const ANY_DOMAIN = `src/${FEATURE}/domain/`;
const ANY_ROWS = `src/${FEATURE}/${suffix("rows")}`;
const ANY_TYPES = `src/${FEATURE}/${suffix("types", "enums", "inputs")}`;
const ANY_INDEX = `src/${FEATURE}/index\\.ts$`;
const OWN_ROWS = `src/$1/${suffix("rows")}`;
const OWN_STORES = `src/$1/${SQL}`;
const OWN_JOINTS = `src/$1/${PLAIN}`;
const OWN_BUT_ROWS = `src/$1/(?!${suffix("rows")})`;

const rule = (name, comment, from, to) => ({ name, severity: "error", comment, from, to });

/** Files at `from` may import, of ours, only what is at one of `allowed`. */
const only = (name, comment, from, allowed) =>
  rule(name, comment, typeof from === "string" ? { path: from } : from, {
    path: "^(?:src|migrations)/",
    ...(allowed.length > 0 ? { pathNot: `^(?:${allowed.join("|")})` } : {}), // an empty pattern would allow everything
  });

/** A feature knows those above it, and access, which every resolver asks. */
const directions = Object.entries(FEATURES).map(([feature, above]) =>
  rule(
    `${feature}-knows-only-features-above`,
    `src/${feature} may import from: ${[...above, "access"].join(", ")}`,
    { path: `^src/${feature}/` },
    { path: `^src/${FEATURE}/`, pathNot: `^src/${anyOf([...new Set([feature, ...above, "access"])])}/` },
  ),
);

const layers = [
  only("domain-imports-domains", "the core imports shared/ and domains", DOMAIN, [SHARED, ANY_DOMAIN]),
  rule("domain-has-no-library", "the core runs without any package", { path: DOMAIN }, { path: "node_modules/" }),
  only("rows-import-columns-and-own-domain", "rows are columns and nothing else", ROWS, ["src/database/columns\\.ts$", "src/$1/domain/", OWN_ROWS]),
  only("stores-stay-below-the-api", "SQL knows its own rows, domains, and what other features offer", { path: STORES, pathNot: "^src/search/" }, [
    SHARED, PLUMBING, ANY_DOMAIN, ANY_INDEX, OWN_ROWS, OWN_STORES,
  ]),
  only("search-store-may-read-rows", "search alone reads the rows of others", `^src/(search)/${SQL}`, [
    SHARED, PLUMBING, ANY_DOMAIN, ANY_INDEX, ANY_ROWS, OWN_STORES,
  ]),
  only("joints-ask-store-and-core", "what resolvers ask joins store, core and what others offer; rows stay below, resolvers above", JOINTS, [
    SHARED, ANY_DOMAIN, ANY_INDEX, OWN_STORES, OWN_JOINTS, `src/$1/${suffix("types", "enums", "inputs", "loaders")}`,
  ]),
  only("loaders-ask-own-store", "a loader is keys in, one call of its own store, values out", LOADERS, [SHARED, ANY_DOMAIN, OWN_STORES, OWN_JOINTS]),
  only("types-describe-domains", "object types know the vocabulary, domains, each other, and what stands behind their own fields", TYPES, [
    SHARED, GRAPH, ANY_DOMAIN, ANY_TYPES, ANY_INDEX, OWN_JOINTS,
  ]),
  only("resolvers-ask-own-files", "a resolver asks its own feature and what others show; rows stay below", RESOLVERS, [
    SHARED, GRAPH, ANY_DOMAIN, ANY_TYPES, ANY_INDEX, OWN_BUT_ROWS,
  ]),
  only("downloads-ask-own-files", "as resolvers, without GraphQL", HTTP, [SHARED, ANY_INDEX, OWN_BUT_ROWS]),
  only("index-offers-own-files", "a feature offers what is its own", INDEX, ["src/$1/"]),
  rule("access-is-asked-by-resolvers", "who may is decided where a request comes in", {
    path: `^src/${FEATURE}/`, pathNot: ["^src/access/", RESOLVERS, HTTP],
  }, { path: "^src/access/" }),
  rule("features-are-not-configured", "what a feature needs is passed to it", { path: `^src/(?:${FEATURE}|graph|shared)/` }, { path: "^src/config\\.ts$" }),
];

const surroundings = [
  only("shared-imports-nothing", "shared/ is the bottom", "^src/shared/", [SHARED]),
  only("graph-knows-no-feature", "our GraphQL vocabulary", "^src/graph/", [SHARED, GRAPH]),
  only("explorer-asks-the-api", "pages are answered by the executable schema, which app passes in", "^src/explorer/", [SHARED, "src/explorer/"]),
  only("database-knows-no-feature", "plumbing; the list of all rows is a file of its own", {
    path: "^src/database/", pathNot: "^src/database/data-source\\.ts$",
  }, [SHARED, "src/database/", "src/config\\.ts$"]),
  only("data-source-lists-rows-and-migrations", "rows and migrations by name", "^src/database/data-source\\.ts$", [
    SHARED, "src/database/", ANY_ROWS, "migrations/",
  ]),
  only("migrations-are-sql", "a migration must mean the same in ten years", "^migrations/", []),
  rule("nobody-imports-the-top", "app and commands are imported by main, each other and tests alone", {
    path: "^(?:src|migrations)/", pathNot: "^src/(?:app|commands)/|^src/main\\.ts$",
  }, { path: "^src/(?:app|commands)/" }),
  rule("nobody-imports-main", "importing it starts a server", { path: "^src/" }, { path: "^src/main\\.ts$" }),
  rule("no-tests-or-scripts-in-production", "dist holds src and migrations", { path: "^(?:src|migrations)/" }, { path: "^(?:tests|scripts|dev)/" }),
  rule("no-dev-dependencies-in-production", "npm ci --omit=dev must run", { path: "^(?:src|migrations)/" }, { dependencyTypes: ["npm-dev"] }),
  rule("only-declared-packages", "a package that another happens to bring may be gone tomorrow", { path: "^(?:src|migrations)/" }, {
    dependencyTypes: ["npm-no-pkg", "npm-unknown"],
  }),
  rule("no-cycles", "a circle has no first file to read", {}, { circular: true }),
  rule("everything-resolves", "a typing error, or a package missing from package.json", {}, { couldNotResolve: true }),
];

/** Where each third-party library is known. Replacing one means reading these files. */
const LIBRARIES = {
  typeorm: [ROWS, STORES, "^src/(?:database|app|commands)/", "^src/main\\.ts$", "^migrations/"],
  dataloader: [LOADERS],
  "type-graphql": ["^src/graph/", TYPES, RESOLVERS, "^src/app/"],
  graphql: ["^src/(?:graph|app|explorer|commands)/", TYPES, RESOLVERS],
  "graphql-scalars": ["^src/graph/scalars\\.ts$"],
  "@apollo/server": ["^src/app/"],
  "graphql-jit": ["^src/app/execution\\.ts$"],
  fastify: ["^src/(?:app|explorer)/", HTTP],
  "@fastify/[^/]+": ["^src/app/"],
  helmet: ["^src/app/security-headers\\.ts$"],
  "p-limit": ["^src/search/search\\.store\\.ts$"],
  pino: ["^src/app/", "^src/main\\.ts$"],
  "lru-cache": ["^src/shared/counted-cache\\.ts$", "^src/app/rate-limiter\\.ts$"],
  pg: ["^src/database/"],
  "csv-stringify": ["^src/shared/csv\\.ts$"],
  "csv-parse": ["^src/ladder/imports\\.ts$", "^src/explorer/pages/title-list\\.ts$"],
  yaml: ["^src/database/seed-files\\.ts$", "^src/ladder/exports\\.ts$"],
  "js-yaml": ["^src/database/seed-files\\.ts$", "^src/ladder/imports\\.ts$"],
  ajv: ["^src/database/seed-files\\.ts$"],
  "ipaddr.js": ["^src/claim/lookups\\.ts$"],
  tldts: ["^src/claim/domains\\.ts$"],
  jose: ["^src/access/oidc\\.ts$"],
  "rate-limiter-flexible": ["^src/app/rate-limiter\\.ts$"],
  ioredis: ["^src/app/rate-limiter\\.ts$"],
  "prom-client": ["^src/app/metrics\\.ts$"],
  "@opentelemetry/[^/]+": ["^src/app/tracing\\.ts$"],
};
const libraries = Object.entries(LIBRARIES).map(([library, homes]) =>
  rule(`${library.replace("[^/]+", "*")}-has-its-place`, `only in ${homes.join(" ")}`, { path: "^(?:src|migrations)/", pathNot: homes }, {
    path: `node_modules/${library}/`,
  }),
);

module.exports = {
  forbidden: [...directions, ...layers, ...surroundings, ...libraries],
  options: {
    parser: "swc", // TypeScript 7 has no JavaScript API; swc sees `import type` too
    tsPreCompilationDeps: true,
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^src/playground/" }, // runs in the browser, bundled by scripts/build-playground.mjs
    enhancedResolveOptions: { exportsFields: ["exports"], conditionNames: ["import", "node", "default", "types"] },
  },
};
