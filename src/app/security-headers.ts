import type { IncomingMessage, ServerResponse } from "node:http";
import type { FastifyInstance } from "fastify";
import helmet from "helmet";

/** Headers that every answer has for the safety of whoever reads it in a browser; what needs others sets them. They are the same for all, so they are worked out once. */
export function secure(http: FastifyInstance): void {
  const headers: Record<string, string> = {};
  const response: Pick<ServerResponse, "removeHeader"> & { readonly setHeader: (name: string, value: string) => void } = {
    setHeader: (name, value) => { headers[name.toLowerCase()] = value; },
    removeHeader: () => undefined,
  };
  const write = helmet({ contentSecurityPolicy: { directives: { "default-src": ["'none'"] } }, crossOriginResourcePolicy: { policy: "cross-origin" } });
  write({} as IncomingMessage, response as ServerResponse, (error) => { if (error !== undefined) throw error; });
  http.addHook("onRequest", (_request, reply, done) => {
    void reply.headers(headers);
    done();
  });
}
