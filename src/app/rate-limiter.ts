import { createHash } from "node:crypto";
import type { Redis } from "ioredis";
import { LRUCache } from "lru-cache";
import { RateLimiterMemory, RateLimiterRedis, RateLimiterRes, type RateLimiterAbstract } from "rate-limiter-flexible";
import { FAIR_USE } from "./limits.js";

/** How much one client may take, and in how many seconds. */
export interface Allowance {
  readonly points: number;
  readonly seconds: number;
}

/** How a client stands after it took, or tried to. */
export interface Taken {
  /** More was asked for than was left; nothing is left then until `msLeft` have passed. */
  readonly refused: boolean;
  /** Points taken since the window began, at most what there is. */
  readonly used: number;
  /** Milliseconds until the window ends and everything is there again. */
  readonly msLeft: number;
}

/** The library's memory keeps any number of keys, each until its time is up: a flood from ever new addresses would fill it. */
class BoundedMemory extends RateLimiterMemory {
  private readonly clients = new LRUCache<string, true>({ max: FAIR_USE.clients, dispose: (_, key, reason) => void (reason === "evict" && this.delete(key)) });

  override consume(key: string, points?: number, options?: object): Promise<RateLimiterRes> {
    this.clients.set(key, true);
    return super.consume(key, points, options);
  }
}

/** An allowance of each client, in windows that begin with its first request. */
export class Bucket {
  /** Until when clients that have nothing left are refused without asking anybody. */
  private readonly empty = new LRUCache<string, number>({ max: FAIR_USE.clients });

  constructor(readonly allowance: Allowance, private readonly limiter: RateLimiterAbstract, private readonly isShared: boolean) {}

  /** Milliseconds for which this client is refused whatever it asks; 0 when it is not. Known from memory alone. */
  emptyFor(client: string): number {
    const until = this.empty.get(client);
    return until === undefined ? 0 : Math.max(0, until - Date.now());
  }

  /** Takes so many points, a whole number. Whoever asks for more than is left has nothing until the window ends, so that to insist costs us nothing. */
  async take(client: string, points: number): Promise<Taken> {
    const msLeft = this.emptyFor(client);
    if (msLeft > 0) return { refused: true, used: this.allowance.points, msLeft };
    try {
      const { consumedPoints, msBeforeNext } = await this.limiter.consume(this.isShared ? hashed(client) : client, points);
      return { refused: false, used: consumedPoints, msLeft: msBeforeNext };
    } catch (refusal) {
      if (!(refusal instanceof RateLimiterRes)) throw refusal;
      this.empty.set(client, Date.now() + refusal.msBeforeNext);
      return { refused: true, used: this.allowance.points, msLeft: refusal.msBeforeNext };
    }
  }
}

/** What becomes known of Redis. */
export interface RedisLog {
  info(message: string): void;
  warn(details: object, message: string): void;
}

/** Where several servers count together. */
export type SharedCounts = Redis;

/** Makes buckets: in the memory of this process, or in a Redis that several servers share. */
export class Buckets {
  /** `redis` null: this process counts for itself. */
  constructor(private readonly redis: SharedCounts | null) {}

  /** Counted in this process whatever else there is: for what burdens one process, and may cost no round trip. */
  local(name: string, { points, seconds }: Allowance): Bucket {
    return new Bucket({ points, seconds }, new BoundedMemory({ keyPrefix: name, points, duration: seconds }), false);
  }

  /** Counted in Redis where there is one. While that is away or silent, each server counts for itself. */
  shared(name: string, { points, seconds }: Allowance): Bucket {
    if (this.redis === null) return this.local(name, { points, seconds });
    const options = { keyPrefix: `org-ladder:${name}`, points, duration: seconds };
    const limiter = new RateLimiterRedis({ ...options, storeClient: this.redis, rejectIfRedisNotReady: true, insuranceLimiter: new BoundedMemory(options) });
    return new Bucket({ points, seconds }, limiter, true);
  }

  close(): void {
    this.redis?.disconnect();
  }
}

/** The connection is made while requests are served, and made again whenever it breaks. The client is read here: most servers stand alone. */
export async function connectRedis(url: string, log: RedisLog): Promise<SharedCounts> {
  const { Redis: Client } = await import("ioredis");
  const redis = new Client(url, {
    enableOfflineQueue: false, maxRetriesPerRequest: 0, commandTimeout: FAIR_USE.redisMs, // a request that waits for Redis is worse off than one that is counted here
    socketTimeout: 2 * FAIR_USE.redisMs, connectTimeout: 2_000, retryStrategy: (attempt) => Math.min(attempt * 100, 2_000),
  });
  let isAway = false;
  let reason = "its connection ended";
  redis.on("error", (error: Error & { code?: string }) => { reason = error.code ?? error.message; });
  redis.on("reconnecting", () => {
    if (!isAway) log.warn({ reason }, "Redis is away: each server counts its clients for itself");
    isAway = true;
  });
  redis.on("ready", () => {
    if (isAway) log.info("Redis is back: servers count their clients together");
    isAway = false;
  });
  return redis;
}

/** Redis gets no addresses to keep, though what it gets is gone with the window. */
const hashed = (client: string): string => createHash("sha256").update(client).digest("base64url").slice(0, 22);
