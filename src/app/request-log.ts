import { randomUUID } from "node:crypto";
import type { IncomingMessage } from "node:http";
import type { FastifyInstance } from "fastify";

/** A caller's own request id is kept when nothing can be smuggled into a log by it. */
const ID = /^[A-Za-z0-9_.-]{1,64}$/;

/** The request's id: the caller's `x-request-id` where it is a plain one, else a new one. */
export function requestIdOf({ headers }: Pick<IncomingMessage, "headers">): string {
  const given = headers["x-request-id"];
  return typeof given === "string" && ID.test(given) ? given : randomUUID();
}

/** Health and metrics are asked every few seconds and say nothing while all is well. */
const QUIET = /^\/(?:health\/|metrics$)/;

/** Gives every answer its `x-request-id`, and every request one line of the log under the same id, without what was asked about. */
export function logRequests(http: FastifyInstance): void {
  http.addHook("onRequest", (request, reply, done) => {
    void reply.header("x-request-id", request.id);
    done();
  });
  http.addHook("onResponse", (request, reply, done) => {
    const path = request.url.split("?", 1)[0] ?? "";
    if (reply.statusCode < 400 && QUIET.test(path)) return done();
    const { operation, cost } = request.notes ?? {};
    const line = { method: request.method, path: path.slice(0, 200), status: reply.statusCode, ms: Math.round(reply.elapsedTime * 10) / 10, operation, cost: cost?.estimated };
    if (reply.statusCode >= 500) request.log.warn(line, "answered");
    else request.log.info(line, "answered");
    done();
  });
}
