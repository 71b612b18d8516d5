import { spawn, type ChildProcess } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { projectRoot } from "../../src/config.js";
import { askAt, type Reply } from "../support/server-process.js";

/** What the server's process holds, garbage collected. Sizes in bytes. */
export interface Held {
  /** Resident memory, before garbage was collected. */
  readonly rss: number;
  readonly heapUsed: number;
  /** Outside the heap: buffers, mostly. */
  readonly external: number;
  /** Open files and sockets. */
  readonly files: number;
  /** What keeps the process alive, by kind, as Node names them: TCPSocketWrap, Timeout, … */
  readonly handles: Readonly<Record<string, number>>;
}

/** Milliseconds in which it must start, and answer for its memory. */
const PATIENCE = 60_000;
const PROBE = pathToFileURL(path.join(projectRoot, "tests/soak/probe.mjs")).href;

/** The server as `npm start` starts it, with the probe in it. */
export class SoakedServer {
  private constructor(private readonly child: ChildProcess, readonly url: string) {
    process.once("exit", this.kill);
  }

  private readonly kill = (): void => void this.child.kill("SIGKILL");

  /** `preload`: the address of a further module to load into it, absent but in the soak's own test. Fails when it does not start. */
  static async start(environment: Readonly<Record<string, string>>, preload?: string): Promise<SoakedServer> {
    const { scripts } = JSON.parse(readFileSync(path.join(projectRoot, "package.json"), "utf8")) as { scripts: { start: string } };
    const [, ...args] = scripts.start.split(" ");
    const preloaded = [PROBE, ...(preload === undefined ? [] : [preload])].flatMap((module) => ["--import", module]);
    const child = spawn(process.execPath, [...preloaded, ...args], {
      cwd: projectRoot, stdio: ["ignore", "pipe", "inherit", "ipc"], env: { PATH: process.env.PATH, HOST: "127.0.0.1", PORT: "0", LOG_LEVEL: "error", ...environment },
    });
    return new SoakedServer(child, await addressOf(child).catch((error: unknown) => { child.kill("SIGKILL"); throw error; }));
  }

  /** Collects garbage there and resolves to what is left. */
  held(): Promise<Held> {
    return within("tell of its memory", (resolve) => {
      this.child.once("message", (held) => resolve(held as Held));
      this.child.send("held");
    });
  }

  ask(query: string, variables: object = {}, authorization?: string): Promise<Reply> {
    return askAt(this.url, query, variables, authorization);
  }

  /** Figures of /metrics, by series. */
  async metrics(): Promise<ReadonlyMap<string, number>> {
    const text = await (await fetch(`${this.url}/metrics`)).text();
    return new Map([...text.matchAll(/^(org_ladder_\S+) (\S+)$/gm)].map(([, series = "", figure]) => [series, Number(figure)]));
  }

  /** Whether it goes on. */
  get isUp(): boolean {
    return this.child.exitCode === null && this.child.signalCode === null;
  }

  async stop(): Promise<void> {
    if (!this.isUp) return;
    process.off("exit", this.kill);
    const ended = new Promise((resolve) => { this.child.once("exit", resolve); });
    this.kill();
    await ended;
  }
}

function addressOf(child: ChildProcess): Promise<string> {
  let said = "";
  return within("start", (resolve, reject) => {
    child.once("exit", (code) => reject(new Error(`the server ended with ${code}: ${said}`)));
    child.stdout?.on("data", (text: Buffer) => {
      said = `${said}${text.toString()}`.slice(-2_000);
      const address = /http:\/\/[\d.]+:\d+(?=\/health)/.exec(said)?.[0];
      if (address !== undefined) resolve(address);
    });
  });
}

function within<T>(what: string, work: (resolve: (value: T) => void, reject: (error: Error) => void) => void): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`the server did not ${what} within ${PATIENCE} ms`)), PATIENCE);
    work((value) => { clearTimeout(timer); resolve(value); }, (error) => { clearTimeout(timer); reject(error); });
  });
}
