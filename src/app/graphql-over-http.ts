import { HeaderMap, type ApolloServer, type HTTPGraphQLResponse } from "@apollo/server";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { GraphQLError } from "graphql";
import { IssuerAway, Unauthenticated } from "../access/index.js";
import { turn } from "../shared/turns.js";
import { counted, largeForKnown } from "./body-size.js";
import { Answers, type Answer } from "./answers.js";
import { networkOf } from "./client.js";
import type { AppContext, RequestNotes } from "./context.js";
import { plainError } from "./errors.http.js";
import { hiddenCause, isUnavailable } from "./errors.js";
import { headersOf, pointsOf, type FairUse } from "./fair-use.js";
import { Holding } from "./holding.js";
import { HTTP_LIMITS, OVERLOAD } from "./limits.js";
import type { Metrics } from "./metrics.js";
import { isLong, type Outflow } from "./outflow.js";
import { Overloaded, type Admission } from "./overload.js";
import { keepable, lookUp } from "./persisted.http.js";
import type { PersistedDocuments } from "./persisted.js";
import { sendPlayground, wantsPage } from "./playground.js";
import type { Ready } from "./ready.js";
import { TryLater } from "./try-later.js";

const MODERN = "application/graphql-response+json";

/** Requests that could not be read as GraphQL over HTTP at all keep their status whatever the client accepts. */
const UNREADABLE = /"code":"BAD_REQUEST"/;

/** What serving needs besides the server itself. */
export interface GraphqlRoute {
  readonly apollo: ApolloServer<AppContext>;
  /** Whole answers to what is asked again. */
  readonly answers: Answers;
  /** Answers what is asked again of other things; null: Apollo answers everything. */
  readonly ready: Ready | null;
  /** `authorization`: the header of that name; `address`: its sender's. Fails: Unauthenticated when it does not hold; RateLimited when its sender has nothing left. */
  readonly contextFor: (notes: RequestNotes, authorization: string | undefined, address: string) => Promise<AppContext>;
  /** Whether a header `Authorization` names somebody. Fails: as `contextFor`. */
  readonly known: (authorization: string, address: string) => Promise<boolean>;
  readonly admission: Pick<Admission, "note">;
  readonly outflow: Pick<Outflow, "isBehind">;
  /** Documents that may be asked by their hash. */
  readonly persisted: PersistedDocuments;
  /** Null: nobody's share is counted. */
  readonly fairUse: FairUse | null;
  readonly metrics: Pick<Metrics, "operation">;
  /** Milliseconds after which an answer is given up. */
  readonly executionMs: number;
}

/** What is sent of an answer. */
interface Sent extends Pick<Answer, "headers"> {
  readonly body: string | Buffer;
}

declare module "fastify" {
  interface FastifyRequest {
    /** What there is to say of a GraphQL request in the log. */
    notes?: RequestNotes;
    /** The body of a GraphQL request as it came; absent where there was none. */
    text?: string;
  }
}

