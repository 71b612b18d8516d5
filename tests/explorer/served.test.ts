import { readFileSync } from "node:fs";
import { join } from "node:path";
import request from "supertest";
import { FILES, PAGES } from "../../src/explorer/explorer.http.js";
import { serve, type AskedServer } from "../support/asked-server.js";
import { HOSTILE, shown } from "../support/pages.js";

const EXAMPLES = Object.entries(JSON.parse(readFileSync(join(__dirname, "../../dev/explorer-pages.json"), "utf8")) as Readonly<Record<string, string>>);

let served: AskedServer;
beforeAll(async () => { served = await serve(); });
afterAll(() => served.close());

const get = (address: string, headers: Readonly<Record<string, string>> = {}): request.Test => request(served.app.server).get(address).set({ accept: "text/html", ...headers });

/** Every name that some page reads from an address. */
const NAMES = ["q", "kind", "after", "country", "size", "family", "companies", "add", "from", "to", "track", "asOf", "company", "people", "directReports", "organisationSize", "yearsExperience", "scope", "other", "otherCompany", "otherPeople", "list", "minPeople", "maxPeople", "minConfidence", "ladder", "monday", "hard", "teams", "led", "builds", "week-coding"];
const STRANGE = [HOSTILE, `'"\`\${7*7}{{7*7}}`, "a\u0000b", "x".repeat(8_000), "\u202Ertl\uFEFF", "google:L5\r\nset-cookie: a=b", "../../etc/passwd", "__proto__", "constructor", "-1e400", "🙂".repeat(300)];
const IN_PATHS = ["<script>alert(1)</script>", `"onload="alert(1)`, "\u0000", "x".repeat(90), "__proto__", "constructor"].map(encodeURIComponent);
const filled = (path: string, by: string): string => path.replace(/:\w+/g, by);
const known = (path: string): string => filled(path.replace(":track/:key", "ic/staff").replace("role/:key", "role/data-architect"), "google");

/** Those that do not give a page with one heading, on which nothing hostile is an element, and which tells of no fault of ours. */
async function faultyOf(addresses: readonly string[]): Promise<readonly (readonly [address: string, status: number])[]> {
  const faulty: (readonly [string, number])[] = [];
  for (const address of addresses) {
    const { status, text, headers } = await get(address);
    const calm = status < 500 && text.match(/<h1[ >]/g)?.length === 1 && headers["content-type"] === "text/html; charset=utf-8" && headers["set-cookie"] === undefined;
    if (!calm || /<script>alert|<img src=x|onload="alert/.test(text)) faulty.push([address.slice(0, 200), status]);
  }
  return faulty;
}

describe.each(Object.keys(PAGES))("%s", (path) => {
  it("takes whatever stands in a parameter as words", async () => {
    const everywhere = STRANGE.map((value) => `${known(path)}?${new URLSearchParams(NAMES.map((name) => [name, value.slice(0, 200)]))}`.slice(0, 15_000));
    expect(await faultyOf([...everywhere, ...NAMES.map((name) => `${known(path)}?${name}=${encodeURIComponent(HOSTILE)}`)])).toEqual([]);
  });

  it("stands what is not UTF-8, is said twice, has no name or is asked by nobody", async () => {
    const queries = ["from=%ED%A0%80&q=%ED%A0%80&list=%ED%A0%80", "q=%FF%FE&from=%", "q=a&q=b&companies=google&companies=amazon&from=ic/senior&from=x", "=&&==&?", "q[]=a&q[x]=b&__proto__[a]=b", "nobody=asks", "from=&to=&q=&companies=,,,&list=%0A%0A&after=", ...["q", "from", "list"].map((name) => `${name}=${"x".repeat(8_000)}`)];
    expect(await faultyOf(queries.map((query) => `${known(path)}?${query}`))).toEqual([]);
  });

  it("carries the policy that runs nothing written into a page", async () => {
    const { headers, text } = await get(known(path));
    expect(headers["content-security-policy"]).toMatch(/^default-src 'none'; script-src 'self'; style-src 'self';.*frame-ancestors 'none'$/);
    expect([/unsafe/.test(headers["content-security-policy"] ?? ""), /<script(?![^>]* src=)|\son\w+=|\sstyle=/.test(text.replace(/<pre[\s\S]*?<\/pre>/g, ""))]).toEqual([false, false]);
  });
});

it.each(Object.keys(PAGES).filter((path) => path.includes(":")))("%s stands anything in its path", async (path) => {
  expect(await faultyOf([...IN_PATHS, "%ED%A0%80", "%"].map((word) => filled(path, word)))).toEqual([]);
});

it.each(Object.keys(FILES))("%s gives a file, or says in a page why not", async (path) => {
  for (const value of STRANGE) expect((await get(`${path}?${new URLSearchParams({ companies: value.slice(0, 400), from: value.slice(0, 400), list: value })}`)).status).toBeLessThan(500);
});

it("every page has an example that the browser tests and pictures open, and each gives what it should", async () => {
  const patterns = Object.keys(PAGES).map((path) => [path, new RegExp(`^${path.replace(/:\w+/g, "[^/]+")}$`)] as const);
  expect(patterns.filter(([, pattern]) => !EXAMPLES.some(([, address]) => pattern.test(address.split("?")[0]!))).map(([path]) => path)).toEqual([]);
  for (const [name, address] of EXAMPLES) expect([name, (await shown(served, address)).status]).toEqual([name, name === "problem" ? 404 : 200]);
});

it("what is not there is a page for people, with next steps, and JSON for programs", async () => {
  const page = await shown(served, "/nowhere");
  expect(page).toMatchObject({ status: 404, heading: "There is no such page", links: expect.arrayContaining(["/compare", "/companies", "/"]) });
  const program = await get("/nowhere", { accept: "application/json" });
  expect([program.status, (program.body as { errors: { extensions: { code: string } }[] }).errors[0]!.extensions.code]).toEqual([404, "NOT_FOUND"]);
  expect((await get("/company/%ED%A0%80", { accept: "application/json" })).body).toMatchObject({ errors: [{ extensions: { code: "BAD_REQUEST" } }] });
});

it("a page asked for again by its tag is not sent again, also when a proxy weakened the tag; a problem always is", async () => {
  const { headers: { etag, "cache-control": keep } } = await get("/method");
  for (const tag of [etag!, `W/${etag}`, `"other", ${etag}`]) expect([tag, (await get("/method", { "if-none-match": tag })).status]).toEqual([tag, 304]);
  expect([keep, (await get("/method", { "if-none-match": '"other"' })).status]).toEqual(["no-cache", 200]);
  const problem = await get("/nowhere");
  expect((await get("/nowhere", { "if-none-match": problem.headers.etag! })).status).toBe(404);
});

it("pages go out compressed to who can read that", async () => {
  const [zipped, plain] = [await get("/compare", { "accept-encoding": "gzip" }), await get("/compare", { "accept-encoding": "identity" })];
  expect([zipped.headers["content-encoding"], plain.headers["content-encoding"], zipped.text === plain.text]).toEqual(["gzip", undefined, true]);
});
