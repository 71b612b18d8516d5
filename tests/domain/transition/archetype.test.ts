import fc from "fast-check";
import { FEATURES, type StaffWork } from "../../../src/transition/domain/archetype-features.js";
import { archetypeFit, type ArchetypeFit } from "../../../src/transition/domain/archetype.js";
import { compileTaxonomy } from "../../../src/taxonomy/domain/compiled.js";
import { seededTaxonomy } from "../../support/taxonomy.js";

const taxonomy = compileTaxonomy(seededTaxonomy());
const NOTHING: StaffWork = {
  teams: null, besideManager: null, horizonMonths: null, movesEachQuarter: null, partnerOfSeniorLeader: null, directReports: null, week: null,
  organisation: null, people: null, mature: null, constantFires: null, ledBy: null,
};
const fit = (work: Partial<StaffWork>): ArchetypeFit => archetypeFit({ ...NOTHING, ...work }, taxonomy);

it("the features are those of the canon's four archetypes, at least one of what each does and where each does well", () => {
  const keys = taxonomy.content.archetypes.map(({ key }) => key);
  expect(keys).toEqual(["tech-lead", "architect", "solver", "right-hand"]);
  expect([...new Set(FEATURES.map(({ archetype }) => archetype))]).toEqual(keys);
  for (const key of keys) expect(new Set(FEATURES.filter(({ archetype }) => archetype === key).map(({ weight }) => weight))).toEqual(new Set([2, 1]));
});

it.each<[string, Partial<StaffWork>]>([
  ["tech-lead", { teams: 1, besideManager: true, organisation: "PRODUCT" }],
  ["architect", { teams: 5, horizonMonths: 24, organisation: "PLATFORM" }],
  ["solver", { movesEachQuarter: true, people: 200, constantFires: true }],
  ["right-hand", { partnerOfSeniorLeader: true, ledBy: "m/vp" }],
])("the %s is recognised by what the canon says of it", (key, work) => {
  const { archetype, likenesses } = fit(work);
  expect(archetype?.key).toBe(key);
  expect(likenesses[0]?.speaksFor.length).toBe(Object.keys(work).length);
});

it("none clearly: where little was told, and where two are equally near", () => {
  expect(fit({ organisation: "PRODUCT" }).archetype).toBeNull();
  expect(fit({ movesEachQuarter: true, constantFires: true, partnerOfSeniorLeader: true }).archetype).toBeNull();
});

it("large is an organisation of a director's size, 40 or more; led by a director is one led by a director or above", () => {
  const speaks = (work: Partial<StaffWork>, key: string) => fit(work).likenesses.find(({ archetype }) => archetype.key === key)!.speaksFor.length;
  expect([speaks({ people: 39 }, "solver"), speaks({ people: 40 }, "solver")]).toEqual([0, 1]);
  expect([speaks({ ledBy: "m/senior-em" }, "right-hand"), speaks({ ledBy: "m/director" }, "right-hand"), speaks({ ledBy: "m/cto" }, "right-hand")]).toEqual([0, 1, 1]);
});

it("who leads one team technically and has reports is a tech-lead manager, the known hybrid", () => {
  expect(fit({ teams: 1, directReports: 4 }).hybrid).toMatchObject({ remark: { key: "tech-lead-manager" }, text: expect.stringMatching(/4 people report to you/) });
  const manages = new Map([["coding", 30], ["people", 30], ["design-documents", 40]]);
  expect(fit({ teams: 1, week: manages }).hybrid).not.toBeNull();
  expect([fit({ teams: 1 }).hybrid, fit({ teams: 3, directReports: 4 }).hybrid]).toEqual([null, null]);
});

it("what was not told is asked for, and what contradicts counts against", () => {
  const [best] = fit({ movesEachQuarter: true }).likenesses;
  expect([best?.archetype.key, best?.likeness, best?.notTold.length]).toEqual(["solver", 0.5, 2]);
  expect(fit({ movesEachQuarter: true, constantFires: false }).likenesses[0]?.likeness).toBe(0.25);
});

it("law: likeness lies between 0 and 1, falls from first to last, and every judgement names its sources", () => {
  const maybe = fc.option(fc.boolean());
  const anyWork = fc.record({
    teams: fc.option(fc.nat(4)), besideManager: maybe, horizonMonths: fc.option(fc.nat(40)), movesEachQuarter: maybe, partnerOfSeniorLeader: maybe, directReports: fc.option(fc.nat(9)),
    week: fc.constantFrom(null, new Map([["coding", 100]])), organisation: fc.option(fc.constantFrom("PRODUCT" as const, "PLATFORM" as const, "OTHER" as const)), people: fc.option(fc.nat(90)), mature: maybe, constantFires: maybe,
    ledBy: fc.constantFrom(null, "m/em", "m/director"),
  });
  fc.assert(fc.property(anyWork, (work) => {
    const { likenesses, judgements, hybrid, archetype } = fit(work);
    const numbers = likenesses.map(({ likeness }) => likeness);
    expect(numbers).toEqual([...numbers].sort((a, b) => b - a));
    expect(numbers.every((n) => n >= 0 && n <= 1)).toBe(true);
    if (archetype !== null) expect(archetype).toBe(likenesses[0]?.archetype);
    for (const { text, basis, sources } of [...judgements, ...(hybrid ? [hybrid] : []), ...likenesses.flatMap((l) => [...l.speaksFor, ...l.speaksAgainst])]) {
      expect(text).toMatch(/^[A-Z].*\.$/);
      expect([basis, sources.length > 0, sources.every((key) => taxonomy.source(key) !== null)]).toEqual(["INFERRED", true, true]);
    }
  }));
});
