import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { parse, print } from "graphql";
import { projectRoot } from "../config.js";
import { DOCUMENTS } from "../explorer/index.js";

/** A document that may be asked by its hash. */
export interface Persisted {
  /** As in `examples/what-is-google-l5-at-amazon` or `explorer/company`. */
  readonly name: string;
  readonly text: string;
  /** Whether its answer is the same for everybody without a token: it asks neither who the caller is nor what is left to them. */
  readonly isForAll: boolean;
}

const EXAMPLES = join(projectRoot, "schema", "examples");
/** Written by `npm run schema:dump`. */
const MANIFEST = join(projectRoot, "schema", "persisted.json");
const FOR_ONE = /\b(?:viewer|rateLimit)\b/;

/**
 * Documents known by their hash: those of schema/examples and those of the explorer. Nobody adds to them while the server runs, so a stranger can fill nothing.
 *
 * The hash is SHA-256, in hex, of the document as graphql-js prints it, which is what Apollo's clients send.
 */
export class PersistedDocuments {
  private readonly texts: ReadonlyMap<string, string> = new Map([
    ...readdirSync(EXAMPLES).filter((file) => file.endsWith(".graphql")).map((file) => [`examples/${basename(file, ".graphql")}`, readFileSync(join(EXAMPLES, file), "utf8")] as const),
    ...Object.entries(DOCUMENTS).map(([name, text]) => [`explorer/${name}`, text] as const),
  ]);
  /** Names by hash. */
  private readonly names = new Map(Object.entries(existsSync(MANIFEST) ? (JSON.parse(readFileSync(MANIFEST, "utf8")) as Record<string, string>) : {}));
  private readonly found = new Map<string, Persisted>();

  /** Names of their operations. */
  readonly operations: ReadonlySet<string> = new Set([...this.texts.values()].flatMap((text) => /^(?:query|mutation) (\w+)/m.exec(text)?.[1] ?? []));

  /** The document with this hash. Each is printed when first asked for: all of them would take 0.1 s. */
  find(hash: string): Persisted | undefined {
    const known = this.found.get(hash);
    if (known !== undefined) return known;
    const name = this.names.get(hash);
    const text = name === undefined ? undefined : this.printed(name);
    if (name === undefined || text === undefined || hashOf(text) !== hash) return undefined; // the manifest is older than the document
    const made = { name, text, isForAll: !FOR_ONE.test(text) };
    this.found.set(hash, made);
    return made;
  }

  /** What schema/persisted.json must hold: names by hash, sorted by name. */
  manifest(): string {
    const names = [...this.texts.keys()].sort().map((name) => [hashOf(this.printed(name) ?? ""), name]);
    return `${JSON.stringify(Object.fromEntries(names), null, 2)}\n`;
  }

  private printed(name: string): string | undefined {
    const text = this.texts.get(name);
    return text === undefined ? undefined : print(parse(text));
  }
}

export const hashOf = (text: string): string => createHash("sha256").update(text).digest("hex");
