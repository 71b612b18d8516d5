import { setTimeout as sleep } from "node:timers/promises";
import type { DataSource } from "typeorm";
import { seed, seedIfChanged, type Seeded } from "../../src/app/seeds.js";
import { openDataSource } from "../../src/database/data-source.js";
import { LadderStore } from "../../src/ladder/index.js";
import { createDatabase, type TestDatabase } from "../support/database.js";
import { company, ladder, mapping, rung, SeedFolder } from "../support/seed-folder.js";

let database: TestDatabase;
let dataSource: DataSource;
let folder: SeedFolder;
beforeEach(async () => {
  database = await createDatabase("migrated");
  dataSource = await openDataSource(database.connection);
  folder = new SeedFolder(company("acme"), company("zeta"));
});
afterEach(async () => {
  folder.delete();
  await dataSource.destroy();
  await database.drop();
});

const seedNow = (day = "2026-06-01"): Promise<Seeded> => seed(dataSource, folder.path, new Date(`${day}T12:00:00Z`));
const rows = (sql: string): Promise<readonly Record<string, unknown>[]> => dataSource.query(sql);
const rungIds = async (): Promise<readonly unknown[]> => (await rows("select id from rung order by id")).map((r) => r.id);
const versions = (): Promise<readonly Record<string, unknown>[]> =>
  rows(`select c.slug || '/' || l.slug as ladder, v.number, v.status, v.id = l.current_version_id as "inForce" from ladder_version v
        join ladder l on l.id = v.ladder_id join company c on c.id = l.company_id order by 1, 2`);

describe("seeding again", () => {
  it("with the same files publishes nothing, and every id stays", async () => {
    const first = await seedNow();
    expect(first.published).toEqual([{ company: "acme", ladder: "engineering", number: 1 }, { company: "zeta", ladder: "engineering", number: 1 }]);
    expect(first.companies).toEqual({ total: 2, changed: ["acme", "zeta"] });
    const ids = await rungIds();
    const second = await seedNow("2026-07-01");
    expect(second).toMatchObject({ published: [], retired: [], companies: { total: 2, changed: [] }, taxonomy: { changed: false } });
    expect(await rungIds()).toEqual(ids);
  });

  it("on another database gives the same ids", async () => {
    await seedNow();
    const other = await createDatabase("migrated");
    const otherSource = await openDataSource(other.connection);
    await seed(otherSource, folder.path, new Date("2030-01-01"));
    expect(((await otherSource.query("select id from rung order by id")) as { id: string }[]).map((r) => r.id)).toEqual(await rungIds());
    await otherSource.destroy();
    await other.drop();
  });

  it("with a changed rung makes version 2; version 1 stays, and its rungs are still found by id", async () => {
    await seedNow();
    const before = await rungIds();
    folder.companies(company("acme", { ladders: [ladder("engineering", { main: true, rungs: [rung(1, "Novice"), rung(2, "Adept", { mapping: mapping(1, 2.2) })] })] }));
    expect((await seedNow("2026-07-01")).published).toEqual([{ company: "acme", ladder: "engineering", number: 2 }]);
    expect(await versions()).toEqual([
      { ladder: "acme/engineering", number: 1, status: "PUBLISHED", inForce: false },
      { ladder: "acme/engineering", number: 2, status: "PUBLISHED", inForce: true },
      { ladder: "zeta/engineering", number: 1, status: "PUBLISHED", inForce: true },
    ]);
    expect(await rungIds()).toEqual(expect.arrayContaining([...before]));
    const old = before.map(String);
    expect(await new LadderStore(dataSource).places(old)).toHaveLength(old.length);
  });

  it("with a corrected source makes a new citation and a new version; the old citation stays as it was", async () => {
    await seedNow();
    folder.replace("companies/acme.yaml", '"A page"', '"A better page"');
    expect((await seedNow()).published).toEqual([{ company: "acme", ladder: "engineering", number: 2 }]);
    expect(await rows("select title from citation order by 1")).toEqual([{ title: "A better page" }, { title: "A page" }]);
  });

  it("with other words in the taxonomy publishes no ladder anew: they were judged against the one of their time", async () => {
    const { taxonomy } = await seedNow();
    folder.replace("taxonomy/takeaways.yaml", "On either track", "On both tracks");
    const again = await seedNow();
    expect(again).toMatchObject({ published: [], taxonomy: { changed: true } });
    expect(again.taxonomy.version).not.toBe(taxonomy.version);
  });

  it("with another description changes the company and no ladder", async () => {
    await seedNow();
    folder.replace("companies/zeta.yaml", "made up for a test", "invented for a test");
    expect(await seedNow()).toMatchObject({ published: [], companies: { changed: ["zeta"] } });
  });
});

