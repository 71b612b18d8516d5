import request from "supertest";
import { FairUse } from "../../src/app/fair-use.js";
import { DOWNLOAD_POINTS, FAIR_USE, RARE_MUTATIONS } from "../../src/app/limits.js";
import { buildSchema } from "../../src/app/schema.js";
import { bearer } from "../support/access.js";
import { serve, type Answered, type AskedServer } from "../support/asked-server.js";

const QUERY = "{ canonicalLevels { key } rateLimit { limit cost remaining used resetAt } }";
const SMALL = "{ __typename }";
interface Standing { readonly limit: number; readonly cost: number; readonly remaining: number; readonly used: number; readonly resetAt: string }
const standing = ({ data }: Answered): Standing => data?.rateLimit as Standing;
/** Clients at addresses of their own, as a proxy in front would tell of them. */
const from = (address: string): Record<string, string> => ({ "x-forwarded-for": address });

const statements: string[] = [];
const log: string[] = [];
let served: AskedServer;
beforeAll(async () => {
  served = await serve({
    fairUse: { rateLimit: 5_000, trustProxy: 1 }, log: { write: (line) => void log.push(line) },
    onStatement: (sql) => { if (!/^\/\* (?:epoch|last use) \*\//.test(sql)) statements.push(sql); },
  });
});
afterAll(() => served.close());

/** Asks until nothing is left; returns the first refusal. */
async function exhaust(headers: Record<string, string>): Promise<Answered> {
  for (let i = 0; i < 100; i += 1) {
    const answer = await served.ask(SMALL, {}, headers);
    if (answer.status !== 200) return answer;
  }
  throw new Error("nothing was refused");
}

describe("a client's points", () => {
  it("are told by rateLimit, with what this very operation took, and in headers", async () => {
    const [first, second] = [await served.ask(QUERY, {}, from("203.0.113.1")), await served.ask(QUERY, {}, from("203.0.113.1"))];
    const { cost, resetAt } = standing(first);
    expect(cost).toBeGreaterThan(FAIR_USE.operationPoints + Number((first.extensions!.cost as { estimated: number }).estimated));
    expect(standing(first)).toEqual({ limit: 5_000, cost, used: cost, remaining: 5_000 - cost, resetAt });
    expect(standing(second)).toMatchObject({ cost, used: 2 * cost, remaining: 5_000 - 2 * cost });
    expect(Date.parse(resetAt) - Date.now()).toBeGreaterThan(50_000);
    expect(second.headers).toMatchObject({ "ratelimit-policy": '"points";q=5000;w=60', ratelimit: expect.stringMatching(`^"points";r=${5_000 - 2 * cost};t=\\d+$`) });
  });

  it("used up, nothing is read or run for it until the minute ends, which the refusal tells in seconds", async () => {
    const refusal = await exhaust(from("203.0.113.2"));
    expect(refusal).toMatchObject({ status: 429, data: undefined, errors: [{ message: expect.stringMatching(/5000 points a minute.*Try again in \d+ s/), extensions: { code: "RATE_LIMITED", retryAfter: expect.any(Number), details: { limit: "points", maximum: 5_000 } } }] });
    const { retryAfter } = refusal.errors[0]!.extensions;
    expect([refusal.headers["retry-after"], retryAfter! > 50 && retryAfter! <= 60]).toEqual([String(retryAfter), true]);
    statements.length = 0;
    expect(await served.ask("{ companies { nodes { slug } } }", {}, from("203.0.113.2"))).toMatchObject({ status: 429, errors: [{ extensions: { code: "RATE_LIMITED" } }] });
    expect(await served.ask("not a query", {}, from("203.0.113.2"))).toMatchObject({ status: 429 });
    expect((await request(served.app.server).get("/graphql").query({ query: SMALL }).set({ "apollo-require-preflight": "1", ...from("203.0.113.2") })).status).toBe(429);
    expect((await request(served.app.server).get("/ladders/google.csv").set(from("203.0.113.2"))).status).toBe(429);
    expect(statements).toEqual([]);
    expect((await served.ask(SMALL, {}, from("203.0.113.3"))).status).toBe(200);
  });

  it("used up, the next refusals come at once, and those to who goes on asking late, while others are answered", async () => {
    await exhaust(from("203.0.113.60"));
    const refusals = async (times: number): Promise<number> => {
      const began = performance.now();
      for (let i = 0; i < times; i += 1) expect((await served.ask(SMALL, {}, from("203.0.113.60"))).status).toBe(429);
      return performance.now() - began;
    };
    expect(await refusals(FAIR_USE.refusalsAtOnce)).toBeLessThan((FAIR_USE.refusalsAtOnce / 2) * FAIR_USE.refusalMs);
    const late = refusals(1);
    const other = served.ask(SMALL, {}, from("203.0.113.61"));
    expect([(await Promise.race([late, other])) instanceof Object, (await other).status]).toEqual([true, 200]);
    expect(await late).toBeGreaterThan(0.7 * FAIR_USE.refusalMs);
  });

  it("are those of a token wherever it is used, and of an address without one", async () => {
    const reader = await bearer(served.dataSource, "READER", "google");
    const asked = async (address: string, headers = {}) => standing(await served.ask(QUERY, {}, { ...from(address), ...headers })).used;
    const [anonymous, known, elsewhere, again] = [await asked("203.0.113.4"), await asked("203.0.113.4", reader), await asked("203.0.113.5", reader), await asked("203.0.113.4")];
    expect([known, elsewhere, again]).toEqual([anonymous, 2 * anonymous, 2 * anonymous]);
  });

  it("are one network's for IPv6, whose hosts choose among addresses", async () => {
    const used = async (address: string) => standing(await served.ask(QUERY, {}, from(address))).used;
    const first = await used("2001:db8:1:2::1");
    expect([await used("2001:db8:1:2:ffff::9"), await used("2001:db8:1:3::1")]).toEqual([2 * first, first]);
  });

  it("also pay for the bytes of a body, told beforehand or not", async () => {
    const body = JSON.stringify({ query: QUERY, variables: { unused: "x".repeat(10_000) } });
    const plain = standing(await served.ask(QUERY, {}, from("203.0.113.6"))).cost;
    const post = (address: string) => request(served.app.server).post("/graphql").set({ "content-type": "application/json", ...from(address) });
    const told = (await post("203.0.113.7").send(body)).body as Answered;
    const chunked = post("203.0.113.8").set("transfer-encoding", "chunked");
    chunked.write(body);
    const untold = (await chunked).body as Answered;
    expect([standing(told).cost, standing(untold).cost]).toEqual([plain + 1_000, plain + 1_000].map((least) => expect.closeTo(least, -1)));
  });

  it("must suffice in a whole minute: what costs more is told to be too complex, not to wait", async () => {
    const answer = await served.ask("{ companies(first: 100) { nodes { slug name country description ladders { name rungs { code } } } } }", {}, from("203.0.113.9"));
    expect(answer).toMatchObject({ status: 400, errors: [{ extensions: { code: "QUERY_TOO_COMPLEX", details: { limit: "cost" } } }] });
  });

  it("are neither logged nor shown with an address", async () => {
    await served.ask(SMALL, {}, from("198.51.100.77"));
    expect(log.filter((line) => line.includes("answered")).length).toBeGreaterThan(10);
    expect(log.filter((line) => /198\.51\.100|203\.0\.113|2001:db8/.test(line))).toEqual([]);
  });
});

describe("addresses outside the API", () => {
  it("have a price, and health has none", async () => {
    const get = (path: string, address: string) => request(served.app.server).get(path).set(from(address));
    expect([(await get("/ladders/google.csv", "203.0.113.20")).status, (await get("/ladders/google.svg", "203.0.113.20")).status]).toEqual([200, 429]);
    const refusal = await get("/mappings.sssom.tsv", "203.0.113.20");
    expect([refusal.status, refusal.headers["retry-after"], refusal.body]).toEqual([429, expect.stringMatching(/^\d+$/), { errors: [expect.objectContaining({ extensions: expect.objectContaining({ code: "RATE_LIMITED", retryAfter: Number(refusal.headers["retry-after"]) }) })] }]);
    for (let i = 0; i < 30; i += 1) expect((await get("/health/live", "203.0.113.20")).status).toBe(200);
    expect((await get("/graphql", "203.0.113.20").set("accept", "text/html")).status).not.toBe(429); // the playground opens, and says what it is told
  });

  it("that are priced exist", () => {
    expect(Object.keys(DOWNLOAD_POINTS).filter((url) => !served.app.http.hasRoute({ method: "GET", url }))).toEqual([]);
  });
});

describe("tokens that nobody knows", () => {
  it("are looked up so often for one address and then no more, while who sends none is served", async () => {
    const unknown = { authorization: `Bearer olt_${"x".repeat(43)}` };
    statements.length = 0;
    const statuses: number[] = [];
    for (let i = 0; i < FAIR_USE.unknownTokens.points + 5; i += 1) statuses.push((await served.ask(SMALL, {}, { ...unknown, ...from("203.0.113.30") })).status);
    expect([statuses.filter((status) => status === 401).length, statuses.filter((status) => status === 429).length]).toEqual([FAIR_USE.unknownTokens.points + 1, 4]);
    expect(statements).toHaveLength(FAIR_USE.unknownTokens.points + 1);
    const large = await request(served.app.server).post("/graphql").set({ "content-type": "application/json", ...unknown, ...from("203.0.113.30") }).send(JSON.stringify({ query: SMALL, variables: { a: "x".repeat(300_000) } }));
    expect([large.status, statements.length]).toEqual([429, FAIR_USE.unknownTokens.points + 1]);
    expect((await served.ask(SMALL, {}, from("203.0.113.30"))).status).toBe(200);
    expect((await served.ask(SMALL, {}, { ...unknown, ...from("203.0.113.31") })).status).toBe(401);
  });
});

it("mutations that are rare by nature exist", () => {
  const mutations = Object.keys(buildSchema().getMutationType()!.getFields());
  expect(Object.keys(RARE_MUTATIONS).filter((name) => !mutations.includes(name))).toEqual([]);
});

it("disputes are few without a token, also in one request", async () => {
  const dispute = (times: number) => served.ask(`mutation ($input: DisputeEquivalenceInput!) { ${Array.from({ length: times }, (_, i) => `a${i}: disputeEquivalence(input: $input) { userErrors { code } }`).join(" ")} }`,
    { input: {} }, from("203.0.113.50"));
  expect((await dispute(RARE_MUTATIONS.disputeEquivalence!.anonymous)).errors.map(({ extensions }) => extensions.code)).not.toContain("RATE_LIMITED");
  expect(await dispute(1)).toMatchObject({ status: 429, errors: [{ extensions: { code: "RATE_LIMITED", retryAfter: expect.closeTo(3_600, -2), details: { limit: "disputeEquivalence" } } }] });
  expect((await served.ask(SMALL, {}, from("203.0.113.50"))).status).toBe(200);
});

it("reading a query is counted where it was not seen before, whether it holds or not, and where it is compiled", async () => {
  const noted = jest.spyOn(FairUse.prototype, "noteReading");
  const reads = async (query: string): Promise<number> => {
    noted.mockClear();
    await served.ask(query, {}, from("203.0.113.40"));
    return noted.mock.calls.length;
  };
  const counted = [await reads("{ roles { key } }"), await reads("{ roles { key } }"), await reads("{ roles { key } }"), await reads("{ nothing }"), await reads("{ nothing }"), await reads("{ roles")];
  expect(counted).toEqual([2, 1, 0, 2, 2, 1]);
  noted.mockRestore();
});

describe("a server without TRUST_PROXY", () => {
  it("takes nobody's word for an address, and says once that it should be told of its proxy", async () => {
    const lines: string[] = [];
    const plain = await serve({ fairUse: { rateLimit: 5_000 }, log: { write: (line) => void lines.push(line) } });
    try {
      const first = standing(await plain.ask(QUERY, {}, from("203.0.113.1")));
      expect(standing(await plain.ask(QUERY, {}, from("203.0.113.2"))).used).toBe(2 * first.cost);
      expect(lines.filter((line) => line.includes("TRUST_PROXY"))).toHaveLength(1);
    } finally {
      await plain.close();
    }
  });
});

it("a server that is told not to count says so by null", async () => {
  const open = await serve();
  try {
    expect(await open.ask(QUERY)).toMatchObject({ status: 200, data: { rateLimit: null } });
  } finally {
    await open.close();
  }
});
