/** What the lease asks of the store. */
export type ReadChanges = (since: bigint) => Promise<{ readonly epoch: bigint; readonly slugs: readonly (string | null)[] }>;

/** Milliseconds between looks at the epoch counter. */
const POLL_EVERY = 300;
/** Milliseconds for which what was seen may be relied on, counted from when the look began; below the second that is promised. */
const LEASE = 900;

/**
 * Tells which companies changed, in time.
 *
 * Whoever holds something in memory that a publication can move awaits `hold()` before relying on it: at most 900 ms have
 * passed since the database was last asked. While polling works that costs nothing; after a lost connection the caller
 * itself asks, and fails if the database cannot be reached. Works behind PgBouncer and without LISTEN.
 */
export class EpochLease {
  private epoch = 0n;
  private validUntil = 0;
  private looking: Promise<void> | null = null;
  private timer: NodeJS.Timeout | null = null;

  /** `onChange` gets the slugs of companies that changed; a null among them: anything may have. */
  constructor(
    private readonly read: ReadChanges,
    private readonly onChange: (slugs: readonly (string | null)[]) => void,
    private readonly now: () => number = () => performance.now(),
  ) {}

  /** Resolves to the epoch that was seen: at once while the lease holds, else after a look at the counter. Fails as the database does. */
  async hold(): Promise<bigint> {
    if (this.now() >= this.validUntil) await this.look();
    return this.epoch;
  }

  /** Looks at the counter now: a publisher calls it after its commit and sees its own change at once. */
  async refresh(): Promise<void> {
    await this.looking?.catch(() => undefined); // a look that began before the commit may have missed it
    await this.look();
  }

  /** What was seen last and how many milliseconds ago; longer than `LEASE` while the database cannot be asked. For /metrics. */
  get seen(): { readonly epoch: bigint; readonly ms: number } {
    return { epoch: this.epoch, ms: this.now() - (this.validUntil - LEASE) };
  }

  /** Looks every 300 ms until `stop`. A failed look is tried again at the next turn; the lease runs out meanwhile. */
  start(): void {
    this.timer ??= setInterval(() => void this.look().catch(() => undefined), POLL_EVERY).unref();
  }

  stop(): void {
    if (this.timer !== null) clearInterval(this.timer);
    this.timer = null;
  }

  private look(): Promise<void> {
    this.looking ??= this.lookNow().finally(() => (this.looking = null));
    return this.looking;
  }

  private async lookNow(): Promise<void> {
    const began = this.now();
    const seen = await this.read(this.epoch);
    if (seen.epoch !== this.epoch) {
      const wentBack = seen.epoch < this.epoch; // the database was restored from a backup
      this.epoch = seen.epoch;
      this.onChange(wentBack ? [null] : seen.slugs);
    }
    this.validUntil = began + LEASE;
  }
}
