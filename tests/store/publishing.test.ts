import { setTimeout as sleep } from "node:timers/promises";
import type { DataSource } from "typeorm";
import { openDataSource } from "../../src/database/data-source.js";
import { LadderStore, PublishedLadders, Publishing, PublishingStore, type LadderIdentity } from "../../src/ladder/index.js";
import { touchDraft } from "../../src/ladder/ladder.drafts.store.js";
import { verifyLadders } from "../../src/ladder/ladder.verification.js";
import { createDatabase, type TestDatabase } from "../support/database.js";
import { claimed } from "../support/drafts.js";
import { NOVICE_TO_MASTER, writeDraft, type WrittenDraft } from "../support/written-drafts.js";

let database: TestDatabase;
let source: DataSource;
let published: PublishedLadders;
let publishing: Publishing;
let identity: Omit<LadderIdentity, "isMain">;
const recorded: string[] = [];
beforeAll(async () => {
  database = await createDatabase("seeded");
  source = await openDataSource(database.connection);
  await claimed(source, "google");
  published = new PublishedLadders(new LadderStore(source));
  publishing = new Publishing(new PublishingStore(source), published);
  const google = (await published.bySlug(["google"])).get("google")!;
  identity = { id: "", slug: "", company: google.company };
});
afterAll(async () => {
  await source.destroy();
  await database.drop();
});

type Terms = Parameters<Publishing["publish"]>[0]["terms"];
const publish = ({ draft, ladder }: WrittenDraft, terms: Partial<Terms> = {}, record = async (_manager: unknown, detail: string): Promise<void> => void recorded.push(detail), now?: Date) =>
  publishing.publish({ draft, revision: 1, voice: "COMPANY", terms: { changeNote: "x", effectiveOn: null, visibility: null, key: null, ...terms } }, { ...identity, id: ladder }, identity.company.id, record, now);
/** Everything that publishing writes. */
const state = async (): Promise<unknown> => (await source.query<{ state: unknown }[]>(
  `select jsonb_build_object('versions', (select jsonb_agg(to_jsonb(v) order by v.id) from ladder_version v), 'ladders', (select jsonb_agg(to_jsonb(l) order by l.id) from ladder l),
     'mappings', (select md5(string_agg(m::text, '' order by m.id)) from mapping m), 'projected', (select md5(string_agg(c::text, '' order by c.rung_id)) from current_rung c),
     'search', (select md5(string_agg(s::text, '' order by s.thing_id, s.name_id)) from search_place s), 'epoch', (select value from epoch), 'audit', (select count(*) from audit_event)) as state`))[0]!.state;
const problems = async (): Promise<readonly string[]> => (await source.transaction("REPEATABLE READ", verifyLadders)).problems;
const codes = (results: readonly PromiseSettledResult<unknown>[]): readonly string[] => results.map((r) => (r.status === "fulfilled" ? "DONE" : String((r.reason as { code?: string }).code ?? r.reason))).sort();

it("of many who publish one draft at once, one wins and the others are told so", async () => {
  const draft = await writeDraft(source, "google");
  expect(codes(await Promise.allSettled(Array.from({ length: 4 }, () => publish(draft))))).toEqual(["ALREADY_PUBLISHED", "ALREADY_PUBLISHED", "ALREADY_PUBLISHED", "DONE"]);
  expect(await problems()).toEqual([]);
});

it("of many who publish one draft at once with one key, all are told that it is done, and it is done once", async () => {
  const draft = await writeDraft(source, "google");
  const before = recorded.length;
  expect(codes(await Promise.allSettled(Array.from({ length: 4 }, () => publish(draft, { key: "one-key" }))))).toEqual(["DONE", "DONE", "DONE", "DONE"]);
  expect(recorded.length - before).toBe(1);
});

it("a draft that is being changed is not published as it was before: who publishes waits, and is told of the change", async () => {
  const draft = await writeDraft(source, "google");
  let publication: Promise<PromiseSettledResult<unknown>[]> | undefined;
  await source.transaction(async (manager) => {
    await touchDraft(manager, draft.draft, 1, { by: "Grace", at: new Date(), what: "renamed a rung" });
    publication = Promise.allSettled([publish(draft)]);
    await sleep(200); // it has come as far as it can by then
    await manager.query(`update rung set scope = 'Another.' where version_id = $1`, [draft.draft]);
  });
  expect(codes(await publication!)).toEqual(["STALE_REVISION"]);
  expect(await problems()).toEqual([]);
});

it("drafts of several ladders of one company are published at once, and all stand among its counterparts", async () => {
  const drafts = await Promise.all(Array.from({ length: 4 }, () => writeDraft(source, "google")));
  expect(codes(await Promise.allSettled(drafts.map((draft) => publish(draft))))).toEqual(["DONE", "DONE", "DONE", "DONE"]);
  expect(await problems()).toEqual([]);
});

