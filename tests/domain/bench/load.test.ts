import { createServer, type Server, type ServerResponse } from "node:http";
import { closedLoop, openLoop, type Load, type Side } from "../../bench/load.js";
import { QUESTIONS } from "../../bench/questions.js";
import { percentiles } from "../../bench/times.js";

const ANSWER = JSON.stringify({ data: { text: "ä".repeat(100_000) } });
const question = QUESTIONS[0]!;

/** Serves what `answer` writes, and says how many requests it got with which bodies. */
async function served(answer: (response: ServerResponse, count: number) => void): Promise<{ readonly side: Side; readonly bodies: string[]; readonly server: Server }> {
  const bodies: string[] = [];
  const server = createServer((request, response) => {
    let body = "";
    request.setEncoding("utf8").on("data", (part: string) => { body += part; }).on("end", () => answer(response, bodies.push(body)));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  return { side: { name: "server", address: `http://127.0.0.1:${address.port}`, request: ({ variables }) => ({ path: "/", body: JSON.stringify(variables) }) }, bodies, server };
}

const full = (response: ServerResponse): void => void response.writeHead(200, { "content-length": Buffer.byteLength(ANSWER) }).end(ANSWER);
const failing = ({ failed, fault }: Load): Pick<Load, "failed" | "fault"> => ({ failed, fault });

describe("the benchmark's load", () => {
  let server: Server | null = null;
  afterEach(() => { server?.closeAllConnections(); server?.close(); });

  it("asks what is next on every connection until there is no more, and waits for the last answers", async () => {
    const made = await served(full);
    server = made.server;
    let asked = 0;
    const load = await closedLoop(made.side, () => (asked < 100 ? { question, variables: { text: `ü${asked++}` } } : undefined), 7, 10);
    expect(load.times).toHaveLength(100);
    expect(new Set(made.bodies)).toEqual(new Set(Array.from({ length: 100 }, (_, i) => JSON.stringify({ text: `ü${i}` }))));
    expect(failing(load)).toEqual({ failed: 0, fault: null });
  });

  it.each([
    ["errors in an answer", /^200 \{"errors":\[/, (response: ServerResponse) => response.writeHead(200, { "content-length": 15 }).end(`{"errors":[{}]}`)],
    ["another status", /^503 busy/, (response: ServerResponse) => response.writeHead(503, { "content-length": 4 }).end("busy")],
    ["a closed connection", /closed|reset/, (response: ServerResponse) => response.destroy()],
  ])("counts %s as failed, and says what was wrong", async (_name, fault, fail) => {
    const made = await served((response, count) => (count === 3 ? fail(response) : full(response)));
    server = made.server;
    let asked = 0;
    const load = await closedLoop(made.side, () => (asked++ < 10 ? { question, variables: {} } : undefined), 2, 10);
    expect(load.failed).toBe(1);
    expect(load.fault).toMatch(fault);
    expect(load.times.length).toBeGreaterThan(5);
  });

  it("by the clock: a standstill of 300 ms is in the times of all that were due meanwhile", async () => {
    let until = 0;
    const made = await served((response, count) => {
      if (count === 50) until = performance.now() + 300;
      setTimeout(() => full(response), Math.max(0, until - performance.now()));
    });
    server = made.server;
    const load = await openLoop(made.side, () => ({ question, variables: {} }), 200, 1);
    expect(load.times).toHaveLength(200);
    expect(load.times.filter((time) => time > 100).length).toBeGreaterThanOrEqual(35); // 60 were due, 40 of them in the first 200 ms
    expect(percentiles(load.times).p99).toBeGreaterThan(250);
    expect(failing(load)).toEqual({ failed: 0, fault: null });
  });

  it("by the clock: what waits for a connection counts from when it was due", async () => {
    const made = await served((response) => setTimeout(() => full(response), 100));
    server = made.server;
    const load = await openLoop(made.side, () => ({ question, variables: {} }), 2_560, 0.5); // at most 128 at once: 1,280 take 10 turns of 0.1 s
    expect(Math.max(...load.times)).toBeGreaterThan(400);
  });
});
