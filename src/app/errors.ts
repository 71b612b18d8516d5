import { ApolloServerErrorCode } from "@apollo/server/errors";
import { GraphQLError, type GraphQLFormattedError } from "graphql";
import { PublicError } from "../shared/errors.js";
import { PARSE_LIMITS } from "./limits.js";

/** PostgreSQL and network failures that pass by themselves; the caller may try again. */
const UNAVAILABLE = /ECONN(REFUSED|RESET|ABORTED)|ENOENT|EPIPE|EHOSTUNREACH|ENETUNREACH|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|terminat|timeout|shutting down|starting up|not queryable|Driver not Connected/i;
/** Classes 08 (connection) and 53 (resources), 57P0x (shut down), 57014 (statement timeout), 3D000 (no such database). */
const UNAVAILABLE_CODES = /^(08|53|57P0|57014$|3D000$)/;

/** Codes of requests that never reached a resolver; their messages come from the GraphQL library and name the caller's own text. */
const CALLERS = new Set<string>([
  ApolloServerErrorCode.GRAPHQL_PARSE_FAILED, ApolloServerErrorCode.GRAPHQL_VALIDATION_FAILED, ApolloServerErrorCode.BAD_USER_INPUT,
  ApolloServerErrorCode.BAD_REQUEST, ApolloServerErrorCode.OPERATION_RESOLUTION_FAILURE, ApolloServerErrorCode.PERSISTED_QUERY_NOT_FOUND,
  ApolloServerErrorCode.PERSISTED_QUERY_NOT_SUPPORTED,
]);

/** Characters of the caller's own text that a message gives back; more helps nobody. */
const LONGEST_MESSAGE = 600;

const OURS = { code: "INTERNAL_SERVER_ERROR", message: "Something went wrong on our side; it has been logged with the request's id." } as const;
export const AWAY = { code: "SERVICE_UNAVAILABLE", message: "The database cannot be reached just now. Try again in a moment." } as const;

/** What of an error may be told. */
interface Told {
  readonly code: string;
  readonly message: string;
  readonly details?: Readonly<Record<string, unknown>>;
}

/**
 * What of an error the caller is told: the one place that hides internals.
 *
 * A `PublicError` keeps its code, message and details; a fault in the request keeps the GraphQL library's words; anything
 * else becomes INTERNAL_SERVER_ERROR or, when the database is away, SERVICE_UNAVAILABLE.
 */
export function publicError({ message, locations, path, extensions }: GraphQLFormattedError, error: unknown): GraphQLFormattedError {
  const { code, details, message: told } = tell(error, message, extensions?.code);
  return { message: told, ...(locations && { locations }), ...(path && { path }), extensions: extensionsOf(code, details) };
}

/** What an error tells programs. When to ask again stands beside the code, where clients look for it. */
export function extensionsOf(code: string, details?: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return { code, ...(details?.retryAfter !== undefined && { retryAfter: details.retryAfter }), ...(details && { details }) };
}

/** What really went wrong, where the caller is not told so: for the log. Null for errors that are the caller's. */
export function hiddenCause(error: unknown): unknown {
  const code = error instanceof GraphQLError ? error.extensions.code : undefined;
  const told = tell(error, "", code);
  return told === OURS || told === AWAY ? causeOf(error) : null;
}

/** Whether an error means that the database is away. */
export const isUnavailable = (error: unknown): boolean => tell(error, "", undefined) === AWAY;

function tell(error: unknown, message: string, code: unknown): Told {
  const cause = causeOf(error);
  if (cause instanceof PublicError) return { code: cause.code, message: cause.message, details: cause.details };
  if (typeof code === "string" && CALLERS.has(code)) return callers(code, message);
  // what graphql-js says of an argument while running points at the query; what it says of a result of ours does not
  if (cause instanceof GraphQLError && (cause.nodes !== undefined || cause.path === undefined && !isLocated(error))) return callers("BAD_USER_INPUT", message);
  const text = cause instanceof Error ? `${cause.name} ${cause.message}` : String(cause);
  const driverCode = cause !== null && typeof cause === "object" && "code" in cause ? String(cause.code) : "";
  return UNAVAILABLE.test(text) || UNAVAILABLE_CODES.test(driverCode) ? AWAY : OURS;
}

const isLocated = (error: unknown): boolean => error instanceof GraphQLError && error.path !== undefined;

function callers(code: string, message: string): Told {
  if (code === ApolloServerErrorCode.GRAPHQL_PARSE_FAILED) {
    if (message.includes("Parsing aborted")) {
      const maximum = PARSE_LIMITS.maxTokens;
      return { code: "QUERY_TOO_LONG", message: `The query has more than ${maximum} names, values and marks. Send several queries, or put values into variables.`, details: { limit: "tokens", maximum } };
    }
    if (message.includes("call stack")) return { code, message: "Syntax Error: the query is nested too deep to be read." };
  }
  // graphql-js gives up comparing fields of one name after so many pairs
  if (message === "Validation aborted.") return { code: "QUERY_TOO_WIDE", message: "The query asks for the same fields over and over, too often to be checked. Ask for each once." };
  return { code, message: message.length > LONGEST_MESSAGE ? `${message.slice(0, LONGEST_MESSAGE).toWellFormed()}…` : message };
}

/** The innermost error: GraphQL and Apollo wrap what was thrown, some of them twice. */
function causeOf(error: unknown): unknown {
  let cause = error;
  while (cause instanceof GraphQLError && cause.originalError !== undefined) cause = cause.originalError;
  return cause;
}
