import type { ApolloServerPlugin } from "@apollo/server";
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from "prom-client";
import type { ReplicaFigures } from "../database/replicas.js";
import type { CacheFigures } from "../shared/counted-cache.js";
import type { AppContext } from "./context.js";
import type { Admission } from "./overload.js";

/** Connections to a database, as the driver's pool counts them. */
export interface PoolFigures {
  readonly totalCount: number;
  readonly idleCount: number;
  /** Requests that wait for a connection. */
  readonly waitingCount: number;
}

/** What is looked at when somebody reads the figures, and costs nothing until then. */
export interface Watched {
  readonly caches: Readonly<Record<string, { readonly figures: CacheFigures }>>;
  readonly pools: () => Readonly<Record<string, PoolFigures>>;
  /** Replicas of the database; none where everything is read on the primary. */
  readonly replicas: () => readonly ReplicaFigures[];
  /** The published epoch, and how many milliseconds ago it was looked at. */
  readonly epoch: () => { readonly epoch: bigint; readonly ms: number };
  /** How often each limit of fair use refused somebody. */
  readonly refusals: ReadonlyMap<string, number>;
  /** What dear operations wait for, and how often something was refused in overload. */
  readonly admission: Pick<Admission, "figures" | "refusals">;
  /** Names that an operation is counted under: of documents that we know. What strangers call theirs is "other", or they could make any number of series. */
  readonly operations: ReadonlySet<string>;
}

/** Seconds: from memory, one statement, several, an overload, given up. */
const SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 2.5, 10];
const OTHER = "other";

/**
 * Figures for Prometheus: counts, times and sizes. No label tells who asked or what about; each has few values.
 *
 * Noting an operation takes 1.8 us of processor, a request 0.7; to read all takes 4 ms. What Node tells of itself is collected from the first reading on.
 */
export class Metrics {
  private readonly registry = new Registry();
  private readonly registers = [this.registry];
  private isRead = false;

  private readonly requests = new Counter({ name: "org_ladder_http_requests_total", help: "Answers by route and HTTP status.", labelNames: ["route", "status"], registers: this.registers });
  private readonly requestSeconds = new Histogram({ name: "org_ladder_http_request_duration_seconds", help: "From the first byte of a request to the last of its answer, by route.", labelNames: ["route"], buckets: SECONDS, registers: this.registers });
  private readonly operations = new Counter({ name: "org_ladder_graphql_operations_total", help: "Operations by name (of documents that are known) and code: OK, or that of the first error.", labelNames: ["operation", "code"], registers: this.registers });
  private readonly operationSeconds = new Histogram({ name: "org_ladder_graphql_operation_duration_seconds", help: "From a request read to its answer made, by operation.", labelNames: ["operation"], buckets: SECONDS, registers: this.registers });
  private readonly errors = new Counter({ name: "org_ladder_graphql_errors_total", help: "Errors in answers, by code.", labelNames: ["code"], registers: this.registers });
  private readonly cost = new Histogram({ name: "org_ladder_graphql_cost", help: "Estimated cost of operations, in values of an answer.", buckets: [10, 100, 1_000, 10_000, 100_000], registers: this.registers });

