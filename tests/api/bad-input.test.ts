import request from "supertest";
import { INPUT_LIMITS } from "../../src/app/limits.js";
import { answered, serve, type AskedServer } from "../support/asked-server.js";

let served: AskedServer;
beforeAll(async () => { served = await serve(); });
afterAll(() => served.close());

const EQUIVALENCE = "query Q($input: EquivalenceInput!) { equivalence(input: $input) { __typename ... on Abstention { reason message } } }";
const at = (from: object, toCompany = "amazon") => ({ input: { from, toCompany } });
const rung = (company: string, name: object) => ({ companyRung: { company, ...name } });

it.each([
  ["a NUL byte", "a\u0000b", /NUL/],
  ["half of a surrogate pair", "a\ud800", /surrogate/],
  ["a text of 100 kB", "x".repeat(100_000), /has 100000 characters; at most 2000/],
])("a string with %s is refused where it stands, by its path", async (_what, bad, rule) => {
  const inVariable = await served.ask(EQUIVALENCE, at(rung("google", { code: bad })));
  expect(inVariable).toMatchObject({ status: 400, errors: [{ message: expect.stringMatching(rule), extensions: { code: "BAD_USER_INPUT", details: { field: "$input.from.companyRung.code" } } }] });
  const asCompany = await served.ask("query Q($slugs: [String!]!) { compareLadders(input: { companies: $slugs }) { track } }", { slugs: ["google", bad] });
  expect(asCompany).toMatchObject({ status: 400, errors: [{ extensions: { details: { field: "$slugs[1]" } } }] });
  const asId = await served.ask("query Q($id: ID!) { ladder(id: $id) { id } }", { id: bad });
  expect(asId).toMatchObject({ status: 400, errors: [{ extensions: { details: { field: "$id" } } }] });
});

it.each([
  ["an escaped NUL", String.raw`{ company(slug: "a\u0000") { id } }`, 400, "BAD_USER_INPUT", /^slug: .*NUL/],
  ["a NUL in a nested input", String.raw`{ compareLadders(input: { companies: ["google", "\u0000"] }) { track } }`, 400, "BAD_USER_INPUT", /^input\.companies\[1\]: /],
  ["a NUL in a variable's default", String.raw`query Q($s: String! = "\u0000") { company(slug: $s) { id } }`, 400, "BAD_USER_INPUT", /^\$s: /],
  ["a NUL in a fragment's arguments", String.raw`{ company(slug: "google") { ...f } } fragment f on Company { ladders(family: "\u0000") { id } }`, 400, "BAD_USER_INPUT", /^family: /],
  ["an escaped lone surrogate", String.raw`{ company(slug: "\ud800") { id } }`, 400, "GRAPHQL_PARSE_FAILED", /Unicode/],
  ["a lone surrogate as it is", `{ company(slug: "\ud800") { id } }`, 400, "GRAPHQL_PARSE_FAILED", /D800/],
  ["a text of 100 kB", `{ company(slug: "${"x".repeat(100_000)}") { id } }`, 400, "BAD_USER_INPUT", /at most 2000/],
  ["a number beyond reckoning", `{ counterparts(input: { from: { canonicalLevel: { key: "ic/senior" } }, minConfidence: 1e999 }) { nodes { overlap } } }`, 400, "BAD_USER_INPUT", /^input\.minConfidence: /],
  ["NaN", `{ counterparts(input: { from: { canonicalLevel: { key: "ic/senior" } }, minConfidence: NaN }) { nodes { overlap } } }`, 400, "GRAPHQL_VALIDATION_FAILED", /Float/],
  ["a whole number beyond 32 bits", "{ companies(first: 4294967296) { totalCount } }", 400, "GRAPHQL_VALIDATION_FAILED", /32-bit/],
  ["an unknown enum value", "{ canonicalLevels(track: X) { key } }", 400, "GRAPHQL_VALIDATION_FAILED", /Track/],
  ["a day that no calendar has", `{ equivalence(input: { from: { role: { key: "data-architect" } }, toCompany: "google", asOf: "2025-02-30" }) { __typename } }`, 400, "GRAPHQL_VALIDATION_FAILED", /day of the calendar/],
  ["two ways of naming one rung", `{ equivalence(input: { from: { id: "x", role: { key: "y" } }, toCompany: "google" }) { __typename } }`, 400, "GRAPHQL_VALIDATION_FAILED", /exactly one/],
  ["a text that is no query", "what is L5 at Amazon?", 400, "GRAPHQL_PARSE_FAILED", /Syntax Error/],
])("%s in the query itself is refused with words for it", async (_what, query, status, code, message) => {
  const answer = await served.ask(query);
  expect(answer).toMatchObject({ status, errors: expect.arrayContaining([expect.objectContaining({ message: expect.stringMatching(message), extensions: expect.objectContaining({ code }) })]) });
  expect(answer.text.length).toBeLessThan(3_000); // what was sent does not come back in full
});

