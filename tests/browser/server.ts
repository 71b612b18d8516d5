import type { DataSource } from "typeorm";
import { createApp } from "../../src/app/app.js";
import { openDataSource } from "../../src/database/data-source.js";
import { createDatabase } from "../support/database.js";
import { startTestServer, stopTestServer } from "../support/test-server.js";

export interface RunningServer {
  /** The origin, without a slash at the end. */
  readonly url: string;
  /** Its database, for what a test needs in it. */
  readonly dataSource: DataSource;
  /** Stops the server, then its database. */
  close(): Promise<void>;
}

/** The real server on a free loopback port, over a database of its own that holds everything in seeds/. */
export async function startServer(): Promise<RunningServer> {
  await startTestServer();
  try {
    const database = await createDatabase("seeded");
    const dataSource = await openDataSource(database.connection);
    const app = await createApp({ corsOrigins: [], logLevel: "silent" }, dataSource);
    const url = await app.http.listen({ host: "127.0.0.1", port: 0 });
    const close = async (): Promise<void> => {
      await app.close();
      await dataSource.destroy();
      await stopTestServer();
    };
    return { url, dataSource, close };
  } catch (error) {
    await stopTestServer();
    throw error;
  }
}
