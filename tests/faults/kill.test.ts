import type { DataSource } from "typeorm";
import { seed } from "../../src/app/seeds.js";
import { openDataSource } from "../../src/database/data-source.js";
import { createDatabase, type TestDatabase } from "../support/database.js";
import { company, ladder, rung, SeedFolder } from "../support/seed-folder.js";
import { faultsIn } from "./invariants.js";
import { buildWorker, Killing, type Mode } from "./killing.js";

/** The same companies twice, with every rung's title ending in another letter. */
const folderOf = (letter: string): SeedFolder => new SeedFolder(...["alpha", "beta", "gamma"].map((slug) =>
  company(slug, { ladders: [ladder("engineering", { main: true, rungs: [rung(1, `Novice ${letter}`), rung(2, `Adept ${letter}`), rung(3, `Master ${letter}`)] })] })));

let database: TestDatabase;
let source: DataSource;
const folders = [folderOf("A"), folderOf("B")];
beforeAll(buildWorker);
beforeEach(async () => {
  database = await createDatabase("migrated");
  source = await openDataSource(database.connection, undefined, "MAINTENANCE");
  await seed(source, folders[0]!.path);
  await source.query(`insert into company (id, slug, name, kind, description, aliases, origin) values ('cmp_own', 'own', 'Own', 'COMPANY', 'Made up.', '{}', 'CLAIMED')`);
});
afterEach(async () => {
  await source.destroy();
  await database.drop();
});
afterAll(() => folders.forEach((folder) => folder.delete()));

interface Kills {
  readonly times: number;
  /** Among its first so many transactions each worker is killed in one at random, */
  readonly transactions: number;
  /** at most so many milliseconds after it began: at first; fewer when they come too late, more when in time, since machines differ. */
  readonly longest: number;
  /** More kills, up to three times as many, until so many fell into a transaction: else they would show nothing. */
  readonly busy?: number;
}

/** Kills workers, and looks for faults after each; stops at the first. */
async function killed(mode: Mode, { times, transactions, longest, busy: wanted = 0 }: Kills): Promise<{ readonly busy: number; readonly faults: readonly string[] }> {
  const killing = new Killing(mode, database.url, folders.map((folder) => folder.path), source);
  let [busy, within] = [0, longest];
  try {
    for (let i = 0; i < times || (busy < wanted && i < 3 * times); i += 1) {
      const wasBusy = await killing.kill(1 + Math.floor(Math.random() * transactions), Math.random() * within);
      busy += Number(wasBusy);
      within *= wasBusy ? 1.1 : 0.8;
      const faults = await faultsIn(source);
      if (faults.length > 0) return { busy, faults };
    }
    return { busy, faults: [] };
  } finally {
    await killing.stop();
  }
}
const countOf = async (what: string): Promise<number> => Number((await source.query<{ n: string }[]>(`select count(*) as n from ${what}`))[0]!.n);

it("writing, changing and publishing drafts, killed at any moment, 20 times, leaves the old state or the new one, whole", async () => {
  const { busy, faults } = await killed("publish", { times: 20, transactions: 6, longest: 40, busy: 5 });
  expect(faults).toEqual([]);
  expect(busy).toBeGreaterThan(4); // else it was killed between its transactions, which shows nothing
  expect(await countOf("ladder_version where status = 'PUBLISHED'")).toBeGreaterThan(4); // and some of them came to their end
});

it("importing files, and changing and beginning drafts, killed at any moment, 30 times, leaves the old state or the new one, whole", async () => {
  const { busy, faults } = await killed("import", { times: 30, transactions: 9, longest: 30, busy: 7 });
  expect(faults).toEqual([]);
  expect(busy).toBeGreaterThan(6);
  expect(await countOf("ladder_version v join ladder l on l.id = v.ladder_id where l.company_id = 'cmp_own' and v.number = 2 and v.status = 'DRAFT'")).toBeGreaterThan(3);
});

it("seeding killed at any moment, 10 times, leaves the old state or the new one, whole", async () => {
  const { busy, faults } = await killed("seed", { times: 10, transactions: 1, longest: 400, busy: 4 });
  expect(faults).toEqual([]);
  expect(busy).toBeGreaterThan(3);
  expect(await countOf("ladder_version where status = 'PUBLISHED'")).toBeGreaterThan(3);
});

it.each(["torn-publish", "torn-import"] as const)("without transactions (%s) half a state is seen: these tests can fail", async (mode) => {
  const { faults } = await killed(mode, { times: 30, transactions: 6, longest: 20 });
  expect(faults).not.toEqual([]);
});
