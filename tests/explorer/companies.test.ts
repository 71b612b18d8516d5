import { serve, type AskedServer } from "../support/asked-server.js";
import { asked, HOSTILE, shown, type Shown } from "../support/pages.js";

let served: AskedServer;
beforeAll(async () => { served = await serve(); });
afterAll(() => served.close());

const companiesOn = ({ html }: Shown): readonly string[] => [...html.matchAll(/<th scope="row"><a href="\/company\/([^"]*)"/g)].map(([, slug]) => slug!);

it("lists every company once, page by page, as the API has them", async () => {
  const slugs: string[] = [];
  for (let next: string | undefined = "/companies"; next !== undefined;) {
    const page: Shown = await shown(served, next);
    slugs.push(...companiesOn(page));
    next = page.links.find((href) => href.includes("after="));
  }
  const { companies } = (await served.ask("{ companies(first: 100) { nodes { slug } } }")).data as { companies: { nodes: { slug: string }[] } };
  expect(slugs).toEqual(companies.nodes.map(({ slug }) => slug));
});

it("narrows by country, size and field, and shows what its own question gives", async () => {
  const page = await shown(served, "/companies?country=gb&size=large&family=software");
  const { companies } = await asked<{ companies: { totalCount: number; nodes: { slug: string }[] } }>(served, page);
  expect(page.question!.variables).toEqual({ filter: { country: "GB", family: "software", minPeople: 1000, maxPeople: 9999 } });
  expect([companiesOn(page), page.text.includes(`${companies.totalCount} compan`), companies.totalCount > 0]).toEqual([companies.nodes.map(({ slug }) => slug), true, true]);
  expect(page.html).toMatch(/<option value="large" selected>/);
});

it("takes a country by its name or its code", async () => {
  const [named, coded] = [await shown(served, "/companies?country=united+kingdom"), await shown(served, "/companies?country=GB")];
  expect([companiesOn(named).includes("monzo"), companiesOn(named)]).toEqual([true, companiesOn(coded)]);
});

it("names badge, size and ladders", async () => {
  expect((await shown(served, "/companies?country=CZ")).text).toMatch(/Carvago Czechia 100 to 1,000 people Frontend Engineer Curated/);
});

it("offers next steps where no company fits", async () => {
  for (const query of ["?country=Antarctica", "?family=nothing"]) {
    const page = await shown(served, `/companies${query}`);
    expect([page.status, companiesOn(page), page.links]).toEqual([200, [], expect.arrayContaining(["/companies", "/publish"])]);
  }
});

it.each(["?country=nowhere", "?size=vast", "?after=nowhere", `?country=${encodeURIComponent(HOSTILE)}`, `?size=${encodeURIComponent(HOSTILE)}`])("refuses %s, and executes nothing", async (query) => {
  const page = await shown(served, `/companies${query}`);
  expect([page.status >= 400 && page.status < 500, page.html.includes("<script>alert")]).toEqual([true, false]);
});
