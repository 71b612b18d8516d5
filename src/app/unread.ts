import type { ServerResponse } from "node:http";
import type { FastifyInstance } from "fastify";
import { HTTP_LIMITS } from "./limits.js";

/**
 * Bounds what long answers take of the memory while their readers are slow, or never read at all: when all that wait to be read are too much together, the one that has waited
 * longest is cut off.
 */
export function cutOffUnread(http: FastifyInstance): void {
  /** Bytes of each, oldest first. */
  const unread = new Map<ServerResponse, number>();
  let bytes = 0;
  const forget = (response: ServerResponse): void => {
    bytes -= unread.get(response) ?? 0;
    unread.delete(response);
  };
  http.addHook("onSend", (_request, { raw: response }, payload, done) => {
    const size = typeof payload === "string" || Buffer.isBuffer(payload) ? payload.length : 0;
    if (size > HTTP_LIMITS.longAnswer) {
      unread.set(response, size);
      bytes += size;
      response.once("close", () => forget(response));
      for (const oldest of unread.keys()) {
        if (bytes <= HTTP_LIMITS.unreadBytes) break;
        forget(oldest);
        oldest.destroy();
      }
    }
    done(null, payload);
  });
}
