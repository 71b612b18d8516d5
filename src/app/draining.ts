import type { Server } from "node:http";
import { Server as Listener } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";

/** Milliseconds for which clients that are connected are served as before, and then again until those that stay silent are given up. */
const GRACE = 500;

/**
 * Lets clients go before the server is closed, so that no request is lost on the way: Fastify refuses whatever comes once it is closing, and Node ends
 * connections that are idle though the next request may be on the wire.
 *
 * For a moment all goes on, while readiness tells whoever looks that it will not. Then the door is shut, and every answer ends its connection; only now, since
 * clients that are sent away come back as long as there is a door. At once where nobody is connected.
 */
export async function drain(server: Server): Promise<void> {
  if (!server.listening) return;
  await isQuiet(server, GRACE);
  await nobodyWaits(server, GRACE);
  Listener.prototype.close.call(server); // the door alone: the server's own close() ends idle connections too
  server.prependListener("request", (_request, response) => void response.setHeader("connection", "close"));
  await isQuiet(server, GRACE);
  while (!(await isQuiet(server, 20))) server.closeIdleConnections();
}

/**
 * Until a turn of the event loop brings no new connection, at most so many milliseconds: each turn takes in one, and those that still wait when the door is
 * shut are lost.
 */
async function nobodyWaits(server: Server, ms: number): Promise<void> {
  let came = true;
  server.on("connection", () => { came = true; });
  for (const until = performance.now() + ms; came && performance.now() < until;) {
    came = false;
    await new Promise((resolve) => { setImmediate(resolve); });
  }
}

/** Whether nobody is connected any more, within so many milliseconds. */
async function isQuiet(server: Server, ms: number): Promise<boolean> {
  for (const until = performance.now() + ms; ;) {
    const open = await new Promise<number>((resolve) => { server.getConnections((_error, count) => resolve(count ?? 0)); });
    if (open === 0) return true;
    if (performance.now() >= until) return false;
    await sleep(10);
  }
}
