import { spawn, type ChildProcess } from "node:child_process";
import { existsSync } from "node:fs";
import { connect, createServer, type AddressInfo } from "node:net";
import path from "node:path";

/** The program, by REDIS_SERVER or where commands are found; null: tests that need it are skipped. */
export const REDIS_SERVER: string | null = process.env.REDIS_SERVER ?? (process.env.PATH ?? "").split(":").map((folder) => path.join(folder, "redis-server")).find((file) => existsSync(file)) ?? null;

/** A Redis of its own on this machine, which keeps nothing. */
export class RedisProcess {
  private child: ChildProcess | null = null;

  private constructor(private readonly port: number) {}

  static async start(): Promise<RedisProcess> {
    const redis = new RedisProcess(await freePort());
    await redis.startAgain();
    return redis;
  }

  get url(): string {
    return `redis://127.0.0.1:${this.port}`;
  }

  /** On the same port. */
  async startAgain(): Promise<void> {
    this.child = spawn(REDIS_SERVER ?? "", ["--port", String(this.port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"], { stdio: "ignore" });
    for (let i = 0; i < 200; i += 1) {
      if (await listens(this.port)) return;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    throw new Error("redis-server did not start");
  }

  /** SIGKILL; SIGSTOP leaves it silent, SIGCONT wakes it. */
  async signal(signal: "SIGKILL" | "SIGSTOP" | "SIGCONT"): Promise<void> {
    const { child } = this;
    if (child === null || child.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise((resolve) => child.once("exit", resolve));
    child.kill(signal);
    if (signal === "SIGKILL") await ended;
  }
}

function listens(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1", () => { socket.destroy(); resolve(true); }).once("error", () => resolve(false));
  });
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once("error", reject).listen(0, "127.0.0.1", () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}
