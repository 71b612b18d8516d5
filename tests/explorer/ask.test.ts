import { readFileSync } from "node:fs";
import path from "node:path";
import { projectRoot } from "../../src/config.js";
import { ask } from "../../src/explorer/browser/ask.js";
import { FIND } from "../../src/explorer/script-questions.js";
import { serve, type AskedServer } from "../support/asked-server.js";

const [hash] = Object.entries(JSON.parse(readFileSync(path.join(projectRoot, "schema", "persisted.json"), "utf8")) as Record<string, string>).find(([, name]) => name === "explorer/find")!;
const asked: URLSearchParams[] = [];
const realFetch = globalThis.fetch;
let served: AskedServer;

/** As in a page: addresses are of this server. `hashes` is what the build puts in. */
const inPage = (hashes: Readonly<Record<string, string>>): void => void Object.assign(globalThis, { HASHES: hashes });
beforeAll(async () => {
  served = await serve();
  const base = await served.app.http.listen({ host: "127.0.0.1", port: 0 });
  globalThis.fetch = (address, init) => {
    asked.push(new URL(String(address), base).searchParams);
    return realFetch(new URL(String(address), base), init);
  };
});
afterAll(async () => {
  globalThis.fetch = realFetch;
  await served.close();
});
beforeEach(() => { asked.length = 0; });

const find = (): Promise<unknown> => ask("find", FIND, { text: "google", kinds: ["COMPANY"] });
const FOUND = { search: { nodes: expect.arrayContaining([expect.objectContaining({ thing: expect.objectContaining({ name: "Google" }) })]) } };

it("a script of the explorer asks by the hash of its question, without the text", async () => {
  inPage({ find: hash });
  expect(await find()).toMatchObject(FOUND);
  expect(asked.map((parameters) => [...parameters.keys()])).toEqual([["extensions", "variables"]]);
});

it("an older page, whose question the server knows no more, asks in full", async () => {
  inPage({ find: hash.replace(/./g, "0") });
  expect(await find()).toMatchObject(FOUND);
  expect(asked.map((parameters) => [...parameters.keys()])).toEqual([["extensions", "variables"], ["query", "variables"]]);
});

it("a page that was built without hashes asks in full at once", async () => {
  inPage({});
  expect(await find()).toMatchObject(FOUND);
  expect(asked.length).toBe(1);
});

it("an answer without data is a failure", async () => {
  inPage({});
  await expect(ask("find", "{ nothing }", {})).rejects.toThrow("no data");
});
