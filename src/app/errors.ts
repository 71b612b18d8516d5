import { GraphQLError, type GraphQLFormattedError } from "graphql";
import { unwrapResolverError } from "@apollo/server/errors";
import { ApolloServerErrorCode } from "@apollo/server/errors";
import { PublicError } from "../shared/errors.js";

/** PostgreSQL and network failures that pass by themselves; the caller may try again. */
const UNAVAILABLE = /ECONNREFUSED|ECONNRESET|ENOENT|EPIPE|terminat|timeout|Connection terminated|shutting down|starting up/i;
const UNAVAILABLE_CODES = /^(08|57P0|53)/;

/** Codes of requests that never reached a resolver; their messages come from the GraphQL library and name the caller's own text. */
const CALLERS = new Set<string>([
  ApolloServerErrorCode.GRAPHQL_PARSE_FAILED, ApolloServerErrorCode.GRAPHQL_VALIDATION_FAILED, ApolloServerErrorCode.BAD_USER_INPUT,
  ApolloServerErrorCode.BAD_REQUEST, ApolloServerErrorCode.OPERATION_RESOLUTION_FAILURE, ApolloServerErrorCode.PERSISTED_QUERY_NOT_FOUND,
  ApolloServerErrorCode.PERSISTED_QUERY_NOT_SUPPORTED,
]);

/**
 * What of an error the caller is told: the one place that hides internals.
 *
 * A `PublicError` keeps its code, message and details; a fault in the request keeps the GraphQL library's words; anything
 * else becomes INTERNAL_SERVER_ERROR or, when the database is away, SERVICE_UNAVAILABLE, and `report` gets the real one.
 */
export function publicError(formatted: GraphQLFormattedError, error: unknown, report: (error: unknown) => void): GraphQLFormattedError {
  const { locations, path } = formatted;
  const at = { ...(locations && { locations }), ...(path && { path }) };
  const original = unwrapResolverError(error);
  if (original instanceof PublicError) return { message: original.message, ...at, extensions: { code: original.code, details: original.details } };
  const code = formatted.extensions?.code;
  if (typeof code === "string" && CALLERS.has(code)) return { message: formatted.message, ...at, extensions: { code } };
  // an argument that its scalar refused is thrown by graphql-js without a code of ours
  if (original instanceof GraphQLError && original.originalError === undefined && path === undefined) return { message: formatted.message, ...at, extensions: { code: "BAD_USER_INPUT" } };
  report(original);
  const text = original instanceof Error ? `${original.name} ${original.message}` : String(original);
  const driverCode = original !== null && typeof original === "object" && "code" in original ? String(original.code) : "";
  if (UNAVAILABLE.test(text) || UNAVAILABLE_CODES.test(driverCode)) {
    return { message: "The database cannot be reached just now. Try again in a moment.", ...at, extensions: { code: "SERVICE_UNAVAILABLE" } };
  }
  return { message: "Something went wrong on our side; it has been logged with the request's id.", ...at, extensions: { code: "INTERNAL_SERVER_ERROR" } };
}
