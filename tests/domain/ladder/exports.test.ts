import { readFileSync } from "node:fs";
import path from "node:path";
import { Ajv } from "ajv";
import fc from "fast-check";
import { load } from "js-yaml";
import { parse } from "yaml";
import { COLUMNS, rowsOf } from "../../../src/ladder/domain/export-columns.js";
import { documentOf, saidBy, type LadderDocument, type Written } from "../../../src/ladder/domain/ladder-document.js";
import { MAPPING_STATES } from "../../../src/ladder/domain/ladder.js";
import { JUSTIFICATIONS } from "../../../src/ladder/domain/mapping.js";
import { written } from "../../../src/ladder/exports.js";
import { documentOfCsv } from "../../support/ladder-table.js";
import { seededWorld } from "../../support/seeded.js";
import { buildCitation, buildMapping, buildRung, buildVersion } from "./build.js";

const root = path.join(__dirname, "../../..");
const schema = JSON.parse(readFileSync(path.join(root, "schema/ladder-document.schema.json"), "utf8")) as object;
const fits = new Ajv({ allErrors: true }).compile(schema);

const ACME = { slug: "acme", name: "Acme" };
const seeded = seededWorld().companies.filter(({ ladders }) => ladders.length > 0).map(({ company, ladders }) => documentOf(company, ladders.map(({ slug, isMain, version }) => ({ slug, main: isMain, version }))));
const read: Readonly<Record<string, (file: string) => unknown>> = { json: (file) => saidBy(JSON.parse(file) as LadderDocument), yaml: (file) => saidBy(parse(file) as LadderDocument), csv: documentOfCsv };

/** Texts as people write them and as nobody should: quotes, line ends, separators, formulas. Cells lose nothing but the empty text. */
const text = fc.oneof(fc.string({ unit: "grapheme", minLength: 1, maxLength: 12 }), fc.constantFrom('a "b"', "a,b;c\td", "one\r\ntwo\nthree", "one\ntwo", "=1+1", "'=1", "yes", "2026-11-01", "null", "1e3", "# x", "a | b", "- x"))
  .map((given) => given.toWellFormed().replaceAll("\u0000", "") || "x");
const trimmed = text.map((given) => given.trim() || "x");
const some = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null });
const count = some(fc.record({ min: fc.nat(50), max: some(fc.integer({ min: 50, max: 99 })) }));
const mapping = fc.record({ confidence: fc.double({ min: 0, max: 1, noNaN: true }), justification: fc.constantFrom(...JUSTIFICATIONS), comment: text, cited: fc.nat(2), state: fc.constantFrom(...MAPPING_STATES), author: fc.constantFrom("us", "=them"), date: fc.constantFrom("2026", "2026-03-04"), range: some(fc.record({ lo: fc.nat(40), wide: fc.integer({ min: 1, max: 60 }) })) })
  .map(({ range, cited, ...more }) => buildMapping(0, 1, {
    ...more, range: range && { lo: range.lo / 20, hi: (range.lo + range.wide) / 20 }, citations: [buildCitation("a", { title: "The page" }), buildCitation("b", { title: "The page", url: "https://a.example/?x=1,2" })].slice(0, cited),
    disagreements: cited < 2 ? [] : [{ range: { lo: 1, hi: 2 }, comment: 'says "no", twice', citation: buildCitation("c", { title: "別の表" }) }],
  }));
const competencies = fc.array(fc.record({ name: trimmed.map((given) => given.replace(/\s/g, " ")), expectation: trimmed.map((given) => given.replaceAll("\r", "")) }), { maxLength: 2 });
const rung = fc.record({
  order: fc.nat(9), track: fc.constantFrom("IC" as const, "M" as const), code: some(text), aliases: fc.array(trimmed, { maxLength: 3 }), scope: some(text), influence: some(fc.constantFrom("TEAM" as const, "COMPANY" as const)),
  directReports: count, organisation: count, years: count, hybrid: fc.boolean(), statedEquivalents: fc.array(trimmed, { maxLength: 2 }), note: some(text), competencies, mapping: some(mapping),
});
const ladder = fc.tuple(fc.array(fc.tuple(text, rung), { minLength: 1, maxLength: 4 }), text, some(text), fc.boolean())
  .map(([rungs, name, note, complete]) => buildVersion(rungs.map(([title, more]) => buildRung(title, more)), { name, note, complete, citations: [buildCitation("d", { note: "x, y" })] }));
const company = fc.array(ladder, { minLength: 1, maxLength: 2 }).map((versions) => documentOf(ACME, versions.map((version, i): Written => ({ slug: `ladder-${i}`, main: i === 0, version }))));

describe.each(["json", "yaml", "csv"] as const)("a ladder as %s", (format) => {
  it("says the same when it is read again, for all seeded companies", () => {
    expect(seeded.length).toBeGreaterThanOrEqual(60);
    for (const document of seeded) expect(read[format]?.(written(document, format))).toEqual(saidBy(document));
  });

  it("says the same when it is read again, whatever it says", () => {
    fc.assert(fc.property(company, (document) => { expect(read[format]?.(written(document, format))).toEqual(saidBy(document)); }), { numRuns: 150 });
  });
});

