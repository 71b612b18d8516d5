/**
 * Preloaded into the server (`--import`), tells of its memory when it is asked through the channel to its parent: after collecting all garbage, or whatever was
 * used between two collections would look like growth.
 */
import { readdirSync } from "node:fs";
import { setImmediate as turn } from "node:timers/promises";
import v8 from "node:v8";
import vm from "node:vm";

v8.setFlagsFromString("--expose-gc");
const collect = vm.runInNewContext("gc");

process.on("message", async () => {
  const { rss } = process.memoryUsage();
  collect();
  await turn(); // what only a weak reference held is let go between two turns
  const { heapUsed, external } = process.memoryUsage();
  const handles = {};
  for (const kind of process.getActiveResourcesInfo()) handles[kind] = (handles[kind] ?? 0) + 1;
  process.send({ rss, heapUsed, external, files: openFiles(), handles });
});
process.channel?.unref();

/** Files and sockets that are open; 0 where the system does not list them. */
function openFiles() {
  try {
    return readdirSync("/proc/self/fd").length;
  } catch {
    return 0;
  }
}
