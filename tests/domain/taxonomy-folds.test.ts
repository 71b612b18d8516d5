import { compileTaxonomy } from "../../src/taxonomy/domain/compiled.js";
import { foldsFrom } from "../../src/taxonomy/domain/folds.js";
import { normalName } from "../../src/taxonomy/domain/names.js";
import type { Fold } from "../../src/taxonomy/domain/taxonomy.js";
import { seededTaxonomy } from "../support/taxonomy.js";

const fold = (from: string, to: string, factor: number): Fold => ({ from, to, factor, note: "", basis: "INFERRED", sources: ["curators"] });

describe("folds", () => {
  it("are walked one step after another, and factors multiply", () => {
    const steps = foldsFrom("a", [fold("a", "b", 0.8), fold("b", "c", 0.9)]);
    expect(steps.map((s) => [s.family, s.factor])).toEqual([["b", 0.8], ["c", 0.72]]);
  });

  it("end where a circle closes", () => {
    expect(foldsFrom("a", [fold("a", "b", 0.9), fold("b", "a", 0.9)]).map((s) => s.family)).toEqual(["b"]);
  });

  it("a family that is unknown or does not fold has none", () => {
    expect(foldsFrom("z", [fold("a", "b", 0.9)])).toEqual([]);
  });

  it.each([
    ["data-architect", [["data-engineering", 0.8], ["software", 0.72]]],
    ["ai-architect", [["machine-learning", 0.8], ["software", 0.72]]],
  ])("the %s is answered from %j", (key, expected) => {
    const taxonomy = compileTaxonomy(seededTaxonomy());
    expect(taxonomy.foldsFrom(taxonomy.role(key)?.family ?? "").map((s) => [s.family, s.factor])).toEqual(expected);
  });

  it("SRE, security, quality, data engineering and machine learning fold to software by .9; the product professions do not fold", () => {
    const taxonomy = compileTaxonomy(seededTaxonomy());
    for (const key of ["sre", "security", "quality", "data-engineering", "machine-learning"]) {
      expect(taxonomy.foldsFrom(key).map((s) => [s.family, s.factor])).toEqual([["software", 0.9]]);
    }
    for (const key of ["software", "product", "program", "design", "data-analysis"]) expect(taxonomy.foldsFrom(key)).toEqual([]);
  });
});

describe("names of levels and roles are compared", () => {
  it.each([
    ["Engineer II", "engineer-2"], ["ENGINEER  iii", "Engineer 3"], ["VP / Head of Engineering", "vp head of engineering"], ["Ingénieur Staff", "ingenieur staff"],
    ["CTO (Chief Technology Officer)", "cto chief technology officer"],
  ])("%s as %s", (a, b) => {
    expect(normalName(a)).toBe(normalName(b));
  });

  it.each([["Engineer I", "Engineer II"], ["Vi", "6"], ["Engineer", "Engineering"]])("but %s is not %s", (a, b) => {
    expect(normalName(a)).not.toBe(normalName(b));
  });
});
