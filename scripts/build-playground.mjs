/**
 * Bundles GraphiQL and its Monaco workers into dist/playground: one page, assets named by their content.
 *
 *   dist/playground/index.html      the page, small, never cached
 *   dist/playground/assets/*        hashed names, each with a .gz beside it, cacheable for ever
 *   dist/playground/.inputs         what it was built from; the same inputs are not built twice
 */
import { createHash } from "node:crypto";
import { mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { compress } from "./compress.mjs";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const source = join(root, "src/playground");
const HEADLINE = "what-is-google-l5-at-amazon";
// GraphiQL's hooks and workers must be the very copies GraphiQL itself uses: ask from where it stands
const fromGraphiql = createRequire(createRequire(import.meta.url).resolve("graphiql/package.json"));
const fromGraphiqlReact = createRequire(fromGraphiql.resolve("@graphiql/react"));
const WORKERS = {
  editor: "monaco-editor/esm/vs/editor/editor.worker.js",
  json: "monaco-editor/esm/vs/language/json/json.worker.js",
  graphql: "monaco-graphql/esm/graphql.worker.js",
};

/**
 * Builds dist/playground, unless it is already built from the same sources.
 * Fails when an example lacks its title line, and when esbuild does; what was there before then stays.
 */
export async function buildPlayground({
  outdir = join(root, "dist/playground"), examplesDirectory = join(root, "schema/examples"), force = false,
} = {}) {
  const started = performance.now();
  const examples = await readExamples(examplesDirectory);
  const inputs = await hashOfInputs(examples);
  const previous = await readFile(join(outdir, ".inputs"), "utf8").catch(() => "");
  if (previous === inputs && !force) return { built: false, outdir, examples: examples.length, milliseconds: performance.now() - started };

  const next = `${outdir}.${process.pid}.tmp`;
  await rm(next, { recursive: true, force: true });
  await mkdir(next, { recursive: true });
  try {
    const workers = await bundleWorkers(join(next, "assets"));
    const { script, style } = await bundlePage(join(next, "assets"), { examples: inOrder(examples), workers });
    await writeFile(join(next, "index.html"), html({ script, style }));
    const bytes = await compress(join(next, "assets"));
    await writeFile(join(next, ".inputs"), inputs);
    await rm(outdir, { recursive: true, force: true });
    await rename(next, outdir);
    return { built: true, outdir, examples: examples.length, ...bytes, milliseconds: performance.now() - started };
  } finally {
    await rm(next, { recursive: true, force: true });
  }
}

/** Every example, by the name of its file; its first line is `# title`. */
async function readExamples(directory) {
  const files = (await readdir(directory)).filter((file) => file.endsWith(".graphql")).sort();
  const examples = await Promise.all(files.map(async (file) => {
    const query = await readFile(join(directory, file), "utf8");
    const title = /^#\s*(\S.*?)\s*$/m.exec(query.split("\n", 1)[0])?.[1];
    if (title === undefined) throw new Error(`${join(directory, file)}: the first line must be a comment with the title, "# What is …?"`);
    return { name: basename(file, ".graphql"), title, query };
  }));
  if (!examples.some(({ name }) => name === HEADLINE)) throw new Error(`${join(directory, HEADLINE)}.graphql is missing: the playground opens on it`);
  return examples;
}

/** The headline first, the others by title. */
const inOrder = (examples) =>
  [...examples].sort((a, b) => Number(b.name === HEADLINE) - Number(a.name === HEADLINE) || a.title.localeCompare(b.title, "en", { numeric: true }));

async function hashOfInputs(examples) {
  const hash = createHash("sha256").update(JSON.stringify(examples));
  for (const file of [fileURLToPath(import.meta.url), ...(await readdir(source)).sort().map((name) => join(source, name)), join(root, "package-lock.json")]) {
    hash.update(await readFile(file));
  }
  return hash.digest("hex");
}

/** esbuild is read where there is something to build: every start asks whether there is. */
const build = async (options) => (await import("esbuild")).build(options);

const common = {
  absWorkingDir: root, bundle: true, minify: true, tsconfigRaw: {}, // ours says that JSX is Preact's; GraphiQL is written in React
  target: "es2022", metafile: true, logLevel: "warning", legalComments: "linked",
  define: { "process.env.NODE_ENV": '"production"' },
};

async function bundleWorkers(outdir) {
  const entryPoints = Object.fromEntries(Object.entries(WORKERS).map(([label, file]) => [`${label}.worker`, fromGraphiqlReact.resolve(file)]));
  const { metafile } = await build({ ...common, entryPoints, outdir, format: "iife", entryNames: "[name]-[hash]" });
  return Object.fromEntries(Object.keys(WORKERS).map((label) => [label, `./${outputOf(metafile, `${label}.worker-`, ".js")}`]));
}

async function bundlePage(outdir, { examples, workers }) {
  const { metafile } = await build({
    ...common, entryPoints: { playground: join(source, "entry.jsx") }, outdir, format: "esm", jsx: "automatic", splitting: true,
    entryNames: "[name]-[hash]", chunkNames: "chunk-[hash]", assetNames: "[name]-[hash]", loader: { ".ttf": "file" },
    // the old names lead to CommonJS files, of which a dynamic import sees no named exports: "Prettify" would fail
    alias: { "prettier/parser-graphql": "prettier/plugins/graphql", "prettier/parser-babel": "prettier/plugins/babel" },
    plugins: [builtModule({ examples, workers }), graphiqlsOwn, withoutMonacoStyles],
  });
  return { script: outputOf(metafile, "playground-", ".js"), style: outputOf(metafile, "playground-", ".css") };
}

const builtModule = (values) => ({
  name: "playground:build",
  setup(bundler) {
    bundler.onResolve({ filter: /^playground:build$/ }, ({ path }) => ({ path, namespace: "built" }));
    bundler.onLoad({ filter: /.*/, namespace: "built" }, () => ({
      loader: "js",
      contents: Object.entries(values).map(([name, value]) => `export const ${name} = ${JSON.stringify(value)};`).join("\n"),
    }));
  },
});

const graphiqlsOwn = {
  name: "graphiql's own copy",
  setup(bundler) {
    bundler.onResolve({ filter: /^@graphiql\/react$/ }, ({ path, resolveDir, kind, pluginData }) => {
      if (pluginData === "resolved" || !resolveDir.startsWith(source)) return undefined;
      return bundler.resolve(path, { kind, resolveDir: dirname(fromGraphiql.resolve("graphiql/package.json")), pluginData: "resolved" });
    });
  },
};

/** graphiql/style.css already holds Monaco's styles; esbuild would write them again, into files nobody loads. */
const withoutMonacoStyles = {
  name: "without Monaco's styles",
  setup(bundler) {
    bundler.onLoad({ filter: /[\\/]monaco-editor[\\/].*\.css$/ }, () => ({ contents: "", loader: "css" }));
  },
};

function outputOf(metafile, prefix, extension) {
  const file = Object.keys(metafile.outputs).map((path) => basename(path)).find((name) => name.startsWith(prefix) && name.endsWith(extension));
  if (file === undefined) throw new Error(`esbuild wrote no ${prefix}*${extension}`);
  return file;
}

// relative addresses: the page also works behind a proxy that puts a path in front
const html = ({ script, style }) => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Org Ladder · GraphQL playground</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="playground/assets/${style}">
<script type="module" src="playground/assets/${script}"></script>
</head>
<body>
<main id="playground"><p class="playground-notice">Loading the playground…</p></main>
<noscript><p class="playground-notice">The playground needs JavaScript. The API itself does not: send a POST with a JSON body
<code>{"query": "…"}</code> to this address.</p></noscript>
</body>
</html>
`;

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { built, bytes, gzipBytes, examples, milliseconds } = await buildPlayground({ force: process.argv.includes("--force") });
  const size = built ? `, ${(bytes / 1e6).toFixed(1)} MB (${(gzipBytes / 1e6).toFixed(1)} MB gzipped)` : "";
  process.stdout.write(`playground: ${built ? "built" : "up to date"}, ${examples} examples${size}, ${Math.round(milliseconds)} ms\n`);
}
