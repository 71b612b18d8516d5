import type { DataSource } from "typeorm";
import { openDataSource } from "../../src/database/data-source.js";
import { createDatabase } from "./database.js";

/** A database with all that is seeded, whose statements are counted. The look at the epoch counter belongs to nobody. */
export interface CountedDatabase {
  readonly dataSource: DataSource;
  /** What `work` comes to, and with how many statements. */
  counting<T>(work: () => Promise<T>): Promise<{ readonly value: T; readonly took: number }>;
  drop(): Promise<void>;
}

export async function countedDatabase(): Promise<CountedDatabase> {
  let statements = 0;
  const database = await createDatabase("seeded");
  const dataSource = await openDataSource(database.connection, (sql) => { if (!sql.startsWith("/* epoch */")) statements += 1; });
  return {
    dataSource,
    counting: async (work) => {
      statements = 0;
      return { value: await work(), took: statements };
    },
    drop: async () => {
      await dataSource.destroy();
      await database.drop();
    },
  };
}
