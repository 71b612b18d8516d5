/** `npm run test:scale`: two servers on a primary, a replica, PgBouncer and Redis, as processes. Needs pgbouncer and redis-server; takes about a minute. */
import { common } from "./jest.config.mjs";

export default {
  ...common,
  globalSetup: "<rootDir>/tests/support/global-setup.mjs",
  globalTeardown: "<rootDir>/tests/support/global-teardown.mjs",
  testMatch: ["<rootDir>/tests/scale/**/*.test.ts"],
  testTimeout: 90_000,
};
