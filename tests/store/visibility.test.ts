import { setTimeout as sleep } from "node:timers/promises";
import { Client } from "pg";
import type { DataSource } from "typeorm";
import { openDataSource } from "../../src/database/data-source.js";
import { LadderStore, PublishedLadders } from "../../src/ladder/index.js";
import { announce, retireLadders } from "../../src/ladder/ladder.publication.js";
import { companyOfSeed, ladderIdOf } from "../../src/ladder/domain/seed.js";
import { inventedCompany } from "../bench/companies.js";
import { publish } from "../bench/populate.js";
import { createDatabase, type TestDatabase } from "../support/database.js";

/** A second is promised; what the test itself takes comes on top. */
const PROMISED_MS = 1_000;

let database: TestDatabase;
const opened: { dataSource: DataSource; published: PublishedLadders }[] = [];
beforeEach(async () => { database = await createDatabase("migrated"); });
afterEach(async () => {
  for (const { dataSource, published } of opened.splice(0)) {
    published.lease.stop();
    await dataSource.destroy();
  }
  await database.drop();
});

/** What one process has: connections of its own and ladders in memory, looked after as the server does. */
async function process(name: string, store: (dataSource: DataSource) => LadderStore = (dataSource) => new LadderStore(dataSource)) {
  const dataSource = await openDataSource({ url: `${database.url}?application_name=${name}` });
  const published = new PublishedLadders(store(dataSource));
  await published.lease.refresh();
  published.lease.start();
  opened.push({ dataSource, published });
  return { dataSource, published };
}

const seed = inventedCompany(1);
const publishVersion = (dataSource: DataSource, number: number): Promise<void> => publish(dataSource, [seed], "1", number);
const versionIn = async (published: PublishedLadders): Promise<number | undefined> => (await published.bySlug([seed.slug])).get(seed.slug)?.ladders[0]?.version.number;

/** Milliseconds until a process answers with that version. A refused connection is an error, never an old answer. */
async function msUntil(version: number, published: PublishedLadders): Promise<number> {
  const began = performance.now();
  for (;;) {
    const seen = await versionIn(published).catch(() => undefined);
    const passed = performance.now() - began;
    if (seen === version || passed > 5 * PROMISED_MS) return passed;
    await sleep(20);
  }
}

it("who publishes sees it at once, another process within a second, without a restart of either", async () => {
  const [here, there] = [await process("here"), await process("there")];
  await publishVersion(here.dataSource, 1);
  await Promise.all([here, there].map(({ published }) => msUntil(1, published)));
  await publishVersion(here.dataSource, 2);
  await here.published.lease.refresh();
  expect(await versionIn(here.published)).toBe(2);
  expect(await msUntil(2, there.published)).toBeLessThan(PROMISED_MS);
});

it("also when the other process's connections were ended meanwhile", async () => {
  const [here, there] = [await process("here"), await process("there")];
  await publishVersion(here.dataSource, 1);
  await msUntil(1, there.published);
  const killer = new Client({ connectionString: database.url });
  await killer.connect();
  await publishVersion(here.dataSource, 2);
  const { rowCount } = await killer.query("select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'there' and datname = current_database()");
  expect(rowCount).toBeGreaterThan(0);
  const [took] = await Promise.all([msUntil(2, there.published), killer.end()]);
  expect(took).toBeLessThan(PROMISED_MS);
});

it("a read that began before a publication is answered, but not kept", async () => {
  let release: (() => void) | undefined;
  /** Lets one read come back only when told. */
  class Slow extends LadderStore {
    held = false;
    override async inForce(...args: Parameters<LadderStore["inForce"]>): ReturnType<LadderStore["inForce"]> {
      const found = await super.inForce(...args);
      if (this.held) {
        this.held = false;
        await new Promise<void>((resolve) => { release = resolve; });
      }
      return found;
    }
  }
  let slow: Slow | undefined;
  const { dataSource, published } = await process("here", (source) => (slow = new Slow(source)));
  await publishVersion(dataSource, 1);
  await published.lease.refresh();
  slow!.held = true;
  const begun = versionIn(published);
  while (release === undefined) await sleep(5);
  await publishVersion(dataSource, 2);
  await published.lease.refresh();
  release();
  expect(await begun).toBe(1);
  expect(await versionIn(published)).toBe(2);
});

it.each([["by the company's name", companyOfSeed(seed).id], ["as part of anything", null]])("a retired version says so, when the change is announced %s", async (_how, announced) => {
  const { dataSource, published } = await process("here");
  await publishVersion(dataSource, 1);
  await published.lease.refresh();
  const version = (await published.bySlug([seed.slug])).get(seed.slug)!.ladders[0]!.version;
  expect((await published.byVersionId([version.id])).get(version.id)?.status).toBe("PUBLISHED");
  await dataSource.transaction(async (manager) => {
    await retireLadders(manager, [companyOfSeed(seed).id], [], new Date());
    await announce(manager, [announced]);
  });
  await published.lease.refresh();
  expect((await published.bySlug([seed.slug])).get(seed.slug)?.ladders).toEqual([]);
  expect((await published.byVersionId([version.id])).get(version.id)?.status).toBe("RETIRED");
});

