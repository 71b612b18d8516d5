/** Runs TypeScript from source: `node --import ./dev/swc-hook.mjs src/main.ts`. For development; production runs dist/. */
import { register } from "node:module";

register("./swc-loader.mjs", import.meta.url);
