import type { DataSource } from "typeorm";
import { openDataSource } from "../../src/database/data-source.js";
import { asked } from "../../src/search/domain/asked.js";
import { SearchStore } from "../../src/search/index.js";
import { createDatabase, type TestDatabase } from "../support/database.js";

let database: TestDatabase;
let dataSource: DataSource;
let store: SearchStore;
beforeAll(async () => {
  database = await createDatabase("migrated");
  dataSource = await openDataSource(database.connection);
  store = new SearchStore(dataSource);
  await company("aster", "Астра", ["Stella"], 50);
  await company("boron", "Boron Works", [], 900);
});
afterAll(async () => {
  await dataSource.destroy();
  await database.drop();
});

const idOf = (prefix: string, name: string): string => `${prefix}_${name.padEnd(20, "a")}`;

async function company(slug: string, name: string, aliases: readonly string[], people: number): Promise<void> {
  await dataSource.query(
    `insert into company (id, slug, name, kind, description, aliases, origin, people_min, people_as_of, people_basis) values ($1, $2, $3, 'COMPANY', '-', $4, 'CURATED', $5, '2026', 'INFERRED')`,
    [idOf("cmp", slug), slug, name, aliases, people],
  );
}

/** Publishes a version with these rungs (code, title, aliases), none of them placed on the axis. */
async function publish(slug: string, number: number, rungs: readonly (readonly [code: string | null, title: string, aliases: readonly string[]])[]): Promise<void> {
  const [ladder, version] = [idOf("lad", slug), idOf("ver", `${slug}${"bcdefgh"[number]}`)];
  await dataSource.transaction(async (manager) => {
    await manager.query(`insert into ladder (id, company_id, slug, is_main) values ($1, $2, 'eng', true) on conflict do nothing`, [ladder, idOf("cmp", slug)]);
    await manager.query(`insert into ladder_version (id, ladder_id, number, status, name, family, complete, change_note, effective_on) values ($1, $2, $3, 'DRAFT', 'Craft', 'software', true, '-', '2026-01-01')`, [version, ladder, number]);
    for (const [order, [code, title, aliases]] of rungs.entries()) {
      await manager.query(`insert into rung (id, version_id, ord, track, code, title, aliases, hybrid) values ($1, $2, $3, 'IC', $4, $5, $6, false)`, [idOf("rng", `${slug}${number}${order}`), version, order, code, title, aliases]);
    }
    await manager.query(`update ladder_version set status = 'PUBLISHED', published_at = now(), content_hash = '-' where id = $1`, [version]);
    await manager.query(`update ladder set current_version_id = $2 where id = $1`, [ladder, version]);
  });
}

async function companies(text: string): Promise<readonly string[]> {
  const question = asked(text);
  return question === null ? [] : (await store.companies(question)).map((found) => found.slug).sort();
}
async function rungs(text: string): Promise<readonly string[]> {
  const question = asked(text);
  const places = question === null ? [] : await store.places(question, []);
  return places.filter((place) => place.kind === "RUNG").map((place) => place.names.map((name) => `${name.on} ${name.text}`).join(", ")).sort();
}

it("a company is found by name in any script, by slug and by other names, misspelled or begun, with or without accents", async () => {
  for (const text of ["Астра", "астра", "АСТР", "aster", "stella", "Stela", "stélla", "ast"]) expect([text, await companies(text)]).toEqual([text, ["aster"]]);
  expect(await companies("nothing like it")).toEqual([]);
});

it("a company that changes its names is found by the new ones, and no longer by the old", async () => {
  await dataSource.query(`update company set aliases = '{Zenit}' where slug = 'aster'`);
  expect([await companies("zenit"), await companies("stella")]).toEqual([["aster"], []]);
});

it("the rungs of a ladder are found from the moment it is published, those of the version before no more", async () => {
  expect(await rungs("cooper")).toEqual([]);
  await publish("aster", 1, [["K1", "Cooper", ["колесник"]], [null, "Farrier", []]]);
  expect(await rungs("coper")).toEqual(["TITLE Cooper"]);
  expect(await rungs("КОЛЕСНИК")).toEqual(["ALIAS колесник"]);
  expect(await rungs("k 1")).toEqual(["CODE K1"]);
  await publish("aster", 2, [["K1", "Master Glazier", []]]);
  expect([await rungs("cooper"), await rungs("farrier")]).toEqual([[], []]);
  expect(await rungs("master glazier")).toEqual(["TITLE Master Glazier"]);
});

it("nothing is found of a change that was undone", async () => {
  await expect(dataSource.transaction(async (manager) => {
    await manager.query(`update ladder set current_version_id = null where id = $1`, [idOf("lad", "aster")]);
    throw new Error("undone");
  })).rejects.toThrow("undone");
  expect(await rungs("master glazier")).toEqual(["TITLE Master Glazier"]);
});

it("a name that many share is kept once, however it is spelled", async () => {
  await publish("boron", 1, [[null, "MASTER-GLAZIER", []], [null, "master glazier", ["Master Glazier"]]]);
  const names: { name: string }[] = await dataSource.query(`select name from search_name where key = 'master glazier'`);
  expect(names).toHaveLength(1);
  expect(await rungs("master glazier")).toHaveLength(3);
});

it("the larger company goes first among rungs of one name, also after its size changed", async () => {
  const first = async (): Promise<string | undefined> => {
    const question = asked("master glazier");
    return question === null ? undefined : [...(await store.places(question, []))].sort((a, b) => b.people - a.people)[0]?.company;
  };
  expect(await first()).toBe("boron");
  await dataSource.query(`update company set people_min = 5000 where slug = 'aster'`);
  expect(await first()).toBe("aster");
});

it("a main ladder that becomes another one of several is known as such", async () => {
  const standing = async (): Promise<readonly number[]> => {
    const rows: { standing: number }[] = await dataSource.query(`select distinct standing from search_place where ladder_id = $1`, [idOf("lad", "aster")]);
    return rows.map((row) => row.standing);
  };
  expect(await standing()).toEqual([0]);
  await dataSource.query(`update ladder set is_main = false where id = $1`, [idOf("lad", "aster")]);
  expect(await standing()).toEqual([2]);
});

it("a retired ladder is found no more", async () => {
  await dataSource.query(`update ladder set current_version_id = null where id = $1`, [idOf("lad", "boron")]);
  expect(await rungs("master glazier")).toEqual(["TITLE Master Glazier"]);
});

it("names without a letter or figure, and very long ones, can be published", async () => {
  await publish("boron", 2, [[null, "—", []], [null, "長".repeat(2_000), ["x".repeat(5_000)]]]);
  expect(await rungs("長".repeat(50))).not.toEqual([]);
});
