import { Unauthenticated } from "../access/index.js";
import { FAIR_USE, RARE_MUTATIONS } from "./limits.js";
import { Buckets, type Bucket, type SharedCounts } from "./rate-limiter.js";
import { TryLater } from "./try-later.js";

/** A client has had its share. `limit` names which. */
export class RateLimited extends TryLater {
  constructor(limit: string, maximum: number, what: string, msLeft: number) {
    super(429, "RATE_LIMITED", what, msLeft, { limit, maximum });
  }
}

/** How a client stands after an operation, in points. */
export interface Standing {
  readonly limit: number;
  /** What this operation took. */
  readonly cost: number;
  readonly remaining: number;
  readonly used: number;
  readonly resetAt: Date;
}

/** Points of an operation of this estimated cost in a body of so many bytes. */
export const pointsOf = (estimated: number, bytes: number): number => estimated + FAIR_USE.operationPoints + Math.ceil(bytes / FAIR_USE.bytesPerPoint);

/** How a client stands, in headers as their draft standard names them. */
export const headersOf = ({ limit, remaining, resetAt }: Standing): Readonly<Record<"ratelimit" | "ratelimit-policy", string>> => ({
  "ratelimit-policy": `"points";q=${limit};w=60`, ratelimit: `"points";r=${remaining};t=${Math.ceil((resetAt.getTime() - Date.now()) / 1_000)}`,
});

/** What one client may have, so that there is something left for the others. The numbers, with their reasons, are in limits.ts. */
export class FairUse {
  private readonly buckets: Buckets;
  private readonly points: Bucket;
  private readonly reading: Bucket;
  private readonly unknownTokens: Bucket;
  /** How often each limit refused somebody, for /metrics. */
  readonly refusals = new Map<string, number>();
  private readonly rare: ReadonlyMap<string, { readonly anonymous: Bucket; readonly known: Bucket }>;

  /** `limit`: points a minute for one client. `shared`: where servers count together; null: this process for itself. */
  constructor(readonly limit: number, shared: SharedCounts | null) {
    this.buckets = new Buckets(shared);
    this.points = this.buckets.shared("points", { points: limit, seconds: 60 });
    this.reading = this.buckets.local("reading", FAIR_USE.reading);
    this.unknownTokens = this.buckets.local("unknown-tokens", FAIR_USE.unknownTokens);
    this.rare = new Map(Object.entries(RARE_MUTATIONS).map(([name, { anonymous, known }]) => [name, {
      anonymous: this.buckets.shared(`${name}:anonymous`, { points: anonymous, seconds: 3_600 }), known: this.buckets.shared(`${name}:known`, { points: known, seconds: 3_600 }),
    }]));
  }

  /** Lets a client in, before anything of its request is read. Looks into memory alone. Fails: RateLimited when it has nothing left. */
  admit(client: string): void {
    const noPoints = this.points.emptyFor(client);
    if (noPoints > 0) throw this.outOfPoints(noPoints);
    const noReading = this.reading.emptyFor(client);
    if (noReading > 0) throw this.refusal("reading", FAIR_USE.reading.points, `Your queries took more than ${FAIR_USE.reading.points} ms of a minute to read. Send the same text each time, with variables: a query that was seen before is not read again.`, noReading);
  }

  /** Takes what an answer costs. Fails: RateLimited when less is left; then nothing is, until the minute ends. */
  async charge(client: string, cost: number): Promise<Standing> {
    const taken = await this.points.take(client, cost);
    if (taken.refused) throw this.outOfPoints(taken.msLeft);
    return { limit: this.limit, cost, remaining: this.limit - taken.used, used: taken.used, resetAt: new Date(Date.now() + taken.msLeft) };
  }

  /** Takes mutations that are few by their nature, each as often as it is in the request. Fails: RateLimited. */
  async chargeRare(client: string, isKnown: boolean, calls: ReadonlyMap<string, number>): Promise<void> {
    for (const [name, times] of calls) {
      const bucket = this.rare.get(name)?.[isKnown ? "known" : "anonymous"];
      if (bucket === undefined) continue;
      const { refused, msLeft } = await bucket.take(client, times);
      if (refused) throw this.refusal(name, bucket.allowance.points, `One client may call ${name} ${bucket.allowance.points} times an hour${isKnown ? "" : ", more often with a token"}.`, msLeft);
    }
  }

  /** Notes the milliseconds that a new query took to parse and validate. */
  async noteReading(client: string, ms: number): Promise<void> {
    await this.reading.take(client, Math.ceil(ms));
  }

  /** Looks up whose token came from this address. Fails: as `look`; RateLimited, without looking, after too many that did not hold. */
  async lookUp<T>(address: string, look: () => Promise<T>): Promise<T> {
    const { points } = FAIR_USE.unknownTokens;
    const msLeft = this.unknownTokens.emptyFor(address);
    if (msLeft > 0) throw this.refusal("unknownTokens", points, `More than ${points} tokens that do not hold came from your address within a minute, so none is looked up. Leave the header Authorization out to read what is published.`, msLeft);
    try {
      return await look();
    } catch (error) {
      if (error instanceof Unauthenticated) await this.unknownTokens.take(address, 1);
      throw error;
    }
  }

  close(): void {
    this.buckets.close();
  }

  private outOfPoints(msLeft: number): RateLimited {
    return this.refusal("points", this.limit, `One client has ${this.limit} points a minute, and yours are used up. \`rateLimit\` says what a query costs.`, msLeft);
  }
  private refusal(...args: ConstructorParameters<typeof RateLimited>): RateLimited {
    this.refusals.set(args[0], (this.refusals.get(args[0]) ?? 0) + 1);
    return new RateLimited(...args);
  }
}
