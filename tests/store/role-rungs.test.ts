import type { DataSource } from "typeorm";
import { seed } from "../../src/app/seeds.js";
import { openDataSource } from "../../src/database/data-source.js";
import { RoleRungStore } from "../../src/search/index.js";
import { createDatabase, type TestDatabase } from "../support/database.js";
import { company, ladder, rung, SeedFolder } from "../support/seed-folder.js";

let database: TestDatabase;
let dataSource: DataSource;
let folder: SeedFolder;
const statements: string[] = [];
beforeAll(async () => {
  database = await createDatabase("migrated");
  dataSource = await openDataSource(database.connection, (sql) => statements.push(sql));
  folder = new SeedFolder(
    company("named", { ladders: [ladder("engineering", { main: true, rungs: [rung(1, "Engineer"), rung(2, "Sr. Data-Architect (Platform)"), rung(3, "Fellow", { aliases: ["data architect"] }), rung(4, "Metadata Architecture Lead")] })] }),
    company("related", { ladders: [ladder("engineering", { main: true }), ladder("data", { family: "data-architecture", rungs: [rung(1, "Modeller"), rung(2, "Chief", { mapping: { ...(rung(1, "x") as { mapping: object }).mapping, lo: 4, hi: 5 } }), rung(3, "Head", { track: "M" })] })] }),
    company("gone", { ladders: [ladder("engineering", { main: true, rungs: [rung(1, "Data Architect")] })] }),
  );
  await seed(dataSource, folder.path);
});
afterAll(async () => {
  await dataSource.destroy();
  await database.drop();
});

const SOUGHT = { family: "data-architecture", track: "IC" as const, names: ["Data Architect", "%_"] };
const found = async () => {
  const { page, ...counts } = await new RoleRungStore(dataSource).page(SOUGHT, { first: 20, after: null });
  const titles: { id: string; title: string }[] = await dataSource.query(`select id, title from rung`);
  return { ...counts, rungs: page.items.map(({ value }) => `${value.company} ${titles.find(({ id }) => id === value.rungId)?.title ?? "?"} ${value.matchedBy}`) };
};

it("a role stands where all its words stand together in a title or another name, or on a ladder of its family, on its own track", async () => {
  expect(await found()).toEqual({
    rungs: ["gone Data Architect NAME", "named Sr. Data-Architect (Platform) NAME", "named Fellow NAME", "related Modeller FAMILY", "related Chief FAMILY"],
    companies: 3, among: 3, range: { lo: 0, hi: 5 },
  });
});

it("whoever was taken down, and ladders that are unlisted or retired, are not looked at", async () => {
  await dataSource.query(`update company set taken_down_on = '2026-11-01', taken_down_reason = 'asked', taken_down_by = 'ADMIN' where slug = 'gone'`);
  await dataSource.query(`update ladder set visibility = 'UNLISTED' where slug = 'data'`);
  expect(await found()).toMatchObject({ rungs: ["named Sr. Data-Architect (Platform) NAME", "named Fellow NAME"], companies: 1, among: 2 });
});

it("it takes one statement", async () => {
  statements.length = 0;
  await new RoleRungStore(dataSource).page(SOUGHT, { first: 1, after: ["named", "engineering", 2, ""] });
  expect(statements).toHaveLength(1);
});
