import { ladderIdOf, versionIdOf } from "../../src/ladder/domain/ids.js";
import { serve } from "../support/asked-server.js";
import { company, ladder, mapping, rung, SeedFolder } from "../support/seed-folder.js";
import { Served } from "../support/served.js";

const DIFF = `query Q($from: ID!, $to: ID!) { ladderDiff(input: { from: $from, to: $to }) {
  relation identical summary unchanged from { number ladder { slug } } to { number company { slug } } versionChanges { field from to }
  changes { kinds matchedBy shift text from { title version { number } company { slug } } to { title version { number } } fields { field from to } } added: changes(kind: ADDED) { to { title } } } }`;
interface Diff { readonly relation: string; readonly identical: boolean; readonly summary: readonly string[]; readonly changes: readonly object[]; readonly added: readonly object[]; readonly unchanged: number }

const id = (slug: string, number: number): string => versionIdOf(ladderIdOf(slug, "engineering"), number);
const main = (...rungs: readonly object[]): object => ({ ladders: [ladder("engineering", { main: true, rungs })] });

let folder: SeedFolder;
let served: Served;
beforeAll(async () => {
  folder = new SeedFolder(company("acme", main(rung(1, "Novice"), rung(2, "Adept"))), company("zeta", main(rung(1, "Novice"), rung(2, "Chief"))), company("gone"),
    company("holed", main(rung(1, "Novice"), rung(2, "Master", { mapping: mapping(2, 3) }))));
  served = await Served.start(folder);
  folder.companies(
    company("acme", main(rung(1, "Novice"), rung(2, "Adept", { mapping: mapping(1, 2.5), aliases: ["Second"] }), rung(3, "Master", { mapping: mapping(2.5, 4) }))),
    company("gone", { ladders: [] }),
  );
  await served.seed(folder, new Date("2026-07-01"));
});
afterAll(async () => {
  await served.stop();
  folder.delete();
});
const ask = async (from: string, to: string): Promise<Diff> => (await served.ask<{ ladderDiff: Diff }>(DIFF, { from, to })).ladderDiff;

it("two versions of a ladder: what was added, remapped and changed, with both rungs and in words", async () => {
  expect(await ask(id("acme", 1), id("acme", 2))).toEqual({
    relation: "SAME_LADDER", identical: false, unchanged: 1, from: { number: 1, ladder: { slug: "engineering" } }, to: { number: 2, company: { slug: "acme" } }, versionChanges: [],
    summary: [expect.stringMatching(/^Version 2 of .* against version 1: 1 rung added, 1 moved on the axis, 1 changed in other ways and 1 the same\.$/), 'Added: "Master".', 'Moved on the axis: "Adept" from 1–2 to 1–2.5.', 'Changed in other ways: "Adept".'],
    changes: [
      {
        kinds: ["REMAPPED", "CHANGED"], matchedBy: "TITLE", shift: 0.25, text: expect.stringMatching(/^"Adept" went from 1–2 to 1–2\.5 on the axis \(0\.25 levels up\) and changed in aliases\.$/),
        from: { title: "Adept", version: { number: 1 }, company: { slug: "acme" } }, to: { title: "Adept", version: { number: 2 } },
        fields: [{ field: "ALIASES", from: null, to: "Second" }, { field: "RANGE", from: "1–2", to: "1–2.5" }],
      },
      { kinds: ["ADDED"], matchedBy: null, shift: null, text: expect.stringMatching(/added/), from: null, to: { title: "Master", version: { number: 2 } }, fields: [] },
    ],
    added: [{ to: { title: "Master" } }],
  });
});

it("the other way round, what was added is removed", async () => {
  expect(await ask(id("acme", 2), id("acme", 1))).toMatchObject({ added: [], changes: [{ shift: -0.25 }, { kinds: ["REMOVED"], from: { title: "Master" }, to: null }] });
});

it("a version against itself: nothing differs", async () => {
  expect(await ask(id("acme", 2), id("acme", 2))).toMatchObject({ relation: "SAME_VERSION", identical: true, changes: [], unchanged: 3 });
});

