import type { ApolloServerPlugin } from "@apollo/server";
import type { ValidationRule } from "graphql";
import type { AppContext } from "./context.js";

/** Limits of HTTP. */
export const HTTP_LIMITS = {
  bodyBytes: 256 * 1024,
  requestMs: 15_000,
  headersMs: 10_000,
  connectionMs: 30_000,
  keepAliveMs: 10_000,
} as const;

export const PARSE_LIMITS = { maxTokens: 4_000 } as const;

export const validationLimits: ValidationRule[] = [];

export const limitsPlugin = (): ApolloServerPlugin<AppContext> => ({});
