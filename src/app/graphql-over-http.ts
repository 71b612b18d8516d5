import { HeaderMap, type ApolloServer, type HTTPGraphQLResponse } from "@apollo/server";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { GraphQLError } from "graphql";
import { IssuerAway, Unauthenticated } from "../access/index.js";
import { counted, largeForKnown } from "./body-size.js";
import type { AppContext, RequestNotes } from "./context.js";
import { plainError } from "./errors.http.js";
import { hiddenCause, isUnavailable } from "./errors.js";
import { RateLimited } from "./fair-use.js";
import { HTTP_LIMITS } from "./limits.js";
import { keepable, lookUp } from "./persisted.http.js";
import type { PersistedDocuments } from "./persisted.js";
import { sendPlayground, wantsPage } from "./playground.js";

const MODERN = "application/graphql-response+json";

/** Requests that could not be read as GraphQL over HTTP at all keep their status whatever the client accepts. */
const UNREADABLE = /"code":"BAD_REQUEST"/;

/** What serving needs besides the server itself. */
export interface GraphqlRoute {
  readonly apollo: ApolloServer<AppContext>;
  /** `authorization`: the header of that name; `address`: its sender's. Fails: Unauthenticated when it does not hold; RateLimited when its sender has nothing left. */
  readonly contextFor: (notes: RequestNotes, authorization: string | undefined, address: string) => Promise<AppContext>;
  /** Whether a header `Authorization` names somebody. Fails: as `contextFor`. */
  readonly known: (authorization: string, address: string) => Promise<boolean>;
  /** Documents that may be asked by their hash. */
  readonly persisted: PersistedDocuments;
  /** Milliseconds after which an answer is given up. */
  readonly executionMs: number;
}

declare module "fastify" {
  interface FastifyRequest {
    /** What there is to say of a GraphQL request in the log. */
    notes?: RequestNotes;
  }
}

/** Puts the API at /graphql by the GraphQL over HTTP specification; a browser that asks for a page gets the playground. */
export function serveGraphql(app: FastifyInstance, { apollo, contextFor, known, persisted, executionMs }: GraphqlRoute): void {
  const execute = async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    const headers = new HeaderMap();
    for (const [name, value] of Object.entries(request.headers)) if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(", ") : value);
    const at = request.url.indexOf("?");
    const given = { search: at < 0 ? "" : request.url.slice(at), body: request.body };
    const looked = lookUp(persisted, given);
    if (looked?.kind === "UNKNOWN" || looked?.kind === "OTHER_HASH") return withoutDocument(request, reply, looked.kind);
    const { search, body } = looked?.asked ?? given;
    const isOpen = looked?.kind === "FOUND" && request.method !== "POST" && request.headers.authorization === undefined;
    if (isOpen) headers.set("apollo-require-preflight", "1"); // what is known to be harmless may be asked from any page, and by caches
    let failed = false;
    const bytes = request.receivedBytes ?? Number(request.headers["content-length"] ?? 0);
    const notes: RequestNotes = { bytes, onErrors: (errors) => { failed = true; errors.forEach((error) => logHidden(request, error)); } };
    request.notes = notes;
    const answer = await inTime(executionMs, apollo.executeHTTPGraphQLRequest({
      // HEAD is GET without the body, which the HTTP server leaves out
      httpGraphQLRequest: { method: request.method === "HEAD" ? "GET" : request.method, headers, search, body },
      context: () => contextFor(notes, request.headers.authorization, request.ip).catch((error: unknown) => { throw withoutContext(request, error); }),
    }));
    if (answer === null) return tooLate(request, reply, executionMs);
    for (const [name, value] of answer.headers) void reply.header(name, value);
    if (request.method !== "POST") void reply.header("cache-control", "no-store");
    if (answer.body.kind !== "complete") throw new Error("incremental delivery is not offered");
    const status = statusOf(answer, answer.body.string);
    if (isOpen && looked.document.isForAll && status === 200 && !failed && keepable(request, reply, answer.body.string)) return reply.code(304).send();
    return reply.code(status).send(answer.body.string);
  };
  app.route({
    method: ["GET", "POST"], url: "/graphql", onRequest: [readableOnly, largeForKnown(known)], preParsing: counted, bodyLimit: HTTP_LIMITS.knownBodyBytes,
    handler: (request, reply) => (request.method !== "POST" && wantsPage(request) ? sendPlayground(reply) : execute(request, reply)),
  });
  app.route({
    method: ["PUT", "PATCH", "DELETE"], url: "/graphql",
    onRequest: (_request, reply) => void reply.code(405).header("allow", "GET, HEAD, POST").send(plainError("METHOD_NOT_ALLOWED", "GraphQL is asked by GET or POST.")),
    handler: () => undefined,
  });
}

