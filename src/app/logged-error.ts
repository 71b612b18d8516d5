import { stdSerializers } from "pino";

/** Parts of a database error that hold what a caller asked about; the log leaves them out. */
export const WHAT_WAS_ASKED = ["err.parameters", "err.detail", "err.where", "err.driverError.detail", "err.driverError.where"];

/** PostgreSQL's class of data that it cannot take: it names them in its message. */
const DATA_EXCEPTION = /^22\w{3}$/;

type Logged = Readonly<Record<string, unknown>> & { readonly type: string; readonly message: string; readonly stack: string };

/** An error for the log: as pino writes it, but without a message that quotes a value. */
export function loggedError(error: Error): Logged {
  const { code = "" } = error as { readonly code?: unknown };
  if (typeof code !== "string" || !DATA_EXCEPTION.test(code)) return stdSerializers.err(error) as Logged;
  const { query } = error as { readonly query?: unknown };
  const message = `PostgreSQL cannot take a value (${code}); its words about it are left out`;
  return { type: error.name, code, message, query, stack: (error.stack ?? "").split("\n").filter((line) => /^\s+at /.test(line)).join("\n") };
}
