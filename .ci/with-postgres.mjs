/**
 * Runs a command with TEST_DATABASE_URL set to a real PostgreSQL: node .ci/with-postgres.mjs npm test
 *
 * That is, the first there is of: what TEST_DATABASE_URL says already; a server on 127.0.0.1:5432 that lets us make
 * databases; one started here from Debian's package; one from the embedded binaries, over TCP. Exits as the command does.
 */
import "../dev/swc-hook.mjs";
import { spawn } from "node:child_process";
import { existsSync, readdirSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir, userInfo } from "node:os";
import { dirname, join } from "node:path";
import pg from "pg";

const [program, ...args] = process.argv.slice(2);
const { url, stop } = await database();
process.stdout.write(`PostgreSQL ${await versionAt(url)} at ${url.replace(/:[^:@/]*@/, ":…@")}\n`);
const child = spawn(program, args, { stdio: "inherit", env: { ...process.env, TEST_DATABASE_URL: url } });
const code = await new Promise((resolve) => child.once("close", (status) => resolve(status ?? 1)));
await stop();
process.exit(code);

async function database() {
  const given = [process.env.TEST_DATABASE_URL, ...["postgres", userInfo().username].map((user) => `postgres://${user}@127.0.0.1:5432/postgres`)];
  for (const url of given.filter(Boolean)) if (await versionAt(url)) return { url, stop: async () => {} };
  if (process.env.TEST_DATABASE_URL) throw new Error("TEST_DATABASE_URL is set, but no database can be made there");
  return start();
}

/** The server's version; undefined where it does not answer or does not let us make databases. */
async function versionAt(connectionString) {
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: 2_000 });
  try {
    await client.connect();
    const { rows } = await client.query("SELECT current_setting('server_version') AS version FROM pg_roles WHERE rolname = current_user AND (rolcreatedb OR rolsuper)");
    return rows[0]?.version;
  } catch {
    return undefined;
  } finally {
    await client.end().catch(() => {});
  }
}

async function start() {
  const { startEmbedded } = await import("../src/database/embedded.ts");
  const folder = join(tmpdir(), `org-ladder-ci-${process.pid}`);
  const options = { durable: false, port: await freePort(), settings: { max_connections: "300" } };
  const { host, port, user, directory, stop } = await startEmbedded(folder, { ...options, binaries: debianBinaries() });
  return {
    url: `postgres://${user}@${host}:${port}/postgres`,
    stop: async () => {
      await stop();
      rmSync(dirname(directory), { recursive: true, force: true });
    },
  };
}

/** The oldest installed: what runs there runs on the newer ones too, and the embedded one is new. */
function debianBinaries() {
  const folder = "/usr/lib/postgresql";
  const versions = existsSync(folder) ? readdirSync(folder).filter((version) => existsSync(join(folder, version, "bin/initdb"))) : [];
  return versions.length > 0 ? join(folder, versions.sort((a, b) => Number(a) - Number(b))[0]) : undefined;
}

function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer().once("error", reject).listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
