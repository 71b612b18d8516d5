import type { DataSource } from "typeorm";
import { readConfig } from "../../config.js";
import { openDataSource, type StatementListener } from "../../database/data-source.js";
import { startEmbedded } from "../../database/embedded.js";
import { CommandFailed } from "./command.js";

/** Opens the database that the configuration names, the embedded one where it names none, and closes it after `work`. */
export async function withDatabase<T>(work: (dataSource: DataSource) => Promise<T>, onStatement?: StatementListener): Promise<T> {
  const config = readConfig();
  const embedded = config.databaseUrl === undefined ? await startEmbedded(config.dataDir) : null;
  try {
    const dataSource = await openDataSource(embedded ?? { url: config.databaseUrl ?? "" }, onStatement, "MAINTENANCE");
    try {
      return await work(dataSource);
    } finally {
      await dataSource.destroy();
    }
  } finally {
    await embedded?.stop();
  }
}

/** Fails: CommandFailed when the tables are not those this version works with. */
export async function requireMigrated(dataSource: DataSource): Promise<void> {
  if (await dataSource.showMigrations()) throw new CommandFailed("The database is not migrated to this version. Run `npm run db:migrate` first.");
}
