import { execFileSync, spawn, type ChildProcess } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { projectRoot } from "../../src/config.js";
import { freePort } from "./ports.js";

/** What a server answered, and after how many milliseconds. `data` and `code` are GraphQL's. */
export interface Reply {
  readonly status: number;
  readonly data: Readonly<Record<string, unknown>> | null;
  readonly code: string | null;
  readonly ms: number;
}

interface Body {
  readonly data?: Reply["data"];
  readonly errors?: readonly { readonly extensions: { readonly code: string } }[];
}

/** GraphQL, over connections that are kept. */
export async function askAt(url: string, query: string, variables: object, authorization?: string): Promise<Reply> {
  const began = performance.now();
  const response = await fetch(`${url}/graphql`, { method: "POST", headers: { "content-type": "application/json", ...(authorization && { authorization }) }, body: JSON.stringify({ query, variables }) });
  const body = (await response.json()) as Body;
  return { status: response.status, data: body.data ?? null, code: body.errors?.[0]?.extensions.code ?? null, ms: performance.now() - began };
}

/** What `npm start` runs, and with which flags. */
const PROGRAM = path.join(projectRoot, "dist/server/main.js");
const { scripts } = JSON.parse(readFileSync(path.join(projectRoot, "package.json"), "utf8")) as { readonly scripts: { readonly start: string } };
const FLAGS = scripts.start.split(" ").filter((word) => word.startsWith("--"));
let isBuilt = false;

/** `npm run build`: nothing, where nothing changed. */
export function build(): void {
  if (!isBuilt) execFileSync(process.execPath, [path.join(projectRoot, "scripts/build.mjs")]);
  isBuilt = true;
}

/** The server as a process of its own. */
export class ServerProcess {
  private static readonly started = new Set<ServerProcess>();
  private said = "";
  private constructor(private readonly child: ChildProcess, readonly url: string) {}

  /** Starts it on a database that is migrated and seeded; resolves when it is ready. */
  static async start(environment: Readonly<Record<string, string>>): Promise<ServerProcess> {
    build();
    const port = await freePort();
    const child = spawn(process.execPath, [...FLAGS, PROGRAM], {
      cwd: projectRoot, stdio: ["ignore", "ignore", "pipe"], env: { PATH: process.env.PATH, NODE_ENV: "production", LOG_LEVEL: "silent", RATE_LIMIT: "off", PORT: String(port), ...environment },
    });
    const server = new ServerProcess(child, `http://127.0.0.1:${port}`);
    ServerProcess.started.add(server);
    child.stderr?.on("data", (text: Buffer) => { server.said += text.toString(); });
    await server.becomes(200, 30_000);
    return server;
  }

  /** Ends all that a test left running. */
  static async endAll(): Promise<void> {
    await Promise.all([...ServerProcess.started].map((server) => server.end("SIGKILL")));
    ServerProcess.started.clear();
  }

  ask(query: string, variables: object = {}, authorization?: string): Promise<Reply> {
    return askAt(this.url, query, variables, authorization);
  }

  /** Waits until /health/ready has that status; resolves to the milliseconds it took. Fails after `most`. */
  async becomes(status: number, most: number): Promise<number> {
    const began = performance.now();
    while (performance.now() - began < most) {
      if (this.child.exitCode !== null) throw new Error(`the server ended by itself (${this.child.exitCode}): ${this.said}`);
      if ((await fetch(`${this.url}/health/ready`).catch(() => null))?.status === status) return performance.now() - began;
      await sleep(20);
    }
    throw new Error(`the server's readiness did not become ${status} within ${most} ms: ${this.said}`);
  }

  /** Sends a signal; resolves when the process has ended, to its exit code (null: by the signal). */
  async end(signal: "SIGTERM" | "SIGKILL" = "SIGTERM"): Promise<number | null> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return this.child.exitCode;
    const ended = new Promise<number | null>((resolve) => { this.child.once("exit", resolve); });
    this.child.kill(signal);
    return ended;
  }
}
