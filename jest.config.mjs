/** CommonJS inside Jest, ESM in production: no --experimental-vm-modules needed. */
export const common = {
  testEnvironment: "node",
  moduleNameMapper: { "^(\\.{1,2}/.*)\\.js$": "$1" }, // our imports end in .js, our files in .ts
  modulePathIgnorePatterns: ["<rootDir>/dist/", "<rootDir>/\\.data/"],
  setupFiles: ["reflect-metadata"],
  transformIgnorePatterns: ["/node_modules/(?!jose/)"], // jose is written as ESM alone
  transform: {
    "(^.+\\.ts|/node_modules/jose/.+\\.js)$": [
      "@swc/jest",
      {
        swcrc: false,
        sourceMaps: "inline",
        jsc: {
          target: "es2022",
          keepClassNames: true,
          parser: { syntax: "typescript", decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
        },
        module: { type: "commonjs" },
      },
    ],
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
};
