import { randomUUID } from "node:crypto";
import type { Server } from "node:http";
import path from "node:path";
import { ApolloServer } from "@apollo/server";
import { ApolloServerPluginCacheControlDisabled, ApolloServerPluginLandingPageDisabled } from "@apollo/server/plugin/disabled";
import cors from "@fastify/cors";
import helmet from "@fastify/helmet";
import Fastify, { type FastifyInstance } from "fastify";
import type { DataSource } from "typeorm";
import { projectRoot, type Config } from "../config.js";
import { contextOf, services, type AppContext, type Services } from "./context.js";
import { publicError } from "./errors.js";
import { serveGraphql } from "./graphql-over-http.js";
import { HTTP_LIMITS, limitsPlugin, PARSE_LIMITS, validationLimits } from "./limits.js";
import { registerPlayground } from "./playground.js";
import { buildSchema } from "./schema.js";

/** The whole server, ready to listen. */
export interface App {
  readonly http: FastifyInstance;
  /** For tests that ask without a socket. */
  readonly server: Server;
  readonly services: Services;
  /** Serves what is in flight, then stops; the database is the caller's. */
  close(): Promise<void>;
}

/** What of the configuration the server itself needs. */
export type AppConfig = Pick<Config, "corsOrigins" | "logLevel">;

/**
 * Builds the server over a migrated and seeded database.
 * Fails: when the database cannot be read, or holds no taxonomy.
 */
export async function createApp(config: AppConfig, dataSource: DataSource): Promise<App> {
  const http = Fastify({
    logger: { level: config.logLevel, redact: ["req.headers.authorization"] },
    genReqId: () => randomUUID(),
    bodyLimit: HTTP_LIMITS.bodyBytes,
    requestTimeout: HTTP_LIMITS.requestMs,
    connectionTimeout: HTTP_LIMITS.connectionMs,
    keepAliveTimeout: HTTP_LIMITS.keepAliveMs,
    forceCloseConnections: "idle",
    http: { headersTimeout: HTTP_LIMITS.headersMs },
    trustProxy: false,
  });
  const shared = services(dataSource);
  await shared.taxonomies.current();
  await shared.published.lease.refresh();
  shared.published.onChange((slugs) => { if (slugs.includes(null)) shared.taxonomies.forget(); });
  shared.published.lease.start();

  const apollo = new ApolloServer<AppContext>({
    schema: buildSchema(),
    introspection: true,
    csrfPrevention: true,
    includeStacktraceInErrorResponses: false,
    persistedQueries: false,
    parseOptions: PARSE_LIMITS,
    validationRules: validationLimits,
    formatError: (formatted, error) => publicError(formatted, error, (fault) => http.log.error({ err: fault }, "a resolver failed")),
    logger: { debug: () => undefined, info: () => undefined, warn: (m: unknown) => http.log.warn(m), error: (m: unknown) => http.log.error(m) },
    plugins: [ApolloServerPluginCacheControlDisabled(), ApolloServerPluginLandingPageDisabled(), limitsPlugin()],
    stopOnTerminationSignals: false,
  });
  await apollo.start();

  await http.register(helmet, { contentSecurityPolicy: { directives: { "default-src": ["'none'"] } }, crossOriginResourcePolicy: { policy: "cross-origin" } });
  await http.register(cors, { origin: config.corsOrigins.length > 0 ? [...config.corsOrigins] : "*", credentials: config.corsOrigins.length > 0, methods: ["GET", "POST"], maxAge: 86_400 });
  http.addHook("onRequest", async (request, reply) => void reply.header("x-request-id", request.id));
  registerPlayground(http, { directory: path.join(projectRoot, "dist", "playground") });
  serveGraphql(http, apollo, async () => contextOf(shared, await shared.taxonomies.current(), new Date().toISOString().slice(0, 10)));
  serveHealth(http, dataSource, shared);
  http.get("/", (_request, reply) => reply.redirect("/graphql", 302));
  plainErrors(http);
  await http.ready();

  return {
    http, server: http.server, services: shared,
    close: async () => {
      shared.published.lease.stop();
      await http.close();
      await apollo.stop();
    },
  };
}

/** /health/live: the process is up. /health/ready: the database answers, is migrated and holds the taxonomy. */
function serveHealth(http: FastifyInstance, dataSource: DataSource, shared: Services): void {
  http.get("/health/live", { logLevel: "silent" }, () => ({ status: "live" }));
  http.get("/health/ready", { logLevel: "silent" }, async (_request, reply) => {
    try {
      if (await dataSource.showMigrations()) return await reply.code(503).send({ status: "not ready", reason: "the database is not migrated to this version" });
      const { version } = await shared.taxonomies.current();
      return { status: "ready", taxonomyVersion: version };
    } catch (error) {
      http.log.warn({ err: error }, "not ready");
      return reply.code(503).send({ status: "not ready", reason: "the database cannot be reached" });
    }
  });
}

/** Errors outside GraphQL, in the same words and without internals. */
function plainErrors(http: FastifyInstance): void {
  http.setNotFoundHandler((request, reply) => reply.code(404).send({ errors: [{ message: `Nothing is at ${request.method} ${request.url.split("?")[0]?.slice(0, 100)}; the API is at /graphql.`, extensions: { code: "NOT_FOUND" } }] }));
  http.setErrorHandler((error: { statusCode?: number; message: string }, request, reply) => {
    const status = error.statusCode ?? 500;
    if (status >= 500) request.log.error({ err: error }, "a request failed");
    const message = status === 413 ? `The body is larger than ${HTTP_LIMITS.bodyBytes} bytes.` : status >= 500 ? "Something went wrong on our side; it has been logged with the request's id." : error.message;
    return reply.code(status).send({ errors: [{ message, extensions: { code: status >= 500 ? "INTERNAL_SERVER_ERROR" : "BAD_REQUEST" } }] });
  });
}

