import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { compileSchemas, readSeedFile, type FaultInFile } from "../../../src/database/seed-files.js";
import { loadLexiconSeeds } from "../../../src/leveling/index.js";
import { LANGUAGES, type ConceptKind, type Language, type Lexicon } from "../../../src/leveling/domain/lexicon.js";
import { compileMatcher } from "../../../src/leveling/domain/matcher.js";
import { tokens } from "../../../src/leveling/domain/tokens.js";
import { FOREIGN, TEXTS, TITLES } from "./words.js";

const root = path.resolve(__dirname, "../../..");
const seeds = path.join(root, "seeds");
const OTHERS = LANGUAGES.filter((language) => language !== "en");
const TITLE_KINDS: ReadonlySet<ConceptKind> = new Set(["SENIORITY", "TRACK", "FAMILY", "PROFESSION"]);

/** Every family that a concept may name. */
function families(): ReadonlySet<string> {
  const faults: FaultInFile[] = [];
  const validate = compileSchemas(path.join(seeds, "schema", "lexicon"))("concepts.schema.json");
  const file = readSeedFile<{ concepts: { family?: string }[] }>(root, path.join(seeds, "lexicon", "families.yaml"), validate, faults);
  return new Set(file?.value.concepts.flatMap(({ family }) => family ?? []));
}

function read(folder = seeds): { lexicon: Lexicon | null; faults: FaultInFile[] } {
  const faults: FaultInFile[] = [];
  return { lexicon: loadLexiconSeeds(path.dirname(folder), folder, families(), faults), faults };
}

const { lexicon: whole, faults: found } = read();
if (whole === null) throw new Error(JSON.stringify(found));
const lexicon = whole;
const matcher = compileMatcher(lexicon);
const matched = (title: string): readonly string[] => matcher.inTitle(title).matches.map((match) => match.concept.key);
const inText = (text: string): readonly string[] => matcher.inText(text).matches.map((match) => match.concept.key);
const folded = (form: string): string => (form.startsWith("-") ? "-" : "") + tokens(form).map((token) => token.word).join(" ");

interface Form {
  readonly language: Language;
  readonly form: string;
  readonly concept: Lexicon["concepts"][number];
}

const forms: readonly Form[] = lexicon.concepts.flatMap((concept) =>
  LANGUAGES.flatMap((language) => (concept.words[language] ?? []).map((form) => ({ language, form, concept }))));

/** Concepts that a title in any language may need. */
const CORE = [
  ..."intern apprentice graduate entry junior experienced consultant senior lead tech-lead expert supervisor team-lead".split(" "),
  ..."manager department-head division-head director technical-director vp executive chief-officer founder president".split(" "),
  ..."software software-area architect solution-architect data-architect ai-architect machine-learning machine-learning-area".split(" "),
  ..."data-engineering data-engineering-area data-science data-analysis data-analysis-area analyst security quality design product program".split(" "),
  ..."healthcare finance law education-profession sales marketing people-profession trades public-profession".split(" "),
  ..."scope-task scope-component scope-team scope-multi-team scope-department scope-business-unit scope-company scope-industry".split(" "),
  ..."supervised independent-work mentors ambiguity sets-direction authority manages-people manages-managers manages-leaders".split(" "),
  ..."horizon-days horizon-weeks horizon-quarter horizon-year horizon-years".split(" "),
];

describe("the lexicon's words", () => {
  test("keep to their schema, one file per language, each named after it", () => {
    expect(found).toEqual([]);
    expect(readdirSync(path.join(seeds, "lexicon", "words")).sort()).toEqual(OTHERS.map((language) => `${language}.yaml`).sort());
    for (const language of OTHERS) expect(readFileSync(path.join(seeds, "lexicon", "words", `${language}.yaml`), "utf8")).toContain(`\nlanguage: ${language}\n`);
  });

  test("belong to one concept: where two claim the same form, in whatever language, both say that it is ambiguous", () => {
    const owners = new Map<string, Map<string, Form>>();
    for (const form of forms) {
      const key = `${TITLE_KINDS.has(form.concept.kind) ? "title" : "text"}: ${folded(form.form)}`;
      owners.set(key, (owners.get(key) ?? new Map<string, Form>()).set(form.concept.key, form));
    }
    const claimed = [...owners].filter(([, by]) => by.size > 1 && [...by.values()].some((form) => form.concept.ambiguous === undefined));
    expect(claimed.map(([form, by]) => `${form} (${[...by.keys()].join(", ")})`)).toEqual([]);
  });

  test.each(OTHERS)("say every core concept: %s", (language) => {
    const said = new Set(forms.filter((form) => form.language === language).map((form) => form.concept.key));
    expect(CORE.filter((key) => !said.has(key))).toEqual([]);
  });

  test.each(OTHERS)("are found when they stand alone, endings when something stands before them: %s", (language) => {
    const lost = forms.filter(({ language: of, form, concept }) => {
      if (of !== language) return false;
      const text = form.startsWith("-") ? `Zzz${form.slice(1)}` : `Zzz, ${form}`; // a part of its own: some count only there
      return !(TITLE_KINDS.has(concept.kind) ? matched(text) : inText(text)).includes(concept.key);
    });
    expect(lost.map(({ form, concept }) => `${form} (${concept.key})`)).toEqual([]);
  });

  test("name a concept that exists; a fault tells the file and the line", () => {
    const folder = path.join(mkdtempSync(path.join(tmpdir(), "lexicon-")), "seeds");
    try {
      for (const part of ["lexicon", "schema/lexicon"]) cpSync(path.join(seeds, part), path.join(folder, part), { recursive: true });
      const file = path.join(folder, "lexicon", "words", "nl.yaml");
      const lines = readFileSync(file, "utf8").split("\n");
      const at = lines.indexOf("words:") + 1;
      writeFileSync(file, [...lines.slice(0, at), "  no-such-concept: [onzin]", ...lines.slice(at)].join("\n"));
      const { lexicon: none, faults } = read(folder);
      expect(none).toBeNull();
      expect(faults).toEqual([{ file: path.join("seeds", "lexicon", "words", "nl.yaml"), line: at + 1, rule: "words.no-such-concept: no concept has this key" }]);
    } finally {
      rmSync(path.dirname(folder), { recursive: true });
    }
  });
});

describe("titles in many languages", () => {
  test.each(TITLES)("%s: %s is %s", (_, title, keys) => {
    expect([...matched(title)].sort()).toEqual(keys.split(" ").sort());
  });

  test.each(FOREIGN)("%s: %s is no %s", (_, title, keys) => {
    expect(matched(title).filter((key) => keys.split(" ").includes(key))).toEqual([]);
  });

  test.each(TEXTS)("%s: the text “%s” says %s", (_, text, keys) => {
    expect([...inText(text)].sort()).toEqual(keys.split(" ").sort());
  });
});
