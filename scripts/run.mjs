/**
 * Runs one of src/commands with its arguments, as in `node scripts/run.mjs db-migrate --help`; builds first when stale.
 * The command sees process.argv as if it had been started itself.
 */
import { existsSync, readdirSync } from "node:fs";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "./build.mjs";

const folder = fileURLToPath(new URL("../dist/src/commands/", import.meta.url));
const [name = "", ...args] = process.argv.slice(2);

function fail(message) {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}

await build().catch((error) => fail(`The build failed, so nothing was run: ${error.message}`));
const file = `${folder}${name}.js`;
if (!/^[a-z][a-z-]*$/.test(name) || !existsSync(file)) {
  const known = existsSync(folder) ? readdirSync(folder).filter((entry) => entry.endsWith(".js")).map((entry) => entry.slice(0, -3)) : [];
  fail(`There is no command "${name}". Commands: ${known.join(", ") || "none"}.`);
}
process.argv = [process.execPath, file, ...args];
await import(pathToFileURL(file).href);
