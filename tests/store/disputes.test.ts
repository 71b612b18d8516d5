import type { DataSource } from "typeorm";
import { openDataSource } from "../../src/database/data-source.js";
import { DisputeStore, EquivalenceStore } from "../../src/equivalence/index.js";
import { DISPUTE_LIMITS, type Dispute, type DisputedRung } from "../../src/equivalence/domain/dispute.js";
import { createDatabase, type TestDatabase } from "../support/database.js";

const statements: string[] = [];
let database: TestDatabase;
let dataSource: DataSource;
let disputes: DisputeStore;
let sides: readonly DisputedRung[];
beforeAll(async () => {
  database = await createDatabase("seeded");
  dataSource = await openDataSource(database.connection, (sql) => statements.push(sql));
  disputes = new DisputeStore(dataSource);
  sides = await dataSource.query(
    `select distinct on (c.slug) c.id as "companyId", c.slug as company, v.id as "versionId", r.id as "rungId", jsonb_build_object('ladder', l.slug, 'track', r.track, 'code', r.code) as pointer
       from company c join ladder l on l.company_id = c.id and l.is_main join ladder_version v on v.id = l.current_version_id join rung r on r.version_id = v.id and r.code is not null
      where c.slug in ('google', 'amazon', 'microsoft') order by c.slug, r.ord`);
});
afterAll(async () => {
  await dataSource.destroy();
  await database.drop();
});

const wanted = (from = 0, to = 1, change: Partial<Dispute> = {}): Omit<Dispute, "id" | "decisions"> =>
  ({ claim: "NOT_EQUIVALENT", from: sides[from]!, to: sides[to]!, reason: "Theirs leads teams.", sourceUrl: null, raisedOn: "2026-11-20", ...change });
const decide = (dispute: Dispute, parties: readonly (string | null)[]): Promise<void> =>
  disputes.decide(dispute, parties, { outcome: "UPHELD", note: "So it is.", decidedOn: "2026-11-21" }, async () => undefined);
const reread = async (id: string): Promise<Dispute> => (await disputes.byIds([id], null))[0]!;
const counted = async (work: () => Promise<unknown>): Promise<number> => { statements.length = 0; await work(); return statements.length; };

it("what is stored is read back, and the same open dispute again is the one that is there, from either side, also when many come at once", async () => {
  const one = await disputes.raise(wanted());
  expect(await reread(one.id)).toEqual({ ...wanted(), id: expect.stringMatching(/^dsp_[a-z2-7]{20}$/) as string, decisions: [] });
  const same = wanted(1, 0, { reason: "Other words.", raisedOn: "2026-11-30" });
  expect((await disputes.raise(same)).id).toBe(one.id);
  expect((await disputes.raise({ ...same, claim: "EQUIVALENT" })).id).not.toBe(one.id);
  await decide(one, [null]);
  await Promise.all([1, 2, 3, 4].map(() => dataSource.query("select pg_sleep(0.1)"))); // so that all four have a connection
  const again = await Promise.all([1, 2, 3, 4].map(() => disputes.raise(same)));
  expect(new Set(again.map(({ id }) => id)).size).toBe(1);
  expect(again[0]!.id).not.toBe(one.id);
});

it("a decision is there once for each party, with what belongs to it, or not at all", async () => {
  const one = await disputes.raise(wanted(1, 2));
  const [company, epoch] = [one.from.companyId, async () => (await dataSource.query<{ value: string }[]>("select value from epoch"))[0]!.value];
  await decide(one, [company]);
  const before = await epoch();
  await expect(decide(one, [null, company])).rejects.toMatchObject({ code: "ALREADY_DECIDED" });
  await expect(disputes.decide(one, [null], { outcome: "UPHELD", note: "x", decidedOn: "2026-11-21" }, () => Promise.reject(new Error("not recorded")))).rejects.toThrow("not recorded");
  expect(await epoch()).toBe(before);
  await decide(one, [null]);
  expect((await reread(one.id)).decisions).toEqual([
    { ordinal: expect.any(Number) as number, company: { id: company, slug: one.from.company, name: expect.any(String) as string }, outcome: "UPHELD", note: "So it is.", decidedOn: "2026-11-21" },
    expect.objectContaining({ company: null }),
  ]);
  const told: { company_id: string }[] = await dataSource.query("select company_id from publication where epoch > $1", [before]);
  expect(told.map((row) => row.company_id).sort()).toEqual([one.from.companyId, one.to.companyId].sort());
});

