import { randomBytes } from "node:crypto";
import { rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { startEmbedded, type EmbeddedDatabase } from "../../src/database/embedded.js";
import { connectionTo, publishServer, withAdmin, type TestServer } from "./database.js";
import { migrateTemplate, seedTemplate } from "./template.js";

/** Clones are cheap to make again, so a crash may lose them; enough sessions for every worker of a large machine. */
const EMBEDDED = { durable: false, settings: { autovacuum: "off", max_connections: "300" } };

let running: { readonly server: Omit<TestServer, "faults">; readonly embedded?: EmbeddedDatabase } | undefined;

/**
 * Once per test run: a server (TEST_DATABASE_URL, else an embedded one), on it an empty, a migrated and a seeded
 * template to clone from. All names start with a prefix of this run, so that runs at the same time do not meet.
 */
export async function startTestServer(): Promise<void> {
  const prefix = `org_ladder_test_${process.pid}_${randomBytes(4).toString("hex")}`;
  const url = process.env.TEST_DATABASE_URL?.trim();
  if (url) {
    running = { server: { connection: { url }, prefix } };
  } else {
    const embedded = await startEmbedded(path.join(tmpdir(), prefix), EMBEDDED);
    const { host, user, database } = embedded;
    running = { server: { connection: { host, user, database }, prefix }, embedded };
  }
  try {
    publishServer({ ...running.server, faults: await makeTemplates(running.server) });
  } catch (error) {
    await stopTestServer();
    throw error;
  }
}

/** Makes the templates; returns why not, for those whose migrations or seeds failed. */
async function makeTemplates(server: Omit<TestServer, "faults">): Promise<TestServer["faults"]> {
  const [migrated, seeded] = [`${server.prefix}_migrated`, `${server.prefix}_seeded`];
  await withAdmin(server, (admin) => admin.query(`CREATE DATABASE ${migrated} TEMPLATE template0 ENCODING 'UTF8'`));
  const migration = await faultOf(migrateTemplate(connectionTo(server, migrated)));
  if (migration) return { migrated: migration, seeded: migration };
  await withAdmin(server, (admin) => admin.query(`CREATE DATABASE ${seeded} TEMPLATE ${migrated}`));
  return { seeded: await faultOf(seedTemplate(connectionTo(server, seeded))) };
}

const faultOf = (work: Promise<void>): Promise<string | undefined> => work.then(() => undefined, (error: unknown) => String(error));

/** Drops what this run made, also what a test file that broke off left behind, and stops the server if it is ours. */
export async function stopTestServer(): Promise<void> {
  if (!running) return;
  const { server, embedded } = running;
  running = undefined;
  if (!embedded) return dropAll(server);
  await embedded.stop();
  rmSync(path.dirname(embedded.directory), { recursive: true, force: true });
}

async function dropAll(server: Omit<TestServer, "faults">): Promise<void> {
  await withAdmin(server, async (admin) => {
    const { rows } = await admin.query<{ datname: string }>("SELECT datname FROM pg_database WHERE starts_with(datname, $1)", [server.prefix]);
    for (const { datname } of rows) await admin.query(`DROP DATABASE IF EXISTS ${datname} WITH (FORCE)`);
  });
}
