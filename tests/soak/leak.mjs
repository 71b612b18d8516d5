/** Preloaded into the server by the soak's own test: keeps something of every request, and a timer of every tenth. */
import { Server } from "node:http";

const kept = [];
const { emit } = Server.prototype;

Server.prototype.emit = function leaking(event, ...args) {
  if (event === "request") {
    kept.push({ url: `${args[0].url} ${kept.length}`, notes: Array.from({ length: 2_000 }, (_, i) => i + 0.5) });
    if (kept.length % 10 === 0) setInterval(() => kept.length, 3_600_000);
  }
  return emit.call(this, event, ...args);
};
