import pg from "pg";

/** Statements that may wait for a connection; a dear question may have some hundred at once. Each takes 3 KB, and its request's memory besides. */
const MOST_WAITING = 1_000;

type Taken = (error: Error | undefined, client: pg.PoolClient | undefined, done: (release?: unknown) => void) => void;

/** A pool that refuses at once, in words of a passing failure, when so many wait that waiting is of no use: while the database is slow, requests would pile up. */
export class BoundedPool extends pg.Pool {
  override connect(): Promise<pg.PoolClient>;
  override connect(taken: Taken): void;
  override connect(taken?: Taken): Promise<pg.PoolClient> | void {
    if (this.waitingCount < MOST_WAITING) return taken === undefined ? super.connect() : super.connect(taken);
    const error = new Error(`timeout: ${MOST_WAITING} statements wait for a connection already`);
    if (taken === undefined) return Promise.reject(error);
    process.nextTick(taken, error, undefined, () => undefined);
  }
}

/** The driver, with that pool in the place of its own. */
export const driver: typeof pg = Object.create(pg, { Pool: { value: BoundedPool } });
