import { serverAudits } from "graphql-http";
import request from "supertest";
import { HTTP_LIMITS } from "../../src/app/limits.js";
import { answered, serve, type AskedServer } from "../support/asked-server.js";

let served: AskedServer;
let url: string;
beforeAll(async () => {
  served = await serve();
  url = `${await served.app.http.listen({ host: "127.0.0.1", port: 0 })}/graphql`;
});
afterAll(() => served.close());

const MODERN = "application/graphql-response+json";
const JSON_TYPE = "application/json";
const HEADLINE = '{ company(slug: "google") { name } }';
const post = (body: string | object, headers: Readonly<Record<string, string>> = {}): request.Test =>
  request(served.app.server).post("/graphql").set({ "content-type": JSON_TYPE, accept: MODERN, ...headers }).send(typeof body === "string" ? body : JSON.stringify(body));
const get = (query: object, headers: Readonly<Record<string, string>> = { "apollo-require-preflight": "1" }): request.Test =>
  request(served.app.server).get("/graphql").set({ accept: MODERN, ...headers }).query(query);

describe("graphql-http's audits", () => {
  // fetch needs a socket, so this one listens
  const audits = serverAudits({ url: () => url, fetchFn: fetch });

  it("are all there: 61, of which none is left out below", () => {
    expect([audits.length, new Set(audits.map((audit) => audit.id)).size]).toEqual([61, 61]);
  });

  it.each(audits.map((audit) => [`${audit.id} ${audit.name}`, audit] as const))("%s", async (name, audit) => {
    const result = await audit.fn();
    // a MAY is ours to choose: a GET without a header that makes browsers ask first is refused (CSRF), and with it so are these
    const allowed = / MAY /.test(name) ? ["ok", "notice"] : ["ok"];
    expect([result.status, "reason" in result ? result.reason : ""]).toEqual([expect.stringMatching(`^(${allowed.join("|")})$`), expect.anything()]);
  });
});

describe("cross-site request forgery", () => {
  it.each(["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "text/plain; application/json"])("a body of type %s, which any page may send, is not read", async (type) => {
    const answer = answered(await post({ query: HEADLINE }, { "content-type": type }));
    expect(answer).toMatchObject({ status: 415, errors: [{ message: "Send the body as application/json.", extensions: { code: "UNSUPPORTED_MEDIA_TYPE" } }] });
  });

  it("a GET that a page could make without asking first is refused, with what to send", async () => {
    expect(answered(await get({ query: HEADLINE }, {}))).toMatchObject({ status: 400, data: undefined, errors: [{ message: expect.stringMatching(/CSRF.*apollo-require-preflight/s), extensions: { code: "BAD_REQUEST" } }] });
    expect(answered(await get({ query: HEADLINE }, { "content-type": "text/plain" }))).toMatchObject({ status: 400 });
  });

  it.each([["apollo-require-preflight", "1"], ["x-apollo-operation-name", "Q"], ["content-type", JSON_TYPE]] as const)("a GET with %s: %s is answered", async (name, value) => {
    expect(answered(await get({ query: HEADLINE }, { [name]: value }))).toMatchObject({ status: 200, data: { company: { name: "Google" } } });
  });

  it("a browser may read from anywhere, without credentials", async () => {
    const { headers } = await post({ query: HEADLINE }, { origin: "https://example.org" });
    expect(headers).toMatchObject({ "access-control-allow-origin": "*", "access-control-expose-headers": expect.stringMatching(/x-request-id.*x-query-cost/) });
    expect(headers).not.toHaveProperty("access-control-allow-credentials");
  });
});

describe("methods", () => {
  it("a mutation over GET is refused before it is looked up", async () => {
    const response = await get({ query: "mutation { __typename }" });
    expect(answered(response)).toMatchObject({ status: 405, data: undefined, errors: [{ message: expect.stringMatching(/GET requests only support query/) }] });
    expect(response.headers.allow).toBe("POST");
  });

  it("a HEAD has the GET's status and type, and no body", async () => {
    const response = await request(served.app.server).head("/graphql").set({ accept: MODERN, "apollo-require-preflight": "1" }).query({ query: HEADLINE });
    expect([response.status, response.headers["content-type"], response.text]).toEqual([200, `${MODERN}; charset=utf-8`, undefined]);
  });

  it.each(["put", "patch", "delete"] as const)("%s is not offered, whatever the body", async (method) => {
    for (const type of [JSON_TYPE, "application/xml"]) {
      const response = await request(served.app.server)[method]("/graphql").set("content-type", type).send("{");
      expect([response.status, response.headers.allow]).toEqual([405, "GET, HEAD, POST"]);
    }
  });
});

