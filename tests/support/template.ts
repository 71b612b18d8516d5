import path from "node:path";
import type { DataSource } from "typeorm";
import { seed } from "../../src/app/seeds.js";
import { projectRoot } from "../../src/config.js";
import { migrate, openDataSource, type Connection } from "../../src/database/data-source.js";

/** Brings an empty database to the current schema. */
export const migrateTemplate = (connection: Connection): Promise<void> => withDataSource(connection, migrate);

/** Puts into a migrated database what `npm run db:seed` puts there. */
export const seedTemplate = (connection: Connection): Promise<void> =>
  withDataSource(connection, (dataSource) => seed(dataSource, path.join(projectRoot, "seeds")));

async function withDataSource(connection: Connection, work: (dataSource: DataSource) => Promise<unknown>): Promise<void> {
  const dataSource = await openDataSource(connection, undefined, "MAINTENANCE");
  try {
    await work(dataSource);
  } finally {
    await dataSource.destroy();
  }
}
