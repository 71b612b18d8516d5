import { spawn } from "node:child_process";
import { readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { projectRoot } from "../../src/config.js";
import { createDatabase, type TestDatabase } from "../support/database.js";
import { build } from "../support/server-process.js";

jest.setTimeout(120_000); // a build, and a dozen processes beside other workers

/** Preloaded: when a process ends, the milliseconds of processor time it took are the last line it prints. */
const PROCESSOR = `data:text/javascript,process.once("exit",()=>{const{user,system}=process.cpuUsage();process.stdout.write("\\n"+(user+system)/1000)})`;
const MODULES = path.join(projectRoot, "tests/support/what-is-loaded.mjs");
/** Bytes of our code and our packages' that a start may read; it reads 8.9 million. */
const MOST_BYTES = 9_500_000;
/** Times the processor time of loading TypeORM from its 300 files; before the server was bundled it was 11, now 4.2. */
const MOST_TIME = 6;

let database: TestDatabase;
/** What the server last started says of its API. */
let heldSchema = "";
beforeAll(async () => {
  build();
  database = await createDatabase("seeded");
});
afterAll(() => database.drop());

/** What a process said last. Once it says that it answers somewhere, it is asked, and then told to end. */
function lastWords(preloaded: string, args: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ["--import", preloaded, ...args], {
      cwd: projectRoot, stdio: ["ignore", "pipe", "inherit"], env: { PATH: process.env.PATH, DATABASE_URL: database.url, PORT: "0", LOG_LEVEL: "warn" },
    });
    let said = "";
    let asked: Promise<unknown> | undefined;
    child.stdout.on("data", (text: Buffer) => {
      said += text.toString();
      const address = /http:\/\/[\d.]+:\d+(?=\/health)/.exec(said)?.[0];
      if (address !== undefined) asked ??= ask(address).then(() => child.kill("SIGTERM"), (error: unknown) => { child.kill("SIGKILL"); reject(error); });
    });
    child.once("close", () => resolve(said.trimEnd().split("\n").at(-1) ?? ""));
  });
}

async function ask(address: string): Promise<void> {
  const body = JSON.stringify({ query: `{ company(slug: "google") { ladders { rungs { title } } } }` });
  const answer = await fetch(`${address}/graphql`, { method: "POST", headers: { "content-type": "application/json" }, body });
  expect(await answer.text()).toContain(`"title":`);
  heldSchema = await (await fetch(`${address}/schema.graphql`)).text();
}

/** From `npm start` to the first answer, and to the end. */
const start = (preloaded: string): Promise<string> => lastWords(preloaded, ["scripts/start.mjs"]);

it("a plain start reads the bundle, no part of it that few need, and next to nothing beside", async () => {
  const files = JSON.parse(await start(MODULES)) as string[];
  const read = files.map((file) => path.relative(projectRoot, file)).filter((file) => !/^(?:scripts|tests)\//.test(file));
  const [bundled, beside] = [read.filter((file) => file.startsWith("dist/server/")), read.filter((file) => !file.startsWith("dist/server/"))];
  expect(beside.filter((file) => !file.startsWith("node_modules/@apollo/utils."))).toEqual([]);
  expect(bundled.filter((file) => !/^dist\/server\/(?:main|(?:app|data-source|chunk)-[A-Z\d]+)\.js$/.test(file))).toEqual([]);
  const bytes = bundled.reduce((sum, file) => sum + statSync(path.join(projectRoot, file)).size, 0);
  expect(bytes).toBeGreaterThan(1_000_000);
  expect(bytes).toBeLessThan(MOST_BYTES);
});

it("no letter of the bundle takes more than a byte, or all of its file would take two in memory", () => {
  const folder = path.join(projectRoot, "dist/server");
  const files = readdirSync(folder).filter((file) => file.endsWith(".js"));
  expect(files.length).toBeGreaterThan(10);
  expect(files.filter((file) => /[^\0-\xff]/.test(readFileSync(path.join(folder, file), "utf8")))).toEqual([]);
});

it("the API of the bundle is the one of the sources: no class lost its name on the way", async () => {
  await start(PROCESSOR);
  expect(heldSchema).toBe(readFileSync(path.join(projectRoot, "schema/schema.graphql"), "utf8"));
});

it("a start to the first answer takes little more of the processor than loading its packages does", async () => {
  const [starts, loads]: [number[], number[]] = [[], []];
  for (let i = 0; i < 3; i += 1) {
    starts.push(Number(await start(PROCESSOR)));
    loads.push(Number(await lastWords(PROCESSOR, ["-e", `require("typeorm")`])));
  }
  expect(Math.min(...starts)).toBeGreaterThan(Math.min(...loads));
  expect(Math.min(...starts)).toBeLessThan(MOST_TIME * Math.min(...loads));
});
