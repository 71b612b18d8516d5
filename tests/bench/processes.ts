import { execFileSync, spawn, type ChildProcess } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import { projectRoot } from "../../src/config.js";
import type { Asking } from "./askings.js";
import { ask, type Side } from "./load.js";
import { memoryOf, processorOf, sessionsOf, type Processor } from "./usage.js";

/** Milliseconds in which a process must say where it answers. */
const PATIENCE = 20_000;
/** What `npm start` runs, flags and all. */
const NPM_START = (JSON.parse(readFileSync(path.join(projectRoot, "package.json"), "utf8")) as { readonly scripts: { readonly start: string } }).scripts.start.split(" ").slice(1);

export interface Running extends Side {
  /** Milliseconds from the start of the process to its first answer. */
  readonly start: number;
  /** The most resident memory so far, in megabytes. */
  memory(): number;
  /** What it and its PostgreSQL sessions have used of processors since `before`, or since they began; null where the system does not tell. */
  processor(): Promise<Processor | null>;
  stop(): Promise<void>;
}

/** The server, as `npm start` starts it, without a log line per request and without limits of fair use. */
export function startServer(databaseUrl: string, first: Asking): Promise<Running> {
  execFileSync(process.execPath, ["scripts/build.mjs"], { cwd: projectRoot }); // sources that changed since the command began are not what starting costs
  const request: Side["request"] = ({ question, variables }) => ({ path: "/graphql", body: `{"query":${inJson(question.query)},"variables":${JSON.stringify(variables)}}` });
  return start("server", NPM_START, databaseUrl, request, first);
}

/** What answers the same by hand, with the same flags. */
export function startByHand(databaseUrl: string, first: Asking): Promise<Running> {
  const request: Side["request"] = ({ question, variables }) => ({ path: `/${question.path}`, body: `{"variables":${JSON.stringify(variables)}}` });
  return start("by hand", [...NPM_START.slice(0, -1), "--import", "./dev/swc-hook.mjs", "tests/bench/by-hand.server.ts"], databaseUrl, request, first);
}

const json = new Map<string, string>();
/** A text that is sent again and again, as JSON. */
function inJson(text: string): string {
  const known = json.get(text) ?? JSON.stringify(text);
  json.set(text, known);
  return known;
}

async function start(name: Side["name"], args: readonly string[], databaseUrl: string, request: Side["request"], first: Asking): Promise<Running> {
  const session = `bench ${name}`;
  const began = performance.now();
  const child = spawn(process.execPath, args, {
    cwd: projectRoot, stdio: ["ignore", "pipe", "inherit"],
    env: { ...process.env, DATABASE_URL: named(databaseUrl, session), HOST: "127.0.0.1", PORT: "0", LOG_LEVEL: "warn", RATE_LIMIT: "off", METRICS_TOKEN: "" },
  });
  const pid = child.pid ?? 0;
  const kill = (): void => void child.kill("SIGKILL");
  process.once("exit", kill);
  const address = await addressOf(child, name);
  await ask({ name, address, request }, first);
  const started = performance.now() - began;
  const stop = (): Promise<void> => new Promise((resolve) => {
    process.off("exit", kill);
    if (child.exitCode !== null || child.signalCode !== null) return resolve();
    child.once("exit", () => resolve());
    child.kill(name === "server" ? "SIGTERM" : "SIGKILL");
  });
  return { name, address, request, start: started, stop, memory: () => memoryOf(pid), processor: async () => processorOf(pid, await sessionsOf(databaseUrl, session)) };
}

function named(databaseUrl: string, session: string): string {
  const url = new URL(databaseUrl);
  url.searchParams.set("application_name", session);
  return url.href;
}

function addressOf(child: ChildProcess, name: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = "";
    const fail = (why: string): void => { child.kill("SIGKILL"); reject(new Error(`${name} ${why}${said && `: ${said}`}`)); };
    const timer = setTimeout(() => fail(`did not answer within ${PATIENCE} ms`), PATIENCE);
    child.once("exit", (code) => fail(`ended with ${code}`));
    child.stdout?.on("data", (text: Buffer) => {
      said = `${said}${text}`.slice(-2_000);
      const address = /http:\/\/127\.0\.0\.1:\d+/.exec(said)?.[0];
      if (address === undefined) return;
      clearTimeout(timer);
      child.removeAllListeners("exit");
      resolve(address);
    });
  });
}
