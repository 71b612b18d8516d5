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
