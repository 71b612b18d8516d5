import type { Server } from "node:http";
import path from "node:path";
import { ApolloServer } from "@apollo/server";
import { ApolloServerPluginCacheControlDisabled, ApolloServerPluginInlineTraceDisabled, ApolloServerPluginLandingPageDisabled } from "@apollo/server/plugin/disabled";
import compress from "@fastify/compress";
import cors from "@fastify/cors";
import Fastify, { LogController, type FastifyInstance } from "fastify";
import type { DataSource } from "typeorm";
import { projectRoot, type Config } from "../config.js";
import { Replicas } from "../database/replicas.js";
import type { Viewer } from "../access/index.js";
import { Answers } from "./answers.js";
import { textOf } from "./answer-text.js";
import { clientOf, networkOf } from "./client.js";
import type { Lookups } from "../claim/index.js";
import { guardDoor } from "./door.js";
import { drain } from "./draining.js";
import { contexts, services, type AppContext, type RequestNotes, type Services } from "./context.js";
import { DocumentCache } from "./document-cache.js";
import { publicError } from "./errors.js";
import { Execution } from "./execution.js";
import { plainErrors, unreadableAddress } from "./errors.http.js";
import { FairUse } from "./fair-use.js";
import { limitClients } from "./fair-use.http.js";
import { blurOf } from "../equivalence/index.js";
import { LadderDownloads, serveLadders } from "../ladder/index.js";
import { serveTaxonomy } from "../taxonomy/index.js";
import { serveSchema } from "./schema.http.js";
import { serveGraphql } from "./graphql-over-http.js";
import { serveHealth } from "./health.js";
import { EXECUTION_LIMITS, HTTP_LIMITS, PARSE_LIMITS, QUERY_LIMITS } from "./limits.js";
import { loggedError, WHAT_WAS_ASKED } from "./logged-error.js";
import { limitsPlugin } from "./limits.plugin.js";
import { serveMetrics } from "./metrics.http.js";
import { Metrics, type PoolFigures } from "./metrics.js";
import { Outflow } from "./outflow.js";
import { Admission } from "./overload.js";
import { giveWay } from "./pacing.js";
import { PersistedDocuments } from "./persisted.js";
import { Ready } from "./ready.js";
import { connectRedis } from "./rate-limiter.js";
import { logRequests, requestIdOf } from "./request-log.js";
import { registerExplorer } from "./explorer.js";
import { registerPlayground } from "./playground.js";
import type { Tracing } from "./tracing.js";
import { buildSchema } from "./schema.js";
import { secure } from "./security-headers.js";

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
export type AppConfig = Pick<Config, "corsOrigins" | "databaseReplicaUrls" | "logLevel" | "metricsToken" | "oidc" | "rateLimit" | "redisUrl" | "trustProxy">;

/** A number of proxies is trusted whoever they are: this server must then be reachable through them alone. */
const trustIn = (trusted: AppConfig["trustProxy"]): false | string[] | ((address: string, hop: number) => boolean) =>
  trusted === undefined ? false : typeof trusted === "number" ? (_, hop) => hop < trusted : [...trusted];

/** The driver's own pool behind TypeORM. */
const poolsOf = (dataSource: DataSource): Readonly<Record<string, PoolFigures>> => ({ primary: (dataSource.driver as unknown as { readonly master: PoolFigures }).master });

/** Pages and texts. Answers of the API go out as they are: most fit a packet or two, and a proxy in front packs the rest. */
const COMPRESSED = /^(?:text\/(?:html|csv|markdown|tab-separated-values)|image\/svg\+xml|application\/(?:ld\+json|yaml))/;

/** YYYY-MM-DD, UTC. */
function today(): string {
  const day = Math.floor(Date.now() / 86_400_000);
  if (day !== known.day) known = { day, date: new Date().toISOString().slice(0, 10) };
  return known.date;
}
let known = { day: -1, date: "" };

/** What tests set otherwise. */
export interface AppOptions {
  /** Milliseconds after which an answer is given up; absent: `EXECUTION_LIMITS.ms`. */
  readonly executionMs?: number;
  /** Where the log goes; absent: standard output. */
  readonly log?: { write(line: string): void };
  /** How proofs of claims are looked up; absent: on the network. */
  readonly lookups?: Lookups;
  /** Absent: nothing is traced. */
  readonly tracing?: Tracing | undefined;
}

/**
 * Builds the server over a migrated and seeded database.
 * Fails: when the database cannot be read, or holds no taxonomy.
 */
