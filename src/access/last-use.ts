import type { AccessStore } from "./access.store.js";

/** Milliseconds that uses are gathered before they are written: one statement for all, instead of one a request. */
const WRITE_EVERY = 10_000;

/** Notes when tokens are used. */
export class LastUse {
  private pending = new Map<string, Date>();
  private timer: NodeJS.Timeout | null = null;

  constructor(private readonly store: Pick<AccessStore, "used">, private readonly writeEvery = WRITE_EVERY) {}

  /** Remembers a use; nothing is sent to the database yet. */
  note(tokenId: string, at: Date): void {
    this.pending.set(tokenId, at);
    this.timer ??= setTimeout(() => void this.write().catch(() => undefined), this.writeEvery).unref();
  }

  /** Writes what was gathered: after a while, and when the server stops. What cannot be written is kept for the next time. */
  async write(): Promise<void> {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
    if (this.pending.size === 0) return;
    const uses = this.pending;
    this.pending = new Map();
    try {
      await this.store.used(uses);
    } catch (error) {
      this.pending = new Map([...uses, ...this.pending]);
      throw error;
    }
  }
}
