import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { parse, validate } from "graphql";
import request from "supertest";
import { buildSchema } from "../../src/app/schema.js";
import { projectRoot } from "../../src/config.js";
import { announce } from "../../src/ladder/index.js";
import { random } from "../bench/random.js";
import { serve, type AskedServer } from "../support/asked-server.js";
import { Generator, wordsThatMeanSomething } from "../support/generated-queries.js";

/** How many queries are made up, and from which number on; READY_QUERIES and READY_SEED ask for more and for others. */
const QUERIES = Number(process.env.READY_QUERIES ?? 60);
const SEED = Number(process.env.READY_SEED ?? 1);

let served: AskedServer;
beforeAll(async () => { served = await serve({ logLevel: "warn", fairUse: { rateLimit: 1_000_000, trustProxy: 1 } }); });
afterAll(() => served.close());

/** Headers that tell of one request and not of its answer, or follow from its text. */
const OWN = ["date", "x-request-id", "ratelimit", "content-length"];
/** What differs each time an operation asks how its client stands. */
const HOW_IT_STANDS = /"(?:remaining|used|resetAt)":[^,}]+/g;
let client = 0;
let nonce = 0;

interface Body { readonly query: string; readonly variables?: Readonly<Record<string, unknown>>; readonly operationName?: string }

/** How often Apollo looked for a document, which it does for every request that reaches it. */
async function lookups(): Promise<number> {
  const { text } = await request(served.app.server).get("/metrics");
  return ["hits", "misses"].reduce((sum, what) => sum + Number(new RegExp(`^org_ladder_cache_${what}_total\\{cache="documents"\\} (\\d+)`, "m").exec(text)?.[1]), 0);
}

/**
 * Asks the same several times, each time with a variable that nobody reads, so that no whole answer is kept: the first time graphql-js answers, the second time the query is compiled, from
 * the third on it is ready. Returns the different things that were said, and how many of the requests reached Apollo.
 */
async function asked(body: Body, headers: Readonly<Record<string, string>> = {}, times = 4): Promise<{ readonly said: ReadonlySet<string>; readonly byApollo: number; readonly points: ReadonlySet<number> }> {
  const said = new Set<string>();
  const points = new Set<number>();
  const address = `203.0.${(client += 1) >> 8}.${client % 256}`;
  let left: number | null = null;
  const before = await lookups();
  for (let i = 0; i < times; i += 1) {
    const answer = await request(served.app.server).post("/graphql").set({ "x-forwarded-for": address, ...headers }).send({ ...body, variables: { ...body.variables, nobodyReads: String((nonce += 1)).padStart(9, "0") } });
    const now = Number(/r=(\d+)/.exec(answer.headers.ratelimit ?? "")?.[1] ?? NaN);
    if (left !== null) points.add(left - now);
    left = now;
    said.add(JSON.stringify([answer.status, Object.entries(answer.headers as Readonly<Record<string, string>>).filter(([name]) => !OWN.includes(name)).sort(), answer.text.replace(HOW_IT_STANDS, "")]));
  }
  return { said, byApollo: (await lookups()) - before, points };
}

const FOLDER = path.join(projectRoot, "schema", "examples");
const EXAMPLES = readdirSync(FOLDER).map((file) => [file, readFileSync(path.join(FOLDER, file), "utf8")] as const);

it.each(EXAMPLES)("%s is answered by Apollo twice and then without it, in the same bytes under the same headers, for the same points", async (_file, query) => {
  const { said, byApollo, points } = await asked({ query });
  expect([said.size, points.size, [2, 4]]).toEqual([1, 1, expect.arrayContaining([byApollo])]);
});

it("most examples are ready from the third time on; what has to wait for its turn stays Apollo's", async () => {
  const counts: number[] = [];
  for (const [, query] of EXAMPLES) counts.push((await asked({ query }, {}, 2)).byApollo); // they were asked above
  expect([counts.filter((count) => count === 0).length > 0.6 * EXAMPLES.length, new Set(counts)]).toEqual([true, new Set([0, 2])]);
});

