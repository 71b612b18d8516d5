import { spawn, type ChildProcess } from "node:child_process";
import { freePort, listening } from "./ports.js";
import { programAt } from "./programs.js";

/** The program, by REDIS_SERVER or where commands are found; null: it is not installed. */
export const REDIS_SERVER: string | null = programAt("redis-server", "REDIS_SERVER");

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
    await listening(this.port, "redis-server");
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
