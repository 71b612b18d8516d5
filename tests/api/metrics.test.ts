import request from "supertest";
import { bearer } from "../support/access.js";
import { serve, type AskedServer } from "../support/asked-server.js";

let served: AskedServer;
beforeAll(async () => { served = await serve({ fairUse: { rateLimit: 5_000, trustProxy: 1 } }); });
afterAll(() => served.close());

const NAMED = 'query WhatIsGoogleL5AtAmazon { equivalence(input: { from: { companyRung: { company: "google", code: "L5" } }, toCompany: "amazon" }) { __typename } }';
const read = async (): Promise<string> => (await request(served.app.server).get("/metrics")).text;
/** The figure of a series; undefined: it is not there. */
const figure = async (series: string): Promise<number | undefined> => {
  const line = (await read()).split("\n").find((each) => each.startsWith(`${series} `));
  return line === undefined ? undefined : Number(line.split(" ").at(-1));
};
/** By how much `work` moves a series. */
async function moved(series: string, work: () => Promise<unknown>): Promise<number> {
  const before = (await figure(series)) ?? 0;
  await work();
  return ((await figure(series)) ?? 0) - before;
}
const from = (address: string): Record<string, string> => ({ "x-forwarded-for": address });

describe("/metrics", () => {
  it("is Prometheus' text, each figure with its meaning", async () => {
    const { status, headers, text } = await request(served.app.server).get("/metrics");
    expect([status, headers["content-type"], headers["cache-control"]]).toEqual([200, expect.stringMatching(/^text\/plain; version=0\.0\.4/), "no-store"]);
    const families = [...text.matchAll(/^# TYPE (\S+)/gm)].map(([, name]) => name);
    expect([...text.matchAll(/^# HELP (\S+) \S/gm)].map(([, name]) => name)).toEqual(families);
    expect(families).toEqual(expect.arrayContaining(["nodejs_eventloop_lag_p99_seconds", "process_resident_memory_bytes", "nodejs_gc_duration_seconds"]));
  });

  it("counts operations by name and code, with their time and cost", async () => {
    const asked = () => served.ask(NAMED, {}, from("203.0.113.1"));
    expect(await moved('org_ladder_graphql_operations_total{operation="WhatIsGoogleL5AtAmazon",code="OK"}', asked)).toBe(1);
    expect(await moved('org_ladder_graphql_operation_duration_seconds_count{operation="WhatIsGoogleL5AtAmazon"}', asked)).toBe(1);
    expect(await moved("org_ladder_graphql_cost_sum", asked)).toBe(62);
    expect(await moved('org_ladder_http_requests_total{route="/graphql",status="200"}', asked)).toBe(1);
  });

  it("counts errors by code, also of what was never run", async () => {
    expect(await moved('org_ladder_graphql_errors_total{code="UNKNOWN_COMPANY"}', () => served.ask(NAMED.replace("google", "nobody"), {}, from("203.0.113.2")))).toBe(1);
    expect(await moved('org_ladder_graphql_operations_total{operation="other",code="GRAPHQL_VALIDATION_FAILED"}', () => served.ask("query Wrong { nothing }", {}, from("203.0.113.2")))).toBe(1);
  });

  it("counts what strangers call theirs as other, and addresses that lead nowhere as one", async () => {
    expect(await moved('org_ladder_graphql_operations_total{operation="other",code="OK"}', async () => { for (const name of ["One", "Two"]) await served.ask(`query ${name} { __typename }`, {}, from("203.0.113.3")); })).toBe(2);
    expect(await moved('org_ladder_http_requests_total{route="other",status="404"}', async () => { for (const path of ["/one", "/two"]) await request(served.app.server).get(path); })).toBe(2);
  });

  it("counts what the explorer's pages ask", async () => {
    expect(await moved('org_ladder_graphql_operations_total{operation="Company",code="OK"}', () => request(served.app.server).get("/company/google").set(from("203.0.113.4")))).toBe(1);
  });

  it("tells how caches do", async () => {
    let times = 0;
    const asked = () => served.ask(NAMED, { times: times += 1 }, from("203.0.113.5")); // never the same twice: the whole answer would be kept
    await asked();
    await asked();
    const unseen = (n: number) => served.ask("query Unseen { __typename }", { n }, from("203.0.113.5"));
    expect([await moved('org_ladder_cache_hits_total{cache="documents"}', () => unseen(1)), await moved('org_ladder_cache_hits_total{cache="documents"}', () => unseen(2))]).toEqual([0, 1]);
    for (const cache of ["passing_companies", "evidence", "compiled"]) expect([cache, (await moved(`org_ladder_cache_hits_total{cache="${cache}"}`, asked)) > 0, await moved(`org_ladder_cache_misses_total{cache="${cache}"}`, asked)]).toEqual([cache, true, 0]);
    expect(await moved('org_ladder_cache_misses_total{cache="companies"}', () => served.ask(NAMED.replace("amazon", "netflix"), {}, from("203.0.113.5")))).toBe(1);
    expect([await figure('org_ladder_cache_entries{cache="documents"}'), await figure('org_ladder_cache_bytes{cache="documents"}')]).toEqual([expect.any(Number), expect.any(Number)]);
  });

  it("tells of the pool, and which epoch was seen how long ago", async () => {
    expect([await figure('org_ladder_pool_connections{pool="primary"}'), await figure('org_ladder_pool_waiting{pool="primary"}')]).toEqual([expect.any(Number), 0]);
    const [{ value }] = await served.dataSource.query<[{ value: string }]>("select value from epoch");
    expect(await figure("org_ladder_published_epoch")).toBe(Number(value));
    expect(await figure("org_ladder_published_epoch_age_seconds")).toBeLessThan(1);
  });

  it("counts refusals of fair use by limit", async () => {
    expect(await moved('org_ladder_rate_limited_total{limit="points"}', async () => { for (let i = 0; i < 25; i += 1) await served.ask(NAMED, {}, from("203.0.113.6")); })).toBeGreaterThan(1);
  });

  it("says neither who asks nor what about", async () => {
    const { authorization, secret } = await bearer(served.dataSource, "ADMIN");
    await served.ask("query Q($title: String!) { search(text: $title) { nodes { __typename } } }", { title: "Chief of Secrets" }, { ...from("198.51.100.77"), authorization });
    await request(served.app.server).get("/title").query({ q: "Chief of Secrets" }).set(from("198.51.100.77"));
    const text = await read();
    for (const hidden of [secret, "198.51.100", "Secrets", "google", "amazon", "equivalence("]) expect(text.replaceAll("WhatIsGoogleL5AtAmazon", "")).not.toContain(hidden);
  });
});

describe("who may read them", () => {
  it("is whoever asks on this machine, not through a proxy", async () => {
    for (const headers of [from("127.0.0.1"), { forwarded: "for=127.0.0.1" }]) {
      const answer = await request(served.app.server).get("/metrics").set(headers);
      expect([answer.status, answer.text]).toEqual([403, expect.stringContaining("METRICS_TOKEN")]);
    }
  });

  it("is whoever has the token, where one is set", async () => {
    const guarded = await serve({ metricsToken: "a-token-of-metrics" });
    const status = async (headers: Record<string, string>): Promise<number> => (await request(guarded.app.server).get("/metrics").set(headers)).status;
    expect([await status({}), await status({ authorization: "Bearer a-token-of-metricz" }), await status({ authorization: "Bearer a-token-of-metrics", ...from("203.0.113.9") })]).toEqual([401, 401, 200]);
    await guarded.close();
  });
});
