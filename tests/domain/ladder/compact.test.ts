import fc from "fast-check";
import { newestSource, unmappedIn, type LadderVersion, type Mapping, type Rung } from "../../../src/ladder/index.js";
import { compact, readCompact, Wholes } from "../../../src/ladder/ladder.compact.js";
import { glanceOf } from "../../../src/ladder/ladder.glance.js";
import type { Head } from "../../../src/ladder/ladder.store.js";
import { buildCitation, buildMapping, buildRung, buildVersion } from "./build.js";

const anyText = (minLength: number, maxLength: number): fc.Arbitrary<string> => fc.string({ unit: "grapheme", minLength, maxLength }).map((text) => text.replaceAll("\0", "x"));
const anyDate = fc.constantFrom("2024", "2025-03", "2026-11-20");
const anyMapping: fc.Arbitrary<Mapping> = fc.record({
  edges: fc.option(fc.tuple(fc.integer({ min: 0, max: 70 }), fc.integer({ min: 1, max: 70 }))), confidence: fc.double({ min: 0, max: 1, noNaN: true }), date: anyDate, sources: fc.array(anyDate, { maxLength: 2 }), isContested: fc.boolean(),
}).map(({ edges, confidence, date, sources, isContested }) => buildMapping(0, 1, {
  range: edges === null ? null : { lo: edges[0] / 10, hi: (edges[0] + edges[1]) / 10 }, confidence, date, citations: sources.map((dated, i) => buildCitation(`c${i}`, { date: dated })),
  disagreements: isContested ? [{ range: { lo: 1, hi: 2 }, comment: "elsewhere", citation: buildCitation("d") }] : [],
}));
const anyRung: fc.Arbitrary<Rung> = fc.record({
  title: anyText(1, 200), code: fc.option(anyText(1, 50)), aliases: fc.array(anyText(1, 60), { maxLength: 4 }), track: fc.constantFrom("IC" as const, "M" as const), order: fc.integer({ min: -5, max: 100_000 }), mapping: fc.option(anyMapping),
}).map(({ title, ...more }) => buildRung(title, more));

const COMPANY = { id: "cmp_1", slug: "some", name: "Some, größer", kind: "COMPANY", country: "DE", domain: null, description: "", aliases: [], people_min: null, people_max: null, people_as_of: null, people_basis: null, people_citation: null, origin: "CURATED", citations: [], taken_down_on: null, taken_down_reason: null, taken_down_by: null } as const;

/** Versions as ladders of one company, each with a content of its own. */
function written(versions: readonly LadderVersion[]): { readonly head: Head; readonly contents: Buffer; readonly parts: readonly Buffer[] } {
  const parts = versions.map((version, i) => Buffer.from(`${version.name} ${"x".repeat(i * 7)}`));
  const head: Head = { company: COMPANY, ladders: versions.map((version, i) => ({ id: `lad_${i}`, slug: `ladder-${i}`, isMain: i === 0, versionId: version.id, bytes: parts[i]!.length, glance: glanceOf(version) })) };
  return { head, contents: Buffer.concat(parts), parts };
}

/** What a glance tells of a rung. */
const glanced = ({ id, order, track, code, title, aliases, mapping }: Rung): object =>
  ({ id, order, track, code, title, aliases, mapping: mapping && { range: mapping.range, confidence: mapping.confidence, justification: mapping.justification, state: mapping.state, date: mapping.date, newest: newestSource(mapping) } });

it("whatever is written is read again: any texts, numbers, dates, with and without mappings, in any order", () => {
  fc.assert(fc.property(fc.array(fc.array(anyRung, { maxLength: 12 }), { maxLength: 4 }), fc.boolean(), (ladders, backwards) => {
    const versions = ladders.map((rungs, i) => buildVersion(rungs.map((rung, r) => ({ ...rung, id: `rng_${i}_${r}` })), { id: `ver_${i}`, name: `Ladder ${i}`, number: i + 1 }));
    const { head, contents, parts } = written(versions);
    const read: Buffer[] = [];
    const wholes = new Wholes(1_000, () => 1, (content) => { read.push(content); return versions[parts.findIndex((part) => part.equals(content))]!; });
    const { company, ladders: found } = readCompact(compact(head, contents), wholes);
    expect([company.slug, company.name, company.people, company.description, company.citations]).toEqual(["some", "Some, größer", null, "", []]);
    expect(found.map(({ id, slug, isMain, name }) => [id, slug, isMain, name])).toEqual(head.ladders.map(({ id, slug, isMain, glance }) => [id, slug, isMain, glance.name]));
    const order = versions.map((_, i) => i);
    for (const i of backwards ? order.reverse() : order) {
      const [here, version] = [found[i]!.version, versions[i]!];
      const rungs = backwards ? here.rungs.toReversed().map(glanced).reverse() : here.rungs.map(glanced);
      expect(rungs).toEqual(version.rungs.map(glanced));
      expect([here.number, here.family, unmappedIn(here), here.changeNote]).toEqual([version.number, version.family, version.rungs.filter(({ mapping }) => mapping === null).length, version.changeNote]);
      expect(here.rungs.map(({ mapping }) => mapping?.disagreements.length)).toEqual(version.rungs.map(({ mapping }) => mapping?.disagreements.length));
    }
    expect(read.length).toBe(versions.length);
  }), { numRuns: 200 });
});