  constructor(private readonly watched: Watched) {
    this.gauge("org_ladder_cache_entries", "Entries in a cache.", "cache", () => this.ofCaches(({ entries }) => entries));
    this.gauge("org_ladder_cache_fill", "How much of its room a cache takes, 0 to 1.", "cache", () => this.ofCaches(({ fill }) => fill));
    this.gauge("org_ladder_cache_bytes", "Bytes in a cache, where they are known.", "cache", () => this.ofCaches(({ bytes }) => bytes));
    this.total("org_ladder_cache_hits_total", "Times that what was asked for was in a cache.", "cache", () => this.ofCaches(({ hits }) => hits));
    this.total("org_ladder_cache_misses_total", "Times that it was not.", "cache", () => this.ofCaches(({ misses }) => misses));
    this.total("org_ladder_cache_evictions_total", "Entries that had to make room for others.", "cache", () => this.ofCaches(({ evictions }) => evictions));
    this.total("org_ladder_rate_limited_total", "Refusals of fair use, by limit.", "limit", () => watched.refusals);
    this.total("org_ladder_shed_total", "Requests that were not answered for overload, by why: WAITED too long for their turn, no room to wait (FULL), their sender GONE, all BUSY.", "why", () => watched.admission.refusals);
    this.gauge("org_ladder_dear_operations", "Operations that take time, under_way and waiting.", "state", () => Object.entries(watched.admission.figures));
    this.gauge("org_ladder_pool_connections", "Connections to the database.", "pool", () => this.ofPools(({ totalCount }) => totalCount));
    this.gauge("org_ladder_pool_idle_connections", "Connections that nobody uses.", "pool", () => this.ofPools(({ idleCount }) => idleCount));
    this.gauge("org_ladder_pool_waiting", "Statements that wait for a connection.", "pool", () => this.ofPools(({ waitingCount }) => waitingCount));
    this.gauge("org_ladder_replica_in_use", "1: what is published is read there, 0: it lags or does not answer, and is passed over.", "pool", () => watched.replicas().map(({ name, inUse }) => [name, Number(inUse)]));
    this.gauge("org_ladder_replica_behind", "Publications that a replica does not show yet; absent while it does not answer.", "pool", () => watched.replicas().flatMap(({ name, behind }) => (behind === null ? [] : [[name, behind]])));
    this.gauge("org_ladder_published_epoch", "Counts publications; servers of one database show the same.", null, () => [["", Number(watched.epoch().epoch)]]);
    this.gauge("org_ladder_published_epoch_age_seconds", "How long ago the epoch was looked at: above 1, the database does not answer.", null, () => [["", watched.epoch().ms / 1_000]]);
  }

  request(route: string | undefined, status: number, ms: number): void {
    const known = route ?? OTHER;
    this.requests.inc({ route: known, status });
    this.requestSeconds.observe({ route: known }, ms / 1_000);
  }

  /** `codes`: of the errors in the answer. `cost` is absent where the operation was refused before it was known. */
  operation(name: string | null | undefined, codes: readonly string[], ms: number, cost: number | undefined): void {
    const operation = name != null && this.watched.operations.has(name) ? name : OTHER;
    this.operations.inc({ operation, code: codes[0] ?? "OK" });
    this.operationSeconds.observe({ operation }, ms / 1_000);
    for (const code of codes) this.errors.inc({ code });
    if (cost !== undefined) this.cost.observe(cost);
  }

  /** Notes every operation, also of the explorer's pages. */
  readonly plugin: ApolloServerPlugin<AppContext> = {
    requestDidStart: async () => {
      const began = performance.now();
      return {
        willSendResponse: async ({ response, contextValue: { notes } }) => {
          const errors = response.body.kind === "single" ? (response.body.singleResult.errors ?? []) : [];
          this.operation(notes.operation, errors.map(({ extensions }) => String(extensions?.code)), performance.now() - began, notes.cost?.estimated);
        },
      };
    },
  };

  /** In Prometheus' text format. */
  async text(): Promise<string> {
    if (!this.isRead) collectDefaultMetrics({ register: this.registry });
    this.isRead = true;
    return this.registry.metrics();
  }

  get contentType(): string {
    return this.registry.contentType;
  }

  private ofCaches(figure: (figures: CacheFigures) => number | undefined): readonly Figure[] {
    return Object.entries(this.watched.caches).flatMap(([name, { figures }]) => { const n = figure(figures); return n === undefined ? [] : [[name, n] as const]; });
  }

  private ofPools(figure: (figures: PoolFigures) => number): readonly Figure[] {
    const replicas = this.watched.replicas().map(({ name, pool }) => [name, pool] as const);
    return [...Object.entries(this.watched.pools()), ...replicas].map(([name, figures]) => [name, figure(figures)]);
  }

  private gauge(name: string, help: string, label: string | null, read: () => Iterable<Figure>): void {
    new Gauge({ name, help, labelNames: label === null ? [] : [label], registers: this.registers, collect() {
      this.reset(); // what there is no figure of any more
      for (const [value, n] of read()) this.set(label === null ? {} : { [label]: value }, n);
    } });
  }

  /** A counter that is kept elsewhere. */
  private total(name: string, help: string, label: string, read: () => Iterable<Figure>): void {
    new Counter({ name, help, labelNames: [label], registers: this.registers, collect() {
      this.reset();
      for (const [value, n] of read()) this.inc({ [label]: value }, n);
    } });
  }
}

/** A label's value and the figure under it. */
type Figure = readonly [value: string, n: number];
