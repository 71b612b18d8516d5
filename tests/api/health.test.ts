import request from "supertest";
import { withAdmin } from "../support/database.js";
import { answered, serve, type Answered, type AskedServer } from "../support/asked-server.js";
import { proxyTo, type Proxy } from "../support/proxy.js";

const COLD = "query Cold($n: Int!) { companies(first: $n) { nodes { name } } }";
const HEADLINE = 'query Headline { equivalence(input: { from: { companyRung: { company: "google", code: "L5" } }, toCompany: "amazon" }) { __typename } }';
const AWAY = { message: "The database cannot be reached just now. Try again in a moment.", extensions: { code: "SERVICE_UNAVAILABLE" } };
const INSIDES = /ECONN|terminat|postgres|\bsql\b|select |timeout|\.js|\.ts|at \S+:\d/i;

type Line = Readonly<Record<string, unknown>>;
const lines: Line[] = [];
let served: AskedServer;
let wire: Proxy;

beforeAll(async () => {
  served = await serve({
    through: async (own) => { wire = await proxyTo(own); return wire.connection; },
    log: { write: (line) => void lines.push(JSON.parse(line) as Line) },
  });
});
afterAll(async () => {
  wire.mend();
  await served.close();
  await wire.close();
});
beforeEach(() => { lines.length = 0; });

const health = async (path: "live" | "ready") => {
  const { status, body } = (await request(served.app.server).get(`/health/${path}`)) as { status: number; body: Line };
  return { status, body };
};

/** Asks until the answer has no errors: at most 5 s. */
async function recovered(query: string, variables?: object): Promise<Answered> {
  for (let left = 50; ; left -= 1) {
    const answer = await served.ask(query, variables);
    if (answer.errors.length === 0 || left === 0) return answer;
    await new Promise((resolve) => { setTimeout(resolve, 100); });
  }
}

/** Until nothing is taken on trust any more of what was last seen in the database. */
const leaseRunsOut = (): Promise<void> => new Promise((resolve) => { setTimeout(resolve, 1_000); });

describe("health", () => {
  it("is live and ready when all is well, and says nothing of it in the log", async () => {
    expect(await health("live")).toEqual({ status: 200, body: { status: "live" } });
    expect(await health("ready")).toEqual({ status: 200, body: { status: "ready", taxonomyVersion: expect.any(String) } });
    expect(lines).toEqual([]);
  });

  it("is not ready on a database that lacks a migration, and says so", async () => {
    const [last] = await served.dataSource.query<{ id: number; timestamp: string; name: string }[]>("delete from migrations where id = (select max(id) from migrations) returning *").then((result) => (Array.isArray(result[0]) ? (result[0] as typeof result) : result));
    expect(await health("ready")).toEqual({ status: 503, body: { status: "not ready", reason: "the database is not migrated to this version" } });
    await served.dataSource.query("insert into migrations (id, timestamp, name) values ($1, $2, $3)", [last?.id, last?.timestamp, last?.name]);
    expect((await health("ready")).status).toBe(200);
  });

  it("is live but not ready while the database is away, and ready again after", async () => {
    wire.cut();
    expect(await health("live")).toEqual({ status: 200, body: { status: "live" } });
    expect(await health("ready")).toEqual({ status: 503, body: { status: "not ready", reason: "the database cannot be reached" } });
    expect(lines).toEqual(expect.arrayContaining([expect.objectContaining({ level: 40, msg: "not ready", requestId: expect.any(String), err: expect.anything() })]));
    wire.mend();
    expect((await health("ready")).status).toBe(200);
  });

  it("says within 2 s that a database which hangs does not answer", async () => {
    wire.clog();
    const began = performance.now();
    expect(await health("ready")).toEqual({ status: 503, body: { status: "not ready", reason: expect.stringMatching(/^the database (does not answer within 2000 ms|cannot be reached)$/) } });
    expect(performance.now() - began).toBeLessThan(3_000);
    wire.mend();
    expect(await recovered(COLD, { n: 3 })).toMatchObject({ errors: [] });
  });
});