/** In the words that Apollo's clients know: to the first they answer by sending the text. */
function withoutDocument(request: FastifyRequest, reply: FastifyReply, why: "UNKNOWN" | "OTHER_HASH"): FastifyReply {
  void reply.header("cache-control", "no-store").type(typeFor(request));
  if (why === "UNKNOWN") return reply.send(plainError("PERSISTED_QUERY_NOT_FOUND", "PersistedQueryNotFound"));
  return reply.code(400).send(plainError("BAD_REQUEST", "`extensions.persistedQuery` must have `version` 1 and the `sha256Hash` of the very query that comes with it; or leave it out."));
}

/** The JSON parser takes every body for UTF-8, and none is unpacked. */
function readableOnly(request: FastifyRequest, reply: FastifyReply, done: () => void): void {
  const charset = /;\s*charset\s*=\s*"?([^\s;"]*)/i.exec(request.headers["content-type"] ?? "")?.[1];
  const encoding = request.headers["content-encoding"] ?? "identity";
  if (charset !== undefined && !/^utf-?8$/i.test(charset)) void reply.code(415).send(plainError("UNSUPPORTED_MEDIA_TYPE", "Send the body in UTF-8; other character sets are not read."));
  else if (encoding !== "identity") void reply.code(415).send(plainError("UNSUPPORTED_MEDIA_TYPE", "Send the body as it is; compressed bodies are not unpacked."));
  else done();
}

/** The result of `work`, or null when it takes longer; what it comes to then is of no interest, and the database gives up by itself. */
async function inTime<T>(ms: number, work: Promise<T>): Promise<T | null> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<null>((resolve) => { timer = setTimeout(resolve, ms, null); });
  work.catch(() => undefined);
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

const typeFor = ({ headers }: FastifyRequest): string => `${headers.accept?.includes(MODERN) ? MODERN : "application/json"}; charset=utf-8`;

function tooLate(request: FastifyRequest, reply: FastifyReply, ms: number): FastifyReply {
  request.log.warn({ operation: request.notes?.operation, ms }, "an answer took too long");
  const advice = "Ask for less at once, or again in a moment.";
  return reply.code(503).type(typeFor(request))
    .send(plainError("QUERY_TIMED_OUT", `No answer within ${ms} ms. ${advice}`, { limit: "executionMs", maximum: ms, advice }));
}

export function logHidden(request: FastifyRequest, error: unknown): void {
  const cause = hiddenCause(error);
  if (cause !== null) request.log.error({ err: cause, operation: request.notes?.operation }, "a resolver failed");
}

/** A bad token ends the whole request, whatever it asks; and who is asking, or the taxonomy, cannot be read while the database is away. */
function withoutContext(request: FastifyRequest, error: unknown): GraphQLError {
  if (error instanceof Unauthenticated) {
    const headers = new HeaderMap([["www-authenticate", 'Bearer error="invalid_token"']]);
    return new GraphQLError(error.message, { originalError: error, extensions: { http: { status: 401, headers } } });
  }
  if (error instanceof RateLimited) return error.inGraphql();
  if (error instanceof IssuerAway) return new GraphQLError(error.message, { originalError: error, extensions: { http: { status: 503 } } });
  request.log.error({ err: error }, "a request could not begin");
  return new GraphQLError("no context", { originalError: error instanceof Error ? error : new Error(String(error)), extensions: { http: { status: isUnavailable(error) ? 503 : 500 } } });
}

/** Clients of the older media type expect 200 with errors for a query that never ran. Source: GraphQL over HTTP, section 6.4.1. */
const statusOf = ({ status, headers }: HTTPGraphQLResponse, body: string): number =>
  status === 400 && headers.get("content-type")?.startsWith("application/json") && !UNREADABLE.test(body) ? 200 : (status ?? 200);
