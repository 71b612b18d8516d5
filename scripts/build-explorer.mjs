/**
 * Bundles the explorer's scripts and style into dist/explorer.
 *
 *   dist/explorer/assets/*      hashed names, each with a .gz beside it, cacheable for ever
 *   dist/explorer/assets.json   their names, and the style of charts that stand alone: { style, scripts: { main, compare, … }, chartStyle }
 */
import { createHash } from "node:crypto";
import { mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { compress } from "./compress.mjs";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const source = join(root, "src/explorer");
const manifest = join(root, "schema/persisted.json");
/** Scripts that pages name; what several of them share is split off. */
const ENTRIES = ["main", "compare", "titles", "publish", "next"];

/** esbuild is read where there is something to build: every start asks whether there is. */
const build = async (options) => (await import("esbuild")).build(options);

const common = { absWorkingDir: root, bundle: true, minify: true, target: "es2022", logLevel: "warning" };

/** Builds dist/explorer, unless it is already built from the same sources. What was there before stays when it fails. */
export async function buildExplorer({ outdir = join(root, "dist/explorer"), force = false } = {}) {
  const inputs = await hashOfInputs();
  const previous = await readFile(join(outdir, ".inputs"), "utf8").catch(() => "");
  if (previous === inputs && !force) return { built: false };
  const next = `${outdir}.${process.pid}.tmp`;
  await rm(next, { recursive: true, force: true });
  await mkdir(next, { recursive: true });
  try {
    const { metafile } = await build({
      ...common, format: "esm", splitting: true, metafile: true, define: { HASHES: JSON.stringify(await hashesOfQuestions()) },
      entryPoints: [...ENTRIES.map((name) => join(source, `browser/${name}.ts`)), join(source, "explorer.css")],
      outdir: join(next, "assets"), entryNames: "[name]-[hash]", chunkNames: "shared-[hash]", outbase: source,
    });
    const outputs = Object.keys(metafile.outputs).map((path) => basename(path));
    const named = (name, ending) => outputs.find((file) => file.startsWith(`${name}-`) && file.endsWith(ending));
    const scripts = Object.fromEntries(ENTRIES.map((name) => [name, named(name, ".js")]));
    await writeFile(join(next, "assets.json"), JSON.stringify({ style: named("explorer", ".css"), scripts, chartStyle: await chartStyle() }));
    await compress(join(next, "assets"));
    await writeFile(join(next, ".inputs"), inputs);
    await rm(outdir, { recursive: true, force: true });
    await rename(next, outdir);
    return { built: true };
  } finally {
    await rm(next, { recursive: true, force: true });
  }
}

/** Of the questions that scripts ask, by name; schema/persisted.json has them by hash. */
async function hashesOfQuestions() {
  const persisted = Object.entries(JSON.parse(await readFile(manifest, "utf8")));
  return Object.fromEntries(persisted.flatMap(([hash, name]) => { const short = /^explorer\/(find|pointed-\d)$/.exec(name)?.[1]; return short === undefined ? [] : [[short, hash]]; }));
}

async function chartStyle() {
  const { outputFiles } = await build({ ...common, write: false, stdin: { contents: '@import "./tokens.css"; @import "./chart.css";', resolveDir: source, loader: "css" } });
  return outputFiles[0].text.trim();
}

async function hashOfInputs() {
  const hash = createHash("sha256");
  const scripts = (await readdir(join(source, "browser"))).sort().map((name) => join(source, "browser", name));
  const shared = ["../shared/svg-text.ts", "found.ts", "lanes.ts", "links.ts", "script-questions.ts", "words.ts", "tokens.css", "chart.css", "pages.css", "publish.css", "next.css", "explorer.css"].map((name) => join(source, name));
  for (const file of [fileURLToPath(import.meta.url), ...scripts, ...shared, manifest, join(root, "package-lock.json")]) hash.update(await readFile(file));
  return hash.digest("hex");
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { built } = await buildExplorer({ force: process.argv.includes("--force") });
  process.stdout.write(`explorer: ${built ? "built" : "up to date"}\n`);
}
