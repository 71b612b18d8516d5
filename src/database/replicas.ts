import { DatabaseError, Pool } from "pg";
import type { DataSource } from "typeorm";
import { ImpatientClient } from "./impatient-client.js";

/** What reads need of a database. */
export type Reader = Pick<DataSource, "query">;

/** How a replica stands. */
export interface ReplicaFigures {
  /** Its host and port, as the log names it. */
  readonly name: string;
  readonly pool: { readonly totalCount: number; readonly idleCount: number; readonly waitingCount: number };
  /** Whether the next reader may be sent there: it answers, and has reached the epoch that this server has seen. */
  readonly inUse: boolean;
  /** Publications that the server has seen and the replica does not show yet; null while it does not answer. */
  readonly behind: number | null;
}

/** Where the coming and going of replicas is noted. */
export interface ReplicaLog {
  info(what: object, message: string): void;
  warn(what: object, message: string): void;
}

/** Milliseconds between looks at how far each replica is. */
const LOOK_EVERY = 300;
/** A replica that was behind is looked at again by the next reader, at most so often: it is a few milliseconds behind as a rule. */
const LOOK_AGAIN = 30;
/** Milliseconds for which what was seen of a replica may be relied on: one that was made anew from an older backup is back by then at the earliest. */
const SEEN_FOR = 900;
/** Milliseconds until a replica is given up and the primary asked instead; the slowest statement of the API takes 30. */
const PATIENCE = 500;
const POOL_SIZE = 4;

/**
 * Streaming replicas, for reading what is published.
 *
 * A replica only ever moves on. One that has reached an epoch shows every publication up to it, so whoever has seen an epoch may read on any replica that has
 * reached it too; the others are passed over. What fails there, for whatever reason, is asked of the primary.
 */
export class Replicas {
  private readonly replicas: readonly Replica[];
  private readonly timer: NodeJS.Timeout;
  private turn = 0;

  constructor(urls: readonly string[], private readonly primary: Reader, log: ReplicaLog) {
    this.replicas = urls.map((url) => new Replica(url, log));
    this.timer = setInterval(() => this.replicas.forEach((replica) => void replica.look()), LOOK_EVERY).unref();
  }

  /** Looks at each once, so that the first answers come from them too. A replica that does not answer is none. */
  async ready(): Promise<void> {
    await Promise.all(this.replicas.map((replica) => replica.look()));
  }

  /** Reads what is at least as new as the epoch that `seen` resolves to. Fails as `seen` or the primary does. */
  reader(seen: () => Promise<bigint>): Reader {
    return {
      query: async <T>(sql: string, parameters?: unknown[]): Promise<T> => {
        const replica = this.next(await seen());
        if (replica !== undefined) {
          try {
            return await replica.query(sql, parameters) as T;
          } catch (error) {
            if (!hasAnswered(error)) replica.passOver(error);
          }
        }
        return this.primary.query<T>(sql, parameters);
      },
    };
  }

  /** How each stands towards the epoch that this server has seen. Asks nobody. */
  figures(seen: bigint): readonly ReplicaFigures[] {
    return this.replicas.map((replica) => replica.figures(seen));
  }

  async close(): Promise<void> {
    clearInterval(this.timer);
    await Promise.all(this.replicas.map((replica) => replica.close()));
  }

  /** One that has reached `epoch`, in turn; those that have not are looked at again beside. */
  private next(epoch: bigint): Replica | undefined {
    this.turn += 1;
    return this.replicas.map((_, i) => this.replicas[(this.turn + i) % this.replicas.length]!).find((replica) => replica.hasReached(epoch));
  }
}

/** Whether the server lives, only not with this statement: it was cancelled for what had to be replayed, say. */
const hasAnswered = (error: unknown): boolean => error instanceof DatabaseError && error.severity === "ERROR";

/** One replica, how far it was when it was looked at last, and connections to it. */
class Replica {
  private readonly pool: Pool;
  private readonly host: string;
  private seen: { readonly epoch: bigint; readonly until: number } | null = null;
  private isGone = false;
  private looking: Promise<void> | null = null;
  private lookedAt = 0;

  constructor(url: string, private readonly log: ReplicaLog) {
    this.host = new URL(url).host; // the rest may be secret
    this.pool = new Pool({ connectionString: url, max: POOL_SIZE, connectionTimeoutMillis: PATIENCE, query_timeout: PATIENCE, Client: ImpatientClient });
    this.pool.on("error", () => undefined); // an idle connection was lost: the next look finds out
  }

  hasReached(epoch: bigint): boolean {
    const now = performance.now();
    const isThere = this.seen !== null && now < this.seen.until && this.seen.epoch >= epoch;
    if (!isThere && !this.isGone && now - this.lookedAt > LOOK_AGAIN) void this.look();
    return isThere;
  }

  figures(epoch: bigint): ReplicaFigures {
    const { host: name, pool, seen } = this;
    if (seen === null) return { name, pool, inUse: false, behind: null };
    return { name, pool, inUse: seen.epoch >= epoch && performance.now() < seen.until, behind: Math.max(0, Number(epoch - seen.epoch)) };
  }

  async query(sql: string, parameters?: unknown[]): Promise<unknown> {
    return (await this.pool.query(sql, parameters)).rows;
  }

  /** Asks how far it is; never fails. */
  look(): Promise<void> {
    this.looking ??= this.lookNow().catch((error: unknown) => this.passOver(error)).finally(() => (this.looking = null));
    return this.looking;
  }

  /** Not to be read until a look at it succeeds. */
  passOver(error: unknown): void {
    this.seen = null;
    if (!this.isGone) this.log.warn({ replica: this.host, err: error }, "a replica is passed over: the primary answers in its place");
    this.isGone = true;
  }

  close(): Promise<void> {
    return this.pool.end();
  }

  private async lookNow(): Promise<void> {
    this.lookedAt = performance.now();
    const until = this.lookedAt + SEEN_FOR;
    const { rows: [row] } = await this.pool.query<{ epoch: string }>(`/* epoch */ select value as epoch from epoch`);
    this.seen = { epoch: BigInt(row?.epoch ?? 0), until };
    if (this.isGone) this.log.info({ replica: this.host }, "a replica is read again");
    this.isGone = false;
  }
}
