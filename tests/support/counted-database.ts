import type { DataSource } from "typeorm";
import { openDataSource } from "../../src/database/data-source.js";
import { createDatabase, type TestDatabase } from "./database.js";

/** A database with all that is seeded, whose statements are counted. The look at the epoch counter belongs to nobody. */
export interface CountedDatabase {
  /** There from the first test on. */
  readonly dataSource: DataSource;
  /** What `work` comes to, and with how many statements. */
  counting<T>(work: () => Promise<T>): Promise<{ readonly value: T; readonly took: number }>;
}

/** One for the tests of a file: made before the first and dropped after the last. */
export function countedDatabase(): CountedDatabase {
  let statements = 0;
  let dataSource: DataSource;
  let database: TestDatabase;
  beforeAll(async () => {
    database = await createDatabase("seeded");
    dataSource = await openDataSource(database.connection, (sql) => { if (!sql.startsWith("/* epoch */")) statements += 1; });
  });
  afterAll(async () => {
    await dataSource.destroy();
    await database.drop();
  });
  return {
    get dataSource() { return dataSource; },
    counting: async (work) => {
      statements = 0;
      return { value: await work(), took: statements };
    },
  };
}
