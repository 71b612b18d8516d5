import { readdirSync, readFileSync } from "node:fs";
import { connect } from "node:net";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { getIntrospectionQuery } from "graphql";
import request from "supertest";
import { EXECUTION_LIMITS, HTTP_LIMITS, PARSE_LIMITS, QUERY_LIMITS } from "../../src/app/limits.js";
import { projectRoot } from "../../src/config.js";
import { openDataSource } from "../../src/database/data-source.js";
import { serve, type Answered, type AskedServer } from "../support/asked-server.js";

let served: AskedServer;
beforeAll(async () => { served = await serve(); });
afterAll(() => served.close());

const ask = (query: string, variables?: object): Promise<Answered> => served.ask(query, variables);
const many = (n: number, text: (i: number) => string): string => Array.from({ length: n }, (_, i) => text(i)).join(" ");

/** Queries of a chosen size by one measure, small by every other. */
const BY_SIZE = {
  depth: (n: number) => `{ canonicalLevel(key: "ic/junior") ${"{ next ".repeat(n - 2)}{ key }${"}".repeat(n - 1)}`,
  introspectionDepth: (n: number) => `{ __type(name: "Rung") { fields { type ${"{ ofType ".repeat(n - 4)}{ name }${"}".repeat(n - 4)} } } }`,
  rootFields: (n: number) => `{ ${many(n, (i) => `a${i}: __typename`)} }`,
  aliases: (n: number) => `{ methodology { ${many(n, (i) => `a${i}: __typename`)} } }`,
};

describe.each([
  ["depth", "QUERY_TOO_DEEP", QUERY_LIMITS.depth],
  ["introspectionDepth", "QUERY_TOO_DEEP", QUERY_LIMITS.introspectionDepth],
  ["rootFields", "QUERY_TOO_WIDE", QUERY_LIMITS.rootFields],
  ["aliases", "QUERY_TOO_WIDE", QUERY_LIMITS.aliases],
] as const)("the limit of %s", (limit, code, maximum) => {
  it("lets through what fills it", async () => {
    expect(await ask(BY_SIZE[limit](maximum))).toMatchObject({ status: 200, errors: [] });
  });

  it("refuses one more, naming itself, the measure and what to do", async () => {
    const answer = await ask(BY_SIZE[limit](maximum + 1));
    expect(answer).toMatchObject({ status: 400, data: undefined, errors: [{ message: expect.stringContaining(`${maximum + 1}; at most ${maximum}`), extensions: { code, details: { limit, maximum, measured: maximum + 1, advice: expect.stringMatching(/\.$/) } } }] });
    expect(await ask(BY_SIZE[limit](maximum + 1))).toEqual({ ...answer, headers: expect.anything() }); // the second time the document is known
  });
});

describe("the limit of tokens", () => {
  const tokens = (n: number): string => `{ ${many(n - 2, () => "__typename")} }`;

  it("lets through what fills it, though one field over and over is not worth checking", async () => {
    expect((await ask(`{ nodes(ids: []) { ${many(PARSE_LIMITS.maxTokens - 11, (i) => `n${i}`)} } }`)).errors[0]?.extensions.code).toBe("GRAPHQL_VALIDATION_FAILED");
    expect(await ask(tokens(PARSE_LIMITS.maxTokens))).toMatchObject({ status: 400, errors: [{ message: expect.stringMatching(/over and over/), extensions: { code: "QUERY_TOO_WIDE" } }] });
  });

  it("refuses one more before anything else is looked at", async () => {
    expect(await ask(tokens(PARSE_LIMITS.maxTokens + 1))).toMatchObject({ status: 400, errors: [{ message: expect.stringMatching(/more than 1000.*variables/), extensions: { code: "QUERY_TOO_LONG", details: { limit: "tokens", maximum: 1_000 } } }] });
  });
});