describe("what the answer is sent as", () => {
  it.each([
    [MODERN, MODERN], [JSON_TYPE, JSON_TYPE], ["*/*", JSON_TYPE], [`${MODERN}, ${JSON_TYPE};q=0.9`, MODERN], [`${JSON_TYPE}, ${MODERN};q=0.5`, JSON_TYPE], ["text/html, */*;q=0.1", JSON_TYPE],
  ])("for %s it is %s", async (accept, type) => {
    const response = await post({ query: HEADLINE }, { accept });
    expect([response.status, response.headers["content-type"]]).toEqual([200, `${type}; charset=utf-8`]);
  });

  it("for a type that we do not speak it is 406", async () => {
    expect(answered(await post({ query: HEADLINE }, { accept: "application/xml" }))).toMatchObject({ status: 406, errors: [{ extensions: { code: "BAD_REQUEST" } }] });
  });

  it.each([
    ["does not parse", { query: "{" }, "GRAPHQL_PARSE_FAILED"],
    ["does not fit the schema", { query: "{ nothing }" }, "GRAPHQL_VALIDATION_FAILED"],
    ["has a variable of the wrong kind", { query: "query Q($s: String!) { company(slug: $s) { id } }", variables: { s: 1 } }, "BAD_USER_INPUT"],
    ["names an operation that is not there", { query: "query Q { __typename }", operationName: "P" }, "OPERATION_RESOLUTION_FAILURE"],
    ["is too deep", { query: `{ canonicalLevel(key: "ic/senior") ${"{ next ".repeat(20)}{ key }${"}".repeat(20)} }` }, "QUERY_TOO_DEEP"],
  ])("a query that %s never ran: 400, but 200 for clients of the older type", async (_what, body, code) => {
    for (const [accept, status] of [[MODERN, 400], [JSON_TYPE, 200]] as const) {
      expect(answered(await post(body, { accept }))).toMatchObject({ status, errors: [{ extensions: { code } }] });
    }
  });

  it("a query that ran is 200, with an error where it belongs", async () => {
    for (const accept of [MODERN, JSON_TYPE]) {
      expect(answered(await post({ query: `{ ladder(id: "x") { id } ${HEADLINE.slice(1)}` }, { accept }))).toMatchObject({ status: 200, data: { ladder: null, company: { name: "Google" } }, errors: [{ path: ["ladder"] }] });
    }
  });
});

describe("a body that cannot be read", () => {
  it.each([
    ["malformed", "{", 400, /not JSON/], ["empty", "", 400, /not JSON, is empty/], ["null", "null", 400, /POST body missing/], ["a text", '"{ __typename }"', 400, /POST body missing/], ["a number", "5", 400, /POST body missing/],
    ["without a query", "{}", 400, /no keys/], ["a list of operations", `[{"query":"{ __typename }"}]`, 400, /batching/], ["an empty list", "[]", 400, /batching/],
    ["with an empty query", '{"query":""}', 400, /non-empty `query`/], ["with a query of the wrong kind", '{"query":["{ __typename }"]}', 400, /must be strings/],
    ["with a list of variables", '{"query":"{ __typename }","variables":[]}', 400, /`variables`.* object/], ["with variables as text", '{"query":"{ __typename }","variables":"{}"}', 400, /`variables`.* object/],
    ["with an operation name of the wrong kind", '{"query":"{ __typename }","operationName":1}', 400, /`operationName`/], ["with extensions of the wrong kind", '{"query":"{ __typename }","extensions":[]}', 400, /`extensions`/],
    ["larger than 256 KB", JSON.stringify({ query: "#".repeat(HTTP_LIMITS.bodyBytes) }), 413, /larger than 262144 bytes/],
  ])("%s: %#", async (_what, body, status, message) => {
    for (const accept of [MODERN, JSON_TYPE]) expect(answered(await post(body, { accept }))).toMatchObject({ status, data: undefined, errors: [{ message: expect.stringMatching(message) }] });
  });

  it.each([
    ["another charset", { "content-type": "application/json; charset=iso-8859-1" }, /UTF-8/], ["another charset in quotes", { "content-type": 'application/json;charset="utf-16"' }, /UTF-8/],
    ["a compressed body", { "content-encoding": "gzip" }, /compressed/], ["a query without wrapping", { "content-type": "application/graphql" }, /application\/json/],
    ["XML", { "content-type": "application/xml" }, /application\/json/], ["no type that can be read", { "content-type": "json" }, /application\/json/],
  ])("%s is a media type we do not take", async (_what, headers, message) => {
    expect(answered(await post({ query: HEADLINE }, headers))).toMatchObject({ status: 415, errors: [{ message: expect.stringMatching(message), extensions: { code: "UNSUPPORTED_MEDIA_TYPE" } }] });
  });

  it.each(["application/json; charset=utf-8", "application/json;charset=UTF-8", 'application/json; charset="utf-8"', "APPLICATION/JSON"])("%s is one that we take", async (type) => {
    expect(answered(await post({ query: HEADLINE }, { "content-type": type }))).toMatchObject({ status: 200, data: { company: { name: "Google" } } });
  });

  it.each([
    ["twice the same parameter", "query={__typename}&query={__typename}", 400, /only be specified once/], ["variables that are no JSON", "query={__typename}&variables={", 400, /invalid JSON/],
    ["no query", "", 400, /non-empty `query`/],
  ])("a GET with %s", async (_what, search, status, message) => {
    expect(answered(await request(served.app.server).get(`/graphql?${search}`).set("apollo-require-preflight", "1"))).toMatchObject({ status, errors: [{ message: expect.stringMatching(message) }] });
  });
});

describe("addresses", () => {
  it.each(["/nothing", "/graphql/nothing", "/%00", "/playground/assets/../../package.json", "/.env"])("%s holds nothing, and the way to the API is told", async (path) => {
    expect(answered(await request(served.app.server).get(path))).toMatchObject({ status: 404, errors: [{ message: expect.stringMatching(/the API is at \/graphql/), extensions: { code: "NOT_FOUND" } }] });
  });

  it("one that cannot be decoded is a bad request like any other, with an id", async () => {
    const response = await request(served.app.server).get("/%zz");
    expect(answered(response)).toMatchObject({ status: 400, errors: [{ extensions: { code: "BAD_REQUEST" } }] });
    expect(response.headers["x-request-id"]).toMatch(/^[0-9a-f-]{36}$/);
  });
});
