import { createHash, timingSafeEqual } from "node:crypto";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { plainError } from "./errors.http.js";
import type { Metrics } from "./metrics.js";

/**
 * Counts every answer, and shows the figures at /metrics. They tell how busy a server is, which is nobody's business on the open internet: with `token` they are
 * for whoever sends it as a bearer token, without one for callers on this machine that did not come through a proxy.
 */
export function serveMetrics(http: FastifyInstance, metrics: Metrics, token: string | undefined): void {
  http.addHook("onResponse", (request, reply, done) => {
    metrics.request(request.is404 ? undefined : request.routeOptions.url, reply.statusCode, reply.elapsedTime);
    done();
  });
  http.get("/metrics", async (request, reply) => {
    void reply.header("cache-control", "no-store");
    if (token === undefined && !isLocal(request)) return reply.code(403).send(plainError("FORBIDDEN", "Metrics are for callers on the server's own machine. Set METRICS_TOKEN to read them from elsewhere."));
    if (token !== undefined && !isSame(request.headers.authorization ?? "", `Bearer ${token}`)) {
      return reply.code(401).header("www-authenticate", "Bearer").send(plainError("UNAUTHENTICATED", "Metrics need the token that METRICS_TOKEN says."));
    }
    return reply.type(metrics.contentType).send(await metrics.text());
  });
}

const LOOPBACK = /^(?:::ffff:)?127\.|^::1$/;
const isLocal = ({ socket, headers }: FastifyRequest): boolean =>
  LOOPBACK.test(socket.remoteAddress ?? "") && headers.forwarded === undefined && headers["x-forwarded-for"] === undefined;

/** Takes as long for every wrong token. */
const isSame = (one: string, other: string): boolean => timingSafeEqual(hashed(one), hashed(other));
const hashed = (text: string): Buffer => createHash("sha256").update(text).digest();
