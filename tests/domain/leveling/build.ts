import path from "node:path";
import fc from "fast-check";
import { compileModel, loadWeights, readLexicon, type LevelingModel } from "../../../src/leveling/index.js";
import type { RungInput } from "../../../src/leveling/domain/input.js";
import type { FaultInFile } from "../../../src/database/seed-files.js";
import { compileTaxonomy, loadTaxonomySeeds } from "../../../src/taxonomy/index.js";

const root = path.resolve(__dirname, "../../..");
const folder = path.join(root, "seeds");

/** The model as it is shipped. */
export function shippedModel(): LevelingModel {
  const faults: FaultInFile[] = [];
  const content = loadTaxonomySeeds(root, folder, faults);
  if (content === null) throw new Error(JSON.stringify(faults));
  return compileModel(readLexicon(folder, new Set(content.families.map((f) => f.key))), loadWeights(root, folder), compileTaxonomy(content));
}

const WORDS = [
  "Junior", "Senior", "Staff", "Principal", "Lead", "Engineer", "Software Developer", "Architect", "Engineering Manager", "Director", "VP", "CTO", "II", "3", "Data", "Head of",
  "Teamleiter", "Ingénieur", "Ingeniero", "Gerente", "Старший", "инженер", "高级", "工程师", "シニア", "エンジニア", "部長", "Kierownik", "Ontwikkelaar", "nurse", "L5", "—", "(m/f/d)", "🙂", "",
];
const PHRASES = ["own tasks with guidance", "a component", "leads the team", "several teams", "the department", "the whole company", "манage", "チーム", "manages managers", "over two quarters", "", "zzz"];
const garbage = fc.string({ unit: "grapheme", maxLength: 30 }).map((s) => s.replaceAll("\u0000", ""));

/** Titles of mixed languages, empty ones and garbage. */
export const anyTitle: fc.Arbitrary<string> = fc.oneof({ weight: 5, arbitrary: fc.array(fc.constantFrom(...WORDS), { maxLength: 4 }).map((w) => w.join(" ")) }, { weight: 1, arbitrary: garbage });
const anyCount = fc.tuple(fc.nat(2000), fc.option(fc.nat(500))).map(([min, more]) => ({ min, max: more === null ? null : min + more }));

/** Any rung, with or without each field. */
export const anyRungInput: fc.Arbitrary<RungInput> = fc.record({
  title: anyTitle,
  code: fc.option(fc.constantFrom("L3", "M1", "62", "IC4", "")),
  scope: fc.option(fc.oneof(fc.array(fc.constantFrom(...PHRASES), { maxLength: 3 }).map((p) => p.join(", ")), garbage)),
  directReports: fc.option(anyCount), organisation: fc.option(anyCount), years: fc.option(anyCount),
  anchor: fc.option(fc.constantFrom("ic/senior", "m/director", "no/such")),
  track: fc.option(fc.constantFrom("IC" as const, "M" as const)),
}, { requiredKeys: ["title"] });

export const anyPeople = fc.option(anyCount);
/** Up to 60 rungs; `order` on all or on none. */
export const anyRungs = (maxLength = 60): fc.Arbitrary<readonly RungInput[]> =>
  fc.tuple(fc.array(anyRungInput, { maxLength }), fc.boolean()).chain(([rungs, ordered]) =>
    (ordered ? fc.array(fc.nat(12), { minLength: rungs.length, maxLength: rungs.length }).map((orders) => rungs.map((rung, i) => ({ ...rung, order: orders[i] ?? 0 }))) : fc.constant(rungs)));