it("ladders of two companies are told apart as such", async () => {
  expect(await ask(id("acme", 1), id("zeta", 1))).toMatchObject({ relation: "TWO_COMPANIES", changes: [{}, {}], summary: expect.arrayContaining([expect.stringMatching(/does not make them equals/)]) });
});

it("a retired ladder's versions are still compared", async () => {
  const { ladderDiff } = await served.ask<{ ladderDiff: object }>(DIFF, { from: id("gone", 1), to: id("acme", 1) });
  expect(ladderDiff).toMatchObject({ relation: "TWO_COMPANIES", from: { number: 1, ladder: null } });
});

it("makes no SQL statement when both are in memory", async () => {
  await ask(id("acme", 2), id("zeta", 1));
  expect(await served.counting(() => ask(id("acme", 2), id("zeta", 1)))).toBe(0);
});

it.each([
  ["nobody's id", "to", `ver_${"a".repeat(20)}`],
  ["another thing's id", "from", ladderIdOf("acme", "engineering")],
  ["a version that was never published", "to", id("acme", 3)],
  ["an empty id", "from", ""],
  ["words", "to", "the newest"],
])("%s is an error that names the field and where ids come from", async (_what, field, wrong) => {
  const fault = await served.fault(DIFF, { from: id("acme", 1), to: id("acme", 2), [field]: wrong });
  expect(fault).toMatchObject({ message: expect.stringMatching(new RegExp(`^input\\.${field}: .*ver_`)), path: ["ladderDiff"], extensions: { code: "UNKNOWN_VERSION", details: { field: `input.${field}`, id: wrong } } });
});

it("a draft is as unknown as what does not exist: the same words, as many statements", async () => {
  const statements: string[] = [];
  const seeded = await serve({ onStatement: (sql) => statements.push(sql) });
  const [known, draft, nobody] = [versionIdOf(ladderIdOf("google", "software-engineering"), 1), `ver_${"d".repeat(20)}`, `ver_${"e".repeat(20)}`];
  await seeded.dataSource.query(
    `insert into ladder_version (id, ladder_id, number, status, name, family, complete, change_note, effective_on)
       select $1, ladder_id, 9, 'DRAFT', name, family, complete, '', effective_on from ladder_version where id = $2`, [draft, known]);
  await seeded.ask(DIFF, { from: known, to: known });
  const told = async (to: string): Promise<object> => {
    statements.length = 0;
    const [error] = (await seeded.ask(DIFF, { from: known, to })).errors;
    return { code: error?.extensions.code, message: error?.message.replace(to, "…"), statements: statements.filter((sql) => !sql.startsWith("/* epoch */")).length };
  };
  const [ofDraft, ofNobody] = [await told(draft), await told(nobody)];
  await seeded.close();
  expect(ofDraft).toMatchObject({ code: "UNKNOWN_VERSION" });
  expect(ofDraft).toEqual(ofNobody);
});

it("what is wrong with a version is told with the rungs concerned, gravest first, of past versions too", async () => {
  const LINT = "lint { code severity message fix rungs { title version { number } } }";
  const titles = (...names: readonly string[]): readonly object[] => names.map((title) => expect.objectContaining({ title }) as object);
  const missing = { code: "MISSING_SCOPE", severity: "ADVICE", message: expect.stringMatching(/^No rung says/), fix: expect.stringMatching(/scope/) };
  const { company: acme } = await served.ask<{ company: object }>(`{ company(slug: "acme") { ladders { version { ${LINT} } } } }`);
  expect(acme).toEqual({ ladders: [{ version: { lint: [{ ...missing, rungs: titles("Novice", "Adept", "Master") }] } }] });
  const { node } = await served.ask<{ node: object }>(`query Q($id: ID!) { node(id: $id) { ... on LadderVersion { ${LINT} } } }`, { id: id("holed", 1) });
  expect(node).toEqual({ lint: [{ code: "GAP", severity: "WARNING", message: expect.stringMatching(/1–2/), fix: expect.any(String), rungs: titles("Novice", "Master") }, { ...missing, rungs: titles("Novice", "Master") }] });
});
