import fc from "fast-check";
import { isInputObjectType, isListType, isNonNullType, isEnumType, type GraphQLInputType } from "graphql";
import request from "supertest";
import { buildSchema } from "../../src/app/schema.js";
import { INPUT_LIMITS } from "../../src/app/limits.js";
import { answered, serve, type Served } from "../support/served.js";

let served: Served;
beforeAll(async () => { served = await serve(); });
afterAll(() => served.close());

const EQUIVALENCE = "query Q($input: EquivalenceInput!) { equivalence(input: $input) { __typename ... on Abstention { reason message } } }";
const at = (from: object, toCompany = "amazon") => ({ input: { from, toCompany } });
const rung = (company: string, name: object) => ({ companyRung: { company, ...name } });

/** Words that only our insides use. */
const INSIDES = /QueryFailedError|TypeError|RangeError|node_modules|\bat \S+ \(|\.[jt]s:\d|\/src\/|\/dist\/|invalid input syntax|out of range for type|invalid byte|select \S+ from|INTERNAL_SERVER_ERROR|call stack/i;

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

it.each([
  [0, "BAD_USER_INPUT", /^first: must be between 1 and 100; it is 0/],
  [-1, "BAD_USER_INPUT", /^first: must be between 1 and 100/],
  [101, "BAD_USER_INPUT", /^first: must be between 1 and 100; it is 101/],
  [1e9, "BAD_USER_INPUT", /^first: must be between 1 and 100/],
  [1e10, "BAD_USER_INPUT", /32-bit/],
  [1.5, "BAD_USER_INPUT", /non-integer/],
  ["20", "BAD_USER_INPUT", /non-integer/],
  [null, "BAD_USER_INPUT", /must not be null/],
])("a page of %p is refused with the rule", async (first, code, message) => {
  const { errors, data } = await served.ask("query Q($first: Int) { companies(first: $first) { totalCount } role(key: \"data-architect\") { key } }", { first });
  expect(errors).toMatchObject([{ message: expect.stringMatching(message), extensions: { code } }]);
  if (data != null) expect(data).toEqual({ companies: null, role: { key: "data-architect" } }); // one failure does not blank the rest
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

it.each(["", "x", "42", "cmp_", "rng_aaaaaaaaaaaaaaaaaaaa", "lad_AAAAAAAAAAAAAAAAAAAA", "zzz_aaaaaaaaaaaaaaaaaaaa"])("%p is not the id of a ladder, and it is said what is", async (id) => {
  expect((await served.ask("query Q($id: ID!) { ladder(id: $id) { id } }", { id })).errors).toMatchObject([{ message: expect.stringMatching(/^id: .*lad_/), extensions: { code: "BAD_USER_INPUT" } }]);
});

it("an id that is well formed but nobody's is null, and among several the others stand", async () => {
  const nobody = `aaaaaaaaaaaaaaaaaaaa`;
  const { data, errors } = await served.ask(`query Q($l: ID!, $ids: [ID!]!) { ladder(id: $l) { id } nodes(ids: $ids) { id } company(slug: "nobody") { id } }`, { l: `lad_${nobody}`, ids: [`rng_${nobody}`, `cmp_${nobody}`] });
  expect({ data, errors }).toEqual({ data: { ladder: null, nodes: [null, null], company: null }, errors: [] });
});

it.each([
  ["an unknown company asked from", at(rung("googel", { code: "L5" })), "UNKNOWN_COMPANY", /No company "googel"\..*google/],
  ["an unknown company asked for", at(rung("google", { code: "L5" }), "amazin"), "UNKNOWN_COMPANY", /No company "amazin"\..*amazon/],
  ["an unknown company like no other", at(rung("google", { code: "L5" }), "???"), "UNKNOWN_COMPANY", /List them with the query `companies`/],
  ["an unknown code", at(rung("google", { code: "L99" })), "UNKNOWN_RUNG", /No rung with code "L99" at Google\. Google's ladder ".*" has L3 to L/],
  ["an empty code", at(rung("google", { code: "" })), "UNKNOWN_RUNG", /has L3 to L/],
  ["an unknown title", at(rung("google", { title: "Wizard" })), "UNKNOWN_RUNG", /No rung with title "Wizard" at Google/],
  ["a code that is not on that track", at(rung("google", { code: "L3", track: "M" })), "UNKNOWN_RUNG", /track M/],
  ["an unknown family", at(rung("google", { code: "L5", family: "astrology" })), "UNKNOWN_RUNG", /family "astrology" at Google/],
  ["neither code nor title", at(rung("google", {})), "BAD_USER_INPUT", /give the rung's code, its title, or both/],
  ["an unknown role", at({ role: { key: "wizard" } }), "UNKNOWN_ROLE", /No role "wizard"; there are .*data-architect/],
  ["an unknown level", at({ canonicalLevel: { key: "ic/wizard" } }), "UNKNOWN_CANONICAL_LEVEL", /No canonical level "ic\/wizard"; there are ic\/junior/],
  ["an unknown rung's id", at({ id: "rng_aaaaaaaaaaaaaaaaaaaa" }), "UNKNOWN_RUNG", /No rung has the id/],
  ["another thing's id", at({ id: "cmp_aaaaaaaaaaaaaaaaaaaa" }), "UNKNOWN_RUNG", /begin with rng_/],
  ["a day to come", { input: { ...at(rung("google", { code: "L5" })).input, asOf: "2999-01-01" } }, "BAD_USER_INPUT", /input\.asOf: must not lie in the future/],
  ["the year nought", { input: { ...at(rung("google", { code: "L5" })).input, asOf: "0000-01-01" } }, "BAD_USER_INPUT", /day of the calendar/],
])("%s is an error that names what exists", async (_what, variables, code, message) => {
  const answer = await served.ask(EQUIVALENCE, variables);
  expect(answer.errors).toMatchObject([{ message: expect.stringMatching(message), extensions: { code } }]);
  expect(answer.data ?? { equivalence: null }).toEqual({ equivalence: null });
});

it.each([
  ["more companies than stand side by side", { companies: ["google", "meta", "amazon", "microsoft", "gitlab", "dropbox", "etsy"] }, /^input\.companies: name 2 to 6 companies; there are 7/],
  ["one company alone", { companies: ["google"] }, /^input\.companies: name 2 to 6/],
  ["one company twice", { companies: ["google", "google"] }, /"google" stands twice/],
  ["an unknown family", { companies: ["google", "meta"], family: "astrology" }, /^input\.family: no family "astrology"/],
])("a comparison of %s is refused by its field", async (_what, input, message) => {
  const { errors } = await served.ask("query Q($input: CompareLaddersInput!) { compareLadders(input: $input) { track } }", { input });
  expect(errors).toMatchObject([{ message: expect.stringMatching(message), extensions: { code: "BAD_USER_INPUT" } }]);
});

it.each([
  ["a country in words", "companies(filter: { country: \"Germany\" }) { totalCount }", /^filter\.country: must be a country's two-letter code/],
  ["counterparts in a country in words", "counterparts(input: { from: { canonicalLevel: { key: \"ic/senior\" } }, country: \"\" }) { nodes { overlap } }", /^input\.country: /],
  ["more confidence than there is", "counterparts(input: { from: { canonicalLevel: { key: \"ic/senior\" } }, minConfidence: 2 }) { nodes { overlap } }", /^input\.minConfidence: must be between 0 and 1; it is 2/],
])("%s is refused by its field", async (_what, field, message) => {
  expect((await served.ask(`{ ${field} }`)).errors).toMatchObject([{ message: expect.stringMatching(message), extensions: { code: "BAD_USER_INPUT" } }]);
});

describe("whatever is asked of any field", () => {
  const nasty = fc.oneof(
    fc.constantFrom("", " ", "google", "amazon", "L5", "ic/senior", "data-architect", "software", "\u0000", "\ud800", "__proto__", "constructor", "'; drop table company; --", "%", "_", "\\", "\u202e", "𝕷5", "rng_aaaaaaaaaaaaaaaaaaaa", "2025-01-01", "0001-01-01", "9999-12-31", "275760-09-13"),
    fc.constantFrom(cursor(1), cursor("a", "b"), cursor(0.5, 0, "a", 1, "b"), cursor(-0, 1e308, "a", 1e308, "b"), cursor(null)),
    fc.string({ unit: "binary", maxLength: 30 }),
    fc.string({ maxLength: 30 }),
  );
  const numbers = fc.oneof(fc.constantFrom(0, -1, 1, 20, 100, 101, 2 ** 31 - 1, 2 ** 31, -(2 ** 31), 1e308, -0, 0.5), fc.integer(), fc.double({ noNaN: true }));
  const anything = fc.oneof(fc.constant(null), fc.boolean(), nasty, numbers, fc.array(nasty, { maxLength: 3 }), fc.dictionary(nasty, nasty, { maxKeys: 2 }));

  /** Values for an input type: mostly of its shape, now and then of none. */
  function valuesOf(type: GraphQLInputType): fc.Arbitrary<unknown> {
    if (isNonNullType(type)) return valuesOf(type.ofType as GraphQLInputType);
    if (isListType(type)) return fc.oneof({ weight: 9, arbitrary: fc.array(valuesOf(type.ofType as GraphQLInputType), { maxLength: 4 }) }, { weight: 1, arbitrary: anything });
    if (isInputObjectType(type)) {
      const fields = Object.fromEntries(Object.values(type.getFields()).map((f) => [f.name, valuesOf(f.type)]));
      if (type.isOneOf) return fc.oneof(...Object.entries(fields).map(([name, values]) => fc.record({ [name]: values })));
      const needed = Object.values(type.getFields()).filter((f) => isNonNullType(f.type)).map((f) => f.name);
      return fc.oneof({ weight: 19, arbitrary: fc.record(fields, { requiredKeys: needed }) }, { weight: 1, arbitrary: anything });
    }
    if (isEnumType(type)) return fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...type.getValues().map((v) => v.name)) }, { weight: 1, arbitrary: anything });
    const own = ["Int", "Float"].includes(type.name) ? numbers : type.name === "Boolean" ? fc.boolean() : nasty;
    return fc.oneof({ weight: 9, arbitrary: own }, { weight: 1, arbitrary: anything });
  }

  const fields = Object.values(buildSchema().getQueryType()?.getFields() ?? {}).filter((field) => field.args.length > 0);

  it.each(fields.map((field) => [field.name, field] as const))("%s answers or says what is wrong, and nothing of its insides", async (name, field) => {
    const declared = field.args.map((a) => `$${a.name}: ${String(a.type)}`).join(", ");
    const query = `query Fuzz(${declared}) { ${name}(${field.args.map((a) => `${a.name}: $${a.name}`).join(", ")}) { __typename } }`;
    const needed = field.args.filter((a) => isNonNullType(a.type) && a.defaultValue === undefined).map((a) => a.name);
    const variables = fc.record(Object.fromEntries(field.args.map((a) => [a.name, valuesOf(a.type)])), { requiredKeys: needed });
    await fc.assert(fc.asyncProperty(variables, async (values) => {
      const answer = await served.ask(query, values);
      expect([200, 400]).toContain(answer.status);
      expect(answer.text).not.toMatch(INSIDES);
      for (const { message, extensions } of answer.errors) expect([message.length > 10, typeof extensions.code]).toEqual([true, "string"]);
    }), { numRuns: 150 });
  });
});

it("a list of 101 ids is too long, and the limit is named", async () => {
  const ids = Array.from({ length: INPUT_LIMITS.listLength + 1 }, () => "rng_aaaaaaaaaaaaaaaaaaaa");
  const wrong = { status: 400, errors: [{ extensions: { code: "BAD_USER_INPUT", details: { limit: "listLength", maximum: 100, measured: 101 } } }] };
  expect(await served.ask("query Q($ids: [ID!]!) { nodes(ids: $ids) { id } }", { ids })).toMatchObject(wrong);
  expect(await served.ask(`{ nodes(ids: ${JSON.stringify(ids)}) { id } }`)).toMatchObject(wrong);
});
