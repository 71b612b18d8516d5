import { spawn } from "node:child_process";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { buildSync } from "esbuild";
import { projectRoot } from "../../src/config.js";
import { createDatabase, type TestDatabase } from "../support/database.js";
import { ServerProcess } from "../support/server-process.js";
import { HEAVY } from "./heavy.js";
import { Probe, quantile, type Times } from "./probing.js";

/** How much longer than idle a cheap question may take, 99 of 100 times. */
const TIMES = 10;
/** The clients, and for how many milliseconds they ask; how long of that is measured, after they have all begun. */
const [CLIENTS, LOAD, MEASURED] = [200, 9_000, 7_000];
/** Megabytes: what the server may keep, beyond which it would end, and what the process may take with all else. */
const [HEAP, MEMORY] = [200, 400];
/** Other work on the machine makes figures worse and never better, so they may be taken so often until they are good. */
const TRIES = 3;

const PROGRAM = path.join(projectRoot, "node_modules/.cache/org-ladder/clients.mjs");

let database: TestDatabase;
beforeAll(async () => {
  buildSync({ entryPoints: [path.join(projectRoot, "tests/faults/clients.ts")], bundle: true, packages: "external", platform: "node", format: "esm", outfile: PROGRAM, tsconfig: path.join(projectRoot, "tsconfig.json") });
  database = await createDatabase();
});
afterEach(() => ServerProcess.endAll());
afterAll(() => database.drop());

type Outcomes = Readonly<Record<string, number>>;

/** Lets clients insist for a while; resolves to what became of their requests. */
async function insisting(server: ServerProcess, ms: number): Promise<Outcomes> {
  const child = spawn(process.execPath, [PROGRAM, new URL(server.url).port, String(CLIENTS), String(ms)], { stdio: ["ignore", "pipe", "inherit"] });
  let said = "";
  child.stdout.on("data", (text: Buffer) => { said += text.toString(); });
  await new Promise((resolve) => child.once("close", resolve));
  return JSON.parse(said) as Outcomes;
}

/** The status of an answer to somebody who asks when nobody else does. */
async function alone(server: ServerProcess, question: object, who: number): Promise<number> {
  const headers = { "content-type": "application/json", accept: "application/graphql-response+json", "x-forwarded-for": `198.51.100.${who}` };
  const { status, text } = await fetch(`${server.url}/graphql`, { method: "POST", headers, body: JSON.stringify(question) }).then(async (response) => ({ status: response.status, text: await response.text() }));
  return text.includes('"errors"') ? 0 : status;
}

/** A figure of /metrics, all its labels together. */
async function figure(server: ServerProcess, name: string): Promise<number> {
  const text = await (await fetch(`${server.url}/metrics`)).text();
  return text.split("\n").filter((line) => line.startsWith(`${name}{`) || line.startsWith(`${name} `)).reduce((sum, line) => sum + Number(line.split(" ").at(-1)), 0);
}

const p99 = (times: Times): Readonly<Record<string, number>> => Object.fromEntries(Object.entries(times).map(([name, values]) => [name, Math.round(quantile(values, 0.99) * 10) / 10]));

/** Idle and under load, in milliseconds, and what became of the load. */
interface Figures {
  readonly idle: Readonly<Record<string, number>>;
  readonly loaded: Readonly<Record<string, number>>;
  readonly after: Readonly<Record<string, number>>;
  readonly outcomes: Outcomes;
  /** Of health, asked meanwhile. */
  readonly health: readonly number[];
}

async function measured(server: ServerProcess): Promise<Figures> {
  const probe = new Probe(server.url);
  const idle = p99(await probe.during(MEASURED));
  const load = insisting(server, LOAD);
  await sleep(LOAD - MEASURED - 500);
  const health: number[] = [];
  const [loaded] = await Promise.all([probe.during(MEASURED), ...["/health/live", "/health/ready"].map(async (address) => {
    for (let i = 0; i < 10; i += 1, await sleep(500)) health.push((await fetch(`${server.url}${address}`)).status);
  })]);
  const outcomes = await load;
  await sleep(1_000);
  const after = p99(await probe.during(3_000));
  probe.close();
  return { idle, loaded: p99(loaded), after, outcomes, health };
}

const isNear = (idle: Figures["idle"], other: Figures["idle"], times: number): boolean => Object.entries(idle).every(([name, ms]) => (other[name] ?? Infinity) <= times * ms);

it.each([
  ["nobody is counted", { RATE_LIMIT: "off" }, "503 OVERLOADED later"],
  ["each has the usual share", { RATE_LIMIT: "1000000" }, "503 OVERLOADED later"],
  ["each may ask one", { RATE_LIMIT: "120000" }, "429 RATE_LIMITED later"],
])(`${CLIENTS} clients ask the heaviest questions without rest, and %s: cheap ones are answered as ever, the others or told when to come back; then all is as before`, async (_how, settings, expected) => {
  const server = await ServerProcess.start({ DATABASE_URL: database.url, TRUST_PROXY: "1", NODE_OPTIONS: `--max-old-space-size=${HEAP}`, ...settings });
  for (const [i, [name, question]] of Object.entries(HEAVY).entries()) expect([name, await alone(server, question, i)]).toEqual([name, 200]);
  const tries: Figures[] = [];
  for (let isGood = false; !isGood && tries.length < TRIES;) {
    const figures = await measured(server);
    tries.push(figures);
    const memory = Math.round((await figure(server, "process_resident_memory_bytes")) / 1e6);
    isGood = isNear(figures.idle, figures.loaded, TIMES) && isNear(figures.idle, figures.after, 3);
    process.stdout.write(`${JSON.stringify({ ...settings, ...figures, health: undefined, memory })}\n`);
    expect(Object.keys(figures.outcomes).filter((outcome) => !/^(?:200 OK|503 OVERLOADED later|429 RATE_LIMITED later)$/.test(outcome))).toEqual([]);
    expect(Object.keys(figures.outcomes)).toEqual(expect.arrayContaining(["200 OK", expected]));
    expect(figures.health).toEqual(Array(20).fill(200));
    expect(memory).toBeLessThan(MEMORY);
  }
  const { idle, loaded, after } = tries.at(-1)!;
  for (const [name, ms] of Object.entries(idle)) expect([name, loaded[name]! <= TIMES * ms, after[name]! <= 3 * ms]).toEqual([name, true, true]);
  if (expected.startsWith("503")) expect(await figure(server, "org_ladder_shed_total")).toBeGreaterThan(100);
  expect(await figure(server, "org_ladder_dear_operations")).toBe(0);
}, 300_000);
