/** `npm run test:browser`: what needs Chromium (CHROMIUM names the program where it is not found by itself). */
import { common } from "./jest.config.mjs";

export default { ...common, testMatch: ["<rootDir>/tests/browser/**/*.test.ts"], testTimeout: 60_000 };
