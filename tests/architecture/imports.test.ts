import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { transformSync } from "@swc/core";
import { PLANTS, type Plant } from "./plants.js";

const root = path.resolve(__dirname, "../..");
const config = path.join(root, ".dependency-cruiser.cjs");
const rules = (require(config) as { forbidden: { name: string }[] }).forbidden.map(({ name }) => name);

interface Violation {
  readonly rule: { readonly name: string };
  readonly from: string;
  readonly to: string;
}

/** What dependency-cruiser finds wrong in `folder`. */
function violationsIn(folder: string): readonly Violation[] {
  const program = path.join(root, "node_modules/dependency-cruiser/bin/dependency-cruise.mjs");
  const { stdout, stderr } = spawnSync(process.execPath, [program, "--config", config, "--output-type", "json", "src", "migrations"], {
    cwd: folder,
    maxBuffer: 64 * 1024 * 1024,
  });
  if (!stdout.length) throw new Error(stderr.toString());
  const { summary } = JSON.parse(stdout.toString()) as { summary: { violations: Violation[]; totalDependenciesCruised: number } };
  if (summary.totalDependenciesCruised === 0) throw new Error("dependency-cruiser saw no import at all");
  return summary.violations;
}

/** The whole tree without its JSX, which dependency-cruiser's parser does not read: every import stays, also those of types. */
function readableTree(): string {
  const folder = mkdtempSync(path.join(tmpdir(), "org-ladder-tree-"));
  for (const part of ["src", "migrations", "package.json"]) cpSync(path.join(root, part), path.join(folder, part), { recursive: true });
  symlinkSync(path.join(root, "node_modules"), path.join(folder, "node_modules"));
  for (const file of readdirSync(path.join(folder, "src"), { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".tsx"))) {
    const from = path.join(folder, "src", file);
    const jsc = { target: "es2022", parser: { syntax: "typescript", tsx: true }, transform: { react: { runtime: "automatic", importSource: "preact" }, verbatimModuleSyntax: true } } as const;
    const types = readFileSync(from, "utf8").match(/^import type .*$/gm) ?? [];
    writeFileSync(from.slice(0, -1), [...types, transformSync(readFileSync(from, "utf8"), { swcrc: false, jsc }).code].join("\n"));
    rmSync(from);
  }
  return folder;
}

/** A tree that holds every plant and nothing else, with empty packages for the libraries. */
function plantedTree(plants: readonly Plant[]): string {
  const folder = mkdtempSync(path.join(tmpdir(), "org-ladder-plants-"));
  const write = (file: string, text: string): void => {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    writeFileSync(path.join(folder, file), text);
  };
  const packages = [...new Set(plants.map(({ to }) => to).filter((to) => !isOurs(to)))];
  for (const name of packages) {
    write(`node_modules/${name}/package.json`, JSON.stringify({ name, version: "1.0.0", main: "index.js" }));
    write(`node_modules/${name}/index.js`, "module.exports = { it: 1 };");
  }
  const version = (names: readonly string[]) => Object.fromEntries(names.map((name) => [name, "1.0.0"]));
  const [development, undeclared] = [["supertest"], ["semver"]];
  const production = packages.filter((name) => ![...development, ...undeclared].includes(name));
  write("package.json", JSON.stringify({ name: "planted", type: "module", dependencies: version(production), devDependencies: version(development) }));
  for (const { to } of plants.filter((each) => isOurs(each.to) && !each.to.includes("missing"))) write(to, "export const it = 1;\n");
  for (const each of plants) write(each.from, statement(each));
  for (const { from, to } of plants.filter(({ rule }) => rule === "no-cycles")) write(to, statement({ rule: "", from: to, to: from }));
  return folder;
}

const isOurs = (to: string): boolean => /^(src|migrations|tests)\//.test(to);

function statement({ from, to, form }: Plant): string {
  const relative = path.relative(path.dirname(from), to).replace(/\.ts$/, ".js");
  const specifier = JSON.stringify(isOurs(to) ? (relative.startsWith(".") ? relative : `./${relative}`) : to);
  switch (form) {
    case "type":
      return `import type { it } from ${specifier};\nexport type It = typeof it;\n`;
    case "re-export":
      return `export { it } from ${specifier};\n`;
    case "dynamic":
      return `export const it = async () => (await import(${specifier})).it;\n`;
    default:
      return `import { it } from ${specifier};\nexport const its = it;\n`;
  }
}

/** Files of `folder` that read the environment, told by their text. */
function environmentReaders(files: readonly { file: string; text: string }[]): readonly string[] {
  return files.filter(({ text }) => /\bprocess\s*(?:\?\.|\.)\s*env\b|\bprocess\s*\[|\benv\b[^;]*from\s+"(?:node:)?process"/.test(text)).map(({ file }) => file);
}

describe("who may import whom", () => {
  const tree = readableTree();
  afterAll(() => rmSync(tree, { recursive: true }));
  it("is kept by the whole tree", () => {
    expect(violationsIn(tree).map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`)).toEqual([]);
  });

  const planted = plantedTree(PLANTS);
  afterAll(() => rmSync(planted, { recursive: true }));
  const found = new Set(violationsIn(planted).map(({ rule, from }) => `${rule.name}: ${from}`));

  it.each(PLANTS.map(({ rule, from, to, form }) => [rule, from, form, to] as const))("%s: %s may not import (%s) %s", (rule, from) => {
    expect(found).toContain(`${rule}: ${from}`);
  });

  it("has a planted violation for every rule, and no plant for a rule that is gone", () => {
    expect([...new Set(PLANTS.map(({ rule }) => rule))].sort()).toEqual([...rules].sort());
  });
});

describe("the environment", () => {
  const sources = readdirSync(path.join(root, "src"), { recursive: true, encoding: "utf8" })
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => ({ file, text: readFileSync(path.join(root, "src", file), "utf8") }));

  it("is read by config.ts alone", () => {
    expect(environmentReaders(sources)).toEqual(["config.ts"]);
  });

  it.each(["const port = process.env.PORT;", "const { PORT } = process.env;", 'import { env } from "node:process";', 'process["env"].PORT'])(
    "is noticed to be read: %s",
    (text) => {
      expect(environmentReaders([{ file: "planted.ts", text }])).toEqual(["planted.ts"]);
    },
  );
});
