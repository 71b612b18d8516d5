import { serve, type AskedServer } from "../support/asked-server.js";

let served: AskedServer;
beforeAll(async () => { served = await serve(); });
afterAll(() => served.close());

const EQUIVALENCE = "query Q($input: EquivalenceInput!) { equivalence(input: $input) { __typename ... on Abstention { reason message } } }";
const at = (from: object, toCompany = "amazon") => ({ input: { from, toCompany } });
const rung = (company: string, name: object) => ({ companyRung: { company, ...name } });

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
  ["an unknown code", at(rung("google", { code: "L99" })), "UNKNOWN_RUNG", /No rung with code "L99" at Google\. .*has L3 to L/],
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
  ["one company twice", { companies: ["google", "google"] }, /"google" .* twice/],
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

it("a company without a ladder is known, and that it has none is the answer", async () => {
  const id = `cmp_${"b".repeat(20)}`;
  await served.dataSource.query(`insert into company (id, slug, name, kind, description, aliases, origin) values ($1, 'bare', 'Bare Ltd', 'COMPANY', 'Has no ladder.', '{}', 'CURATED')`, [id]);
  expect((await served.ask(EQUIVALENCE, at(rung("google", { code: "L5" }), "bare"))).data).toEqual({ equivalence: { __typename: "Abstention", reason: expect.any(String), message: expect.stringMatching(/Bare Ltd/) } });
  expect((await served.ask(EQUIVALENCE, at(rung("bare", { code: "L5" })))).errors).toMatchObject([{ message: expect.stringMatching(/Bare Ltd.*(no|any) .*ladder/), extensions: { code: "UNKNOWN_RUNG" } }]);
});

it("a rung without a mapping is known, and that it has none is the answer", async () => {
  const id = await unmappedRung();
  expect((await served.ask(EQUIVALENCE, at({ id }))).data).toEqual({ equivalence: { __typename: "Abstention", reason: expect.stringMatching(/UNMAPPED/), message: expect.stringMatching(/.{20}/) } });
  expect((await served.ask(`query Q($id: ID!) { counterparts(input: { from: { id: $id } }) { nodes { overlap } } }`, { id })).errors).toMatchObject([{ extensions: { code: "RUNG_UNMAPPED" } }]);
});

/** Every curated rung is mapped: one of a company that nothing else here asks about is made not to be. */
async function unmappedRung(): Promise<string> {
  return served.dataSource.transaction(async (manager) => {
    const [mapping] = await manager.query<{ id: string; rung_id: string }[]>(
      `select m.id, m.rung_id from mapping m join current_rung r on r.rung_id = m.rung_id where r.company_slug = 'zalando' order by r.ord limit 1`);
    for (const table of ["mapping_citation", "mapping_disagreement", "mapping"]) {
      await manager.query(`alter table ${table} disable trigger user`); // published: only a test may
      await manager.query(`delete from ${table} where ${table === "mapping" ? "id" : "mapping_id"} = $1`, [mapping?.id]);
      await manager.query(`alter table ${table} enable trigger user`);
    }
    await manager.query(`delete from version_document d using rung r where r.id = $1 and d.version_id = r.version_id`, [mapping?.rung_id]);
    return mapping?.rung_id ?? "";
  });
}
