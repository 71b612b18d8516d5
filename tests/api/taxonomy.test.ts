import type { DataSource } from "typeorm";
import request from "supertest";
import { createApp, type App } from "../../src/app/app.js";
import { openDataSource } from "../../src/database/data-source.js";
import { replaceTaxonomy } from "../../src/taxonomy/index.js";
import { createDatabase, type TestDatabase } from "../support/database.js";
import { seededTaxonomy } from "../support/taxonomy.js";

let database: TestDatabase;
let dataSource: DataSource;
let app: App;
const statements: string[] = [];

beforeAll(async () => {
  database = await createDatabase("migrated");
  dataSource = await openDataSource(database.connection, (sql) => statements.push(sql));
  await dataSource.transaction((manager) => replaceTaxonomy(manager, seededTaxonomy()));
  app = await createApp({ corsOrigins: [], logLevel: "silent" }, dataSource);
});
afterAll(async () => {
  await app.close();
  await dataSource.destroy();
  await database.drop();
});

async function ask(query: string): Promise<Record<string, any>> {
  const { body } = await request(app.server).post("/graphql").send({ query });
  expect(body.errors).toBeUndefined();
  return body.data;
}
