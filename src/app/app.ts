import type { Server } from "node:http";
import path from "node:path";
import { ApolloServer } from "@apollo/server";
import { ApolloServerPluginCacheControlDisabled, ApolloServerPluginLandingPageDisabled } from "@apollo/server/plugin/disabled";
import cors from "@fastify/cors";
import helmet from "@fastify/helmet";
import Fastify, { LogController, type FastifyInstance } from "fastify";
import type { DataSource } from "typeorm";
import { projectRoot, type Config } from "../config.js";
import { contextOf, services, type AppContext, type Services } from "./context.js";
import { publicError } from "./errors.js";
import { plainErrors, unreadableAddress } from "./errors.http.js";
import { blurOf } from "../equivalence/index.js";
import { LadderDownloads, serveLadders } from "../ladder/index.js";
import { serveTaxonomy } from "../taxonomy/index.js";
import { serveSchema } from "./schema.http.js";
import { serveGraphql } from "./graphql-over-http.js";
import { serveHealth } from "./health.js";
import { EXECUTION_LIMITS, HTTP_LIMITS, PARSE_LIMITS, QUERY_LIMITS } from "./limits.js";
import { limitsPlugin } from "./limits.plugin.js";
import { logRequests, requestIdOf } from "./request-log.js";
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
export type AppConfig = Pick<Config, "corsOrigins" | "logLevel" | "oidc">;

/** Parts of a database error that hold what a caller asked about. */
const WHAT_WAS_ASKED = ["err.parameters", "err.detail", "err.driverError.detail"];

/** What tests set otherwise. */
export interface AppOptions {
  /** Milliseconds after which an answer is given up; absent: `EXECUTION_LIMITS.ms`. */
  readonly executionMs?: number;
  /** Where the log goes; absent: standard output. */
  readonly log?: { write(line: string): void };
}

/**
 * Builds the server over a migrated and seeded database.
 * Fails: when the database cannot be read, or holds no taxonomy.
 */
export async function createApp(config: AppConfig, dataSource: DataSource, options: AppOptions = {}): Promise<App> {
  const http = Fastify({
    logger: { level: config.logLevel, redact: WHAT_WAS_ASKED, ...(options.log && { stream: options.log }) },
    logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: "requestId" }), // request-log.ts writes the one line
    genReqId: requestIdOf,
    frameworkErrors: unreadableAddress,
    bodyLimit: HTTP_LIMITS.bodyBytes,
    requestTimeout: HTTP_LIMITS.requestMs,
    connectionTimeout: HTTP_LIMITS.connectionMs,
    keepAliveTimeout: HTTP_LIMITS.keepAliveMs,
    forceCloseConnections: "idle",
    http: { headersTimeout: HTTP_LIMITS.headersMs, connectionsCheckingInterval: HTTP_LIMITS.checkMs },
    trustProxy: false,
  });
  const shared = services(dataSource, config.oidc);
  await shared.taxonomies.current();
  await shared.published.lease.refresh();
  await shared.publishing.comeIntoForce(new Date().toISOString().slice(0, 10));
  shared.published.onChange((slugs) => { if (slugs.includes(null)) shared.taxonomies.forget(); });

  const schema = buildSchema();
  const apollo = new ApolloServer<AppContext>({
    schema,
    introspection: true,
    csrfPrevention: true,
    includeStacktraceInErrorResponses: false,
    persistedQueries: false,
    parseOptions: PARSE_LIMITS,
    validationOptions: { maxErrors: QUERY_LIMITS.errors },
    formatError: publicError,
    logger: { debug: () => undefined, info: () => undefined, warn: (m: unknown) => http.log.warn(m), error: (m: unknown) => http.log.error(m) },
    plugins: [ApolloServerPluginCacheControlDisabled(), ApolloServerPluginLandingPageDisabled(), limitsPlugin()],
    stopOnTerminationSignals: false,
  });
  await apollo.start();

  logRequests(http);
  await http.register(helmet, { contentSecurityPolicy: { directives: { "default-src": ["'none'"] } }, crossOriginResourcePolicy: { policy: "cross-origin" } });
  await http.register(cors, { origin: config.corsOrigins.length > 0 ? [...config.corsOrigins] : "*", credentials: config.corsOrigins.length > 0, methods: ["GET", "POST"], exposedHeaders: ["x-request-id", "x-query-cost", "etag", "content-disposition", "link"], maxAge: 86_400 });
  http.removeContentTypeParser("text/plain"); // a form may send it from anywhere: JSON is the only body
  registerPlayground(http, { directory: path.join(projectRoot, "dist", "playground") });
  serveGraphql(http, {
    apollo, executionMs: options.executionMs ?? EXECUTION_LIMITS.ms,
    known: async (authorization) => (await shared.viewers.of(authorization)).kind !== "ANONYMOUS",
    contextFor: async (notes, authorization) => {
      const viewer = await shared.viewers.of(authorization);
      return contextOf(shared, await shared.taxonomies.current(), new Date().toISOString().slice(0, 10), notes, viewer);
    },
  });
  serveHealth(http, dataSource, shared.taxonomies);
  serveLadders(http, new LadderDownloads({ ...shared, blurOf }));
  serveTaxonomy(http, shared.taxonomies);
  serveSchema(http, schema);
  http.get("/", (_request, reply) => reply.redirect("/graphql", 302));
  plainErrors(http);
  await http.ready();
  shared.published.lease.start();
  shared.publishing.start();

  return {
    http, server: http.server, services: shared,
    close: async () => {
      shared.published.lease.stop();
      shared.publishing.stop();
      await http.close();
      await apollo.stop();
      await shared.viewers.lastUse.write().catch((error: unknown) => http.log.warn({ err: error }, "when tokens were last used was not written"));
    },
  };
}
