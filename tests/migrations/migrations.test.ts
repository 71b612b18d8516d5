import type { DataSource } from "typeorm";
import { migrate, openDataSource } from "../../src/database/data-source.js";
import { createDatabase, type TestDatabase } from "../support/database.js";
import { catalogue } from "./catalogue.js";

let database: TestDatabase;
let dataSource: DataSource;
beforeEach(async () => {
  database = await createDatabase("empty");
  dataSource = await openDataSource(database.connection);
});
afterEach(async () => {
  await dataSource.destroy();
  await database.drop();
});

async function undoAll(): Promise<void> {
  for (let left = dataSource.migrations.length; left > 0; left -= 1) await dataSource.undoLastMigration();
}

it("up, down, up: the second time gives the same schema, and down leaves nothing", async () => {
  const bare = await catalogue(dataSource);
  expect(await migrate(dataSource)).toHaveLength(dataSource.migrations.length);
  const once = await catalogue(dataSource);
  expect(once.length).toBeGreaterThan(300); // the comparison sees tables, columns, constraints, indexes, triggers, functions, domains, comments
  await undoAll();
  expect(await catalogue(dataSource)).toEqual(bare);
  await migrate(dataSource);
  expect(await catalogue(dataSource)).toEqual(once);
});

it("every single migration can be undone and done again", async () => {
  const steps: (readonly string[])[] = [];
  await migrate(dataSource);
  for (let left = dataSource.migrations.length; left > 0; left -= 1) {
    steps.push(await catalogue(dataSource));
    await dataSource.undoLastMigration();
  }
  for (const migration of dataSource.migrations) {
    const runner = dataSource.createQueryRunner();
    await migration.up(runner);
    await runner.release();
    expect(await catalogue(dataSource)).toEqual(steps.pop());
  }
});

it("a second run changes nothing", async () => {
  await migrate(dataSource);
  expect(await migrate(dataSource)).toEqual([]);
});

describe("what statements are compiled for takes longer than they do", () => {
  const noJit = () => dataSource.migrations.find(({ constructor }) => constructor.name.startsWith("NoJit"))!;
  const settings = async (): Promise<readonly string[]> =>
    (await dataSource.query<{ setting: string }[]>(`select unnest(setconfig) as setting from pg_db_role_setting where setdatabase = (select oid from pg_database where datname = current_database())`)).map(({ setting }) => setting);

  it("so it is turned off, for whoever connects", async () => {
    await migrate(dataSource);
    expect(await settings()).toContain("jit=off");
    for (let left = dataSource.migrations.length - dataSource.migrations.indexOf(noJit()); left > 0; left -= 1) await dataSource.undoLastMigration();
    expect(await settings()).not.toContain("jit=off");
  });

  it("which one who does not own the database has to leave to others, and can migrate all the same", async () => {
    const runner = dataSource.createQueryRunner();
    await runner.query(`create role stranger_${process.pid}`);
    try {
      await runner.query(`set role stranger_${process.pid}`);
      await noJit().up(runner);
      expect(await settings()).toEqual([]);
    } finally {
      await runner.query("reset role");
      await runner.query(`drop role stranger_${process.pid}`);
      await runner.release();
    }
  });
});
