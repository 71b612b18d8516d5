import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { Ajv, type ErrorObject, type ValidateFunction } from "ajv";
import { CORE_SCHEMA, load, YAMLException } from "js-yaml";
import { LineCounter, parseDocument } from "yaml";

/** A rule that a seed file breaks, at a line of it. */
export interface FaultInFile {
  readonly file: string;
  readonly line: number;
  readonly rule: string;
}

/** Seed files are wrong; nothing was written. The message lists every fault as file:line: rule. */
export class SeedFaults extends Error {
  constructor(readonly faults: readonly FaultInFile[]) {
    super(`The seed files break ${faults.length} rule${faults.length === 1 ? "" : "s"}; nothing was written.\n${faults.map((f) => `  ${f.file}:${f.line}: ${f.rule}`).join("\n")}`);
    this.name = "SeedFaults";
  }
}

/** One file that keeps to its schema. `fault` names a further rule that it breaks, at the line of the value under `path`. */
export interface SeedFile<T> {
  readonly name: string;
  readonly value: T;
  fault(path: readonly (string | number)[], rule: string): FaultInFile;
}

/** Compiles JSON Schemas of one folder; those of a folder may refer to each other by `$id`. */
export function compileSchemas(folder: string): (id: string) => ValidateFunction {
  const ajv = new Ajv({ allErrors: true, multipleOfPrecision: 6, allowUnionTypes: true });
  for (const file of readdirSync(folder).filter((f) => f.endsWith(".schema.json"))) ajv.addSchema(JSON.parse(readFileSync(path.join(folder, file), "utf8")));
  return (id) => {
    const validate = ajv.getSchema(id);
    if (validate === undefined) throw new Error(`no JSON Schema "${id}" in ${folder}`);
    return validate;
  };
}

/**
 * Reads one YAML file and checks it against its JSON Schema. `faults` collects what is wrong; the value is null then.
 * `root` is the folder that names in messages are relative to.
 */
export function readSeedFile<T>(root: string, file: string, validate: ValidateFunction, faults: FaultInFile[]): SeedFile<T> | null {
  const text = readFileSync(file, "utf8");
  const name = path.relative(root, file);
  const lines = (): ((at: readonly (string | number)[]) => number) => lineFinder(text);
  let value: unknown;
  try {
    value = load(text, { schema: CORE_SCHEMA }); // six times faster than `yaml`, which is asked for positions only
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    faults.push({ file: name, line: error.mark.line + 1, rule: `is not YAML: ${error.reason}` });
    return null;
  }
  if (!validate(value)) {
    const lineOf = lines();
    faults.push(...telling(validate.errors ?? []).map((e) => ({ file: name, line: lineOf(pointerPath(e.instancePath)), rule: inWords(e) })));
    return null;
  }
  return { name, value: value as T, fault: (at, rule) => ({ file: name, line: lines()(at), rule: `${pathInWords(at)}: ${rule}` }) };
}

/** Reads every YAML file of a folder, in the order of their names. */
export function readSeedFolder<T>(root: string, folder: string, validate: ValidateFunction, faults: FaultInFile[]): readonly SeedFile<T>[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith(".yaml"))
    .sort()
    .flatMap((file) => readSeedFile<T>(root, path.join(folder, file), validate, faults) ?? []);
}

/** Positions cost a second, slower reading: done only where something is wrong. */
function lineFinder(text: string): (at: readonly (string | number)[]) => number {
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter });
  return (at) => {
    for (let depth = at.length; depth >= 0; depth -= 1) {
      const node: unknown = document.getIn(at.slice(0, depth), true);
      const range = node !== null && typeof node === "object" && "range" in node ? (node.range as [number, number, number] | undefined) : undefined;
      if (range) return counter.linePos(range[0]).line;
    }
    return 1;
  };
}

const pointerPath = (pointer: string): readonly (string | number)[] =>
  pointer.split("/").slice(1).map((part) => (/^\d+$/.test(part) ? Number(part) : part.replaceAll("~1", "/").replaceAll("~0", "~")));

const pathInWords = (at: readonly (string | number)[]): string =>
  at.length === 0 ? "the file" : at.map((part, i) => (typeof part === "number" ? `[${part}]` : `${i > 0 ? "." : ""}${part}`)).join("");

/** A failed `oneOf` reports every branch; the branches' own faults say more than "must match exactly one". */
const telling = (errors: readonly ErrorObject[]): readonly ErrorObject[] => {
  const specific = errors.filter((e) => e.keyword !== "oneOf");
  return specific.length > 0 ? specific : errors;
};

function inWords(error: ErrorObject): string {
  const extra = error.keyword === "additionalProperties" ? ` ("${String(error.params.additionalProperty)}")`
    : error.keyword === "enum" ? ` (${(error.params.allowedValues as unknown[]).join(", ")})` : "";
  return `${pathInWords(pointerPath(error.instancePath))}: ${error.message ?? error.keyword}${extra}`;
}