const COMPANY = "query Company($slug: String!, $first: Int) { company(slug: $slug) { name } companies(first: $first) { nodes { slug } } }";
const TWO = "query One { role(key: \"data-architect\") { title } } query Two { role(key: \"ai-architect\") { title } }";

it.each<[string, Body, Readonly<Record<string, string>>]>([
  ["the newer media type", { query: COMPANY, variables: { slug: "google" } }, { accept: "application/graphql-response+json" }],
  ["any media type", { query: COMPANY, variables: { slug: "google" } }, { accept: "*/*" }],
  ["the older before the newer", { query: COMPANY, variables: { slug: "google" } }, { accept: "application/json, application/graphql-response+json;q=0.5" }],
  ["the first of two operations", { query: TWO, operationName: "One" }, {}],
  ["the second of two operations", { query: TWO, operationName: "Two" }, {}],
])("answers alike, at first and when ready: %s", async (_what, body, headers) => {
  const { said, byApollo } = await asked(body, headers);
  expect([said.size, byApollo < 3]).toEqual([1, true]);
});

it.each<[string, Body, Readonly<Record<string, string>>]>([
  ["a media type that is not offered", { query: COMPANY, variables: { slug: "google" } }, { accept: "text/plain" }],
  ["an operation that there is not", { query: TWO, operationName: "Three" }, {}],
  ["no operation of two", { query: TWO }, {}],
  ["a variable of another type", { query: COMPANY, variables: { slug: 5 } }, {}],
  ["a variable that is missing", { query: COMPANY }, {}],
  ["a page too long", { query: COMPANY, variables: { slug: "google", first: 100_000 } }, {}],
  ["a text with half a character", { query: COMPANY, variables: { slug: "\ud800" } }, {}],
  ["an error beside data", { query: "query InPart($slug: String!) { company(slug: $slug) { name } nodes(ids: [\"what?\"]) { id } }", variables: { slug: "google" } }, {}],
  ["an error alone", { query: 'query Nobody { equivalence(input: { from: { companyRung: { company: "nobody", code: "L5" } }, toCompany: "google" }) { __typename } }' }, {}],
  ["a mutation", { query: 'mutation { disputeEquivalence(input: { from: "x", to: "y", verdict: EQUAL, reason: "z" }) { userErrors { code } } }' }, {}],
  ["a token that does not hold", { query: COMPANY, variables: { slug: "google" } }, { authorization: "Bearer olt_nobodys" }],
])("what is wrong, or not for everybody, is told by Apollo, in the same words and for the same points each time: %s", async (_what, body, headers) => {
  await asked({ query: COMPANY, variables: { slug: "google" } }); // ready
  const { said, points } = await asked(body, headers);
  expect([said.size, points.size]).toEqual([1, 1]);
});

it("queries that are made up over the whole schema are answered alike, valid and failing", async () => {
  const schema = buildSchema();
  const meaningful = await wordsThatMeanSomething(served.ask);
  let [count, withoutApollo] = [0, 0];
  for (let seed = SEED; count < QUERIES; seed += 1) {
    const { query, variables } = new Generator(schema, meaningful, random(seed)).query();
    if (validate(schema, parse(query)).length > 0) continue;
    const { said, byApollo } = await asked({ query, variables });
    if (said.size !== 1) throw new Error(`seed ${seed}: ${query}\n${JSON.stringify(variables)}\n${[...said].join("\n")}`);
    count += 1;
    withoutApollo += byApollo === 2 ? 1 : 0;
  }
  expect(withoutApollo).toBeGreaterThan(0.2 * count);
}, 300_000);

it("what was published meanwhile is in the next answer", async () => {
  const body = { query: "query Epoch($slug: String!) { company(slug: $slug) { name } }", variables: { slug: "google" } };
  await asked(body);
  await served.dataSource.query("update company set name = 'Googol' where slug = 'google'");
  const [{ id }] = await served.dataSource.query<[{ id: string }]>("select id from company where slug = 'google'");
  await announce(served.dataSource.manager, [id]);
  await served.app.services.published.lease.refresh();
  const { said, byApollo } = await asked(body);
  expect([said.size, [...said].join().includes("Googol"), byApollo]).toEqual([1, true, 0]);
});
