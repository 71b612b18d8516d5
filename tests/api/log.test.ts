import request from "supertest";
import { bearer } from "../support/access.js";
import { serve, type AskedServer } from "../support/asked-server.js";
import { proxyTo, type Proxy } from "../support/proxy.js";

/** What may be in no line of the log, however it was sent; beside them the token of the request. */
const TITLE = "Sr. Wizard of Ledgers";
const SCOPE = "I moved the ledgers for ann.onymous@example.org";
const SECRETS = ["Wizard", "ledgers", "Ledgers", "ann.onymous", "example.org", "198.51.100.7"];

const log: string[] = [];
let served: AskedServer;
let wire: Proxy;
let token: string;
beforeAll(async () => {
  served = await serve({ through: async (own) => { wire = await proxyTo(own); return wire.connection; }, fairUse: { rateLimit: 1_000_000, trustProxy: 1 }, log: { write: (line) => void log.push(line) } });
  token = (await bearer(served.dataSource, "ADMIN")).secret;
});
afterAll(async () => {
  wire.mend();
  await served.close();
  await wire.close();
});
beforeEach(() => { log.length = 0; });

const from = { "x-forwarded-for": "198.51.100.7" };
const page = (address: string): Promise<request.Response> => request(served.app.server).get(address).set({ accept: "text/html", ...from });
const PAGES = [
  `/title?${new URLSearchParams({ q: TITLE, scopeText: SCOPE, people: "12" })}`, `/title?${new URLSearchParams({ q: TITLE, than: SCOPE })}`, `/titles?${new URLSearchParams({ titles: `${TITLE}\n${SCOPE}` })}`,
  `/search?${new URLSearchParams({ q: TITLE })}`, `/compare?${new URLSearchParams({ companies: "google,amazon", from: `google:${TITLE}` })}`, `/sourcing?${new URLSearchParams({ from: TITLE })}`,
  `/compare.csv?${new URLSearchParams({ companies: "google,nobody", from: `google:${TITLE}` })}`, `/readiness?${new URLSearchParams({ from: TITLE, what: SCOPE })}`, `/nowhere?${new URLSearchParams({ q: TITLE })}`,
];
const QUERIES: readonly (readonly [query: string, variables?: object])[] = [
  ["query Q($title: FreeTitleInput!) { resolveTitle(input: $title) { __typename } }", { title: { title: TITLE, scopeText: SCOPE } }],
  ["query Q($title: FreeTitleInput!) { resolveTitle(input: $title) { __typename } }", { title: { title: TITLE, people: SCOPE } }],
  [`{ resolveTitle(input: { title: "${TITLE}", scopeText: "${SCOPE}" }) { __typename } search(text: "${TITLE}") { nodes { __typename } } }`],
  [`{ equivalence(input: { from: { companyRung: { company: "google", code: "${TITLE}" } }, toCompany: "amazon" }) { __typename } }`],
  [`{ resolveTitle(input: { title: "${TITLE}" ) }`],
  [`mutation { createToken(input: { role: EDITOR, company: "google", name: "${SCOPE}" }) { userErrors { code } } }`],
];

/** All that can be asked with secrets in it, by everybody's ways. */
async function askAll(): Promise<void> {
  for (const address of PAGES) await page(address);
  for (const [query, variables] of QUERIES) {
    await served.ask(query, variables, { authorization: `Bearer ${token}`, ...from });
    await served.ask(query, variables, from);
    await request(served.app.server).get("/graphql").set({ "apollo-require-preflight": "1", ...from }).query({ query, variables: JSON.stringify(variables ?? {}) });
  }
  await served.ask("{ __typename }", {}, { authorization: `Bearer ${token.slice(0, -3)}xyz`, ...from });
  await request(served.app.server).post("/graphql").set({ "content-type": "application/json", ...from }).send(`{ "query": "${TITLE}`);
}

function expectNothingTold(): void {
  const text = log.join("");
  for (const secret of [token, token.slice(0, -3), ...SECRETS]) expect(text).not.toContain(secret);
  expect(text).not.toMatch(/[?&](?:q|query|titles|from)=/);
}

it("one line for each request, with its path and nothing behind it", async () => {
  await askAll();
  const lines = log.map((line) => JSON.parse(line) as { readonly msg: string; readonly path: string });
  expect(lines.filter(({ msg }) => msg === "answered").length).toBe(PAGES.length + 3 * QUERIES.length + 2);
  expect(lines.slice(0, PAGES.length).map(({ path }) => path)).toEqual(PAGES.map((address) => address.split("?")[0]));
  expectNothingTold();
});

it("nothing of what was asked, also when a statement fails", async () => {
  for (const table of ["search_name", "access_token", "company"]) await served.dataSource.query(`alter table ${table} rename to ${table}_away`);
  try {
    await askAll();
  } finally {
    for (const table of ["search_name", "access_token", "company"]) await served.dataSource.query(`alter table ${table}_away rename to ${table}`);
  }
  expect(log.filter((line) => line.includes("does not exist")).length).toBeGreaterThan(3);
  expectNothingTold();
});

it("nothing of what was asked, also when the database is away", async () => {
  wire.cut();
  await new Promise((resolve) => setTimeout(resolve, 1_000)); // what is in memory is not trusted any more
  await askAll();
  wire.mend();
  expect(log.filter((line) => (JSON.parse(line) as { level: number }).level >= 40).length).toBeGreaterThan(3);
  expectNothingTold();
});

it("nothing of what PostgreSQL says in words about a value", async () => {
  jest.spyOn(served.app.services.searches, "companies").mockImplementation(() => served.dataSource.query("select $1::int", [TITLE]));
  await page(`/search?${new URLSearchParams({ q: TITLE })}`);
  await served.ask("query Q($text: String!) { search(text: $text) { nodes { __typename } } }", { text: TITLE }, from);
  jest.restoreAllMocks();
  expect(log.filter((line) => line.includes("22P02")).length).toBe(2);
  expectNothingTold();
});
