import { availableParallelism } from "node:os";

/** Packages that Jest cannot run as they are: written as ESM alone, or with an `import()`. */
const COMPILED = "jose|p-limit|yocto-queue|preact|preact-render-to-string|d3-[a-z-]+|internmap|@opentelemetry/otlp-exporter-base";

/** How a file is compiled; `tsx`: whether `<` may begin an element. */
const swc = (tsx) => [
  "@swc/jest",
  {
    swcrc: false,
    sourceMaps: "inline",
    jsc: {
      target: "es2022",
      keepClassNames: true,
      parser: { syntax: "typescript", decorators: true, tsx },
      transform: { legacyDecorator: true, useDefineForClassFields: false, react: { runtime: "automatic", importSource: "preact" } },
    },
    module: { type: "commonjs" },
  },
];

/** CommonJS inside Jest, ESM in production: no --experimental-vm-modules needed. */
export const common = {
  testEnvironment: "node",
  moduleNameMapper: { "^(\\.{1,2}/.*)\\.js$": "$1" }, // our imports end in .js, our files in .ts
  modulePathIgnorePatterns: ["<rootDir>/dist/", "<rootDir>/\\.data/"],
  setupFiles: ["reflect-metadata"],
  transformIgnorePatterns: [`/node_modules/(?!(?:${COMPILED})/)`],
  transform: {
    [`(^.+\\.ts|/node_modules/(?:${COMPILED})/.+\\.m?js)$`]: swc(false),
    "^.+\\.tsx$": swc(true),
  },
};

const database = {
  globalSetup: "<rootDir>/tests/support/global-setup.mjs",
  globalTeardown: "<rootDir>/tests/support/global-teardown.mjs",
};

/** Folders whose tests need no database: running them alone starts none. */
const PURE = ["domain", "architecture"];

/** `npm test`: everything that needs Node alone. `npm run test:browser` has its own file. */
export default {
  projects: [
    { ...common, displayName: "pure", testMatch: PURE.map((folder) => `<rootDir>/tests/${folder}/**/*.test.ts`) },
    {
      ...common,
      ...database,
      displayName: "database",
      testMatch: ["<rootDir>/tests/**/*.test.ts"],
      testPathIgnorePatterns: [...PURE, "browser", "faults", "scale"].map((folder) => `<rootDir>/tests/${folder}/`),
    },
  ],
  testTimeout: 30_000,
  // the database takes its share of the machine; Jest's own choice for two processors is a single worker, which takes half as long again
  maxWorkers: Math.max(2, Math.floor(availableParallelism() / 2)),
};
