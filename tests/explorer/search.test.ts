import { serve, type AskedServer } from "../support/asked-server.js";
import { asked, HOSTILE, shown } from "../support/pages.js";

let served: AskedServer;
beforeAll(async () => { served = await serve(); });
afterAll(() => served.close());

it("finds a rung through a typing error, and leads to its equals elsewhere", async () => {
  const page = await shown(served, "/search?q=gogle+l5");
  expect(page).toMatchObject({ status: 200, text: expect.stringContaining("Google L5 Senior Software Engineer Rung, individual contributor") });
  expect(page.links).toContain("/compare?companies=google,amazon,microsoft&track=ic&from=google:L5");
});

it("lists what its own question finds, in that order", async () => {
  const page = await shown(served, "/search?q=architect&kind=role");
  const { search } = await asked<{ search: { nodes: { thing: { title: string; key: string } }[] } }>(served, page);
  expect(search.nodes.length).toBeGreaterThan(1);
  expect(page.links.filter((href) => href.startsWith("/role/"))).toEqual(search.nodes.map(({ thing }) => `/role/${thing.key}`));
});

it("narrows by kind, and keeps the words", async () => {
  const page = await shown(served, "/search?q=google&kind=company");
  expect(page.links).toEqual(expect.arrayContaining(["/search?q=google", "/search?q=google&kind=rung", "/company/google"]));
  expect(page.html).toMatch(/href="\/search\?q=google&amp;kind=company" aria-current="true"/);
});

it("goes on where a page ends", async () => {
  const first = await shown(served, "/search?q=senior+engineer");
  const next = await shown(served, first.links.find((href) => href.includes("after="))!);
  const results = ({ links }: { links: readonly string[] }): readonly string[] => links.filter((href) => href.startsWith("/compare"));
  expect(next.status).toBe(200);
  expect(results(next).length).toBeGreaterThan(0);
  expect(results(next)[0]).not.toBe(results(first)[0]);
  expect(next.links).toContain("/search?q=senior%20engineer");
});

it("says what to do where nothing is found: place it as a title, look through the companies, publish", async () => {
  const page = await shown(served, "/search?q=zzzqqqxxx&kind=rung");
  expect(page).toMatchObject({ status: 200, text: expect.stringContaining("Nothing found for “zzzqqqxxx”") });
  expect(page.links).toEqual(expect.arrayContaining(["/title?q=zzzqqqxxx", "/search?q=zzzqqqxxx", "/companies", "/publish"]));
});

it("asks for words where there are none", async () => {
  expect(await shown(served, "/search")).toMatchObject({ status: 200, question: null, text: expect.stringContaining("For example google l5") });
});

it.each(["/search?q=a&kind=planet", "/search?q=a&after=nowhere", "/search?q=%00"])("refuses %s with what to do instead", async (address) => {
  expect(await shown(served, address)).toMatchObject({ status: 400, question: null });
});

it("takes hostile words as words", async () => {
  const page = await shown(served, `/search?q=${encodeURIComponent(HOSTILE)}`);
  expect([page.status, page.text.includes("<script>alert(1)</script>"), page.html.includes("<script>alert")]).toEqual([200, true, false]);
});
