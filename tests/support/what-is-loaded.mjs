/** Preloaded into a process (`--import`): when it ends, the paths of all modules it loaded are the last line it prints. */
import Module, { register } from "node:module";
import { fileURLToPath } from "node:url";
import { MessageChannel } from "node:worker_threads";

const { port1, port2 } = new MessageChannel();
const files = new Set();
port1.on("message", (url) => files.add(fileURLToPath(url)));
port1.unref();

const hook = `let port; export const initialize = (given) => { port = given; };
export const load = (url, context, next) => { if (url.startsWith("file:")) port.postMessage(url); return next(url, context); };`;
register(`data:text/javascript,${encodeURIComponent(hook)}`, { data: port2, transferList: [port2] });

process.once("exit", () => process.stdout.write(`\n${JSON.stringify([...new Set([...files, ...Object.keys(Module._cache)])])}`));