describe("the limit of cost", () => {
  const PAGES = "query Pages($first: Int! = 5, $more: Int! = 2) { companies(first: $first) { nodes { ladders { versions(first: $more) { nodes { rungs { code title mapping { comment } } } } } } } }";

  it("counts what the variables ask for, not what they could", async () => {
    const [small, large] = [await ask(PAGES, { first: 2, more: 1 }), await ask(PAGES, { first: 100, more: 100 })];
    expect(small).toMatchObject({ status: 200, errors: [] });
    expect(large).toMatchObject({ status: 400, errors: [{ extensions: { code: "QUERY_TOO_COMPLEX", details: { limit: "cost", maximum: QUERY_LIMITS.cost, advice: expect.stringMatching(/first/) } } }] });
    expect(Number(large.errors[0]?.extensions.details?.measured)).toBeGreaterThan(QUERY_LIMITS.cost);
  });

  it("takes a variable's default where none is given", async () => {
    const costs = await Promise.all([{}, { first: 5 }, { first: 5, more: 2 }, { first: 6 }].map(async (variables) => (await ask(PAGES, variables)).extensions?.cost ?? "refused"));
    expect(costs.slice(1, 3)).toEqual([costs[0], costs[0]]);
    expect(costs[3]).not.toEqual(costs[0]);
  });

  it("is told with every answer, and in a header", async () => {
    const { headers, extensions } = await ask("{ canonicalLevels { key } }");
    expect([headers["x-query-cost"], extensions]).toEqual([`22; max=${QUERY_LIMITS.cost}`, { cost: { estimated: 22, maximum: QUERY_LIMITS.cost, depth: 2 } }]);
  });

  it("counts what is read to answer: a pasted ladder with much text is dear, thirty of it are too much", async () => {
    const rungs = Array.from({ length: 100 }, (_, i) => ({ code: `L${i}`, title: `Senior Engineer ${i}`, scope: "leads several teams ".repeat(50) }));
    const times = (n: number) => `query Pasted($in: SuggestMappingInput!) { ${many(n, (i) => `a${i}: suggestMapping(input: $in) { weightsVersion }`)} }`;
    expect(await ask(times(1), { in: { rungs } })).toMatchObject({ status: 200, errors: [] });
    expect(await ask(times(30), { in: { rungs } })).toMatchObject({ status: 400, errors: [{ extensions: { code: "QUERY_TOO_COMPLEX" } }] }); // it would take a second
  });

  it("is each operation's own where a document has several", async () => {
    const query = "query One { canonicalLevels { key } } query Two { roles { key } }";
    const of = async (operationName: string) => (await request(served.app.server).post("/graphql").send({ query, operationName })).headers["x-query-cost"] as string;
    expect(await of("One")).not.toBe(await of("Two"));
  });

  it("grows with every turn of a fragment that doubles itself, and is found at once", async () => {
    const turn = (i: number): string => `fragment f${i} on CanonicalLevel { a: next { ...f${i + 1} } b: next { ...f${i + 1} } c: next { ...f${i + 1} } }`;
    const query = `{ canonicalLevels { ...f0 } } ${many(11, turn)} fragment f11 on CanonicalLevel { key }`;
    const began = performance.now();
    expect(await ask(query)).toMatchObject({ status: 400, errors: [{ extensions: { code: "QUERY_TOO_COMPLEX" } }] });
    expect(performance.now() - began).toBeLessThan(1_000); // answering it would take 2 million values
  });
});

describe("what people ask", () => {
  const folder = path.join(projectRoot, "schema", "examples");
  const examples = readdirSync(folder).filter((name) => name.endsWith(".graphql")).map((name) => [name, readFileSync(path.join(folder, name), "utf8")] as const);
  const values = (of: unknown): number => (Array.isArray(of) ? of.reduce<number>((n, item) => n + 1 + (typeof item === "object" ? values(item) : 0), 0)
    : of !== null && typeof of === "object" ? Object.values(of).reduce<number>((n, part) => n + (Array.isArray(part) ? values(part) : 1 + values(part)), 0) : 0);

  it.each([...examples, ["the playground's introspection", getIntrospectionQuery({ inputValueDeprecation: true, oneOf: true })] as const])("%s keeps far below every limit, and costs about what was estimated", async (_name, query) => {
    const { status, errors, data, extensions = {} } = await ask(query);
    expect({ status, errors }).toEqual({ status: 200, errors: [] });
    const { estimated, depth } = extensions.cost as { estimated: number; depth: number };
    expect([estimated * 2 <= QUERY_LIMITS.cost, depth <= 10, estimated * 3 >= values(data)]).toEqual([true, true, true]);
  });

  it("six ladders with everything that can be shown may be compared", async () => {
    const answer = `... on Equivalence { best { rung { code title } predicate overlap landing rankShift } alternatives { rung { code title } overlap } landing { kind share rung { code title } } confidence { value band } reasons { kind text } caveats conflicts { text } } ... on Abstention { reason message }`;
    const rung = "rung { id code title mapping { range { lo hi } confidence justification comment citations { title url kind date collected } } }";
    const { status, errors } = await ask(`{ compareLadders(input: { companies: ["google", "meta", "amazon", "microsoft", "gitlab", "dropbox"] }) { bands { key title lo hi } columns { company { slug name } note rungs { ${rung} range { lo hi } blur counterparts { company { slug } result { ${answer} } } } } } }`);
    expect({ status, errors }).toEqual({ status: 200, errors: [] });
  });
});

