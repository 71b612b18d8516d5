import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { projectRoot } from "../../src/config.js";
import type { FaultInFile } from "../../src/database/seed-files.js";
import { contentHash } from "../../src/taxonomy/domain/compiled.js";
import { faultsOf } from "../../src/taxonomy/domain/rules.js";
import type { TaxonomyContent } from "../../src/taxonomy/domain/taxonomy.js";
import { loadTaxonomySeeds } from "../../src/taxonomy/index.js";
import { seededTaxonomy } from "../support/taxonomy.js";

const content = seededTaxonomy();
const rules = (change: Partial<TaxonomyContent>): readonly string[] => faultsOf({ ...content, ...change }).map((f) => f.rule);
const changed = <T>(list: readonly T[], change: Partial<T>): readonly T[] => list.map((item, i) => (i === 0 ? { ...item, ...change } : item));

describe("a taxonomy that does not hold together is refused", () => {
  it("the seeded one has no fault", () => {
    expect(faultsOf(content)).toEqual([]);
  });

  it.each<[string, Partial<TaxonomyContent>, string]>([
    ["two levels on one rank", { levels: changed(content.levels, { rank: 2 }) }, 'place on a track "IC 2" occurs more than once'],
    ["a rank off the axis", { levels: changed(content.levels, { rank: 7 }) }, "rank 7 lies outside the axis of track IC"],
    ["influence that shrinks", { levels: changed(content.levels, { influence: { from: "TEAM", to: "TASK" } }) }, "influence ends below where it begins"],
    ["a fact without a source", { traits: changed(content.traits, { sources: [] }) }, "names no source"],
    ["an unknown source", { traits: changed(content.traits, { sources: ["hearsay"] }) }, 'there is no source "hearsay"'],
    ["a mention of an unknown trait", { mentions: changed(content.mentions, { trait: "luck" }) }, 'there is no trait "luck"'],
    ["a score off the scale", { dimensions: changed(content.dimensions, { scores: [{ level: "ic/mid", score: 7, basis: "INFERRED", sources: ["curators"] }] }) }, "score 7 is not between 0 and 6"],
    ["a dimension without all steps", { dimensions: changed(content.dimensions, { steps: ["one"] }) }, "has 1 steps and needs 7"],
    ["a fold to nowhere", { folds: changed(content.folds, { to: "alchemy" }) }, 'there is no family "alchemy"'],
    ["a fold that makes surer", { folds: changed(content.folds, { factor: 1.1 }) }, "factor 1.1 is not between 0 and 1"],
    ["a family that says nothing of folding", { folds: content.folds.filter((f) => f.from !== "sre") }, "neither folds nor says why not"],
    ["a role of an unknown level", { roles: changed(content.roles, { toLevel: "ic/wizard" }) }, 'there is no level "ic/wizard"'],
    ["an empty span", { roles: changed(content.roles, { span: { lo: 4, hi: 4 } }) }, "the span is empty"],
    ["time that does not add up", { allocations: changed(content.allocations, { parts: [{ activity: "coding", percent: 99 }] }) }, "the percentages add up to 99 and not to 100"],
    ["a statement about nothing", { statements: [...content.statements, { ...statement("FOCUS"), key: "other", subject: "ic/wizard" }] }, 'there is no level "ic/wizard"'],
    ["a subject where none belongs", { statements: [...content.statements, { ...statement("TAKEAWAY"), key: "other", subject: "ic/mid" }] }, "TAKEAWAY is about the taxonomy as a whole and takes no subject"],
    ["a link to nowhere", { statements: [...content.statements, { ...statement("SLANG"), key: "other", refersTo: "nowhere" }] }, 'there is no level, role, family or statement "nowhere"'],
    ["a statement twice", { statements: [...content.statements, statement("GATE")] }, 'statement "GATE ic/mid above-mid-level" occurs more than once'],
    ["a tension on an unknown level", { statements: [...content.statements, { ...statement("TENSION"), key: "other", points: ["ic/wizard"] }] }, 'there is no level "ic/wizard"'],
    ["a quantity upside down", { statements: [...content.statements, { ...statement("SLANG"), key: "other", quantity: { min: 2, max: 1, unit: "YEARS" } }] }, "the quantity ends below where it begins"],
  ])("%s", (_, change, rule) => {
    expect(rules(change)).toContain(rule);
  });
});

function statement(kind: string): TaxonomyContent["statements"][number] {
  const found = content.statements.find((s) => s.kind === kind);
  if (!found) throw new Error(`no statement ${kind}`);
  return found;
}

describe("seed files", () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), "taxonomy-seeds-"));
    cpSync(path.join(projectRoot, "seeds", "taxonomy"), path.join(folder, "seeds", "taxonomy"), { recursive: true });
    cpSync(path.join(projectRoot, "seeds", "schema", "taxonomy"), path.join(folder, "seeds", "schema", "taxonomy"), { recursive: true });
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const load = (): { content: TaxonomyContent | null; faults: readonly FaultInFile[] } => {
    const faults: FaultInFile[] = [];
    return { content: loadTaxonomySeeds(folder, path.join(folder, "seeds"), faults), faults };
  };
  const edit = (file: string, from: string, to: string): number => {
    const name = path.join(folder, "seeds", "taxonomy", file);
    const text = readFileSync(name, "utf8");
    if (!text.includes(from)) throw new Error(`${file} has no "${from}"`);
    writeFileSync(name, text.replace(from, to));
    return text.slice(0, text.indexOf(from)).split("\n").length;
  };

  it("that break a rule of the content are refused with file and line", () => {
    const line = edit("fork.yaml", "coding: 60", "coding: 61");
    expect(load()).toEqual({ content: null, faults: [{ file: "seeds/taxonomy/fork.yaml", line, rule: "allocations[0]: the percentages add up to 101 and not to 100" }] });
  });

  it("that break their schema are refused with file and line", () => {
    const line = edit("archetypes.yaml", "basis: STATED", "basis: RUMOUR");
    const { content: none, faults } = load();
    expect(none).toBeNull();
    expect(faults).toEqual([{ file: "seeds/taxonomy/archetypes.yaml", line, rule: expect.stringContaining("STATED, INFERRED, ILLUSTRATIVE") }]);
  });

  it("that say something else give another hash, and the same again the same", () => {
    const before = contentHash(content);
    expect(contentHash(load().content ?? content)).toBe(before);
    edit("fork.yaml", "The Monday test", "The Tuesday test");
    expect(contentHash(load().content ?? content)).not.toBe(before);
  });
});
