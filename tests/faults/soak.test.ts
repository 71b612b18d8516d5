import path from "node:path";
import { pathToFileURL } from "node:url";
import { projectRoot } from "../../src/config.js";
import { prepare } from "../soak/prepare.js";
import { soak } from "../soak/soak.js";
import { told } from "../soak/table.js";
import { growthIn, type Sample } from "../soak/verdict.js";
import { createDatabase, type TestDatabase } from "../support/database.js";
import { build } from "../support/server-process.js";

jest.setTimeout(300_000); // a minute of asking, after what is kept in memory was filled

let database: TestDatabase;
let owner: string;
beforeAll(async () => {
  build();
  database = await createDatabase("seeded");
  owner = await prepare(database.url, 400);
});
afterAll(() => database.drop());

/** `npm run soak`, shortened. */
const short = (seconds: number, preload?: string) => soak({ databaseUrl: database.url, owner, seconds, perSecond: 40, publishEvery: 5_000, ...(preload !== undefined && { preload }) });

it("a server that is asked everything, over and over, does not grow, and answers as it should", async () => {
  const soaked = await short(60);
  process.stdout.write(`${told(soaked)}\n`);
  expect(soaked.growth.filter(({ grows }) => grows)).toEqual([]);
  expect([...soaked.outcomes.unexpected]).toEqual([]);
  expect(soaked.outcomes.answered).toBeGreaterThan(2_000);
  expect(soaked.isWell).toBe(true);
});

it("one that keeps a little of every request is found out", async () => {
  const soaked = await short(30, pathToFileURL(path.join(projectRoot, "tests/soak/leak.mjs")).href);
  expect(soaked.growth.filter(({ grows }) => grows).map(({ figure }) => figure)).toEqual(expect.arrayContaining(["heap", "others"]));
  expect(soaked.isWell).toBe(false);
});

describe("growth", () => {
  const samples = (heap: (i: number) => number): readonly Sample[] =>
    Array.from({ length: 30 }, (_, i) => ({ at: i * 60, figures: { heap: heap(i), external: 8, resident: 300, files: 30, sockets: 8, others: 7, connections: 4 } }));
  const growing = (heap: (i: number) => number): readonly string[] => growthIn(samples(heap)).filter(({ grows }) => grows).map(({ figure }) => figure);

  it("is what goes on, not what a beginning, a moment or the work of the moment brings", () => {
    expect(growing((i) => 100 + i)).toEqual(["heap"]);
    expect(growing((i) => 100 - i)).toEqual([]);
    expect(growing((i) => (i < 6 ? 50 : 100))).toEqual([]);
    expect(growing((i) => (i === 29 ? 200 : 100))).toEqual([]);
    expect(growing((i) => 100 + (i % 2) * 20)).toEqual([]);
  });
});
