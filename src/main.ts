import path from "node:path";
import type { App } from "./app/app.js";
import type { FirstAdmin } from "./app/first-admin.js";
import { ConfigError, projectRoot, readConfig, type Config } from "./config.js";
import type { Connection } from "./database/data-source.js";
import type { EmbeddedDatabase } from "./database/embedded.js";

/** Milliseconds that requests in flight have to end after SIGTERM: a second more than the longest answer and letting clients go take. */
const DRAIN = 12_000;

async function main(): Promise<void> {
  const config = readConfig();
  // PostgreSQL starts in a process of its own while this one loads the rest: a third of a second sooner to the first answer
  const [embedded, { createApp }, { openDataSource }] = await Promise.all([
    config.databaseUrl === undefined ? import("./database/embedded.js").then(({ startEmbedded }) => startEmbedded(config.dataDir)) : null,
    import("./app/app.js"), import("./database/data-source.js"),
  ]);
  const connection = connectionTo(config, embedded);
  const admin = embedded === null ? null : await bringUpToDate(connection, config.dataDir);
  const tracing = config.tracing ? (await import("./app/tracing.js")).startTracing() : undefined;
  const dataSource = await openDataSource(connection);
  const app = await createApp(config, dataSource, { tracing });
  await app.http.listen({ host: config.host, port: config.port });
  announce(app, embedded, admin);
  stopCleanly(async () => {
    await app.close();
    await dataSource.destroy();
    await tracing?.close();
    await embedded?.stop();
  });
}

/** Our own database is brought up to date at every start; a real one by db:migrate and db:seed. Null where there was an admin's token already. */
async function bringUpToDate(connection: Connection, dataDir: string): Promise<FirstAdmin | null> {
  const [{ migrate, openDataSource }, { completeDocuments }, { seedIfChanged }, { firstAdmin }] = await Promise.all([import("./database/data-source.js"), import("./ladder/index.js"), import("./app/seeds.js"), import("./app/first-admin.js")]);
  const maintenance = await openDataSource(connection, undefined, "MAINTENANCE");
  await migrate(maintenance);
  await completeDocuments(maintenance);
  await seedIfChanged(maintenance, path.join(projectRoot, "seeds"));
  const admin = await firstAdmin(maintenance, dataDir);
  await maintenance.destroy();
  return admin;
}

function connectionTo(config: Config, embedded: EmbeddedDatabase | null): Connection {
  if (embedded !== null) return { host: embedded.host, user: embedded.user, database: embedded.database };
  return { url: config.databaseUrl ?? "" };
}

function announce(app: App, embedded: EmbeddedDatabase | null, admin: FirstAdmin | null): void {
  const address = app.server.address();
  if (address === null || typeof address === "string") return;
  const host = address.address.includes(":") ? `[${address.address}]` : address.address;
  const base = `http://${host}:${address.port}`;
  process.stdout.write(
    `Org Ladder answers at\n  ${base}/              pages for those who would rather look\n  ${base}/graphql       the API; in a browser the playground\n  ${base}/health/ready  whether it is ready\n`
    + (embedded === null ? "" : `Its database is embedded, with its files in ${embedded.directory}\n`)
    + (admin === null ? "" : `An admin token, shown this once and kept in ${admin.file}, which only you can read:\n  ${admin.secret}\n`),
  );
}

/** On SIGTERM or SIGINT: serves what is in flight, then ends; a second signal ends at once. */
function stopCleanly(stop: () => Promise<void>): void {
  let stopping = false;
  const onSignal = (): void => {
    if (stopping) process.exit(1);
    stopping = true;
    setTimeout(() => process.exit(1), DRAIN).unref();
    void stop().then(() => process.exit(0), (error: unknown) => { process.stderr.write(`${String(error)}\n`); process.exit(1); });
  };
  process.on("SIGTERM", onSignal);
  process.on("SIGINT", onSignal);
}

main().catch((error: unknown) => {
  const known = error instanceof ConfigError || (error instanceof Error && "code" in error && error.code === "EADDRINUSE");
  process.stderr.write(`Org Ladder did not start.\n${known || !(error instanceof Error) ? String(error instanceof Error ? error.message : error) : (error.stack ?? error.message)}\n`);
  process.exit(1);
});