it.each([
  ["the audit log", "audit", undefined],
  ["the mappings", "mapping", "update of confidence on mapping"],
  ["the version", "ladder_version", "update on ladder_version"],
  ["the pointer, and with it search", "ladder", "update on ladder"],
  ["the counterparts", "current_rung", "insert on current_rung"],
  ["the word to the servers", "publication", "insert on publication"],
])("when writing %s fails, nothing of the publication is there", async (_what, name, event) => {
  const draft = await writeDraft(source, "google", NOVICE_TO_MASTER.map((rung) => ({ ...rung, mapping: { confidence: 0.6 } })));
  if (event !== undefined) await source.query(`create function fail_${name}() returns trigger language plpgsql as $$ begin raise exception 'the disk is on fire'; end $$; create trigger zz_fail after ${event} for each row execute function fail_${name}()`);
  const before = await state();
  try {
    await expect(publish(draft, {}, event === undefined ? async () => { throw new Error("the disk is on fire"); } : undefined)).rejects.toThrow("the disk is on fire");
    expect(await state()).toEqual(before);
  } finally {
    if (event !== undefined) await source.query(`drop trigger zz_fail on ${name}; drop function fail_${name}()`);
  }
  await publish(draft);
  expect(await state()).not.toEqual(before);
});

it("what was published cannot be changed, nor its rungs and mappings, and has the hash of what it says", async () => {
  const draft = await writeDraft(source, "google");
  await publish(draft);
  for (const sql of [`update ladder_version set change_note = 'y' where id = '${draft.draft}'`, `update rung set title = 'y' where version_id = '${draft.draft}'`, `delete from rung where version_id = '${draft.draft}'`,
    `update mapping set confidence = 1 where rung_id in (select id from rung where version_id = '${draft.draft}')`, `update ladder_version set status = 'DRAFT' where id = '${draft.draft}'`]) {
    await expect(source.query(sql)).rejects.toThrow(/cannot be changed/);
  }
  expect(await problems()).toEqual([]);
});

it("a company whose main ladder is retired has another one as its main one, and an unlisted one never is", async () => {
  const main = async (): Promise<readonly string[]> => (await source.query<{ id: string }[]>(`select l.id from ladder l join company c on c.id = l.company_id where c.slug = 'google' and l.is_main`)).map(({ id }) => id);
  const [first] = await main();
  await publishing.retire((await publishing.store.belonging(first!))!, async () => undefined);
  const [second] = await main();
  expect(second).not.toBe(first);
  const next = await writeDraft(source, "google", NOVICE_TO_MASTER, second!);
  await publish(next, { visibility: "UNLISTED" });
  expect(await main()).toEqual([expect.not.stringMatching(second!)]);
  expect(await problems()).toEqual([]);
});

describe("a version published ahead", () => {
  const day = (n: number): Date => new Date(Date.UTC(2027, 0, n, 12));
  const dayOf = (n: number): string => day(n).toISOString().slice(0, 10);
  const inForce = async (ladder: string): Promise<string | null> => (await source.query<{ id: string | null }[]>(`select current_version_id as id from ladder where id = $1`, [ladder]))[0]!.id;

  it("takes the place of the one before on its day, once, however many servers look; a missed day is made up for", async () => {
    const first = await writeDraft(source, "google");
    await publish(first, {}, undefined, day(1));
    const second = await writeDraft(source, "google", NOVICE_TO_MASTER.slice(1), first.ladder);
    await publish(second, { effectiveOn: dayOf(5) }, undefined, day(1));
    expect([await publishing.comeIntoForce(dayOf(4)), await inForce(first.ladder)]).toEqual([0, first.draft]);
    const moved = await Promise.all([6, 6, 6].map((n) => publishing.comeIntoForce(dayOf(n))));
    expect([moved.reduce((a, b) => a + b), await inForce(first.ladder)]).toEqual([1, second.draft]);
    expect(await problems()).toEqual([]);
  });

  it("does not come into force when a later version is by then, and the day is answered the same afterwards", async () => {
    const first = await writeDraft(source, "google");
    await publish(first, { effectiveOn: dayOf(5) }, undefined, day(1));
    const second = await writeDraft(source, "google", NOVICE_TO_MASTER.slice(1), first.ladder);
    await publish(second, {}, undefined, day(2));
    expect([await publishing.comeIntoForce(dayOf(9)), await inForce(first.ladder)]).toEqual([0, second.draft]);
    const asOf = (await published.bySlug(["google"], dayOf(9))).get("google")!.ladders.find((ladder) => ladder.id === first.ladder);
    expect(asOf?.version.id).toBe(second.draft);
  });
});

it("a ladder that only its id leads to is placed by it, with its company", async () => {
  const draft = await writeDraft(source, "google");
  await publish(draft, { visibility: "UNLISTED" });
  const ladder = await published.ladder(draft.ladder);
  expect(ladder).toMatchObject({ id: draft.ladder, company: { slug: "google" }, version: { id: draft.draft } });
  expect(ladder!.version.rungs.map((rung) => [rung.title, rung.ladderIdentity.id])).toEqual(NOVICE_TO_MASTER.map(({ title }) => [title, draft.ladder]));
});
