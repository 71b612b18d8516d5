import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { compileSchemas, type FaultInFile } from "../database/seed-files.js";
import type { Evaluation } from "./domain/evaluation.js";

/** The seed files that figures depend on; `results.json` itself is none of them. */
const INPUTS = ["taxonomy", "companies", "crosswalks", "lexicon", "evaluation/titles.json"];
const RESULTS = "evaluation/results.json";

/** A digest of all that the evaluation is computed from, but for the code. */
export function evaluationInputs(folder: string): string {
  const hash = createHash("sha256");
  for (const input of INPUTS) {
    const at = path.join(folder, input);
    if (!existsSync(at)) continue;
    const files = input.endsWith(".json") ? [input] : readdirSync(at, { recursive: true, encoding: "utf8" }).filter((file) => /\.(ya?ml|json)$/.test(file)).map((file) => `${input}/${file}`);
    for (const file of files.sort()) hash.update(`${file}\u0000`).update(readFileSync(path.join(folder, file))).update("\u0000");
  }
  return hash.digest("hex");
}

/** Where `npm run evaluate -- --write` puts the figures that are shipped. */
export const resultsFile = (folder: string): string => path.join(folder, RESULTS);

/** The text of that file. */
export const resultsText = (evaluation: Evaluation): string => `${JSON.stringify(evaluation, null, 1)}\n`;

/** The figures that are shipped with the seeds; null where there are none, or where they break their schema: then `faults` says how. */
export function readResults(folder: string, faults: FaultInFile[]): Evaluation | null {
  const file = resultsFile(folder);
  if (!existsSync(file)) return null;
  const fault = (rule: string): null => (faults.push({ file: path.relative(path.dirname(folder), file), line: 1, rule }), null);
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(file, "utf8"));
  } catch (error) {
    return fault(`is not JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
  const validate = compileSchemas(path.join(folder, "schema", "evaluation"))("results.schema.json");
  if (!validate(value)) {
    for (const error of validate.errors ?? []) fault(`${error.instancePath || "/"}: ${error.message ?? error.keyword}`);
    return null;
  }
  const evaluation = value as Omit<Evaluation, "ranAt"> & { readonly ranAt: string };
  return { ...evaluation, ranAt: new Date(evaluation.ranAt) };
}