it("the parameters of a GET are looked at like a body's", async () => {
  const get = async (query: object) => answered(await request(served.app.server).get("/graphql").set("apollo-require-preflight", "1").set("accept", "application/graphql-response+json").query(query));
  expect(await get({ query: '{ company(slug: "a\u0000") { id } }' })).toMatchObject({ status: 400, errors: [{ message: expect.stringMatching(/^slug: .*NUL/) }] });
  expect(await get({ query: "query Q($s: String!) { company(slug: $s) { id } }", variables: JSON.stringify({ s: "\ud800" }) })).toMatchObject({ status: 400, errors: [{ message: expect.stringMatching(/^\$s: .*surrogate/) }] });
  expect(await get({ query: "{ __typename }", variables: "[1]" })).toMatchObject({ status: 400, errors: [{ message: expect.stringMatching(/JSON-encoded object/) }] });
});

it.each([
  ["deeper than anything we take", { s: JSON.parse('{"a":'.repeat(11) + "1" + "}".repeat(11)) as unknown }, /nested more than 10 deep/],
  ["an array where a text is expected", { s: ["google"] }, /String cannot represent a non string value/],
  ["an object where a text is expected", { s: { slug: "google" } }, /String cannot represent a non string value/],
  ["a number where a text is expected", { s: 5 }, /String cannot represent a non string value/],
  ["null where a value is needed", { s: null }, /must not be null/],
  ["missing", {}, /was not provided/],
  ["under a key of 100 kB", { s: { ["k".repeat(100_000)]: 1 } }, /a name in \$s: has 100000 characters/],
])("a variable that is %s is refused by its name", async (_what, variables, message) => {
  const answer = await served.ask("query Q($s: String!) { company(slug: $s) { id } }", variables);
  expect(answer).toMatchObject({ status: 400, errors: [{ message: expect.stringMatching(message), extensions: { code: "BAD_USER_INPUT" } }] });
  expect(answer.errors[0]?.message).toContain("$s");
});

it("a variable that is nested a hundred thousand deep does no harm", async () => {
  const body = `{"query":"query Q($s: String!) { company(slug: $s) { id } }","variables":{"s":${"[".repeat(100_000)}${"]".repeat(100_000)}}}`;
  const answer = answered(await request(served.app.server).post("/graphql").set("content-type", "application/json").set("accept", "application/graphql-response+json").send(body));
  expect(answer).toMatchObject({ status: 400, errors: [{ message: expect.stringMatching(/^\$s.* nested more than 10 deep/) }] });
});

it("keys of JavaScript's own objects are names like any other, and none", async () => {
  for (const name of ["__proto__", "constructor", "toString", "hasOwnProperty"]) {
    expect((await served.ask("query Q($n: String!) { company(slug: $n) { id } role(key: $n) { key } canonicalLevel(key: $n) { key } }", { n: name })).data).toEqual({ company: null, role: null, canonicalLevel: null });
  }
  const asInput = await request(served.app.server).post("/graphql").set("content-type", "application/json").send(`{"query":"{ __typename }","variables":{"__proto__":{"polluted":true}}}`);
  expect(answered(asInput)).toMatchObject({ status: 400, errors: [{ message: expect.stringContaining("__proto__"), extensions: { code: "BAD_REQUEST" } }] });
  expect(await served.ask(EQUIVALENCE, at({ constructor: { company: "google" } }))).toMatchObject({ status: 400, errors: expect.arrayContaining([expect.objectContaining({ message: expect.stringMatching(/"constructor" is not defined by type "RungRef"/) })]) });
});

