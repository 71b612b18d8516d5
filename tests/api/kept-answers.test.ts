import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import request, { type Response } from "supertest";
import { createApp, type App } from "../../src/app/app.js";
import { projectRoot } from "../../src/config.js";
import { openDataSource } from "../../src/database/data-source.js";
import { serve, type AskedServer } from "../support/asked-server.js";
import { PublishingServer } from "../support/publishing-server.js";
import { NOVICE_TO_MASTER, writeDraft } from "../support/written-drafts.js";

const FOLDER = path.join(projectRoot, "schema", "examples");
const EXAMPLES = readdirSync(FOLDER).map((file) => [path.basename(file, ".graphql"), readFileSync(path.join(FOLDER, file), "utf8")] as const);
const HASHES = Object.entries(JSON.parse(readFileSync(path.join(projectRoot, "schema", "persisted.json"), "utf8")) as Record<string, string>);
/** Examples that ask what is left to the caller, and what publications do not tell of. */
const LIVE = ["examples/what-a-query-costs", "examples/what-is-disputed"];
const HEADLINE = 'query Headline($to: String!) { equivalence(input: { from: { companyRung: { company: "google", code: "L5" } }, toCompany: $to }) { __typename } }';

/** How many answers have come from memory. */
const fromMemory = async ({ server }: Pick<App, "server">): Promise<number> =>
  Number(/^org_ladder_cache_hits_total\{cache="answers"\} (\d+)$/m.exec((await request(server).get("/metrics")).text)?.[1]);
/** Asks three times; the answers, and how many of them came from memory. */
async function thrice(app: App, ask: () => PromiseLike<Response>): Promise<{ readonly answers: readonly Response[]; readonly kept: number }> {
  const before = await fromMemory(app);
  const answers = [await ask(), await ask(), await ask()];
  return { answers, kept: await fromMemory(app) - before };
}
const seen = ({ status, headers, text }: Response): object => {
  const { "x-request-id": _id, date: _date, ratelimit: _standing, ...others } = headers as Record<string, string>;
  return { status, text, headers: others };
};

describe("to whoever asks again", () => {
  let served: AskedServer;
  beforeAll(async () => { served = await serve({ fairUse: { rateLimit: 500_000, trustProxy: 1 } }); });
  afterAll(() => served.close());
  const post = (body: object, headers: Record<string, string> = {}) => request(served.app.server).post("/graphql").set({ "x-forwarded-for": "203.0.113.1", ...headers }).send(body);

  it.each(EXAMPLES)("%s is answered from memory as before, to the byte", async (name, query) => {
    const { answers: [first, , third], kept } = await thrice(served.app, () => post({ query }));
    expect([kept, third!.status]).toEqual([LIVE.includes(`examples/${name}`) ? 0 : 1, 200]);
    if (kept === 1) expect(seen(third!)).toEqual(seen(first!));
  });

  it.each(HASHES)("by GET, %s has the same tag (%s)", async (sha256Hash, name) => {
    const client = `198.51.100.${Number.parseInt(sha256Hash.slice(0, 2), 16)}`; // all of them together cost more than one may have in a minute
    const get = (headers: Record<string, string> = {}) => request(served.app.server).get("/graphql").set({ "x-forwarded-for": client, accept: "application/json", ...headers })
      .query({ extensions: JSON.stringify({ persistedQuery: { version: 1, sha256Hash } }) });
    const { answers: [first, , third], kept } = await thrice(served.app, () => get());
    if (first!.headers.etag === undefined) return expect([kept, first!.status === 429]).toEqual([0, false]); // it needs variables, or asks what is left to the caller
    expect([kept, seen(third!)]).toEqual([LIVE.includes(name) ? 0 : 1, seen(first!)]);
    expect((await get({ "if-none-match": first!.headers.etag })).status).toBe(304);
  });

  it("takes what it would cost anew, and gives nothing to who has nothing left", async () => {
    const client = { "x-forwarded-for": "203.0.113.3" };
    const { answers } = await thrice(served.app, () => post({ query: EXAMPLES[0]![1] }, client));
    const left = answers.map(({ headers }) => Number(/r=(\d+)/.exec(headers.ratelimit as string)?.[1]));
    expect(left[0]! - left[1]!).toBe(left[1]! - left[2]!);
    for (let status = 200; status !== 429;) ({ status } = await post({ query: "{ companies(first: 100) { nodes { ladders { rungs { title mapping { comment } } } } } }" }, client));
    expect(await post({ query: EXAMPLES[0]![1] }, client)).toMatchObject({ status: 429, headers: { "retry-after": expect.stringMatching(/^\d+$/) } });
  });

  it("is written as each wants it", async () => {
    const types = ["application/json", "application/graphql-response+json", "*/*"];
    const asked = async () => Promise.all(types.map(async (accept) => (await post({ query: HEADLINE, variables: { to: "netflix" } }, { accept })).headers["content-type"] as string));
    const [first, , third] = [await asked(), await asked(), await asked()];
    expect(third).toEqual(first);
    expect(new Set(first).size).toBe(2);
  });

  it.each([
    ["has an error", { query: HEADLINE, variables: { to: "nobody" } }],
    ["is not valid", { query: "{ nothing }" }],
    ["tells what is left to the caller", { query: "{ rateLimit { remaining } }" }],
    ["is not said by publications: open disputes", { query: '{ company(slug: "google") { disputes { nodes { id } } } }' }],
    ["is not said by publications: how a mapping came about", { query: '{ company(slug: "google") { ladders { rungs { mappingActs { nodes { at } } } } } }' }],
    ["was written by a mutation", { query: 'mutation { createCompany(input: { domain: "example.org", name: "x" }) { userErrors { code } } }' }],
  ])("is not kept when it %s", async (_what, body) => {
    expect((await thrice(served.app, () => post(body))).kept).toBe(0);
  });

  it("is logged and counted like others", async () => {
    const count = async (): Promise<number> => Number(/^org_ladder_graphql_operations_total\{operation="WhatIsGoogleL5AtAmazon",code="OK"\} (\d+)$/m.exec((await request(served.app.server).get("/metrics")).text)?.[1] ?? 0);
    const before = await count();
    await thrice(served.app, () => post({ query: 'query WhatIsGoogleL5AtAmazon { equivalence(input: { from: { companyRung: { company: "google", code: "L5" } }, toCompany: "amazon" }) { __typename } }' }));
    expect(await count()).toBe(before + 3);
  });
});

