import { skosPredicate, sssomOf } from "../../../src/ladder/domain/sssom.js";
import { JUSTIFICATIONS } from "../../../src/ladder/domain/mapping.js";
import type { Rung } from "../../../src/ladder/domain/ladder.js";
import { sssomText } from "../../../src/ladder/exports.js";
import { seededWorld } from "../../support/seeded.js";
import { readSssom, sssomFaults, type SssomSet } from "../../support/sssom.js";
import { buildCitation, buildMapping, buildPublished, buildRung } from "./build.js";

const { taxonomy, companies } = seededWorld();
const textOf = (...rungs: readonly Rung[]): string => sssomText(sssomOf([buildPublished({ software: rungs })], taxonomy, { part: "acme", title: "Acme" }));
const setOf = (...rungs: readonly Rung[]): SssomSet => readSssom(textOf(...rungs));
const rungAt = (lo: number, hi: number, more: Partial<Rung> = {}): Rung => buildRung("Engineer", { id: "rng_a", mapping: buildMapping(lo, hi), ...more });

describe("mappings as SSSOM/TSV", () => {
  const all = sssomText(sssomOf(companies, taxonomy, { part: null, title: "All" }));

  it("keep the standard's rules, for all seeded companies together and each alone", () => {
    expect(sssomFaults(all)).toEqual([]);
    for (const company of companies) {
      const text = sssomText(sssomOf([company], taxonomy, { part: company.company.slug, title: company.company.name }));
      if (company.ladders.length > 0) expect({ company: company.company.slug, faults: sssomFaults(text) }).toEqual({ company: company.company.slug, faults: [] });
    }
  });

  it("keep them whatever stands in a title, an author or an address", () => {
    const odd = 'a "b"\t|c\\d\r\n#e: =1';
    const mapping = buildMapping(0, 1, { author: odd, comment: odd, date: "2026-03-04", citations: [buildCitation("x", { url: "https://a.example/?a|b" }), buildCitation("y", { url: "no address" })] });
    const text = textOf(rungAt(0, 1, { title: odd, mapping }), rungAt(1, 2, { id: "rng_b" }));
    expect(sssomFaults(text)).toEqual([]);
    expect(readSssom(text).mappings[0]).toMatchObject({ subject_label: 'Acme a "b" |c\\d #e: =1', author_label: 'a "b" \\|c\\\\d #e: =1', mapping_date: "2026-03-04", see_also: "https://a.example/?a%7Cb" });
  });

  it("have one row for each canonical level of the track that the range overlaps, with the whole range in each", () => {
    const rows = setOf(rungAt(2.5, 4.1, { track: "M" })).mappings;
    expect(rows.map(({ object_id, predicate_id, similarity_score, ext_lo, ext_hi }) => [object_id, predicate_id, similarity_score, ext_lo, ext_hi])).toEqual([
      ["ollevel:m/director", "skos:closeMatch", "0.04", "2.5", "4.1"], ["ollevel:m/em", "skos:closeMatch", "0.238", "2.5", "4.1"], ["ollevel:m/senior-em", "skos:narrowMatch", "0.625", "2.5", "4.1"],
    ]);
  });

  it("have a row for every seeded rung that is mapped, and none for others", () => {
    const mapped = companies.flatMap(({ ladders }) => ladders.flatMap(({ version }) => version.rungs.filter(({ mapping }) => mapping !== null).map(({ id }) => `olrung:${id}`)));
    expect(new Set(readSssom(all).mappings.map(({ subject_id }) => subject_id))).toEqual(new Set(mapped));
    expect(setOf(buildRung("New"))).toMatchObject({ columns: ["subject_id", "predicate_id", "object_id", "mapping_justification"], mappings: [] });
  });

  it("say of a rung that fits nothing that no term was found, without a range", () => {
    const unfit = rungAt(0, 1, { mapping: buildMapping(0, 1, { range: null }) });
    const [row] = setOf(unfit).mappings;
    expect(sssomFaults(textOf(unfit))).toEqual([]);
    expect(row).toMatchObject({ object_id: "sssom:NoTermFound" });
    expect(row).not.toHaveProperty("ext_lo");
  });

  it.each(JUSTIFICATIONS)("have a term of SEMAPV for %s", (justification) => {
    expect(sssomFaults(textOf(rungAt(0, 1, { mapping: buildMapping(0, 1, { justification }) })))).toEqual([]);
  });

  it("leave out a date that is not a whole day, which the standard does not have", () => {
    expect(setOf(rungAt(0, 1, { mapping: buildMapping(0, 1, { date: "2026-03" }) })).metadata).not.toHaveProperty("mapping_date");
  });
});

describe("a range and a band in SKOS", () => {
  const band = { lo: 2, hi: 3 };
  it.each([
    ["the same", { lo: 2, hi: 3 }, "skos:exactMatch"],
    ["almost the same", { lo: 2.05, hi: 3 }, "skos:broadMatch"],
    ["inside the band, which is broader", { lo: 2.2, hi: 2.6 }, "skos:broadMatch"],
    ["around the band, which is narrower", { lo: 1.5, hi: 3 }, "skos:narrowMatch"],
    ["across an edge", { lo: 2.5, hi: 3.5 }, "skos:closeMatch"],
  ])("%s", (_, range, predicate) => {
    expect(skosPredicate(range, band)).toBe(predicate);
  });
});

describe("the check of these tests", () => {
  const good = textOf(rungAt(0, 1), rungAt(1, 2.5, { id: "rng_b" }));
  it.each([
    ["an unknown column", good.replace("\tcomment", "\tremark").replace("subject_category", "subject_kind"), "columns"],
    ["an undeclared prefix", good.replace("ollevel:ic/mid", "level:ic/mid"), "declared prefix"],
    ["a justification that SEMAPV does not have", good.replace("semapv:ManualMappingCuration", "semapv:Guess"), "justification"],
    ["a confidence above 1", good.replace("\t0.7\t", "\t7\t"), "confidence"],
    ["an extension that is not declared", good.replace("slot_name: ext_lo", "slot_name: ext_low"), "columns"],
    ["a set without a licence", good.replace(/#license.*\n/, ""), "license"],
    ["rows out of order", good.replace(/(olrung:rng_a.*\n)((?:olrung:rng_b.*\n)+)/, "$2$1"), "sorted"],
  ])("finds %s", (_, bad, fault) => {
    expect(sssomFaults(good)).toEqual([]);
    expect(sssomFaults(bad).join()).toContain(fault);
  });
});
