import request from "supertest";
import { serve, type AskedServer } from "../support/asked-server.js";
import { asked, HOSTILE, shown, type Shown } from "../support/pages.js";

let served: AskedServer;
let page: Shown;
beforeAll(async () => {
  served = await serve();
  page = await shown(served, "/publish");
});
afterAll(() => served.close());

const headings = (html: string): readonly string[] => [...html.matchAll(/<h2[^>]*>(.*?)<\/h2>/g)].map(([, text]) => text!);

it("is documentation without scripts: what a token is, the command, the order of the mutations, and queries to try", () => {
  expect(page).toMatchObject({ status: 200, heading: "Publish your ladder" });
  expect(page.html).toContain('<div id="steps"');
  expect(page.html).toMatch(/<div id="steps"[^>]* hidden/);
  for (const words of ["needs JavaScript", "npm run import -- ladder.csv", "importLadder", "applySuggestedMapping", "mapRung", "lintLadder", "publishLadder", "claimCompany"]) expect(page.text).toContain(words);
});

it("holds the whole way in order, each step a section named by its heading", () => {
  expect(headings(page.html)).toEqual(["Try it first", "1. Who you are", "2. Your ladder", "3. Where your rungs stand", "4. What it would change elsewhere", "5. Publish", "Is this your company, and we curated it?", "By command or by the API"]);
  expect(page.html.match(/<section aria-labelledby/g)).toHaveLength(8);
});

it("keeps secrets out of addresses: no field of the page but the menu's search has a name, and the token's is a password", () => {
  const main = page.html.slice(page.html.indexOf("<main"), page.html.indexOf("</main>"));
  expect(main).not.toMatch(/<(?:input|select|textarea)[^>]* name=/);
  for (const id of ["who-token", "verify-secret"]) expect(main).toMatch(new RegExp(`<input id="${id}" type="password"[^>]*autocomplete="off"`));
});

it("brings the levels and families of its question", async () => {
  const { canonicalLevels, taxonomy } = await asked<{ canonicalLevels: readonly { title: string; lo: number; hi: number; track: string }[]; taxonomy: { families: readonly { key: string; title: string }[] } }>(served, page);
  const bands = JSON.parse(/data-bands="([^"]*)"/.exec(page.html)![1]!.replaceAll("&quot;", '"').replaceAll("&amp;", "&")) as readonly object[];
  expect(bands).toEqual(canonicalLevels.map(({ track, title, lo, hi }) => ({ track, title, lo, hi })));
  for (const { key, title } of taxonomy.families) expect(page.html).toContain(`<option value="${key}">${title}</option>`);
});

it("gives examples for the playground that run", async () => {
  const links = [...page.html.matchAll(/href="(\/graphql\?query=[^"]*)">/g)].map(([, href]) => new URLSearchParams(href!.replaceAll("&amp;", "&").split("?")[1]));
  expect(links.length).toBeGreaterThanOrEqual(2);
  for (const link of links) expect((await served.ask(link.get("query")!, JSON.parse(link.get("variables") ?? "{}") as object)).errors).toEqual([]);
});

it("does not say what stands in its address", async () => {
  const { html } = await shown(served, `/publish?token=${encodeURIComponent(HOSTILE)}`);
  expect(html).toBe(page.html);
});

it("sets no cookie", async () => {
  expect((await request(served.app.server).get("/publish").set("authorization", "Bearer olt_x")).headers["set-cookie"]).toBeUndefined();
});
