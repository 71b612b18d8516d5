import { randomBytes } from "node:crypto";
import { Client } from "pg";
import type { Connection } from "../../src/database/data-source.js";

/** The PostgreSQL of this test run. All databases of the run have names that start with `prefix`. */
export interface TestServer {
  readonly connection: Connection;
  readonly prefix: string;
  /** Why a template could not be made: told to the tests that ask for it, the others run. */
  readonly faults: Partial<Record<Content, string>>;
}

/** What a new database holds: nothing; the tables; the tables and everything in seeds/. */
export type Content = "empty" | "migrated" | "seeded";

/** A database that no other test file sees. */
export interface TestDatabase {
  readonly name: string;
  /** For `openDataSource`. */
  readonly connection: Connection;
  /** The same as a URL, for programs that are started with DATABASE_URL. */
  readonly url: string;
  /** Ends its sessions and drops it. A second call does no harm. */
  drop(): Promise<void>;
}

/** Jest's workers are processes of their own: the environment is what reaches them all. */
const VARIABLE = "ORG_LADDER_TEST_SERVER";

export function publishServer(server: TestServer): void {
  process.env[VARIABLE] = JSON.stringify(server);
}

function publishedServer(): TestServer {
  const text = process.env[VARIABLE];
  if (!text) throw new Error("This test file is not in the `database` project of jest.config.mjs, so no server was started for it.");
  return JSON.parse(text) as TestServer;
}

/**
 * A new database with the given content, cloned from a template (about 30 ms).
 *
 *     let database: TestDatabase;
 *     beforeAll(async () => { database = await createDatabase(); });
 *     afterAll(() => database.drop());
 */
export async function createDatabase(content: Content = "seeded"): Promise<TestDatabase> {
  const server = publishedServer();
  const fault = server.faults[content];
  if (fault) throw new Error(`There is no ${content} database in this run: ${fault}`);
  const name = `${server.prefix}_${randomBytes(5).toString("hex")}`;
  const template = content === "empty" ? "template0" : `${server.prefix}_${content}`;
  await withAdmin(server, (admin) => admin.query(`CREATE DATABASE ${name} TEMPLATE ${template}`));
  const connection = connectionTo(server, name);
  const drop = () => withAdmin(server, async (admin) => void (await admin.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)));
  return { name, connection, url: urlOf(connection), drop };
}

/** The same server, another of its databases. */
export function connectionTo({ connection }: Pick<TestServer, "connection">, database: string): Connection {
  if (!("url" in connection)) return { ...connection, database };
  const url = new URL(connection.url);
  url.pathname = `/${database}`;
  return { url: url.href };
}

function urlOf(connection: Connection): string {
  if ("url" in connection) return connection.url;
  const { user, host, database } = connection;
  // The form node-postgres has for sockets: the folder percent-encoded where the host name stands.
  return `postgres://${user}@${encodeURIComponent(host)}/${database}`;
}

/** A session on the server's own database, for making and dropping others. */
export async function withAdmin<T>({ connection }: Pick<TestServer, "connection">, work: (admin: Client) => Promise<T>): Promise<T> {
  const admin = new Client("url" in connection ? { connectionString: connection.url } : { ...connection });
  await admin.connect();
  try {
    return await work(admin);
  } finally {
    await admin.end();
  }
}
