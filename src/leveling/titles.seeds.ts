import { readFileSync } from "node:fs";
import path from "node:path";
import { compileSchemas, SeedFaults } from "../database/seed-files.js";
import type { TitleData } from "./domain/evaluation/titles.js";

/** Reads the labelled titles of seeds/evaluation, for measuring alone. Fails: SeedFaults. */
export function readTitles(folder: string): TitleData {
  const file = path.join(folder, "evaluation", "titles.json");
  const validate = compileSchemas(path.join(folder, "schema", "evaluation"))("titles.schema.json");
  const value: unknown = JSON.parse(readFileSync(file, "utf8"));
  if (!validate(value)) {
    throw new SeedFaults((validate.errors ?? []).map((error) => ({ file: path.relative(path.dirname(folder), file), line: 1, rule: `${error.instancePath}: ${error.message ?? error.keyword}` })));
  }
  const data = value as TitleData;
  const unknown = data.titles.filter((title) => !Object.hasOwn(data.sources, title.source));
  if (unknown.length > 0) throw new SeedFaults(unknown.map((title) => ({ file: path.relative(path.dirname(folder), file), line: 1, rule: `"${title.source}" is no source` })));
  return data;
}
