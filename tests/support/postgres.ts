import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { Client } from "pg";
import { startEmbedded, type EmbeddedDatabase } from "../../src/database/embedded.js";
import { freePort } from "./ports.js";

type Settings = Readonly<Record<string, string>>;

/** A PostgreSQL server of its own on a port of this machine, to be stopped, hung and copied. */
export class PostgresProcess {
  private running: EmbeddedDatabase | null = null;
  private directory = "";

  private constructor(private readonly folder: string, private readonly port: number, private readonly settings: Settings) {}

  static async start(name: string, settings: Settings = {}): Promise<PostgresProcess> {
    const postgres = new PostgresProcess(path.join(tmpdir(), `org-ladder-${name}-${process.pid}`), await freePort(), settings);
    await postgres.startAgain();
    return postgres;
  }

  get url(): string {
    return `postgres://app@127.0.0.1:${this.port}/postgres`;
  }

  /** On the same port and data; other settings, if any are given. */
  async startAgain(settings: Settings = this.settings): Promise<void> {
    this.running = await startEmbedded(this.folder, { durable: false, port: this.port, settings });
    this.directory = this.running.directory;
  }

  async stop(): Promise<void> {
    await this.running?.stop();
    this.running = null;
  }

  /** A streaming replica, made as a copy while this server rests. */
  async replica(): Promise<PostgresProcess> {
    await this.stop();
    const { folder, directory, settings } = this;
    const replica = new PostgresProcess(`${folder}-replica`, await freePort(), { ...settings, primary_conninfo: `host=127.0.0.1 port=${this.port} user=app`, wal_retrieve_retry_interval: "200ms" });
    execFileSync("cp", ["-a", folder === path.dirname(directory) ? folder : path.dirname(directory), replica.folder]);
    const copied = path.join(replica.folder, path.basename(directory));
    execFileSync("cp", ["-a", path.join(copied, "PG_VERSION"), path.join(copied, "standby.signal")]); // the owner is what is copied
    await this.startAgain();
    await replica.startAgain();
    return replica;
  }

  /** SIGSTOP to the server and all its sessions: connections are still taken, by the system, and nothing is answered. SIGCONT wakes them. */
  signal(signal: "SIGSTOP" | "SIGCONT"): void {
    const server = Number(readFileSync(path.join(this.directory, "postmaster.pid"), "utf8").split("\n")[0]);
    for (const pid of [server, ...childrenOf(server)]) process.kill(pid, signal);
  }

  /** Rows of a statement, on a connection of its own. */
  async query<T>(sql: string, parameters: readonly unknown[] = []): Promise<readonly T[]> {
    const client = new Client({ connectionString: this.url });
    await client.connect();
    try {
      return (await client.query(sql, [...parameters])).rows as T[];
    } finally {
      await client.end();
    }
  }

  /** Stops it and deletes its data. */
  async drop(): Promise<void> {
    await this.stop();
    rmSync(path.dirname(this.directory), { recursive: true, force: true });
  }
}

function childrenOf(parent: number): readonly number[] {
  const isChild = (pid: string): boolean => {
    try {
      return Number(readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]?.split(" ")[1]) === parent;
    } catch {
      return false; // ended meanwhile
    }
  };
  return readdirSync("/proc").filter((name) => /^\d+$/.test(name) && isChild(name)).map(Number);
}
