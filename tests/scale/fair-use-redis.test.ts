import { Redis } from "ioredis";
import { serve, type AskedServer } from "../support/asked-server.js";
import { RedisProcess } from "../support/redis.js";
import { needed } from "./machines.js";

const QUERY = "{ rateLimit { cost used } }";
const LIMIT = 100_000;

describe("servers that share a Redis", () => {
  let redis: RedisProcess;
  let servers: readonly AskedServer[];
  const log: string[] = [];
  beforeAll(async () => {
    needed();
    redis = await RedisProcess.start();
    const options = { fairUse: { rateLimit: LIMIT, redisUrl: redis.url, trustProxy: 1 }, log: { write: (line: string) => void log.push(line) } };
    servers = [await serve(options), await serve(options)];
    await until(() => shared("198.51.100.1"));
  });
  afterAll(async () => {
    for (const server of servers) await server.close();
    await redis.signal("SIGKILL");
  });
  beforeEach(() => { log.length = 0; });

  /** What a client at this address has used by the count of one of the servers, after asking it. */
  async function used(server: number, address: string): Promise<number> {
    const { status, data } = await servers[server]!.ask(QUERY, {}, { "x-forwarded-for": address });
    expect(status).toBe(200);
    return (data!.rateLimit as { used: number }).used;
  }
  const shared = async (address: string): Promise<boolean> => (await used(0, address)) < (await used(1, address));
  const warnings = (): readonly string[] => log.filter((line) => line.includes("Redis is"));

  it("count a client together, and keep no address of it", async () => {
    const first = await used(0, "203.0.113.1");
    expect([await used(1, "203.0.113.1"), await used(0, "203.0.113.1"), await used(1, "203.0.113.2")]).toEqual([2 * first, 3 * first, first]);
    const client = new Redis(redis.url);
    const keys = await client.keys("*");
    await client.quit();
    expect([keys.length > 2, keys.filter((key) => !/^org-ladder:points:[\w-]{22}$/.test(key))]).toEqual([true, []]);
  });

  it("refuse together whoever has had the share of a minute", async () => {
    const ask = (server: number) => servers[server]!.ask(`{ ${Array.from({ length: 12 }, (_, i) => `a${i}: search(text: "engineer") { nodes { matched } }`).join(" ")} }`, {}, { "x-forwarded-for": "203.0.113.9" });
    const statuses = [(await ask(0)).status, (await ask(1)).status, (await ask(0)).status, (await ask(1)).status];
    expect(statuses).toEqual([200, 200, 429, 429]);
  });

  it("go on, each for itself, while Redis is gone, and together when it is back", async () => {
    await redis.signal("SIGKILL");
    const first = await used(0, "203.0.113.3");
    expect([await used(0, "203.0.113.3"), await used(1, "203.0.113.3")]).toEqual([2 * first, first]);
    await redis.startAgain();
    await until(() => shared("203.0.113.4"));
    expect([warnings().filter((line) => line.includes("away")).length, warnings().filter((line) => line.includes("back")).length]).toEqual([2, 2]);
  });

  it("wait for a Redis that is silent a moment, and then no more", async () => {
    await redis.signal("SIGSTOP");
    try {
      const began = performance.now();
      await Promise.all(Array.from({ length: 20 }, () => used(0, "203.0.113.5")));
      expect(performance.now() - began).toBeLessThan(1_500);
      await new Promise((resolve) => setTimeout(resolve, 500));
      const later = performance.now();
      for (let i = 0; i < 10; i += 1) await used(0, "203.0.113.5");
      expect(performance.now() - later).toBeLessThan(500);
    } finally {
      await redis.signal("SIGCONT");
    }
    await until(() => shared("203.0.113.6"));
  });
});

async function until(holds: () => Promise<boolean>): Promise<void> {
  for (let i = 0; i < 100; i += 1) {
    if (await holds()) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error("it did not come to be");
}
