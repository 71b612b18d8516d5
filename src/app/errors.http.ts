import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { PublicError } from "../shared/errors.js";
import { AWAY, extensionsOf, isUnavailable } from "./errors.js";
import { HTTP_LIMITS } from "./limits.js";
import { TryLater } from "./try-later.js";

/** The body of an answer that is an error alone, in the words of GraphQL. */
export const plainError = (code: string, message: string, details?: Readonly<Record<string, unknown>>) => ({ errors: [{ message, extensions: extensionsOf(code, details) }] });

/** Codes and words of what can go wrong before GraphQL, by HTTP status. */
const REFUSALS: Readonly<Record<number, readonly [code: string, message: string]>> = {
  400: ["BAD_REQUEST", "The body is not JSON, is empty, or has a key that is refused (`__proto__`, `constructor` with `prototype`)."],
  413: ["PAYLOAD_TOO_LARGE", `The body is larger than ${HTTP_LIMITS.bodyBytes} bytes; with a token, to /graphql, ${HTTP_LIMITS.knownBodyBytes} are read.`],
  431: ["HEADERS_TOO_LARGE", `A header is longer than ${HTTP_LIMITS.listLength} characters: Accept, Accept-Encoding, Accept-Language or If-None-Match.`],
  415: ["UNSUPPORTED_MEDIA_TYPE", "Send the body as application/json."],
};
const OTHER = ["BAD_REQUEST", "The request cannot be read."] as const;
const FAULT = ["INTERNAL_SERVER_ERROR", "Something went wrong on our side; it has been logged with the request's id."] as const;

/** Codes that say that what an address names is not there. */
const MISSING = /^(?:UNKNOWN_\w+|NOT_FOUND)$/;
const statusOf = (code: string): number => (code === "TAKEN_DOWN" ? 410 : MISSING.test(code) ? 404 : 400);

/** Tells a reader what went wrong in a page; null where the request is not from one. */
export type ErrorPage = (request: FastifyRequest, reply: FastifyReply, status: number, message: string) => FastifyReply | null;

const ERROR_PAGE = "errorPage";

/** Errors outside GraphQL, in the same words and without internals; in a page for those who look at pages. */
export function plainErrors(http: FastifyInstance, errorPage: ErrorPage): void {
  const tell = (request: FastifyRequest, reply: FastifyReply, status: number, body: ReturnType<typeof plainError>): FastifyReply =>
    errorPage(request, reply, status, body.errors[0]?.message ?? "") ?? reply.code(status).send(body);
  http.decorate(ERROR_PAGE, errorPage);
  http.setNotFoundHandler((request, reply) => tell(request, reply, 404, plainError("NOT_FOUND", `Nothing is at ${request.method} ${request.url.split("?")[0]?.slice(0, 100)}; the API is at /graphql.`)));
  http.setErrorHandler((error: { statusCode?: number }, request, reply) => {
    if (error instanceof TryLater) return tell(request, reply.headers({ "cache-control": "no-store", "retry-after": error.retryAfter }), error.status, plainError(error.code, error.message, error.details));
    if (error instanceof PublicError) return tell(request, reply.header("cache-control", "no-cache"), statusOf(error.code), plainError(error.code, error.message, error.details));
    if (error.statusCode === undefined && isUnavailable(error)) {
      request.log.error({ err: error }, "the database is away");
      return tell(request, reply.headers({ "cache-control": "no-store", "retry-after": 1 }), 503, plainError(AWAY.code, AWAY.message));
    }
    const status = error.statusCode ?? 500;
    if (status >= 500) request.log.error({ err: error }, "a request failed");
    return tell(request, reply, status, plainError(...(status >= 500 ? FAULT : (REFUSALS[status] ?? OTHER))));
  });
}

/** For addresses that cannot be decoded, which no route or hook sees. */
export function unreadableAddress(_error: Error, request: FastifyRequest, reply: FastifyReply): void {
  const body = plainError("BAD_REQUEST", "The address is not readable.");
  void reply.header("x-request-id", request.id);
  if (reply.server.getDecorator<ErrorPage>(ERROR_PAGE)(request, reply, 400, body.errors[0]?.message ?? "") === null) void reply.code(400).send(body);
}
