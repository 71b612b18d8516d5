import request from "supertest";
import { startTracing } from "../../src/app/tracing.js";
import { bearer } from "../support/access.js";
import { serve, type AskedServer } from "../support/asked-server.js";
import { Collector, type CollectedSpan } from "../support/collector.js";

/** What nobody but the asker may know of. */
const SECRETS = ["Secrets", "my secret", "someone", "example.org", "netflix", "42424242"];
let collector: Collector;
let spans: readonly CollectedSpan[];
let token: string;

/** Everything is asked first and sent when tracing ends, so the tests only look. */
beforeAll(async () => {
  collector = await Collector.start();
  Object.assign(process.env, { OTEL_EXPORTER_OTLP_ENDPOINT: collector.url, OTEL_SERVICE_NAME: "ladders-here" });
  const tracing = startTracing();
  const served = await serve({ tracing });
  token = (await bearer(served.dataSource, "ADMIN")).secret;
  await ask(served);
  await served.close();
  await tracing.close();
  spans = collector.spans;
});
afterAll(async () => {
  delete process.env.OTEL_EXPORTER_OTLP_ENDPOINT;
  delete process.env.OTEL_SERVICE_NAME;
  await collector.close();
});

async function ask(served: AskedServer): Promise<void> {
  const title = { title: "Chief of Secrets", scopeText: "I kept my secret scope, mail someone@example.org", people: 42_424_242 };
  const as = { authorization: `Bearer ${token}` };
  await served.ask("query Placed($title: FreeTitleInput!) { resolveTitle(input: $title) { __typename } }", { title }, as);
  await served.ask("query Found($text: String!) { search(text: $text) { nodes { __typename } } }", { text: "Chief of Secrets" }, { traceparent: "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01" });
  await served.ask('query Failed { company(slug: "netflix") { name } equivalence(input: { from: { companyRung: { company: "netflix", code: "Chief of Secrets" } }, toCompany: "netflix" }) { __typename } }');
  await request(served.app.server).get("/title").query({ q: "Chief of Secrets" });
  await served.dataSource.query("alter table search_name rename to search_name_away");
  await served.ask("query Broken($text: String!) { search(text: $text) { nodes { __typename } } }", { text: "Chief of Secrets" });
  await served.dataSource.query("alter table search_name_away rename to search_name");
}

const named = (name: string): CollectedSpan => {
  const found = spans.find((span) => span.name === name);
  if (found === undefined) throw new Error(`no span ${name} among ${spans.map((span) => span.name).join(", ")}`);
  return found;
};
const attribute = ({ attributes }: CollectedSpan, key: string): unknown => Object.values(attributes.find((each) => each.key === key)?.value ?? {})[0];

it("a request, its operation and its statements are one trace, which may begin at the caller", () => {
  const operation = named("query Found");
  const ofTrace = spans.filter(({ traceId }) => traceId === "0af7651916cd43dd8448eb211c80319c");
  const root = ofTrace.find(({ parentSpanId }) => parentSpanId === "b7ad6b7169203331")!;
  expect([root.name, attribute(root, "http.route"), Number(attribute(root, "http.response.status_code"))]).toEqual(["POST /graphql", "/graphql", 200]);
  expect([operation.traceId, operation.parentSpanId]).toEqual([root.traceId, root.spanId]);
  const statements = ofTrace.filter((span) => attribute(span, "db.system.name") === "postgresql");
  expect(statements.map(({ parentSpanId }) => parentSpanId)).toEqual(statements.map(() => root.spanId));
  expect(statements.map((span) => attribute(span, "db.query.text"))).toContainEqual(expect.stringMatching(/search_name/));
});

it("what failed says so, by its code", () => {
  expect([named("query Failed").status.code, attribute(named("query Failed"), "error.type")]).toEqual([2, expect.stringMatching(/^UNKNOWN_/)]);
  expect(spans.filter((span) => attribute(span, "error.type") === "42P01").map((span) => attribute(span, "db.system.name"))).toEqual(["postgresql"]);
});

it("pages of the explorer are traced by their route, and what is done in the background is not", () => {
  expect(attribute(named("GET /title"), "http.route")).toBe("/title");
  expect(spans.filter(({ name, parentSpanId }) => parentSpanId === undefined && !/^(?:GET|POST) \//.test(name))).toEqual([]);
});

it("the service has the name that the environment gives it", () => {
  expect(collector.bodies[0]).toContain('"ladders-here"');
});

it("no value of a query, a variable, an address or a header is exported", () => {
  expect(spans.length).toBeGreaterThan(10);
  const exported = collector.bodies.join("\n");
  for (const secret of [token, ...SECRETS]) expect(exported).not.toContain(secret);
});
