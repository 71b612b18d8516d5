import { randomBytes } from "node:crypto";
import { rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import { readConfig } from "../../src/config.js";
import { startEmbedded } from "../../src/database/embedded.js";

/** An empty database for one benchmark. */
export interface ScratchDatabase {
  readonly url: string;
  drop(): Promise<void>;
}

/** On the server of DATABASE_URL a new database; without it one on a temporary embedded server. */
export async function scratchDatabase(): Promise<ScratchDatabase> {
  const name = `org_ladder_bench_${process.pid}_${randomBytes(3).toString("hex")}`;
  const { databaseUrl } = readConfig();
  if (databaseUrl === undefined) return embeddedDatabase(name);
  const url = new URL(databaseUrl);
  url.pathname = `/${name}`;
  await administer(databaseUrl, `create database ${name} template template0 encoding 'UTF8'`);
  return { url: url.href, drop: () => administer(databaseUrl, `drop database if exists ${name} with (force)`) };
}

async function embeddedDatabase(name: string): Promise<ScratchDatabase> {
  const embedded = await startEmbedded(path.join(tmpdir(), name));
  return {
    url: `postgres://${embedded.user}@${encodeURIComponent(embedded.host)}/${embedded.database}`,
    drop: async () => {
      await embedded.stop();
      rmSync(path.dirname(embedded.directory), { recursive: true, force: true });
    },
  };
}

async function administer(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(sql).finally(() => client.end());
}