it("a change of one company leaves the others in memory, and an old version stays what it was", async () => {
  const { dataSource, published } = await process("here");
  const other = inventedCompany(2);
  await publish(dataSource, [seed, other], "1");
  await published.lease.refresh();
  const before = await published.bySlug([seed.slug, other.slug]);
  await publishVersion(dataSource, 2);
  await published.lease.refresh();
  const after = await published.bySlug([seed.slug, other.slug]);
  expect(after.get(other.slug)).toBe(before.get(other.slug));
  expect(after.get(seed.slug)).not.toBe(before.get(seed.slug));
  const [first] = before.get(seed.slug)!.ladders;
  expect((await published.byVersionId([first!.version.id])).get(first!.version.id)?.rungs.map((rung) => rung.id)).toEqual(first!.version.rungs.map((rung) => rung.id));
  expect(first!.id).toBe(ladderIdOf(seed.slug, seed.ladders[0]!.slug));
});

it("a company that memory has no room for as objects is there without a statement, until it changes", async () => {
  const companies = [1, 2, 3].map(inventedCompany);
  const slugs = companies.map(({ slug }) => slug);
  let reads = 0;
  class Counting extends LadderStore {
    override inForce(...args: Parameters<LadderStore["inForce"]>) { reads += 1; return super.inForce(...args); }
  }
  const dataSource = await openDataSource({ url: database.url });
  const published = new PublishedLadders(new Counting(dataSource), 30);
  opened.push({ dataSource, published });
  await publish(dataSource, companies, "1");
  await published.lease.refresh();
  const read = async (): Promise<readonly unknown[]> => Promise.all(slugs.map(async (slug) => {
    const { company, ladders } = (await published.bySlug([slug])).get(slug)!;
    return [company.slug, company.citations, ladders.map(({ version }) => version.rungs.map(({ id, title, mapping }) => [id, title, mapping?.range, mapping?.comment]))];
  }));
  const first = await read();
  expect(reads).toBe(3);
  for (let again = 0; again < 12; again += 1) expect(await read()).toEqual(first);
  expect(reads).toBe(3);
  expect(published.caches.companies!.figures.evictions).toBeGreaterThan(1);
  await publish(dataSource, [companies[0]!], "1", 2);
  await published.lease.refresh();
  expect((await published.bySlug(slugs)).get(slugs[0]!)!.ladders.map(({ version }) => version.number)).toEqual(companies[0]!.ladders.map(() => 2));
  expect(reads).toBe(4);
});

it("what is asked for once passes; what is asked for again is held until room is needed for more of that", async () => {
  const companies = Array.from({ length: 8 }, (_, n) => inventedCompany(n));
  const dataSource = await openDataSource({ url: database.url });
  const published = new PublishedLadders(new LadderStore(dataSource), 60); // rungs, of some four companies
  opened.push({ dataSource, published });
  await publish(dataSource, companies, "1");
  await published.lease.refresh();
  const held = (): number => published.caches.companies!.figures.entries;
  for (const { slug } of companies) await published.bySlug([slug]);
  expect([held(), published.caches.passing_companies!.figures.entries > 1]).toEqual([0, true]);
  const first = await published.bySlug([companies[0]!.slug]);
  expect(held()).toBe(1);
  for (const { slug } of companies.slice(4)) for (let i = 0; i < 2; i += 1) await published.bySlug([slug]);
  expect(published.caches.companies!.figures.fill).toBeLessThanOrEqual(1);
  await publish(dataSource, [companies[0]!], "1", 2);
  await published.lease.refresh();
  expect((await published.bySlug([companies[0]!.slug])).get(companies[0]!.slug)).not.toBe(first.get(companies[0]!.slug));
});

it("where there is no room left, what is asked for often comes in all the same, and what is asked for now and then does not drive others out", async () => {
  const companies = Array.from({ length: 40 }, (_, n) => inventedCompany(n));
  const dataSource = await openDataSource({ url: database.url });
  const published = new PublishedLadders(new LadderStore(dataSource), 300);
  opened.push({ dataSource, published });
  await publish(dataSource, companies, "1");
  await published.lease.refresh();
  const ask = async (some: typeof companies): Promise<void> => { for (const { slug } of some) await published.bySlug([slug]); };
  for (let i = 0; i < 2; i += 1) await ask(companies);
  const settled = published.caches.companies!.figures;
  expect(settled.fill).toBeGreaterThan(0.7);
  for (let i = 0; i < 2; i += 1) await ask(companies);
  const driven = published.caches.companies!.figures.evictions - settled.evictions;
  expect([driven > 0, driven < 20]).toEqual([true, true]); // of 80 times that something was asked for again
  const often = companies.slice(30);
  for (let i = 0; i < 12; i += 1) await ask(often.slice(0, 2));
  const before = published.caches.companies!.figures.hits + published.caches.passing_companies!.figures.hits;
  await ask(often.slice(0, 2));
  expect(published.caches.companies!.figures.hits + published.caches.passing_companies!.figures.hits - before).toBe(2);
});

it("many who ask for a company at once make one read of it, and one who asks after a change does not share the read before it", async () => {
  let reads = 0;
  const counting = (dataSource: DataSource): LadderStore => {
    const store = new LadderStore(dataSource);
    const read = store.inForce.bind(store);
    store.inForce = (slugs) => { reads += 1; return read(slugs); };
    return store;
  };
  const { dataSource, published } = await process("here", counting);
  await publishVersion(dataSource, 1);
  await published.lease.refresh();
  const together = await Promise.all(Array.from({ length: 20 }, () => versionIn(published)));
  expect([new Set(together), reads]).toEqual([new Set([1]), 1]);

  await publishVersion(dataSource, 2);
  await published.lease.refresh();
  const before = versionIn(published); // begins a read
  await publishVersion(dataSource, 3);
  await published.lease.refresh();
  expect(await versionIn(published)).toBe(3);
  expect([2, 3]).toContain(await before);
});
