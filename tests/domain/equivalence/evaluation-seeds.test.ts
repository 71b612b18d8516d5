import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { projectRoot } from "../../../src/config.js";
import type { FaultInFile } from "../../../src/database/seed-files.js";
import { evaluationInputs, readResults, resultsFile, resultsText } from "../../../src/equivalence/evaluation.seeds.js";
import { company, crosswalk, SeedFolder } from "../../support/seed-folder.js";

let folder: SeedFolder;
beforeEach(() => {
  folder = new SeedFolder(company("acme"));
  for (const made of ["evaluation", "lexicon"]) mkdirSync(path.join(folder.path, made), { recursive: true });
});
afterEach(() => folder.delete());
const read = (): { readonly faults: readonly FaultInFile[]; readonly evaluation: ReturnType<typeof readResults> } => {
  const faults: FaultInFile[] = [];
  return { evaluation: readResults(folder.path, faults), faults };
};

describe("the digest of what figures are computed from", () => {
  it.each<[string, () => void]>([
    ["a company", () => folder.companies(company("acme", { description: "Another company made up for a test." }))],
    ["a new company", () => folder.companies(company("beta"))],
    ["a crosswalk", () => folder.crosswalks(crosswalk("a-table", [{ organisation: "A", printed: "1" }]))],
    ["the lexicon", () => folder.text("lexicon/weights.json", "{}")],
    ["the labelled titles", () => folder.text("evaluation/titles.json", "{}")],
    ["the taxonomy", () => folder.text("taxonomy/more.yaml", "a: 1")],
  ])("changes with %s", (_, change) => {
    const before = evaluationInputs(folder.path);
    change();
    expect(evaluationInputs(folder.path)).not.toBe(before);
  });
  it("does not change with the figures themselves, nor with what is no seed", () => {
    const before = evaluationInputs(folder.path);
    folder.text("evaluation/results.json", "{}");
    folder.text("companies/notes.txt", "nothing");
    expect(evaluationInputs(folder.path)).toBe(before);
  });
});

describe("the file of figures", () => {
  const shipped = (): string => readFileSync(resultsFile(`${projectRoot}/seeds`), "utf8");

  it("is read as it was written", () => {
    folder.text("evaluation/results.json", shipped());
    const { evaluation, faults } = read();
    expect(faults).toEqual([]);
    expect(resultsText(evaluation!)).toBe(shipped());
  });
  it("may be missing: nothing was measured then", () => {
    expect(read()).toEqual({ evaluation: null, faults: [] });
  });
  it.each<[string, (text: string) => string, RegExp]>([
    ["is no JSON", (text) => text.slice(1), /is not JSON/],
    ["lacks a number of cases", (text) => text.replace(/"n": \d+,/, ""), /must have required property 'n'/],
    ["has a figure of no cases", (text) => text.replace(/"n": \d+,/, '"n": 0,'), /must be >= 1/],
    ["does not tell from what it was computed", (text) => text.replace(/"computedFrom": "\w+"/, '"computedFrom": ""'), /computedFrom/],
    ["tells more than it should", (text) => text.replace("{", '{ "more": 1,'), /additional properties/],
  ])("is refused, naming the file, where it %s", (_, broken, rule) => {
    writeFileSync(resultsFile(folder.path), broken(shipped()));
    const { evaluation, faults } = read();
    expect(evaluation).toBeNull();
    expect(faults[0]).toMatchObject({ file: "seeds/evaluation/results.json", rule: expect.stringMatching(rule) });
  });
});