describe("ladders that come and go", () => {
  it("one that is gone is retired: no longer in force, nowhere a counterpart, still found by id", async () => {
    await seedNow();
    const before = (await rungIds()).map(String);
    folder.remove("companies/zeta.yaml");
    folder.companies(company("acme", { ladders: [ladder("other", { main: true })] }));
    expect((await seedNow("2026-07-01")).retired).toEqual([{ company: "acme", ladder: "engineering" }, { company: "zeta", ladder: "engineering" }]);
    expect(await versions()).toEqual([
      { ladder: "acme/engineering", number: 1, status: "RETIRED", inForce: null },
      { ladder: "acme/other", number: 1, status: "PUBLISHED", inForce: true },
      { ladder: "zeta/engineering", number: 1, status: "RETIRED", inForce: null },
    ]);
    expect(await rows("select distinct company_slug as slug from current_rung")).toEqual([{ slug: "acme" }]);
    expect(await new LadderStore(dataSource).places(before)).toHaveLength(before.length);
  });

  it("one that was retired is in force on the days before that, and not after", async () => {
    await seedNow();
    folder.remove("companies/zeta.yaml");
    await seedNow("2026-07-01");
    const inForce = async (day: string): Promise<number> => (await new LadderStore(dataSource).pointers(["zeta"], day))[0]!.ladders.length;
    expect([await inForce("2025-12-31"), await inForce("2026-06-30"), await inForce("2026-07-01"), await inForce("2026-08-01")]).toEqual([0, 1, 0, 0]);
  });

  it("one that comes back is published anew, with the next number", async () => {
    await seedNow();
    folder.companies(company("acme", { ladders: [ladder("other", { main: true })] }));
    await seedNow();
    folder.companies(company("acme"));
    expect((await seedNow()).published).toEqual([{ company: "acme", ladder: "engineering", number: 2 }]);
  });

  it("which ladder is the main one may move, also without any other change", async () => {
    const two = (main: string) => company("acme", { ladders: ["a", "b"].map((slug) => ladder(slug, { main: slug === main })) });
    const mains = async (): Promise<unknown> => rows("select l.slug from ladder l join company c on c.id = l.company_id where c.slug = 'acme' and is_main");
    folder.companies(two("a"));
    await seedNow();
    expect(await mains()).toEqual([{ slug: "a" }]);
    folder.companies(two("b"));
    expect(await seedNow()).toMatchObject({ published: [] });
    expect(await mains()).toEqual([{ slug: "b" }]);
  });
});

describe("a claimed company", () => {
  it("is never overwritten, and its ladders are neither published anew nor retired", async () => {
    await seedNow();
    await dataSource.query("update company set origin = 'CLAIMED', name = 'Acme, by itself' where slug = 'acme'");
    folder.companies(company("acme", { name: "Acme, by us", ladders: [ladder("other", { main: true })] }));
    expect(await seedNow()).toMatchObject({ claimed: ["acme"], published: [], retired: [], companies: { total: 1, changed: [] } });
    expect(await rows("select name, origin from company where slug = 'acme'")).toEqual([{ name: "Acme, by itself", origin: "CLAIMED" }]);
    expect((await versions()).map((v) => [v.ladder, v.status])).toEqual([["acme/engineering", "PUBLISHED"], ["zeta/engineering", "PUBLISHED"]]);
    expect((await rows("select voice from ladder_version")).map(({ voice }) => voice)).toEqual(["CURATORS", "CURATORS"]);
    folder.remove("companies/acme.yaml");
    expect(await seedNow()).toMatchObject({ claimed: [], retired: [] });
  });

  it("that is claimed while the seeding runs is claimed after it, and not curated again by it", async () => {
    await seedNow();
    folder.companies(company("acme", { name: "Acme, by us" }));
    const runner = dataSource.createQueryRunner();
    await runner.startTransaction();
    await runner.query("update company set origin = 'CLAIMED' where slug = 'acme'");
    const seeding = seedNow();
    await sleep(300);
    await runner.commitTransaction();
    await runner.release();
    expect(await seeding).toMatchObject({ claimed: ["acme"], companies: { changed: [] } });
    expect(await rows("select name, origin from company where slug = 'acme'")).toEqual([{ name: "ACME", origin: "CLAIMED" }]);
  });
});

describe("a company that was taken down", () => {
  it("stays so, whatever the files say, and is up to date once it is restored", async () => {
    await seedNow();
    await dataSource.query("update company set taken_down_on = '2026-06-02', taken_down_reason = 'At their wish.', taken_down_by = 'ADMIN' where slug = 'acme'");
    folder.companies(company("acme", { name: "Acme, by us", ladders: [ladder("engineering", { main: true, rungs: [rung(1, "Novice"), rung(2, "Sage")] })] }));
    expect(await seedNow()).toMatchObject({ published: [{ company: "acme", number: 2 }], companies: { changed: ["acme"] } });
    expect(await rows("select name, taken_down_on::text as since, taken_down_reason as reason, taken_down_by as by from company where slug = 'acme'")).toEqual([{ name: "Acme, by us", since: "2026-06-02", reason: "At their wish.", by: "ADMIN" }]);
    expect(await rows("select 1 from current_rung where company_slug = 'acme' union all select 1 from search_place where company_slug = 'acme' union all select 1 from search_company s join company c on c.id = s.company_id where c.slug = 'acme'")).toEqual([]);
    await dataSource.query("update company set taken_down_on = null, taken_down_reason = null, taken_down_by = null where slug = 'acme'");
    expect(await rows("select distinct n.name from search_place p join search_name n on n.id = p.name_id where company_slug = 'acme' and how = 'TITLE' order by 1")).toEqual([{ name: "Novice" }, { name: "Sage" }]);
  });
});

describe("starting", () => {
  it("seeds once while the files stay, and again when one changed", async () => {
    expect(await seedIfChanged(dataSource, folder.path)).not.toBeNull();
    expect(await seedIfChanged(dataSource, folder.path)).toBeNull();
    folder.replace("companies/zeta.yaml", "made up for a test", "invented for a test");
    expect(await seedIfChanged(dataSource, folder.path)).toMatchObject({ companies: { changed: ["zeta"] } });
  });

  it("two servers at once seed once: neither fails, and there is one version of each ladder", async () => {
    const second = await openDataSource(database.connection);
    await Promise.all([seed(dataSource, folder.path), seed(second, folder.path)]);
    await second.destroy();
    expect(await versions()).toHaveLength(2);
  });
});