describe("what is kept", () => {
  let server: PublishingServer;
  let other: App;
  let close: () => Promise<void>;
  beforeAll(async () => {
    server = await PublishingServer.start();
    const source = await openDataSource(server.served.database.connection);
    other = await createApp({ corsOrigins: [], logLevel: "silent" }, source);
    close = async () => { await other.close(); await source.destroy(); };
  });
  afterAll(async () => { await close(); await server.served.close(); });

  const VERSION = { query: '{ company(slug: "google") { ladders { version { number } } } }' };
  const numbers = async (app: App, headers: Record<string, string> = {}): Promise<readonly number[]> =>
    ((await request(app.server).post("/graphql").set(headers).send(VERSION)).body as { data: { company: { ladders: { version: { number: number } }[] } } }).data.company.ladders.map(({ version }) => version.number);
  const publish = async (): Promise<void> => {
    const [ladder] = await server.laddersOf("google");
    const { draft } = await writeDraft(server.source, "google", NOVICE_TO_MASTER, ladder);
    expect((await server.publish({ draft })).userErrors).toEqual([]);
  };

  it("is gone at once where something was published, and within a second where not", async () => {
    const before = await numbers(server.served.app);
    for (const app of [server.served.app, other]) {
      const known = await fromMemory(app);
      for (let i = 0; i < 4; i += 1) expect(await numbers(app)).toEqual(before);
      expect(await fromMemory(app) - known).toBeGreaterThanOrEqual(2);
    }
    await publish();
    const published = performance.now();
    const after = await numbers(server.served.app);
    expect(after).not.toEqual(before);
    let told = await numbers(other);
    while (told.join() !== after.join() && performance.now() - published < 5_000) told = await numbers(other);
    expect([told, performance.now() - published < 1_000]).toEqual([after, true]);
  });

  it("is for those alone who come without a token", async () => {
    const viewer = { query: "{ viewer { name } }" };
    const ask = (headers: Record<string, string> = {}) => request(server.served.app.server).post("/graphql").set(headers).send(viewer);
    const anonymous = (await thrice(server.served.app, () => ask())).answers.map(({ text }) => text);
    const { answers, kept } = await thrice(server.served.app, () => ask({ authorization: server.people.owner.authorization }));
    expect([kept, answers.some(({ text }) => anonymous.includes(text))]).toEqual([0, false]);
    expect((await ask()).text).toBe(anonymous[0]);
    expect((await ask({ authorization: "Bearer wrong" })).status).toBe(401);
  });
});