/** Puts the API at /graphql by the GraphQL over HTTP specification; a browser that asks for a page gets the playground. */
export function serveGraphql(app: FastifyInstance, { admission, apollo, answers, ready, contextFor, known, outflow, persisted, fairUse, metrics, executionMs }: GraphqlRoute): void {
  const turnedAway = new Holding(OVERLOAD.waiting);
  const answer = async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    const bytes = request.receivedBytes ?? Number(request.headers["content-length"] ?? 0);
    const notes: RequestNotes = { bytes, isGone: () => request.socket.destroyed, onErrors: (errors) => { notes.failed = true; errors.forEach((error) => logHidden(request, error)); } };
    request.notes = notes;
    const key = keyOf(request);
    request.text = undefined; // 256 KB are much to keep for each that waits
    const found = key === null ? null : await answers.find(key).catch(() => null); // where nothing can be found out, that is said below
    if (found !== null && typeof found === "object") {
      if (isLong(found.body) && outflow.isBehind) {
        admission.note("FULL");
        await turnedAway.wait(OVERLOAD.waitMs);
        throw new Overloaded("FULL", OVERLOAD.waitMs);
      }
      if (await isPaidFor(found, request, notes)) return send(request, reply, found, notes);
    }
    const keep = (make: () => Answer): void => { if (key !== null && typeof found === "number") answers.keep(key, found, make); };
    if (ready === null || request.method !== "POST" || request.headers.authorization !== undefined) return execute(request, reply, notes, keep);
    const { accept } = request.headers;
    const made = await inTime(executionMs, ready.answer(request.body, accept, notes, () => contextFor(notes, undefined, request.ip)).then((answer) => ({ answer })));
    if (made === null) return tooLate(request, reply, executionMs);
    if (made.answer === null) return execute(request, reply, notes, keep);
    const { text, headers } = made.answer;
    const { operation = null, cost, isLive = false } = notes;
    if (!isLive && cost !== undefined) keep(() => ({ body: Buffer.from(text), operation, cost, headers }));
    return send(request, reply, { body: text, headers }, notes);
  };
  /** Notes what asking for a kept answer comes to. False: its sender has nothing left for it, as is said to whoever asks for a new one. */
  const isPaidFor = async ({ operation, cost }: Answer, request: FastifyRequest, notes: RequestNotes): Promise<boolean> => {
    const began = performance.now();
    notes.client = networkOf(request.ip);
    try {
      if (fairUse !== null) notes.standing = await fairUse.charge(notes.client, pointsOf(cost.estimated, notes.bytes ?? 0));
    } catch {
      return false;
    }
    Object.assign(notes, { operation, cost });
    metrics.operation(operation, [], performance.now() - began, cost.estimated);
    return true;
  };
  const send = (request: FastifyRequest, reply: FastifyReply, { body, headers }: Sent, { standing }: RequestNotes): FastifyReply => {
    void reply.headers(headers);
    if (standing !== undefined) void reply.headers(headersOf(standing));
    return request.method !== "POST" && keepable(request, reply, body) ? reply.code(304).send() : reply.send(body);
  };
  const execute = async (request: FastifyRequest, reply: FastifyReply, notes: RequestNotes, keep: (make: () => Answer) => void): Promise<FastifyReply> => {
    const headers = new HeaderMap();
    for (const [name, value] of Object.entries(request.headers)) if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(", ") : value);
    const given = { search: searchOf(request), body: request.body };
    const looked = lookUp(persisted, given);
    if (looked?.kind === "UNKNOWN" || looked?.kind === "OTHER_HASH") return withoutDocument(request, reply, looked.kind);
    const { search, body } = looked?.asked ?? given;
    const isOpen = looked?.kind === "FOUND" && request.method !== "POST" && request.headers.authorization === undefined;
    if (isOpen) headers.set("apollo-require-preflight", "1"); // what is known to be harmless may be asked from any page, and by caches
    const answer = await inTime(executionMs, apollo.executeHTTPGraphQLRequest({
      // HEAD is GET without the body, which the HTTP server leaves out
      httpGraphQLRequest: { method: request.method === "HEAD" ? "GET" : request.method, headers, search, body },
      context: () => contextFor(notes, request.headers.authorization, request.ip).catch((error: unknown) => { throw withoutContext(request, error); }),
    }));
    if (answer === null) return tooLate(request, reply, executionMs);
    if (notes.isTurnedAway === true) {
      request.body = undefined; // there was no room for what it sent
      await turnedAway.wait(OVERLOAD.waitMs);
    }
    for (const [name, value] of answer.headers) void reply.header(name, value);
    if (request.method !== "POST") void reply.header("cache-control", "no-store");
    if (answer.body.kind !== "complete") throw new Error("incremental delivery is not offered");
    const text = answer.body.string;
    const status = statusOf(answer, text);
    const { operation = null, cost, failed = false, isLive = false } = notes;
    const isForAll = isOpen && looked.document.isForAll;
    if (status === 200 && !failed) {
      if (request.method === "POST") ready?.note(request.headers.accept, answer.headers.get("content-type"));
      if (!isLive && cost !== undefined && (request.method === "POST" || isForAll)) keep(() => ({ body: Buffer.from(text), operation, cost, headers: ofAnswer(answer) }));
      if (isForAll && keepable(request, reply, text)) return reply.code(304).send();
    }
    return reply.code(status).send(text);
  };
  void app.register(async (scope) => {
    const parse = scope.getDefaultJsonParser("error", "error");
    scope.addContentTypeParser<string>("application/json", { parseAs: "string" }, (request, text, done) => {
      request.text = text;
      if (text.length > OVERLOAD.largeBody) void afterTurn(() => parse(request, text, done));
      else void parse(request, text, done);
    });
    scope.route({
      method: ["GET", "POST"], url: "/graphql", onRequest: [readableOnly, largeForKnown(known)], preParsing: counted, bodyLimit: HTTP_LIMITS.knownBodyBytes,
      handler: (request, reply) => (request.method !== "POST" && wantsPage(request) ? sendPlayground(reply) : answer(request, reply)),
    });
  });
  app.route({
    method: ["PUT", "PATCH", "DELETE"], url: "/graphql",
    onRequest: (_request, reply) => void reply.code(405).header("allow", "GET, HEAD, POST").send(plainError("METHOD_NOT_ALLOWED", "GraphQL is asked by GET or POST.")),
    handler: () => undefined,
  });
}

/** A large body takes 5 ms with all that is looked at in it, and several may have come at once. */
async function afterTurn(work: () => unknown): Promise<void> {
  await turn("SHORT");
  work();
}

/** Headers that an answer has besides those of every request and those of one client. */
const ofAnswer = ({ headers }: HTTPGraphQLResponse): Answer["headers"] =>
  Object.fromEntries(["content-type", "x-query-cost"].flatMap((name) => { const value = headers.get(name); return value === undefined ? [] : [[name, value]]; }));

/** What stands in the address behind the path. */
function searchOf({ url }: FastifyRequest): string {
  const at = url.indexOf("?");
  return at < 0 ? "" : url.slice(at);
}

/** Null: the answer is for this caller alone, or the request is none that may be answered from memory. */
function keyOf({ headers, method, text, url }: FastifyRequest): string | null {
  if (headers.authorization !== undefined) return null;
  if (method !== "POST") return url.includes("persistedQuery") ? Answers.keyOf(headers.accept, url) : null;
  return text === undefined || url !== "/graphql" ? null : Answers.keyOf(headers.accept, text);
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
  return reply.code(503).type(typeFor(request)).header("retry-after", "1")
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
  if (error instanceof TryLater) return error.inGraphql();
  if (error instanceof IssuerAway) return new GraphQLError(error.message, { originalError: error, extensions: { http: { status: 503 } } });
  request.log.error({ err: error }, "a request could not begin");
  return new GraphQLError("no context", { originalError: error instanceof Error ? error : new Error(String(error)), extensions: { http: { status: isUnavailable(error) ? 503 : 500 } } });
}

/** Clients of the older media type expect 200 with errors for a query that never ran. Source: GraphQL over HTTP, section 6.4.1. */
const statusOf = ({ status, headers }: HTTPGraphQLResponse, body: string): number =>
  status === 400 && headers.get("content-type")?.startsWith("application/json") && !UNREADABLE.test(body) ? 200 : (status ?? 200);