it("introspection that goes round in circles is refused", async () => {
  const answer = await ask("{ __schema { types { fields { type { fields { type { fields { type { fields { name } } } } } } } } } }");
  expect(answer).toMatchObject({ status: 400, errors: [{ extensions: { code: "GRAPHQL_VALIDATION_FAILED" } }] });
});

it("of many errors the first twenty are told", async () => {
  expect((await ask(`{ ${many(600, (i) => `nothing${i}`)} }`)).errors).toHaveLength(QUERY_LIMITS.errors + 1); // and that there are more
});

it("an answer that takes too long is given up with words for it, and later requests are served", async () => {
  const hasty = await serve({ executionMs: 400 });
  const other = await openDataSource(hasty.database.connection);
  const session = other.createQueryRunner();
  await session.startTransaction();
  await session.query("lock table ladder_version, company in access exclusive mode");
  const query = "query Waiting { companies { nodes { slug } } }";
  const began = performance.now();
  const answer = await hasty.ask(query);
  expect(answer).toMatchObject({ status: 503, errors: [{ message: expect.stringMatching(/No answer within 400 ms/), extensions: { code: "QUERY_TIMED_OUT", details: { limit: "executionMs", maximum: 400 } } }] });
  expect(performance.now() - began).toBeLessThan(3_000);
  expect(answer.headers["content-type"]).toMatch(/^application\/graphql-response\+json/);
  await session.rollbackTransaction();
  await session.release();
  await other.destroy();
  expect(await hasty.ask(query)).toMatchObject({ status: 200, errors: [] });
  await hasty.close();
});

describe("half-sent requests", () => {
  it.each([
    ["headers", "POST /graphql HTTP/1.1\r\nHost: here\r\nContent-Ty"],
    ["a body", "POST /graphql HTTP/1.1\r\nHost: here\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{\"query\":"],
  ])("%s that do not end are given up", async (_what, half) => {
    const slow = await serve();
    try {
      Object.assign(slow.app.server, { headersTimeout: 100, requestTimeout: 200 });
      await slow.app.http.listen({ host: "127.0.0.1", port: 0 });
      const { port } = slow.app.server.address() as AddressInfo;
      const said = await new Promise<string>((resolve, reject) => {
        let text = "";
        const socket = connect(port, "127.0.0.1", () => socket.write(half)).on("data", (chunk) => { text += String(chunk); }).on("close", () => resolve(text)).on("error", reject);
      });
      expect(said).toMatch(/^HTTP\/1\.1 408 /);
    } finally {
      await slow.close();
    }
  });

  it("are looked for often enough: the server has the limits that are written down", () => {
    const { headersTimeout, requestTimeout, keepAliveTimeout, timeout } = served.app.server;
    expect({ headersTimeout, requestTimeout, keepAliveTimeout, timeout }).toEqual({
      headersTimeout: HTTP_LIMITS.headersMs, requestTimeout: HTTP_LIMITS.requestMs, keepAliveTimeout: HTTP_LIMITS.keepAliveMs, timeout: HTTP_LIMITS.connectionMs,
    });
    expect(HTTP_LIMITS.connectionMs).toBeGreaterThan(EXECUTION_LIMITS.ms); // or a slow answer would be cut off instead of refused
  });
});