describe("a database that is away", () => {
  it("is told as such, in our words alone, and logged in its own under the request's id", async () => {
    wire.cut();
    const answer = await served.ask(COLD, { n: 4 });
    expect(answer).toMatchObject({ data: { companies: null }, errors: [{ ...AWAY, path: ["companies"] }] });
    expect(answer.text.replace(AWAY.message, "")).not.toMatch(INSIDES);
    expect(lines).toEqual(expect.arrayContaining([expect.objectContaining({ level: 50, msg: "a resolver failed", requestId: answer.headers["x-request-id"], operation: "Cold", err: expect.anything() })]));
    wire.mend();
    expect(await recovered(COLD, { n: 4 })).toMatchObject({ errors: [] });
  });

  it("is no hindrance for what is in memory, until it cannot be known any more whether that still holds", async () => {
    expect(await recovered(HEADLINE)).toMatchObject({ data: { equivalence: { __typename: "Equivalence" } } });
    wire.cut();
    expect(await served.ask(HEADLINE)).toMatchObject({ data: { equivalence: { __typename: "Equivalence" } }, errors: [] });
    await leaseRunsOut();
    expect(await served.ask(HEADLINE)).toMatchObject({ data: { equivalence: null }, errors: [AWAY] });
    wire.mend();
    expect(await recovered(HEADLINE)).toMatchObject({ data: { equivalence: { __typename: "Equivalence" } }, errors: [] });
  });

  it("may end every session: the next requests open new ones", async () => {
    await withAdmin({ connection: served.database.connection }, (admin) => admin.query("select pg_terminate_backend(pid) from pg_stat_activity where datname = $1 and pid <> pg_backend_pid()", [served.database.name]));
    expect(await recovered(COLD, { n: 5 })).toMatchObject({ errors: [] });
  });

  it("may hang: what is asked is given up, and connections that never answer again are not kept", async () => {
    wire.clog();
    const began = performance.now();
    const asked = await Promise.all(Array.from({ length: 6 }, (_, i) => served.ask(COLD, { n: 10 + i })));
    expect(asked.map(({ errors }) => errors[0]?.extensions.code)).toEqual(Array(6).fill("SERVICE_UNAVAILABLE"));
    expect(performance.now() - began).toBeLessThan(5_000);
    wire.mend("old stay clogged");
    const mended = performance.now();
    expect(await recovered(COLD, { n: 6 })).toMatchObject({ errors: [] });
    for (let look = 0; look < 3; look += 1) {
      await leaseRunsOut();
      expect(await served.ask(HEADLINE)).toMatchObject({ errors: [] });
    }
    expect(performance.now() - mended).toBeLessThan(4_900); // a clogged connection that was kept costs 3 s each time
    expect((await Promise.all(Array.from({ length: 8 }, (_, i) => served.ask(COLD, { n: 20 + i })))).flatMap(({ errors }) => errors)).toEqual([]);
  });
});

it("a failure of ours is told as such, and why only in the log", async () => {
  await served.dataSource.query("alter table company rename to company_away");
  try {
    const answer = await served.ask(COLD, { n: 7 });
    expect(answer).toMatchObject({ status: 200, data: { companies: null }, errors: [{ message: "Something went wrong on our side; it has been logged with the request's id.", extensions: { code: "INTERNAL_SERVER_ERROR" } }] });
    expect(answer.text).not.toMatch(/relation|company c|exist/);
    expect(lines).toEqual(expect.arrayContaining([expect.objectContaining({ level: 50, requestId: answer.headers["x-request-id"], err: expect.objectContaining({ message: expect.stringMatching(/relation .* does not exist/) }) })]));
  } finally {
    await served.dataSource.query("alter table company_away rename to company");
  }
});

describe("a request's id", () => {
  it("is on every answer, whatever became of it, and never twice the same", async () => {
    const answers = await Promise.all([
      request(served.app.server).get("/health/live"), request(served.app.server).get("/nothing"), request(served.app.server).put("/graphql"), request(served.app.server).post("/graphql").send("{"),
      request(served.app.server).post("/graphql").send({ query: HEADLINE }), request(served.app.server).get("/%zz"), request(served.app.server).options("/graphql").set({ origin: "https://example.org", "access-control-request-method": "POST" }),
    ]);
    const ids = answers.map(({ headers }) => headers["x-request-id"] as unknown);
    expect(ids).toEqual(ids.map(() => expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f-]{27}$/)));
    expect(new Set(ids).size).toBe(ids.length);
  });

  it("is the caller's own where that is a plain word", async () => {
    const idFor = async (given: string) => (await request(served.app.server).get("/health/live").set("x-request-id", given)).headers["x-request-id"] as string;
    expect(await idFor("trace-42_a.b")).toBe("trace-42_a.b");
    for (const odd of ["", "a b", '"}{', "x".repeat(65)]) expect(await idFor(odd)).toMatch(/^[0-9a-f-]{36}$/);
  });
});

describe("the log", () => {
  it("has one line for a request: its id, what was asked by name, how it went, how long it took, what it cost", async () => {
    const answer = await served.ask(HEADLINE);
    expect(lines).toEqual([{
      level: 30, time: expect.any(Number), pid: expect.any(Number), hostname: expect.any(String), msg: "answered",
      requestId: answer.headers["x-request-id"], method: "POST", path: "/graphql", status: 200, ms: expect.any(Number), operation: "Headline", cost: 62,
    }]);
  });

  it("does not have what was asked about, nor credentials", async () => {
    await request(served.app.server).get("/graphql").set({ authorization: "Bearer secret-token", "apollo-require-preflight": "1" }).query({ query: '{ company(slug: "private-matter") { id } }' });
    await served.ask("query Q($slug: String!) { company(slug: $slug) { id } }", { slug: "private-matter" }, { authorization: "Bearer secret-token" });
    await served.dataSource.query("alter table company rename to company_away");
    await served.ask("query Q($slug: String!) { company(slug: $slug) { id } }", { slug: "private-matter-too" });
    await served.dataSource.query("alter table company_away rename to company");
    expect(lines.map((line) => line.level)).toEqual([30, 30, 50, 30]);
    expect(JSON.stringify(lines)).not.toMatch(/private-matter|secret-token/);
  });

  it("has a line for what was refused too", async () => {
    answered(await request(served.app.server).post("/graphql").set("content-type", "text/plain").send("x"));
    expect(lines).toMatchObject([{ status: 415, path: "/graphql", requestId: expect.any(String) }]);
  });
});
