import { spawn, type ChildProcessWithoutNullStreams } from "node:child_process";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { buildSync } from "esbuild";
import type { DataSource } from "typeorm";
import { projectRoot } from "../../src/config.js";

/** What the sessions of a worker are called. */
const NAME = "killed_worker";
/** The worker as one file: a process of it starts in half the time, and there are many. Beside the packages it imports. */
const WORKER = path.join(projectRoot, "node_modules/.cache/org-ladder/killed-worker.mjs");
/** Processes made ready ahead, since a start takes longer than all the rest. */
const AHEAD = 2;

export function buildWorker(): void {
  const entry = path.join(projectRoot, "tests/faults/worker.ts");
  buildSync({ entryPoints: [entry], bundle: true, packages: "external", platform: "node", format: "esm", outfile: WORKER, tsconfig: path.join(projectRoot, "tsconfig.json") });
}

export type Mode = "publish" | "import" | "seed" | "torn-publish" | "torn-import";

/** A process that is connected and waits to be told to begin. */
class Worker {
  private said = "";
  private readonly child: ChildProcessWithoutNullStreams;
  private readonly ready: Promise<void>;

  constructor(mode: Mode, url: string, folders: readonly string[]) {
    this.child = spawn(process.execPath, [WORKER, mode, `${url}?application_name=${NAME}`, ...folders], { cwd: projectRoot });
    let errors = "";
    this.child.stderr.on("data", (text: Buffer) => { errors += text.toString(); });
    this.ready = new Promise((resolve, reject) => {
      this.child.stdout.on("data", (text: Buffer) => {
        this.said += text.toString();
        if (this.said.includes("ready")) resolve();
      });
      this.child.once("exit", (code) => reject(new Error(`the worker ended by itself (${code}): ${errors}`)));
    });
    this.ready.catch(() => undefined); // one that was made ahead and not needed is killed before
  }

  /** Lets it work until so many milliseconds after it began a transaction for the nth time, then kills it. Returns whether it was in one. */
  async workUntil(nth: number, ms: number): Promise<boolean> {
    await this.ready;
    this.child.stdin.write("go\n");
    while (this.said.split("begin").length <= nth && this.child.exitCode === null) await sleep(1);
    await sleep(ms);
    if (this.child.exitCode !== null) await this.ready;
    await this.kill();
    return this.said.trimEnd().endsWith("begin");
  }

  async kill(): Promise<void> {
    const gone = new Promise((resolve) => this.child.once("close", resolve));
    this.child.kill("SIGKILL");
    await gone;
  }
}

/** Kills workers at random moments, one after another. */
export class Killing {
  private readonly ahead: Worker[] = [];

  constructor(private readonly mode: Mode, private readonly url: string, private readonly folders: readonly string[], private readonly dataSource: DataSource) {}

  /** One worker works until `ms` after its nth transaction began, and is killed; resolves when the database has done with its sessions. */
  async kill(nth: number, ms: number): Promise<boolean> {
    while (this.ahead.length <= AHEAD) this.ahead.push(new Worker(this.mode, this.url, this.folders));
    const wasBusy = await this.ahead.shift()!.workUntil(nth, ms);
    const others = this.ahead.length; // they sit idle outside of transactions
    for (let tries = 0; ; tries += 1) {
      const [row]: { busy: number }[] = await this.dataSource.query(
        `select count(*)::int as busy from pg_stat_activity where application_name = '${NAME}' and datname = current_database() and (xact_start is not null or state <> 'idle')`);
      if (row?.busy === 0) return wasBusy;
      if (tries > 500) throw new Error(`sessions of a killed process are still at work, besides ${others} others`);
      await sleep(10);
    }
  }

  async stop(): Promise<void> {
    await Promise.all(this.ahead.splice(0).map((worker) => worker.kill()));
  }
}
