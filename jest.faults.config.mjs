/** `npm run test:faults`: processes killed, hung or starved in the middle of their work. Needs Node alone; takes about two minutes. */
import { common } from "./jest.config.mjs";

export default {
  ...common,
  globalSetup: "<rootDir>/tests/support/global-setup.mjs",
  globalTeardown: "<rootDir>/tests/support/global-teardown.mjs",
  testMatch: ["<rootDir>/tests/faults/**/*.test.ts"],
  testTimeout: 90_000,
};
