import { Client, type ClientConfig } from "pg";

/** What the driver says when `query_timeout` has passed. */
const GIVEN_UP = "Query read timeout";

type Query = (...args: unknown[]) => unknown;

/**
 * A connection that closes itself when a statement on it is given up.
 *
 * The driver alone would put it back into the pool, where it waits for an answer that may never come (a host that vanished, a
 * switch to another one) while everything sent on it later waits behind: the pool would stay poisoned until the operating
 * system gives the socket up, a quarter of an hour later.
 */
export class ImpatientClient extends Client {
  constructor(config?: string | ClientConfig) {
    super(config);
    const query = super.query.bind(this) as unknown as Query;
    const impatient: Query = (...args) => {
      const result = query(...args);
      if (result instanceof Promise) result.catch((error: unknown) => { if (error instanceof Error && error.message === GIVEN_UP) void this.end().catch(() => undefined); });
      return result;
    };
    this.query = impatient as unknown as typeof this.query;
  }
}
