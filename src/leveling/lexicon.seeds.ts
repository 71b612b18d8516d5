import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { compileSchemas, readSeedFile, readSeedFolder, SeedFaults, type FaultInFile, type SeedFile } from "../database/seed-files.js";
import { faultsOfLexicon, type Concept, type Expansion, type Language, type Lexicon, type Typical } from "./domain/lexicon.js";
import type { LevelingWeights } from "./domain/weights.js";

/** Files of concepts, in seeds/lexicon. */
const CONCEPT_FILES = ["seniority", "scope", "supervision", "horizon", "families", "professions", "further"] as const;

type ConceptFile = { readonly concepts: readonly (Omit<Concept, "typical"> & { readonly typical?: Typical | readonly Typical[] })[] };

/** The words of one language: seeds/lexicon/words/<language>.yaml. */
interface WordFile {
  readonly language: Language;
  readonly sources: readonly string[];
  readonly words: Readonly<Record<string, readonly string[]>>;
  readonly expansions?: readonly Omit<Expansion, "languages">[];
}

/**
 * Reads the lexicon from `folder` (the project's `seeds`); `root` is what file names in messages are relative to, `families` are the
 * taxonomy's. Returns null when something is wrong; what it is has been added to `faults`.
 */
export function loadLexiconSeeds(root: string, folder: string, families: ReadonlySet<string>, faults: FaultInFile[]): Lexicon | null {
  const schema = compileSchemas(path.join(folder, "schema", "lexicon"));
  const file = (name: string): string => path.join(folder, "lexicon", name);
  const before = faults.length;
  const sources = readSeedFile<{ sources: Record<string, unknown> }>(root, file("sources.yaml"), schema("sources.schema.json"), faults);
  const files = CONCEPT_FILES.flatMap((name) => readSeedFile<ConceptFile>(root, file(`${name}.yaml`), schema("concepts.schema.json"), faults) ?? []);
  const abbreviations = readSeedFile<{ expansions: readonly Expansion[] }>(root, file("abbreviations.yaml"), schema("abbreviations.schema.json"), faults);
  const words = readSeedFolder<WordFile>(root, file("words"), schema("words.schema.json"), faults);
  if (faults.length > before || sources === null || abbreviations === null) return null;

  const concepts = files.flatMap(({ value }) => value.concepts.map(({ typical, ...concept }): Concept => ({
    ...concept,
    ...(typical === undefined ? {} : { typical: "track" in typical ? [typical] : typical }),
    words: wordsOf(concept, words),
  })));
  const expansions = words.flatMap(({ value }) => (value.expansions ?? []).map((expansion): Expansion => ({ ...expansion, languages: [value.language] })));
  const lexicon: Lexicon = { concepts, expansions: [...abbreviations.value.expansions, ...expansions] };
  const wrong = faultsOfLexicon(lexicon, families);
  const keys = new Set(concepts.map((concept) => concept.key));
  for (const each of words) {
    Object.keys(each.value.words).filter((key) => !keys.has(key)).forEach((key) => faults.push(each.fault(["words", key], "no concept has this key")));
    each.value.sources.filter((key) => !Object.hasOwn(sources.value.sources, key)).forEach((key) => faults.push(each.fault(["sources"], `"${key}" is not a key of sources.yaml`)));
  }
  for (const each of files) {
    each.value.concepts.forEach((concept, i) => {
      wrong.filter((fault) => fault.key === concept.key).forEach((fault) => faults.push(each.fault(["concepts", i], fault.rule)));
      concept.sources.filter((key) => !Object.hasOwn(sources.value.sources, key)).forEach((key) => faults.push(each.fault(["concepts", i, "sources"], `"${key}" is not a key of sources.yaml`)));
    });
  }
  return faults.length > before ? null : lexicon;
}

/** A concept's words with those of the languages' own files. */
function wordsOf(concept: Pick<Concept, "key" | "words">, files: readonly SeedFile<WordFile>[]): Concept["words"] {
  const words: Partial<Record<Language, readonly string[]>> = { ...concept.words };
  for (const { value: { language, words: more } } of files) {
    const forms = Object.hasOwn(more, concept.key) ? more[concept.key] : undefined;
    if (forms !== undefined) words[language] = [...(words[language] ?? []), ...forms];
  }
  return words;
}

/** Reads the fitted weights. Fails: SeedFaults; an Error where they were never fitted. */
export function loadWeights(root: string, folder: string): LevelingWeights {
  const file = path.join(folder, "lexicon", "weights.json");
  if (!existsSync(file)) throw new Error("seeds/lexicon/weights.json is missing. Run `npm run fit`.");
  const validate = compileSchemas(path.join(folder, "schema", "lexicon"))("weights.schema.json");
  const value: unknown = JSON.parse(readFileSync(file, "utf8"));
  if (!validate(value)) {
    throw new SeedFaults((validate.errors ?? []).map((error) => ({ file: path.relative(root, file), line: 1, rule: `${error.instancePath}: ${error.message ?? error.keyword}` })));
  }
  return value as LevelingWeights;
}

/** Lexicon and weights together. Fails: SeedFaults, listing every file, line and rule. */
export function readLexicon(folder: string, families: ReadonlySet<string>): Lexicon {
  const faults: FaultInFile[] = [];
  const lexicon = loadLexiconSeeds(path.dirname(folder), folder, families, faults);
  if (lexicon === null) throw new SeedFaults(faults);
  return lexicon;
}