it("open ones are for those concerned; all come newest first, page by page, one statement each", async () => {
  const [company, other, third] = sides.map(({ companyId }) => companyId) as [string, string, string];
  const open = await disputes.raise(wanted(0, 2));
  const page = (seenBy: readonly string[] | null, state: "OPEN" | "DECIDED" | null = null) => disputes.page({ companyId: company, state, seenBy }, { first: 100, after: null });
  const ids = async (...args: Parameters<typeof page>): Promise<readonly string[]> => (await page(...args)).items.map(({ value }) => value.id);
  for (const seenBy of [null, [company], [third]]) expect(await ids(seenBy)).toContain(open.id);
  for (const seenBy of [[], [other]]) expect(await ids(seenBy)).not.toContain(open.id);
  expect([await ids(null, "OPEN"), await ids(null, "DECIDED")].flat().sort()).toEqual([...await ids(null)].sort());
  expect((await ids([], "OPEN")).length).toBe(0);
  expect([(await disputes.byIds([open.id], [third])).length, (await disputes.byIds([open.id], [other])).length]).toEqual([1, 0]);
  const first = await disputes.page({ companyId: company, state: null, seenBy: null }, { first: 1, after: null });
  const rest = await disputes.page({ companyId: company, state: null, seenBy: null }, { first: 100, after: first.items[0]!.key });
  expect([...first.items, ...rest.items].map(({ value }) => value.id)).toEqual(await ids(null));
  expect([await counted(() => page(null)), await counted(() => disputes.byIds([open.id, "dsp_aaaaaaaaaaaaaaaaaaaa"], []))]).toEqual([1, 1]);
});

it("what answers need is one statement, with the decided disputes of either side and no stranger's words", async () => {
  const store = new EquivalenceStore(dataSource);
  const found = await store.naming(["microsoft"]);
  expect(await counted(() => store.naming(["google", "amazon"]))).toBe(1);
  expect(found.disputes.length).toBeGreaterThan(0);
  for (const dispute of found.disputes) {
    expect([dispute.from.company, dispute.to.company]).toContain("microsoft");
    expect(dispute.decisions.length).toBeGreaterThan(0);
    expect(JSON.stringify(dispute)).not.toContain("leads teams");
  }
  expect((await store.naming(["gitlab"])).disputes).toEqual([]);
});

it("more than a hundred open ones about two companies are too many, also of those who come at the same time; other companies have their own", async () => {
  const spare = wanted(1, 2, { claim: "EQUIVALENT" });
  const numbered = (i: number) => ({ ...spare, from: { ...spare.from, pointer: { ...spare.from.pointer, code: `X${i}` } } });
  const results = await Promise.allSettled(Array.from({ length: DISPUTE_LIMITS.openPerPair + 5 }, (_, i) => disputes.raise(numbered(i))));
  const refused = results.flatMap((result) => (result.status === "rejected" ? [result.reason as { code: string }] : []));
  expect(refused.map(({ code }) => code)).toEqual(Array.from({ length: 5 }, () => "TOO_MANY_OPEN"));
  await expect(disputes.raise({ ...numbered(999), from: spare.to, to: numbered(999).from })).rejects.toMatchObject({ code: "TOO_MANY_OPEN" });
  expect((await disputes.raise(wanted(0, 2, { claim: "EQUIVALENT" }))).id).toMatch(/^dsp_/);
});

it.each([
  ["update dispute set reason = 'other words'"], ["truncate dispute cascade"], ["update dispute_decision set outcome = 'REJECTED'"], ["delete from dispute_decision"], ["truncate dispute_decision"],
])("disputes and decisions are only added to: refuses %s", async (sql) => {
  await expect(dataSource.query(sql)).rejects.toThrow("disputes and decisions are only added to, never changed or emptied");
});

it("one that nobody decided can be taken out by hand, one that was decided cannot", async () => {
  await expect(dataSource.query(`delete from dispute where exists (select from dispute_decision e where e.dispute_id = id)`)).rejects.toThrow(/foreign key/);
  const [, gone] = await dataSource.query<[unknown, number]>(`delete from dispute where pair like '%"x7"%'`);
  expect(gone).toBe(1);
});

it.each([
  ["a decision of a company under the editors' name", `select d.id, 'editors', d.from_company_id, 'UPHELD', 'x', now()`], ["a decision under a name of its own", `select d.id, 'me', null, 'UPHELD', 'x', now()`],
  ["no note", `select d.id, 'editors', null, 'UPHELD', '', now()`], ["another outcome", `select d.id, 'editors', null, 'MAYBE', 'x', now()`],
])("the tables refuse %s", async (_what, values) => {
  await expect(dataSource.query(`insert into dispute_decision (dispute_id, party, company_id, outcome, note, decided_on) ${values} from dispute d where d.claim = 'EQUIVALENT' limit 1`)).rejects.toThrow(/violates check/);
});
