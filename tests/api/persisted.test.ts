import { readFileSync } from "node:fs";
import path from "node:path";
import request from "supertest";
import { hashOf } from "../../src/app/persisted.js";
import { projectRoot } from "../../src/config.js";
import { bearer } from "../support/access.js";
import { answered, serve, type AskedServer } from "../support/asked-server.js";

let served: AskedServer;
beforeAll(async () => { served = await serve({ fairUse: { rateLimit: 1_000_000 } }); });
afterAll(() => served.close());

const HASHES = Object.fromEntries(Object.entries(JSON.parse(readFileSync(path.join(projectRoot, "schema", "persisted.json"), "utf8")) as Record<string, string>).map(([hash, name]) => [name, hash]));
const MODERN = "application/graphql-response+json";
const named = (sha256Hash: unknown, version: unknown = 1): string => JSON.stringify({ persistedQuery: { version, sha256Hash } });
/** As Apollo's clients ask by GET. */
const get = (name: string, variables?: object, headers: Readonly<Record<string, string>> = {}): request.Test =>
  request(served.app.server).get("/graphql").set({ accept: MODERN, ...headers }).query({ extensions: named(HASHES[name] ?? name), ...(variables && { variables: JSON.stringify(variables) }) });
const post = (body: object): request.Test => request(served.app.server).post("/graphql").set("accept", MODERN).send(body);
const HEADLINE = "examples/what-is-google-l5-at-amazon";

describe("a document known by its hash", () => {
  it("is answered over GET and POST as if its text had been sent", async () => {
    const text = readFileSync(path.join(projectRoot, "schema", `${HEADLINE}.graphql`), "utf8");
    const { data } = await served.ask(text);
    expect(data).toMatchObject({ equivalence: { __typename: "Equivalence" } });
    expect(answered(await get(HEADLINE))).toMatchObject({ status: 200, data });
    expect(answered(await post({ extensions: { persistedQuery: { version: 1, sha256Hash: HASHES[HEADLINE] } } }))).toMatchObject({ status: 200, data });
  });

  it("takes variables, and says what is wrong with them", async () => {
    expect(answered(await get("explorer/company", { slug: "google" }))).toMatchObject({ status: 200, data: { company: { name: "Google" } } });
    const missing = await get("explorer/company");
    expect(answered(missing)).toMatchObject({ errors: [{ message: expect.stringMatching(/\$slug/), extensions: { code: "BAD_USER_INPUT" } }] });
    expect(missing.headers["cache-control"]).toBe("no-store");
  });

  it("may be kept for seconds, by whoever stands between, without what is of one client; and is asked for again by its tag", async () => {
    const first = await get("explorer/company", { slug: "google" });
    expect(first.headers).toMatchObject({ "cache-control": "public, max-age=10, stale-while-revalidate=60", etag: expect.stringMatching(/^"[\w-]{27}"$/), vary: expect.stringMatching(/Accept, Authorization/) });
    expect(first.headers).not.toHaveProperty("ratelimit");
    const again = await get("explorer/company", { slug: "google" }, { "if-none-match": `W/${first.headers.etag}` });
    expect([again.status, again.text, again.headers.etag]).toEqual([304, "", first.headers.etag]);
    const other = await get("explorer/company", { slug: "amazon" }, { "if-none-match": first.headers.etag! });
    expect([other.status, other.headers.etag === first.headers.etag]).toEqual([200, false]);
  });

  it("has another tag as soon as what it says changed", async () => {
    const { etag } = (await get("explorer/companies")).headers;
    expect((await get("explorer/companies", {}, { "if-none-match": etag! })).status).toBe(304);
    await served.dataSource.query("update company set name = 'A new name' where slug = 'accenture'");
    const changed = await get("explorer/companies", {}, { "if-none-match": etag! });
    expect([changed.status, changed.text]).toEqual([200, expect.stringContaining("A new name")]);
  });

  it.each([["a token", "explorer/company", true], ["what is left to the caller", "examples/what-a-query-costs", false]] as const)("is not to be kept where the answer depends on %s", async (_, name, hasToken) => {
    const { authorization } = await bearer(served.dataSource, "ADMIN");
    const answer = await get(name, { slug: "google" }, hasToken ? { "apollo-require-preflight": "1", authorization } : {});
    expect([answer.status, answer.headers["cache-control"], answer.headers.etag, answer.headers["ratelimit-policy"]]).toEqual([200, "no-store", undefined, expect.any(String)]);
  });

  it("is not to be kept when it failed", async () => {
    const failed = await get("explorer/pointed-1", { id: "rng_nobody", c0: "amazon" });
    expect(answered(failed)).toMatchObject({ status: 200, data: { e0: null }, errors: [{ path: ["e0"] }] });
    expect([failed.headers["cache-control"], failed.headers.etag]).toEqual(["no-store", undefined]);
  });
});

describe("a hash that is not known", () => {
  const UNKNOWN = { data: undefined, errors: [{ message: "PersistedQueryNotFound", extensions: { code: "PERSISTED_QUERY_NOT_FOUND" } }] };
  it("is told so in the words that Apollo's clients wait for", async () => {
    const answer = await get(hashOf("{ __typename }"));
    expect(answered(answer)).toMatchObject({ status: 200, ...UNKNOWN });
    expect(answer.headers).toMatchObject({ "cache-control": "no-store", "content-type": `${MODERN}; charset=utf-8` });
    for (const odd of [named(7), named(HASHES[HEADLINE], 2), named("__proto__")]) expect(answered(await request(served.app.server).get("/graphql").set("accept", MODERN).query({ extensions: odd }))).toMatchObject(UNKNOWN);
  });

  it("is answered when the text comes along, and is as unknown as before afterwards", async () => {
    const query = "query Stranger { __typename }";
    const extensions = { persistedQuery: { version: 1, sha256Hash: hashOf(query) } };
    expect(answered(await post({ query, extensions }))).toMatchObject({ status: 200, data: { __typename: "Query" } });
    expect(answered(await post({ extensions }))).toMatchObject(UNKNOWN);
  });

  it("is refused when it is not that of the text", async () => {
    expect(answered(await post({ query: "{ __typename }", extensions: { persistedQuery: { version: 1, sha256Hash: HASHES[HEADLINE] } } }))).toMatchObject({ status: 400, errors: [{ extensions: { code: "BAD_REQUEST" } }] });
  });
});

it("extensions that are no persisted query, or no JSON, are Apollo's to judge", async () => {
  expect(answered(await request(served.app.server).get("/graphql").set({ accept: MODERN, "apollo-require-preflight": "1" }).query({ query: "{ __typename }", extensions: '{"persistedQuery":' }))).toMatchObject({ status: 400, errors: [{ extensions: { code: "BAD_REQUEST" } }] });
  expect(answered(await post({ query: "{ __typename }", extensions: { other: 1 } }))).toMatchObject({ status: 200, data: { __typename: "Query" } });
});
