import { Client, type ClientConfig } from "pg";

/** What the driver says when `query_timeout` has passed. */
const GIVEN_UP = "Query read timeout";

type Query = (...args: unknown[]) => unknown;

/** Told of every statement as it is sent, by its text, which holds no values; what it gives back is told how that ended. */
export type StatementTracer = (sql: string) => (error?: unknown) => void;

/**
 * A connection that closes itself when a statement on it is given up.
 *
 * The driver alone would put it back into the pool, where it waits for an answer that may never come (a host that vanished, a
 * switch to another one) while everything sent on it later waits behind: the pool would stay poisoned until the operating
 * system gives the socket up, a quarter of an hour later.
 */
export class ImpatientClient extends Client {
  /** Whoever traces this process's statements; null: nobody, at no cost. */
  static tracer: StatementTracer | null = null;

  constructor(config?: string | ClientConfig) {
    super(config);
    const query = super.query.bind(this) as unknown as Query;
    const impatient: Query = (...args) => {
      const result = traced(query, args);
      if (result instanceof Promise) result.catch((error: unknown) => { if (error instanceof Error && error.message === GIVEN_UP) void this.end().catch(() => undefined); });
      return result;
    };
    this.query = impatient as unknown as typeof this.query;
  }
}

/** Sends a statement, with a promise or a callback for its result, and tells the tracer where there is one. */
function traced(query: Query, args: readonly unknown[]): unknown {
  const [statement] = args;
  if (ImpatientClient.tracer === null || typeof statement !== "string") return query(...args);
  const end = ImpatientClient.tracer(statement);
  const callback = args.at(-1);
  if (typeof callback === "function") return query(...args.slice(0, -1), (error: unknown, ...rest: unknown[]) => { end(error); callback(error, ...rest); });
  const result = query(...args);
  if (result instanceof Promise) result.then(() => end(), end);
  return result;
}
