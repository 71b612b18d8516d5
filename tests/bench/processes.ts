import { execFileSync, spawn, type ChildProcess } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import pg from "pg";
import { projectRoot } from "../../src/config.js";
import type { Side } from "./load.js";

/** Milliseconds in which a process must say where it answers. */
const PATIENCE = 20_000;
/** As `npm start` sets it. */
const NODE_FLAGS = ["--max-semi-space-size=64"];

export interface Running extends Side {
  /** Resident memory, in megabytes. */
  memory(): number;
  /** Milliseconds of processor time that it and its PostgreSQL sessions have used; null where the system does not tell. */
  processor(): Promise<number | null>;
  stop(): Promise<void>;
}

/** The server, as `npm start` starts it, without a log line per request. */
export const startServer = (databaseUrl: string): Promise<Running> =>
  start("server", [...NODE_FLAGS, path.join(projectRoot, "scripts/start.mjs")], databaseUrl,
    ({ question, variables }) => ({ path: "/graphql", body: JSON.stringify({ query: question.query, variables }) }));

/** What answers the same by hand. */
export const startByHand = (databaseUrl: string): Promise<Running> =>
  start("by hand", [...NODE_FLAGS, "--import", path.join(projectRoot, "dev/swc-hook.mjs"), path.join(projectRoot, "tests/bench/by-hand.server.ts")], databaseUrl,
    ({ question, variables }) => ({ path: `/${question.path}`, body: JSON.stringify({ variables }) }));

async function start(name: Side["name"], args: readonly string[], databaseUrl: string, request: Side["request"]): Promise<Running> {
  const session = `bench ${name}`;
  const child = spawn(process.execPath, args, {
    stdio: ["ignore", "pipe", "inherit"],
    env: { ...process.env, DATABASE_URL: named(databaseUrl, session), HOST: "127.0.0.1", PORT: "0", LOG_LEVEL: "warn", RATE_LIMIT: "off" },
  });
  const pid = child.pid ?? 0;
  const kill = (): void => void child.kill("SIGKILL");
  process.once("exit", kill);
  const address = await addressOf(child, name);
  const stop = (): Promise<void> => new Promise((resolve) => {
    process.off("exit", kill);
    if (child.exitCode !== null || child.signalCode !== null) return resolve();
    child.once("exit", () => resolve());
    child.kill(name === "server" ? "SIGTERM" : "SIGKILL");
  });
  return {
    name, pid, address, request, stop,
    memory: () => Number(execFileSync("ps", ["-o", "rss=", "-p", String(pid)]).toString()) / 1024,
    processor: async () => {
      const times = [pid, ...(await sessions(databaseUrl, session))].map(processorTime);
      return times.reduce<number | null>((sum, time) => (sum === null || time === null ? null : sum + time), 0);
    },
  };
}

function named(databaseUrl: string, session: string): string {
  const url = new URL(databaseUrl);
  url.searchParams.set("application_name", session);
  return url.href;
}

/** The processes of the sessions of that name; they stay open as long as the process that opened them. */
async function sessions(databaseUrl: string, session: string): Promise<readonly number[]> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  const { rows } = await client.query<{ pid: number }>("select pid from pg_stat_activity where application_name = $1 and datname = current_database()", [session]);
  await client.end();
  return rows.map((row) => row.pid);
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

/** From Linux's /proc: user and system time in ticks of 10 ms, after the name in brackets; null elsewhere, or for a database on another machine. */
function processorTime(pid: number): number | null {
  const file = `/proc/${pid}/stat`;
  if (!existsSync(file)) return null;
  const fields = readFileSync(file, "utf8").split(") ")[1]?.split(" ") ?? [];
  return (Number(fields[11]) + Number(fields[12])) * 10;
}
