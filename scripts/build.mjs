/**
 * Builds what runs: the server (dist/server) and the commands (dist/src, dist/migrations), the playground (dist/playground) and what the explorer's pages load
 * (dist/explorer), at once, each only when its inputs changed. Where nothing did, that takes 40 ms: every start asks.
 *
 *   npm run build              what is stale
 *   npm run build -- --force   everything
 */
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { mkdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const stamp = join(root, "dist/.server-inputs");
const lock = join(root, "dist/.building");
const LOCK_LIMIT_MS = 60_000; // ten times what a build takes on a slow machine: its process was killed

/** Builds what is stale; returns the names of the parts that were. Fails when a part does; what was built before then stays. */
export async function build({ force = false } = {}) {
  return alone(async () => {
    const parts = { server: buildServer(force), assets: buildAssets(force) };
    const results = await together(Object.values(parts));
    const built = Object.keys(parts).filter((_, index) => results[index]);
    if (built.length > 0) await (await import("esbuild")).stop(); // else its process stays, 30 MB, as long as the server that we become
    return built;
  });
}

/** What they resolve to. Fails when one does, after all have ended. */
async function together(promises) {
  const results = await Promise.allSettled(promises);
  const failed = results.find(({ status }) => status === "rejected");
  if (failed) throw failed.reason;
  return results.map(({ value }) => value);
}

async function buildServer(force) {
  const inputs = hashOfServerInputs();
  const previous = await readFile(stamp, "utf8").catch(() => "");
  if (previous === inputs && !force) return false;
  const compiler = join(dirname(createRequire(import.meta.url).resolve("typescript/package.json")), "bin/tsc");
  const { bundleServer } = await import("./build-server.mjs");
  await together([run(process.execPath, [compiler, "-p", "tsconfig.build.json"]), bundleServer()]);
  await writeFile(stamp, inputs);
  return true;
}

async function buildAssets(force) {
  const [{ buildPlayground }, { buildExplorer }] = await Promise.all([import("./build-playground.mjs"), import("./build-explorer.mjs")]);
  const results = await together([buildPlayground({ force }), buildExplorer({ force })]);
  return results.some((result) => result.built);
}

/** By content, not by date: a checkout, a copy and a cache all touch dates. About 10 ms for all sources, four times as long without `Sync`. */
function hashOfServerInputs() {
  const sources = ["src", "migrations"].flatMap(typescriptFiles).sort();
  const files = [...sources, "tsconfig.json", "tsconfig.build.json", "package-lock.json", "scripts/build.mjs", "scripts/build-server.mjs"];
  const hash = createHash("sha256");
  for (const file of files) {
    const content = readFileSync(join(root, file));
    hash.update(`${file}\0${content.length}\0`).update(content);
  }
  return hash.digest("hex");
}

function typescriptFiles(folder) {
  const entries = readdirSync(join(root, folder), { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name)).map((entry) => join(entry.parentPath ?? entry.path, entry.name).slice(root.length + 1));
}

function run(program, args) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd: root, stdio: ["ignore", "inherit", "inherit"] });
    child.once("error", reject);
    child.once("close", (code) => (code === 0 ? resolve() : reject(new Error(`${args.join(" ")} failed (${code})`))));
  });
}

/** Two programs that start at once must not write the same files: the second waits and then finds nothing to do. */
async function alone(work) {
  await mkdir(join(root, "dist"), { recursive: true });
  while (!(await tryLock())) await sleep(50);
  try {
    return await work();
  } finally {
    await rm(lock, { recursive: true, force: true });
  }
}

async function tryLock() {
  try {
    await mkdir(lock);
    return true;
  } catch (error) {
    if (error.code !== "EEXIST") throw error;
    const age = Date.now() - ((await stat(lock).catch(() => undefined))?.mtimeMs ?? Date.now());
    if (age > LOCK_LIMIT_MS) await rm(lock, { recursive: true, force: true });
    return false;
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const began = performance.now();
  const built = await build({ force: process.argv.includes("--force") }).catch((error) => {
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  });
  process.stdout.write(`build: ${built.length > 0 ? built.join(", ") : "nothing to do"}, ${Math.round(performance.now() - began)} ms\n`);
}