const BLANK = { companies: null, role: { key: "data-architect" } };

it.each([
  [0, BLANK, /^first: must be between 1 and 100; it is 0/],
  [-1, BLANK, /^first: must be between 1 and 100/],
  [101, BLANK, /^first: must be between 1 and 100; it is 101/],
  [1e9, BLANK, /^first: must be between 1 and 100/],
  [null, BLANK, /must not be null/],
  [1e10, undefined, /32-bit/],
  [1.5, undefined, /non-integer/],
  ["20", undefined, /non-integer/],
])("a page of %p is refused with the rule, and does not blank what was asked beside it", async (first, data, message) => {
  const answer = await served.ask("query Q($first: Int) { companies(first: $first) { totalCount } role(key: \"data-architect\") { key } }", { first });
  expect(answer.errors).toMatchObject([{ message: expect.stringMatching(message), extensions: { code: "BAD_USER_INPUT" } }]);
  expect(answer.data).toEqual(data);
});

it("what was sent does not come back in full: a message keeps to a readable length", async () => {
  const name = "x".repeat(100_000);
  const answer = answered(await request(served.app.server).post("/graphql").send({ query: "query Q { __typename }", operationName: name }));
  expect(answer.errors).toMatchObject([{ message: expect.stringMatching(/^Unknown operation named "x+…$/), extensions: { code: "OPERATION_RESOLUTION_FAILURE" } }]);
  expect(answer.text.length).toBeLessThan(1_000);
});

const cursor = (...key: unknown[]): string => Buffer.from(JSON.stringify(key)).toString("base64url");

it.each([
  ["garbage", "!!"], ["empty", ""], ["of another list", cursor(3)], ["of a wrong kind", cursor(1, 2)], ["JSON of another shape", Buffer.from('{"a":1}').toString("base64url")],
  ["with a NUL inside", cursor("a\u0000", "b")], ["with half a surrogate pair inside", Buffer.from('["\\ud800","b"]').toString("base64url")], ["huge", "A".repeat(1_999)],
])("a cursor that is %s is no cursor of this list", async (_what, after) => {
  const answer = await served.ask("query Q($after: String) { companies(after: $after) { nodes { id } } }", { after });
  expect(answer.errors).toMatchObject([{ message: expect.stringMatching(/^after: is not a cursor of this list/), path: ["companies"], extensions: { code: "BAD_USER_INPUT" } }]);
});

it.each([1e300, 2 ** 31, 1.5])("a cursor whose number no column can hold (%p) is refused too", async (number) => {
  const answer = await served.ask(`query Q($after: String) { company(slug: "google") { ladders { versions(after: $after) { nodes { id } } } } }`, { after: cursor(number) });
  expect(answer.errors[0]).toMatchObject({ message: expect.stringMatching(/^after: /), extensions: { code: "BAD_USER_INPUT" } });
});

it("a list of 101 ids is too long, and the limit is named", async () => {
  const ids = Array.from({ length: INPUT_LIMITS.listLength + 1 }, () => "rng_aaaaaaaaaaaaaaaaaaaa");
  const wrong = { status: 400, errors: [{ extensions: { code: "BAD_USER_INPUT", details: { limit: "listLength", maximum: 100, measured: 101 } } }] };
  expect(await served.ask("query Q($ids: [ID!]!) { nodes(ids: $ids) { id } }", { ids })).toMatchObject(wrong);
  expect(await served.ask(`{ nodes(ids: ${JSON.stringify(ids)}) { id } }`)).toMatchObject(wrong);
});
