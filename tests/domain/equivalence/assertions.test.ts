import type { PublishedAssertion, RungPointer } from "../../../src/equivalence/domain/published-crosswalk.js";
import { assertionsFor } from "../../../src/equivalence/evidence.js";
import { place, type Ladder, type PublishedCompany } from "../../../src/ladder/domain/ladder.js";
import { companyOfSeed, versionOfSeed, type CompanySeed } from "../../../src/ladder/domain/seed.js";
import type { Citation } from "../../../src/shared/source.js";

const cite = (group: string): Citation => ({ id: `cit_${group}`, title: `Table of ${group} (a copy)`, url: null, kind: "SECONDARY", group, date: null, collected: "2026-01", licence: null, commit: null, note: null });
/** A company with rungs L1 to L3, each resting on its own page, and on `also`; `against` disagrees about each. */
function company(slug: string, { also = [], against = [] }: { also?: readonly string[]; against?: readonly string[] } = {}): PublishedCompany {
  const groups = [`${slug}-page`, ...also, ...against];
  const mapping = (lo: number) => ({
    lo, hi: lo + 1, confidence: 0.7, justification: "MANUAL_MAPPING_CURATION" as const, comment: "Because.", sources: [`${slug}-page`, ...also],
    disagreements: against.map((source) => ({ lo: lo + 1, hi: lo + 2, comment: "Higher.", source })),
  });
  const seed: CompanySeed = {
    slug, name: slug, kind: "COMPANY", description: "A company.", sources: Object.fromEntries(groups.map((group) => [group, cite(group)])),
    ladders: [{ slug: "eng", name: "Engineering", family: "software", main: true, complete: true, sources: [`${slug}-page`], rungs: [1, 2, 3].map((n) => ({ order: n, code: `L${n}`, title: `Engineer ${n}`, track: "IC" as const, mapping: mapping(n) })) }],
  };
  const identity = { id: `lad_${slug}`, slug: "eng", isMain: true, company: companyOfSeed(seed) };
  const version = versionOfSeed(seed, seed.ladders[0]!, { number: 1, author: "a test", taxonomyVersion: "1", changeNote: "first", publishedAt: new Date(0) });
  return { company: identity.company, ladders: [{ ...identity, name: version.name, family: version.family, visibility: "LISTED", version: place(version, identity) } satisfies Ladder] };
}
const cell = (slug: string, printed: string, ...codes: readonly string[]): PublishedAssertion["cells"][number] =>
  ({ organisation: slug, company: slug, printed, rungs: codes.map((code): RungPointer => ({ ladder: "eng", track: "IC", code })) });
const row = (cells: PublishedAssertion["cells"], rest: Partial<PublishedAssertion> = {}): PublishedAssertion =>
  ({ id: "asr_x", crosswalk: "table", citation: cite("table"), prior: 0.5, assembled: false, label: null, holds: true, note: null, cells, ...rest });
const rung = (of: PublishedCompany, code: string) => of.ladders[0]!.version.rungs.find((r) => r.code === code)!;

const [acme, bolt] = [company("acme"), company("bolt")];
const pair = row([cell("acme", "L2", "L2"), cell("bolt", "L2-L3", "L2", "L3")]);

test("a row that names our rung is about theirs, with its source by a short name", () => {
  expect(assertionsFor(rung(acme, "L2"), bolt, [pair])).toMatchObject([{ group: "table", label: '"Table of table"', prior: 0.5, holds: true, rungIds: [rung(bolt, "L2").id, rung(bolt, "L3").id], openEnded: false, weighed: false }]);
  expect(assertionsFor(rung(bolt, "L3"), acme, [pair])).toMatchObject([{ rungIds: [rung(acme, "L2").id] }]);
  expect(assertionsFor(rung(acme, "L1"), bolt, [pair])).toEqual([]);
  expect(assertionsFor(rung(acme, "L2"), company("other"), [pair])).toEqual([]);
});

test("of an open-ended cell of ours only the first rung is put beside theirs", () => {
  const open = row([cell("acme", "L2+", "L2", "L3"), cell("bolt", "L2", "L2")]);
  expect(assertionsFor(rung(acme, "L2"), bolt, [open])).toHaveLength(1);
  expect(assertionsFor(rung(acme, "L3"), bolt, [open])).toEqual([]);
});

test("an open-ended cell of theirs is marked as one", () => {
  expect(assertionsFor(rung(acme, "L2"), bolt, [row([cell("acme", "L2", "L2"), cell("bolt", "L2+", "L2", "L3")])])).toMatchObject([{ openEnded: true }]);
});

test("a source that one of the mappings rests on is no news where it agrees, and is where it says that they differ", () => {
  const [resting, target] = [company("acme", { also: ["table"] }), company("bolt", { also: ["table"] })];
  expect(assertionsFor(rung(resting, "L2"), bolt, [pair])).toEqual([]);
  expect(assertionsFor(rung(acme, "L2"), target, [pair])).toEqual([]);
  expect(assertionsFor(rung(resting, "L2"), bolt, [row(pair.cells, { holds: false })])).toHaveLength(1);
});

test("a source that a mapping records as disagreeing is marked as weighed", () => {
  const [doubted, target] = [company("acme", { against: ["table"] }), company("bolt", { against: ["table"] })];
  expect(assertionsFor(rung(doubted, "L2"), bolt, [pair])).toMatchObject([{ weighed: true }]);
  expect(assertionsFor(rung(acme, "L2"), target, [pair])).toMatchObject([{ weighed: true }]);
});
