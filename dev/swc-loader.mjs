/** The loader behind swc-hook.mjs: finds the .ts or .tsx file behind a .js import and compiles it, once per content. */
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const cache = new URL("../node_modules/.cache/swc-hook/", import.meta.url);
mkdirSync(cache, { recursive: true });

const optionsFor = (file) => ({
  swcrc: false,
  configFile: false,
  sourceMaps: "inline",
  module: { type: "es6" },
  jsc: {
    target: "es2022",
    keepClassNames: true,
    parser: { syntax: "typescript", decorators: true, tsx: file.endsWith(".tsx") },
    transform: { legacyDecorator: true, useDefineForClassFields: false, react: { runtime: "automatic", importSource: "preact" } },
  },
});

const isOurs = (url) => url.startsWith("file:") && !url.includes("/node_modules/");

export async function resolve(specifier, context, next) {
  if (specifier.endsWith(".js") && /^\.{1,2}\//.test(specifier) && isOurs(context.parentURL ?? "")) {
    for (const ending of [".ts", ".tsx"]) {
      try {
        return await next(`${specifier.slice(0, -3)}${ending}`, context);
      } catch (error) {
        if (error.code !== "ERR_MODULE_NOT_FOUND") throw error;
      }
    }
  }
  return next(specifier, context);
}

export async function load(url, context, next) {
  if (!/\.tsx?$/.test(url) || !isOurs(url)) return next(url, context);
  return { format: "module", source: await compiled(fileURLToPath(url)), shortCircuit: true };
}

let swc;

async function compiled(file) {
  const source = readFileSync(file, "utf8");
  const kept = new URL(`${createHash("sha256").update(`${file}\0${source}`).digest("hex")}.js`, cache);
  try {
    return readFileSync(kept, "utf8");
  } catch {
    swc ??= await import("@swc/core"); // 100 ms: only when something changed
    const { code } = swc.transformSync(source, { ...optionsFor(file), filename: file });
    writeFileSync(kept, code);
    return code;
  }
}
