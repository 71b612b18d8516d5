import { canonicalJson, contentHash } from "../../../src/ladder/domain/content-hash.js";
import type { LadderVersion, Rung } from "../../../src/ladder/domain/ladder.js";
import { buildCitation, buildMapping, buildRung, buildVersion } from "./build.js";

const disputed = buildMapping(0, 1, { citations: [buildCitation("a"), buildCitation("b")], disagreements: [{ range: { lo: 1, hi: 2 }, comment: "Not so.", citation: buildCitation("c") }] });
const novice = buildRung("Novice", { mapping: disputed, aliases: ["Beginner"], years: { min: 0, max: 2 } });
const adept = buildRung("Adept", { order: 2, mapping: buildMapping(1, 2) });
const version = buildVersion([novice, adept], { citations: [buildCitation("a"), buildCitation("b")] });
const hash = contentHash(version);

it("is 64 hexadecimal digits", () => {
  expect(hash).toMatch(/^[0-9a-f]{64}$/);
});

/** Every way in which a version can say something else. */
const changedRung = (more: Partial<Rung>): LadderVersion => ({ ...version, rungs: [{ ...novice, ...more }, adept] });
it.each<[string, LadderVersion]>([
  ["its name", { ...version, name: "Other" }],
  ["its family", { ...version, family: "general" }],
  ["whether it is complete", { ...version, complete: false }],
  ["its note", { ...version, note: "x" }],
  ["since when it holds", { ...version, effectiveOn: "2026-01-02" }],
  ["its citations", { ...version, citations: [buildCitation("a")] }],
  ["who mapped", { ...version, mappingSet: { ...version.mappingSet, author: "them" } }],
  ["when it was mapped", { ...version, mappingSet: { ...version.mappingSet, date: "2025" } }],
  ["the taxonomy it was mapped against", { ...version, mappingSet: { ...version.mappingSet, taxonomyVersion: "2" } }],
  ["a rung more", { ...version, rungs: [novice, adept, buildRung("Master", { order: 3 })] }],
  ["a rung less", { ...version, rungs: [novice] }],
  ["an order", changedRung({ order: 0 })],
  ["a track", changedRung({ track: "M" })],
  ["a code", changedRung({ code: "N" })],
  ["a title", changedRung({ title: "Newcomer" })],
  ["an alias", changedRung({ aliases: ["Rookie"] })],
  ["a scope", changedRung({ scope: "x" })],
  ["an influence", changedRung({ influence: "TEAM" })],
  ["direct reports", changedRung({ directReports: { min: 1, max: null } })],
  ["an organisation", changedRung({ organisation: { min: 1, max: null } })],
  ["years", changedRung({ years: { min: 0, max: null } })],
  ["whether it is hybrid", changedRung({ hybrid: true })],
  ["stated equivalents", changedRung({ statedEquivalents: ["x"] })],
  ["a rung's note", changedRung({ note: "x" })],
  ["competencies", changedRung({ competencies: [{ name: "Delivery", expectation: "Ships." }] })],
  ["a mapping that is gone", changedRung({ mapping: null })],
  ["a range", changedRung({ mapping: { ...disputed, range: { lo: 0, hi: 1.05 } } })],
  ["a range that is gone", changedRung({ mapping: { ...disputed, range: null } })],
  ["a confidence", changedRung({ mapping: { ...disputed, confidence: 0.71 } })],
  ["a justification", changedRung({ mapping: { ...disputed, justification: "STRUCTURAL_MATCHING" } })],
  ["a comment", changedRung({ mapping: { ...disputed, comment: "x" } })],
  ["a mapping's citations", changedRung({ mapping: { ...disputed, citations: [buildCitation("a")] } })],
  ["a disagreement", changedRung({ mapping: { ...disputed, disagreements: [] } })],
])("changes with %s", (_, other) => {
  expect(contentHash(other)).not.toBe(hash);
});

it.each<[string, LadderVersion]>([
  ["the order in which rungs and citations are listed", { ...version, rungs: [adept, novice], citations: [buildCitation("b"), buildCitation("a")] }],
  ["ids, its number and its status, which are no words of the ladder", { ...version, id: "other", number: 7, status: "RETIRED", rungs: [{ ...novice, id: "other" }, adept] }],
  ["what is said of the version rather than in it: change note, dates of publishing and retiring", { ...version, changeNote: "x", publishedAt: new Date(1), retiredAt: new Date(2) }],
])("does not change with %s", (_, other) => {
  expect(contentHash(other)).toBe(hash);
});

it("of rungs without competencies is what it was before rungs could have any", () => {
  expect(hash).toBe("be2b7fa7f3d877c56871baf94cef488e75e2a08568a49c2ad25cb4b6aab73e7b");
});

it("changes with a competency's name, text and place", () => {
  const [a, b] = [{ name: "Delivery", expectation: "Ships." }, { name: "Craft", expectation: "Tests." }];
  const said = [[a, b], [b, a], [a], [{ ...a, name: "Speed" }], [{ ...a, expectation: "Waits." }]].map((competencies) => contentHash(changedRung({ competencies })));
  expect(new Set(said).size).toBe(said.length);
});

describe("canonical JSON", () => {
  it("sorts keys by code point, at every depth, and leaves undefined out", () => {
    expect(canonicalJson({ b: [{ z: 1, a: undefined, B: null }], a: "ä\"" })).toBe('{"a":"ä\\"","b":[{"B":null,"z":1}]}');
  });
});
