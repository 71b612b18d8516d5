import type { DataSource } from "typeorm";
import type { ColumnMetadata } from "typeorm/metadata/ColumnMetadata.js";
import { openDataSource } from "../../src/database/data-source.js";
import { createDatabase, type TestDatabase } from "../support/database.js";

let database: TestDatabase;
let dataSource: DataSource;
beforeAll(async () => {
  database = await createDatabase("migrated");
  dataSource = await openDataSource(database.connection);
});
afterAll(async () => {
  await dataSource.destroy();
  await database.drop();
});

/** A table's column, as the database has it and as a row class says. */
interface ColumnShape {
  readonly name: string;
  readonly type: string;
  readonly nullable: boolean;
  readonly key: boolean;
}
const byName = (a: ColumnShape, b: ColumnShape): number => (a.name < b.name ? -1 : 1);

async function storedColumns(table: string): Promise<readonly ColumnShape[]> {
  // a domain counts as the type below it; numeric(4,2) as numeric
  return dataSource.query(
    `select a.attname as name, format_type(coalesce(nullif(y.typbasetype, 0), a.atttypid), null) as type, not a.attnotnull and y.typnotnull is not true as nullable,
       exists (select from pg_index i where i.indrelid = a.attrelid and i.indisprimary and a.attnum = any(i.indkey)) as key
     from pg_attribute a join pg_type y on y.oid = a.atttypid where a.attrelid = $1::regclass and a.attnum > 0 and not a.attisdropped`, [table]);
}

const shapeOf = (column: ColumnMetadata): ColumnShape => ({
  name: column.databaseName,
  type: `${column.type === "timestamptz" ? "timestamp with time zone" : String(column.type)}${column.isArray ? "[]" : ""}`,
  nullable: column.isNullable,
  key: column.isPrimary,
});

/** Columns that the database fills and no class writes. */
const FILLED_BY_THE_DATABASE: Readonly<Record<string, readonly string[]>> = { taxonomy_version: ["in_force_since"] };
/** Tables with a row or two that are read and written by one statement each. */
const WITHOUT_CLASS = ["epoch", "publication", "seed_state", "migrations"];

it("every row class has the columns of its table: name, type, whether it may be null, whether it is the key", async () => {
  expect(dataSource.entityMetadatas.length).toBeGreaterThan(25);
  for (const { tableName, columns } of dataSource.entityMetadatas) {
    const stored = (await storedColumns(tableName)).filter((c) => !FILLED_BY_THE_DATABASE[tableName]?.includes(c.name));
    expect({ table: tableName, columns: columns.map(shapeOf).sort(byName) }).toEqual({ table: tableName, columns: [...stored].sort(byName) });
  }
});

it("every table has a row class, but for those that are counters", async () => {
  const tables: { name: string }[] = await dataSource.query(`select relname as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace`);
  const classes = dataSource.entityMetadatas.map((m) => m.tableName);
  expect(tables.map((t) => t.name).filter((name) => !classes.includes(name)).sort()).toEqual([...WITHOUT_CLASS].sort());
});
