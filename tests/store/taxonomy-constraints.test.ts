import type { DataSource } from "typeorm";
import { openDataSource } from "../../src/database/data-source.js";
import { replaceTaxonomy } from "../../src/taxonomy/index.js";
import { createDatabase, type TestDatabase } from "../support/database.js";
import { seededTaxonomy } from "../support/taxonomy.js";

let database: TestDatabase;
let dataSource: DataSource;

beforeAll(async () => {
  database = await createDatabase("migrated");
  dataSource = await openDataSource(database.connection);
  await dataSource.transaction((manager) => replaceTaxonomy(manager, seededTaxonomy()));
});
afterAll(async () => {
  await dataSource.destroy();
  await database.drop();
});

describe("the database itself refuses", () => {
  it.each([
    ["a fact without a source", `update taxonomy_level set sources = '{}'`],
    ["a rank twice on a track", `update taxonomy_level set rank = 1 where key = 'ic/mid'`],
    ["a score off its scale", `update taxonomy_dimension_score set score = 7`],
    ["a fold onto itself", `update taxonomy_fold set to_family = from_family`],
    ["a statement twice", `update taxonomy_statement set key = 'x' where kind = 'TAKEAWAY'`],
    ["an empty span", `update taxonomy_role set span_hi = span_lo`],
  ])("%s", async (_, sql) => {
    await expect(dataSource.query(sql)).rejects.toThrow(/constraint/);
  });
});