describe("a ladder as a document", () => {
  it("keeps to its JSON Schema", () => {
    for (const document of seeded) expect({ company: document.company, valid: fits(document), errors: fits.errors }).toEqual({ company: document.company, valid: true, errors: null });
    expect(fits({ ...seeded[0], surprise: 1 })).toBe(false);
  });

  it("holds each source once, under keys that differ", () => {
    const twins = buildMapping(0, 1, { citations: [buildCitation("b", { title: "The page" }), buildCitation("a", { title: "The page" })] });
    const document = documentOf(ACME, [{ slug: "one", version: buildVersion([buildRung("A", { mapping: twins }), buildRung("B", { mapping: twins })]) }]);
    expect(Object.keys(document.sources ?? {})).toEqual(["the-page", "the-page-2"]);
    expect(document.ladders[0]?.rungs[1]?.mapping?.sources).toEqual(["the-page", "the-page-2"]);
  });

  it("has the rungs of the track that was asked for, the sources of those, and no ladder that has none", () => {
    const [page, table] = ["Page", "Table"].map((title) => buildCitation(title, { title })) as [ReturnType<typeof buildCitation>, ReturnType<typeof buildCitation>];
    const both = buildVersion([buildRung("Engineer", { mapping: buildMapping(0, 1, { citations: [page] }) }), buildRung("Manager", { track: "M", mapping: buildMapping(2, 3, { citations: [table] }) })]);
    const document = documentOf(ACME, [{ slug: "both", version: both }, { slug: "one", version: buildVersion([buildRung("Analyst")]) }], "M");
    expect(document).toMatchObject({ onlyTrack: "M", ladders: [{ slug: "both", rungs: [{ title: "Manager" }] }] });
    expect(document.ladders).toHaveLength(1);
    expect(Object.keys(document.sources ?? {})).toEqual(["table"]);
  });

  it("is read by readers of YAML 1.1 too: no text becomes a date or a truth", () => {
    const document = documentOf(ACME, [{ slug: "one", version: buildVersion([buildRung("no", { code: "2026-11-01", scope: "on", note: "0o7" })]) }]);
    expect(load(written(document, "yaml"))).toEqual(document);
  });
});

describe("a ladder as CSV", () => {
  it("has one documented column for every fact of the document, and no column twice", () => {
    const names = COLUMNS.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    expect(COLUMNS.filter(({ meaning }) => meaning.length < 5)).toEqual([]);
  });

  it("has a heading and one row for each rung, each ended by CR LF", () => {
    const document = documentOf(ACME, [{ slug: "one", version: buildVersion([buildRung("A"), buildRung("B")]) }]);
    expect(written(document, "csv").split("\r\n").map((line) => line.split(",")[5])).toEqual(["title", "A", "B", undefined]);
  });

  it("guards every cell, so that a title cannot run in a spreadsheet", () => {
    const at = COLUMNS.findIndex(({ name }) => name === "title");
    const document = documentOf(ACME, [{ slug: "one", version: buildVersion([buildRung('=HYPERLINK("https://a.example")')]) }]);
    expect(rowsOf(document)[0]?.[at]).toBe('\'=HYPERLINK("https://a.example")');
  });
});

describe("a ladder as Markdown", () => {
  const lines = (title: string): readonly string[] => written(documentOf(ACME, [{ slug: "one", version: buildVersion([buildRung("Low", { order: 1 }), buildRung(title, { order: 2, code: "L2", mapping: buildMapping(1, 2) })]) }]), "md").split("\n");

  it("has a table with the highest rung first, its range and its confidence", () => {
    expect(lines("High").filter((line) => line.startsWith("|")).slice(2)).toEqual(["| L2 | High | 1 to 2 | 0.7 |  |  |  |", "|  | Low | not mapped yet |  |  |  |  |"]);
  });

  it("shows markup in a title as text, on one line", () => {
    expect(lines("a|b\n<b>*c*</b> [d](e)").find((line) => line.includes("L2"))).toBe("| L2 | a\\|b \\<b\\>\\*c\\*\\</b\\> \\[d\\](e) | 1 to 2 | 0.7 |  |  |  |");
  });

  it("tells below the table what is expected on each rung that says so", () => {
    const expecting = buildRung("High", { code: "L2", competencies: [{ name: "Delivery", expectation: "Ships\n*weekly*." }] });
    expect(written(documentOf(ACME, [{ slug: "one", version: buildVersion([buildRung("Low"), expecting]) }]), "md")).toContain("\n\n#### L2, High\n\n- **Delivery**: Ships \\*weekly\\*.\n");
  });

  it("links a source only where its address is one of the web", () => {
    const cite = (url: string): string => written(documentOf(ACME, [{ slug: "one", version: buildVersion([buildRung("A")], { citations: [buildCitation("Page", { url })] }) }]), "md");
    expect(cite("https://a.example/x y>z")).toContain("[Page](<https://a.example/x%20y%3Ez>)");
    expect(cite("javascript:alert(1)")).not.toContain("javascript");
  });
});