export async function createApp(config: AppConfig, dataSource: DataSource, options: AppOptions = {}): Promise<App> {
  const http = Fastify({
    logger: { level: config.logLevel, redact: WHAT_WAS_ASKED, serializers: { err: loggedError }, ...(options.log && { stream: options.log }) },
    logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: "requestId" }), // request-log.ts writes the one line
    genReqId: requestIdOf,
    frameworkErrors: unreadableAddress,
    bodyLimit: HTTP_LIMITS.bodyBytes,
    requestTimeout: HTTP_LIMITS.requestMs,
    connectionTimeout: HTTP_LIMITS.connectionMs,
    keepAliveTimeout: HTTP_LIMITS.keepAliveMs,
    forceCloseConnections: "idle",
    http: { headersTimeout: HTTP_LIMITS.headersMs, connectionsCheckingInterval: HTTP_LIMITS.checkMs, maxHeaderSize: HTTP_LIMITS.headerBytes },
    trustProxy: trustIn(config.trustProxy),
  });
  http.server.maxConnections = HTTP_LIMITS.connections;
  const replicas = config.databaseReplicaUrls === undefined ? null : new Replicas(config.databaseReplicaUrls, dataSource, http.log);
  await replicas?.ready();
  const shared = services(dataSource, config.oidc, options.lookups, replicas);
  await shared.taxonomies.current();
  await shared.published.lease.refresh();
  await shared.publishing.comeIntoForce(today());
  shared.published.onChange((slugs) => { if (slugs.includes(null)) shared.taxonomies.forget(); });

  const fairUse = config.rateLimit === undefined ? null : new FairUse(config.rateLimit, config.redisUrl === undefined ? null : await connectRedis(config.redisUrl, http.log));
  const viewerOf = (authorization: string | undefined, address: string): Promise<Viewer> => {
    const look = (): Promise<Viewer> => shared.viewers.of(authorization);
    return fairUse === null || authorization === undefined ? look() : fairUse.lookUp(networkOf(address), look);
  };
  const schema = giveWay(buildSchema());
  const persisted = new PersistedDocuments();
  const documents = new DocumentCache();
  const execution = new Execution(schema, fairUse);
  const admission = new Admission();
  const outflow = new Outflow();
  const answers = new Answers(today, () => shared.published.lease.hold());
  shared.published.onChange(() => answers.forget());
  const metrics = new Metrics({
    caches: { ...shared.published.caches, answers, evidence: shared.evidence.bySlug, alike: shared.alike.kept, judged: shared.judged.kept, documents, compiled: execution }, pools: () => poolsOf(dataSource), replicas: () => replicas?.figures(shared.published.lease.seen.epoch) ?? [], epoch: () => shared.published.lease.seen,
    refusals: fairUse?.refusals ?? new Map(), admission, operations: persisted.operations,
  });
  const apollo = new ApolloServer<AppContext>({
    gateway: execution.gateway,
    introspection: true,
    csrfPrevention: true,
    includeStacktraceInErrorResponses: false,
    persistedQueries: false,
    parseOptions: PARSE_LIMITS,
    documentStore: documents,
    validationOptions: { maxErrors: QUERY_LIMITS.errors },
    formatError: publicError,
    stringifyResult: textOf,
    logger: { debug: () => undefined, info: () => undefined, warn: (m: unknown) => http.log.warn(m), error: (m: unknown) => http.log.error(m) },
    plugins: [ApolloServerPluginCacheControlDisabled(), ApolloServerPluginInlineTraceDisabled(), ApolloServerPluginLandingPageDisabled(), limitsPlugin(fairUse, admission), metrics.plugin, ...(options.tracing ? [options.tracing.plugin] : [])],
    stopOnTerminationSignals: false,
  });
  await apollo.start();

  guardDoor(http, admission);
  logRequests(http);
  options.tracing?.watch(http);
  serveMetrics(http, metrics, config.metricsToken);
  outflow.watch(http);
  secure(http);
  await http.register(compress, { globalCompression: true, globalDecompression: false, encodings: ["gzip", "identity"], threshold: 1_400, customTypes: COMPRESSED, zlibOptions: { level: 4 } });
  await http.register(cors, { origin: config.corsOrigins.length > 0 ? [...config.corsOrigins] : "*", credentials: config.corsOrigins.length > 0, methods: ["GET", "POST"], exposedHeaders: ["x-request-id", "x-query-cost", "etag", "content-disposition", "link", "retry-after", "ratelimit", "ratelimit-policy"], maxAge: 86_400 });
  if (fairUse !== null) limitClients(http, fairUse, config.trustProxy !== undefined);
  http.removeContentTypeParser("text/plain"); // a form may send it from anywhere: JSON is the only body
  const contextOf = contexts(shared);
  const contextFor = async (notes: RequestNotes, authorization: string | undefined, address: string): Promise<AppContext> => {
    const viewer = await viewerOf(authorization, address);
    notes.client = clientOf(viewer, address);
    fairUse?.admit(notes.client);
    if (viewer.kind !== "ANONYMOUS") await shared.published.lease.refresh(); // who wrote through another server reads it here too
    return contextOf(await shared.taxonomies.current(), today(), notes, viewer);
  };
  registerPlayground(http, { directory: path.join(projectRoot, "dist", "playground") });
  serveGraphql(http, {
    apollo, executionMs: options.executionMs ?? EXECUTION_LIMITS.ms,
    known: async (authorization, address) => (await viewerOf(authorization, address)).kind !== "ANONYMOUS",
    admission, answers, contextFor, outflow, persisted, fairUse, metrics,
    ready: options.tracing ? null : new Ready({ schema, execution, fairUse, metrics }), // traces tell of Apollo's steps
  });
  let stopping = false;
  serveHealth(http, dataSource, shared.taxonomies, () => stopping);
  serveLadders(http, new LadderDownloads({ ...shared, blurOf }));
  serveTaxonomy(http, shared.taxonomies);
  serveSchema(http, schema);
  const errorPage = registerExplorer(http, { directory: path.join(projectRoot, "dist", "explorer"), apollo, contextFor });
  plainErrors(http, errorPage);
  await http.ready();
  shared.published.lease.start();
  shared.publishing.start();

  return {
    http, server: http.server, services: shared,
    close: async () => {
      stopping = true;
      await drain(http.server);
      shared.published.lease.stop();
      shared.publishing.stop();
      await http.close();
      await apollo.stop();
      fairUse?.close();
      await replicas?.close();
      await shared.viewers.lastUse.write().catch((error: unknown) => http.log.warn({ err: error }, "when tokens were last used was not written"));
    },
  };
}
