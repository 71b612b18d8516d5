import type { FastifyInstance } from "fastify";
import type { DataSource } from "typeorm";
import type { TaxonomyStore } from "../taxonomy/index.js";
import { HTTP_LIMITS } from "./limits.js";

const STOPPING = "the server is stopping";
const NOT_MIGRATED = "the database is not migrated to this version";
const AWAY = "the database cannot be reached";
const SLOW = `the database does not answer within ${HTTP_LIMITS.readyMs} ms`;

/** /health/live: the process is up. /health/ready: the database answers, is migrated and holds the taxonomy, and the server is not stopping; else 503 with the reason. */
export function serveHealth(http: FastifyInstance, dataSource: DataSource, taxonomies: TaxonomyStore, isStopping: () => boolean): void {
  http.get("/health/live", () => ({ status: "live" }));
  http.get("/health/ready", async (request, reply) => {
    let timer: NodeJS.Timeout | undefined;
    const slow = new Promise<{ reason: string }>((resolve) => { timer = setTimeout(resolve, HTTP_LIMITS.readyMs, { reason: SLOW }); });
    const look = readiness(dataSource, taxonomies, isStopping).catch((error: unknown) => {
      request.log.warn({ err: error }, "not ready");
      return { reason: AWAY };
    });
    const found = await Promise.race([look, slow]);
    clearTimeout(timer);
    void reply.header("cache-control", "no-store");
    return "reason" in found ? reply.code(503).send({ status: "not ready", reason: found.reason }) : { status: "ready", taxonomyVersion: found.taxonomyVersion };
  });
}

async function readiness(dataSource: DataSource, taxonomies: TaxonomyStore, isStopping: () => boolean): Promise<{ readonly reason: string } | { readonly taxonomyVersion: string }> {
  if (isStopping()) return { reason: STOPPING };
  if (await dataSource.showMigrations()) return { reason: NOT_MIGRATED };
  return { taxonomyVersion: (await taxonomies.current()).version };
}
