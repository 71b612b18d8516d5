import { Agent, request } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { filled, publish, wordSeen } from "../support/own-company.js";
import { PostgresProcess } from "../support/postgres.js";
import { ServerProcess } from "../support/server-process.js";

let postgres: PostgresProcess;
let owner: string;
beforeAll(async () => {
  postgres = await PostgresProcess.start("stops");
  owner = await filled(postgres.url);
});
afterEach(() => ServerProcess.endAll());
afterAll(() => postgres.drop());

/** What became of requests: `lost` were sent and had no answer, or a refusal. Who finds the door shut has sent nothing. */
interface Outcome {
  answered: number;
  readonly lost: string[];
}

/** A client that asks one question after another on a connection it keeps, until the door is shut. */
async function insist(url: string, outcome: Outcome): Promise<void> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  for (let open = true; open;) {
    open = await new Promise<boolean>((resolve) => {
      const asked = request(`${url}/graphql`, { agent, method: "POST", headers: { "content-type": "application/json" } }, (response) => {
        let text = "";
        response.on("data", (chunk: Buffer) => { text += chunk.toString(); }).on("end", () => {
          if (response.statusCode === 200 && text.includes(`"name":"OWN"`)) outcome.answered += 1;
          else outcome.lost.push(`${response.statusCode} ${text}`);
          resolve(true);
        });
      });
      asked.on("error", (error: Error & { code?: string }) => {
        if (error.code !== "ECONNREFUSED") outcome.lost.push(`${error.code} ${error.message}`);
        resolve(false);
      });
      asked.end(JSON.stringify({ query: `{ company(slug: "own") { name ladders { rungs { title } } } }` }));
    });
  }
  agent.destroy();
}

it("SIGTERM under load: every request that was sent is answered, and the server ends by itself", async () => {
  for (let turn = 0; turn < 2; turn += 1) {
    const server = await ServerProcess.start({ DATABASE_URL: postgres.url });
    const outcome: Outcome = { answered: 0, lost: [] };
    const clients = Array.from({ length: 16 }, () => insist(server.url, outcome));
    await sleep(500);
    const before = outcome.answered;
    expect(await server.end("SIGTERM")).toBe(0);
    await Promise.all(clients);
    expect(outcome.lost).toEqual([]);
    expect(before).toBeGreaterThan(50);
    expect(outcome.answered).toBeGreaterThan(before);
  }
});

it("SIGTERM makes readiness red before the door is shut", async () => {
  const server = await ServerProcess.start({ DATABASE_URL: postgres.url });
  const held = new Agent({ keepAlive: true });
  const status = (): Promise<number | string> => new Promise((resolve) => {
    request(`${server.url}/health/ready`, { agent: held }, (response) => { response.resume().on("end", () => resolve(response.statusCode ?? 0)); }).on("error", (error) => resolve(error.message)).end();
  });
  expect(await status()).toBe(200);
  const ended = server.end("SIGTERM");
  await sleep(100);
  expect(await status()).toBe(503);
  expect(await ended).toBe(0);
});

it("SIGKILL while publications go on: what was acknowledged is there", async () => {
  let server = await ServerProcess.start({ DATABASE_URL: postgres.url });
  for (let turn = 0; turn < 3; turn += 1) {
    const ladder = `turn-${turn}`;
    let acknowledged = -1;
    const publishing = (async () => {
      for (let i = 0; ; i += 1) {
        await publish(server, owner, `Word${i}`, ladder);
        acknowledged = i;
      }
    })().catch(() => undefined);
    while (acknowledged < 2) await sleep(5);
    await sleep(Math.random() * 200);
    await server.end("SIGKILL");
    await publishing;
    server = await ServerProcess.start({ DATABASE_URL: postgres.url });
    expect([`Word${acknowledged}`, `Word${acknowledged + 1}`]).toContain(await wordSeen(server, ladder)); // the next may have been committed, and killed before it was said
  }
});
