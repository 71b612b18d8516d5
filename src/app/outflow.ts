import type { ServerResponse } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import type { FastifyInstance } from "fastify";
import { HTTP_LIMITS, OVERLOAD } from "./limits.js";

export const isLong = (body: unknown): body is string | Buffer => (typeof body === "string" || Buffer.isBuffer(body)) && body.length > HTTP_LIMITS.longAnswer;

/**
 * Bounds what long answers take. Of time: they go out one after the other, so many bytes a second, since to hand them to the system takes longer than to find them in memory.
 * Of memory, while their readers are slow, or never read at all: when all that wait to be read are too much together, the one that has waited longest is cut off.
 */
export class Outflow {
  /** When the next may begin. */
  private free = 0;
  /** Bytes of each that is not read yet, oldest first. */
  private readonly unread = new Map<ServerResponse, number>();
  private bytes = 0;

  /** Whether so many wait to go out that another had to wait too long. */
  get isBehind(): boolean {
    return this.free - performance.now() > OVERLOAD.waitMs;
  }

  /** All answers of this server go out through it. */
  watch(http: FastifyInstance): void {
    http.addHook("onSend", (_request, { raw }, payload, done) => (isLong(payload) ? void this.send(raw, payload.length, () => done(null, payload)) : done(null, payload)));
  }

  private async send(response: ServerResponse, size: number, go: () => void): Promise<void> {
    const now = performance.now();
    const wait = Math.max(0, this.free - now);
    this.free = now + wait + (size / HTTP_LIMITS.bytesPerSecond) * 1_000;
    if (wait > 0) await sleep(wait);
    this.unread.set(response, size);
    this.bytes += size;
    response.once("close", () => this.forget(response));
    for (const oldest of this.unread.keys()) {
      if (this.bytes <= HTTP_LIMITS.unreadBytes) break;
      this.forget(oldest);
      oldest.destroy();
    }
    go();
  }

  private forget(response: ServerResponse): void {
    this.bytes -= this.unread.get(response) ?? 0;
    this.unread.delete(response);
  }
}
