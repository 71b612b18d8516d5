import fc from "fast-check";
import { citationFrom } from "../../../src/ladder/ladder.drafts.store.js";
import { importedVersion, type ImportTarget } from "../../../src/ladder/domain/import-ladder.js";
import { documentOf, saidBy, type LadderDocument, type Written } from "../../../src/ladder/domain/ladder-document.js";
import type { LadderVersion } from "../../../src/ladder/domain/ladder.js";
import { JUSTIFICATIONS } from "../../../src/ladder/domain/mapping.js";
import { written } from "../../../src/ladder/exports.js";
import { readFile, type ImportFormat } from "../../../src/ladder/imports.js";
import { citation } from "../../../src/database/citations.js";
import { seededWorld } from "../../support/seeded.js";
import { buildCitation, buildMapping, buildRung, buildVersion } from "./build.js";

const FORMATS: readonly ImportFormat[] = ["CSV", "JSON", "YAML"];
const ACME = { slug: "acme", name: "Acme" };
const target = (before: LadderVersion | null = null): ImportTarget => ({ version: { id: "ver_x", ladderId: "lad_x", number: 2 }, before, company: ACME, today: "2026-11-20", taxonomyVersion: "t2" });

/** What a document says once it went out as a file and came in again. */
function through(document: LadderDocument, format: ImportFormat): LadderDocument {
  const file = readFile(written(document, format.toLowerCase() as "csv"), format);
  expect(file.faults).toEqual([]);
  const ladders = file.ladders.map((ladder, i): Written => {
    const imported = importedVersion(ladder, i, target(), { name: ladder.name ?? "", family: ladder.family ?? "" }, (key) => citationFrom(file.sources.get(key)!));
    expect(imported.faults).toEqual([]);
    const main = document.ladders[i]?.main;
    return { slug: ladder.slug ?? "", ...(main !== undefined && { main }), version: imported.version };
  });
  return saidBy(documentOf({ slug: document.company, name: document.companyName }, ladders));
}

const seeded = seededWorld().companies.filter(({ ladders }) => ladders.length > 0).map(({ company, ladders }) => documentOf(company, ladders.map(({ slug, isMain, version }) => ({ slug, main: isMain, version }))));

/** Texts as they are kept: without space around them. */
const text = fc.oneof(fc.string({ unit: "grapheme", minLength: 1, maxLength: 12 }), fc.constantFrom('a "b"', "a,b;c\td", "one\ntwo\nthree", "=1+1", "'=1", "yes", "2026-11-01", "null", "1e3", "# x", "a | b", "- x", "62", "0.5", "true"))
  .map((given) => ["\u0000", "\uFFFD", "\r"].reduce((text, bad) => text.replaceAll(bad, ""), given.toWellFormed()).trim() || "x");
const some = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null });
const count = some(fc.record({ min: fc.nat(50), max: some(fc.integer({ min: 50, max: 99 })) }));
const cited = fc.uniqueArray(fc.constantFrom(...["The page", "The page, again", "別の表"].map((title) => citation({ ...buildCitation("x", { title, url: "https://a.example/?x=1,2", note: "says, \"so\"" }), group: "g" }))), { selector: (c) => c.id })
  .map((citations) => [...citations].sort((a, b) => (a.id < b.id ? -1 : 1)));
const range = fc.tuple(fc.integer({ min: 40, max: 119 }), fc.integer({ min: 1, max: 60 })).map(([lo, wide]) => ({ lo: lo / 20, hi: Math.min(120, lo + wide) / 20 })); // on both tracks' axes
const mapping = fc.record({
  range: some(range), confidence: fc.double({ min: 0.01, max: 1, noNaN: true }), justification: fc.constantFrom(...JUSTIFICATIONS), comment: text, citations: cited, state: fc.constantFrom("SUGGESTED" as const, "ACCEPTED" as const, "ADJUSTED" as const),
  by: fc.constantFrom({}, { author: "somebody else", date: "2026-11" }), disagreements: fc.array(fc.tuple(range, text), { maxLength: 2 }),
}).map(({ by, disagreements, ...more }) => buildMapping(0, 1, { ...more, ...by, disagreements: disagreements.map(([where, comment]) => ({ range: where, comment, citation: citation({ ...buildCitation("d"), title: "Elsewhere" }) })) }));
const line = text.map((given) => given.replaceAll("\n", " "));
const competencies = fc.uniqueArray(fc.record({ name: line, expectation: text }), { maxLength: 3, selector: ({ name }) => name });
const rung = fc.record({
  order: fc.nat(9), track: fc.constantFrom("IC" as const, "M" as const), code: some(text), aliases: fc.uniqueArray(text, { maxLength: 3 }), scope: some(text), influence: some(fc.constantFrom("TEAM" as const, "COMPANY" as const)),
  directReports: count, organisation: count, years: count, hybrid: fc.boolean(), statedEquivalents: fc.uniqueArray(text, { maxLength: 2 }), note: some(text), competencies, mapping: some(mapping),
});
const ladder = fc.tuple(fc.uniqueArray(fc.tuple(text, rung), { minLength: 1, maxLength: 5, selector: ([title, more]) => JSON.stringify([title, more.code, more.track]) }), text, some(text), fc.boolean(), cited)
  .map(([rungs, name, note, complete, citations]) => buildVersion(rungs.map(([title, more]) => buildRung(title, more)), { name, note, complete, citations }));
