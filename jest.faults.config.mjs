/** `npm run test:faults`: processes killed, hung, starved or asked without end in the middle of their work. Needs Node alone; takes about five minutes. */
import { common } from "./jest.config.mjs";

export default {
  ...common,
  globalSetup: "<rootDir>/tests/support/global-setup.mjs",
  globalTeardown: "<rootDir>/tests/support/global-teardown.mjs",
  testMatch: ["<rootDir>/tests/faults/**/*.test.ts"],
  testTimeout: 90_000,
};
