import { spawn, type ChildProcess } from "node:child_process";
import { Socket } from "node:net";
import { EmbeddedDatabaseError, type Account } from "./embedded.account.js";

const START_LIMIT_MS = 60_000; // recovery after a crash takes seconds; beyond this something hangs

/** Runs `program` as `account` to its end. Fails: EmbeddedDatabaseError with what it said, when it does not succeed. */
export async function runToEnd(program: string, args: readonly string[], account: Account): Promise<void> {
  const { child, said } = run(program, args, account);
  await new Promise<void>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) => (code === 0 ? resolve() : reject(new EmbeddedDatabaseError(`${program} failed (${code}):\n${said()}`))));
  });
}

/**
 * Runs the server beside a watcher that reads our pipe: when this process ends in any way, kill -9 too, the pipe
 * closes, and the watcher asks the server for a fast shutdown. Signals are ignored: a
 * Ctrl-C is meant for us, and standard error may be closed by then (PIPE).
 */
const KEEPER = `
  exec 3<&0
  "$@" </dev/null 3<&- & server=$!
  trap "" INT TERM HUP PIPE
  (read -r _ <&3; kill -INT $server) 2>/dev/null & watcher=$!
  wait $server; code=$?
  kill -KILL $watcher 2>/dev/null
  [ -z "$SOCKET_FOLDER" ] || rm -rf "$SOCKET_FOLDER"
  exit $code`;

/**
 * Starts a server, with its program and arguments in `server`, and resolves when it takes connections; what is returned stops it.
 * `socketFolder` is removed when the server ends, however that comes about.
 * Fails: EmbeddedDatabaseError with what it said, when it ends or dawdles instead.
 */
export async function runServer(server: readonly string[], account: Account, socketFolder = ""): Promise<() => Promise<void>> {
  const keeper = run("/bin/sh", ["-c", KEEPER, "sh", ...server], account, { SOCKET_FOLDER: socketFolder });
  await ready(keeper);
  letProcessEnd(keeper.child);
  return () => stop(keeper.child);
}

interface Run {
  readonly child: ChildProcess;
  /** The last of what it wrote to standard error. */
  readonly said: () => string;
}

function run(program: string, args: readonly string[], account: Account, variables: Record<string, string> = {}): Run {
  const child = spawn(program, args, {
    ...account,
    cwd: "/", // the account may be shut out from ours
    env: { PATH: "/usr/local/bin:/usr/bin:/bin", LC_ALL: "C", TZ: "UTC", ...variables },
    stdio: ["pipe", "ignore", "pipe"],
    detached: true, // out of reach of the terminal's Ctrl-C
  });
  let text = "";
  child.stderr?.on("data", (chunk: Buffer) => (text = (text + chunk.toString()).slice(-8_000)));
  child.stdin?.on("error", () => undefined); // it ended before us: told by its exit
  return { child, said: () => text };
}

async function ready({ child, said }: Run): Promise<void> {
  const fail = (what: string) => new EmbeddedDatabaseError(`PostgreSQL ${what}:\n${said()}`);
  let limit: NodeJS.Timeout | undefined;
  try {
    await new Promise<void>((resolve, reject) => {
      limit = setTimeout(() => reject(fail(`was not ready within ${START_LIMIT_MS / 1000} s`)), START_LIMIT_MS);
      child.once("error", reject);
      child.once("close", () => reject(fail("did not start")));
      child.stderr?.on("data", () => /ready to accept (read-only )?connections/.test(said()) && resolve());
    });
  } catch (error) {
    child.stdin?.destroy();
    throw error;
  } finally {
    clearTimeout(limit);
  }
}

/** The server alone must not keep this process alive. */
function letProcessEnd(child: ChildProcess): void {
  child.unref();
  for (const stream of [child.stdin, child.stderr]) if (stream instanceof Socket) stream.unref();
}

function stop(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) return resolve();
    child.ref();
    child.once("exit", () => resolve());
    child.stdin?.destroy();
  });
}