const company = fc.array(ladder, { minLength: 1, maxLength: 2 }).map((versions) => documentOf(ACME, versions.map((version, i): Written => ({ slug: `ladder-${i}`, main: i === 0, version }))));

describe.each(FORMATS)("an export as %s", (format) => {
  it("gives the same ladders when it is imported, for all seeded companies", () => {
    expect(seeded.length).toBeGreaterThanOrEqual(60);
    for (const document of seeded) expect(through(document, format)).toEqual(saidBy(document));
  });

  it("gives the same ladders when it is imported, whatever they say", () => {
    fc.assert(fc.property(company, (document) => { expect(through(document, format)).toEqual(saidBy(document)); }), { numRuns: 120 });
  });

  it("of a ladder that nobody mapped yet gives the same ladder", () => {
    const document = documentOf(ACME, [{ slug: "one", version: buildVersion([buildRung("A"), buildRung("B", { order: 2 })]) }]);
    expect(through(document, format)).toEqual(saidBy(document));
  });
});

describe("a file in the place of a ladder", () => {
  const before = buildVersion([buildRung("Engineer", { code: "L1", mapping: buildMapping(1, 2) }), buildRung("Senior", { code: "L2", order: 2, mapping: buildMapping(2, 3) })], { name: "Engineering", note: "Ours.", complete: false, citations: [buildCitation("page")] });
  const imported = (content: string) => {
    const file = readFile(content, "CSV");
    expect(file.faults).toEqual([]);
    return importedVersion(file.ladders[0]!, 0, target(before), { name: file.ladders[0]!.name ?? before.name, family: "software" }, () => buildCitation("page"));
  };
  const ranges = (version: LadderVersion) => version.rungs.map(({ title, mapping: m }) => [title, m?.range ?? null]);

  it("leaves the mappings of rungs that stay where it maps none, and the ladder's own facts where it does not name it", () => {
    const { version, stayed, mapped } = imported("track,code,title\nIC,L1,Engineer\nIC,L2,Senior Engineer\n");
    expect(ranges(version)).toEqual([["Engineer", { lo: 1, hi: 2 }], ["Senior Engineer", null]]);
    expect([...stayed.keys()]).toEqual([before.rungs[0]!.id]);
    expect({ mapped, note: version.note, complete: version.complete, cited: version.citations.length, set: version.mappingSet.author }).toEqual({ mapped: 0, note: "Ours.", complete: false, cited: 1, set: "us" });
  });

  it("is the whole truth of the mappings where it maps any, and of the ladder where it names it", () => {
    const { version, mapped } = imported("track,code,title,lo,hi,ladderName\nIC,L1,Engineer,,,Tech\nIC,L2,Senior,2.5,3,\n");
    expect(ranges(version)).toEqual([["Engineer", null], ["Senior", { lo: 2.5, hi: 3 }]]);
    expect(version.rungs[1]!.mapping).toMatchObject({ confidence: 0.8, justification: "MANUAL_MAPPING_CURATION", author: "Acme", date: "2026-11-20", state: "ACCEPTED" });
    expect({ mapped, note: version.note, complete: version.complete, cited: version.citations.length, taxonomy: version.mappingSet.taxonomyVersion }).toEqual({ mapped: 1, note: null, complete: true, cited: 0, taxonomy: "t2" });
  });

  it("places rungs without an order one above another, each track for itself", () => {
    expect(imported("track,title,order\nIC,A,\nIC,B,\nM,C,\nIC,D,9\nIC,E,\nM,F,\n").version.rungs.map(({ title, order }) => `${title}${order}`)).toEqual(["A1", "B2", "C1", "D9", "E10", "F2"]);
  });

  it("is refused where two rungs could not be told apart", () => {
    expect(imported("track,code,title\nIC,L1,A\nM,L1,A\nIC,L1,A\n").faults).toEqual([{ path: ["ladders", 0, "rungs", 2, "title"], rule: expect.stringMatching(/^is the same as that of an earlier rung.*rung 1 of/) }]);
  });
});
