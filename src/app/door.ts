import type { Socket } from "node:net";
import type { FastifyInstance } from "fastify";
import { sitOut, turn } from "../shared/turns.js";
import { Holding } from "./holding.js";
import { DOWNLOAD_POINTS, HTTP_LIMITS, OVERLOAD } from "./limits.js";
import { Overloaded, type Admission } from "./overload.js";

/** Headers that are lists, which are split and sorted. */
const LISTS = ["accept", "accept-encoding", "accept-language", "if-none-match"] as const;

/** Told in the words of errors.http.ts. */
class HeadersTooLarge extends Error {
  readonly statusCode = 431;
}

/** What is served whatever else there is to do: how else would anybody know? */
const WATCHED = /^\/(?:health\/|metrics$)/;

/**
 * Turns away, before anything is done for it, what would keep others waiting: more requests on one connection than anybody sends before the first is answered, headers that
 * take long to read, large bodies while there is no room for what is in them, and, while so many come that a turn of the event loop takes a second, whatever comes after that.
 */
export function guardDoor(http: FastifyInstance, admission: Pick<Admission, "hasRoom" | "note">): void {
  const turnedAway = new Holding(OVERLOAD.waiting);
  const underWay = new WeakMap<Socket, number>();
  /** When the first request came in the present turn of the event loop. */
  let since: number | null = null;
  http.server.on("connection", sitOut); // two hundred that wait to be taken in would wait for as many turns of long work
  http.addHook("onRequest", (request, reply, done) => {
    const { socket, headers } = request.raw;
    const here = (underWay.get(socket) ?? 0) + 1;
    underWay.set(socket, here);
    if (here > HTTP_LIMITS.pipelined) {
      reply.hijack();
      socket.destroy();
      return;
    }
    if (LISTS.some((name) => (headers[name]?.length ?? 0) > HTTP_LIMITS.listLength)) return done(new HeadersTooLarge());
    if (since === null) {
      since = performance.now();
      setImmediate(() => { since = null; });
    } else if (performance.now() - since > OVERLOAD.turnMs && !WATCHED.test(request.url)) {
      admission.note("BUSY");
      return done(new Overloaded("BUSY", OVERLOAD.turnMs));
    }
    if (request.method === "POST" && !admission.hasRoom && !(Number(headers["content-length"]) < OVERLOAD.largeBody)) {
      admission.note("FULL");
      return void after(turnedAway.wait(OVERLOAD.waitMs), done, new Overloaded("FULL", OVERLOAD.waitMs));
    }
    if (DOWNLOAD_POINTS[request.routeOptions.url ?? ""] !== undefined) return void after(turn(), done); // one takes 1 to 6 ms
    done();
  });
  http.addHook("onResponse", ({ raw: { socket } }, _reply, done) => {
    underWay.set(socket, (underWay.get(socket) ?? 1) - 1);
    done();
  });
}

/** For a hook that waits now and then: one that could wait always would cost every request a promise. */
async function after(wait: Promise<void>, done: (error?: Error) => void, error?: Error): Promise<void> {
  await wait;
  done(error);
}
