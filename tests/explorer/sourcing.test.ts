import { serve, type AskedServer } from "../support/asked-server.js";
import { asked, HOSTILE, shown } from "../support/pages.js";

let served: AskedServer;
beforeAll(async () => { served = await serve(); });
afterAll(() => served.close());

interface Told { readonly counterparts: { readonly nodes: readonly { readonly rung: { readonly title: string; readonly company: { readonly slug: string; readonly country: string } }; readonly confidence: { readonly value: number } }[] } }

it("lists the rungs like the one asked about, most alike first, as its own question does", async () => {
  const page = await shown(served, "/sourcing?from=google:L5");
  const { counterparts } = await asked<Told>(served, page);
  expect(counterparts.nodes.length).toBeGreaterThan(10);
  expect(page.links.filter((href) => href.startsWith("/company/"))).toEqual(counterparts.nodes.map(({ rung }) => `/company/${rung.company.slug}`));
  for (const { rung } of counterparts.nodes) expect(page.text).toContain(rung.title);
});

it("narrows by country, size and confidence, and goes on where a page ends with the same filters", async () => {
  const page = await shown(served, "/sourcing?from=google:L5&country=gb&minPeople=100&minConfidence=0.5");
  const { counterparts: { nodes } } = await asked<Told>(served, page);
  expect([nodes.length > 0, nodes.every(({ rung, confidence }) => rung.company.country === "GB" && confidence.value >= 0.5)]).toEqual([true, true]);
  const next = (await shown(served, "/sourcing?from=google:L5&minPeople=50")).links.find((href) => href.includes("after="));
  expect(next).toMatch(/^\/sourcing\?from=google:L5&minPeople=50&after=/);
  expect((await shown(served, next!)).links).toContain("/sourcing?from=google:L5&minPeople=50");
});

it.each(["level:ic/staff", "ic/staff", "role:data-architect", "Senior Software Engineer"])("begins at %s too", async (from) => {
  const page = await shown(served, `/sourcing?${new URLSearchParams({ from })}`);
  expect([page.status, page.links.some((href) => href.startsWith("/company/"))]).toEqual([200, true]);
});

it("says what to do where nothing fits, and asks where nothing is asked", async () => {
  expect(await shown(served, "/sourcing?from=google:L5&country=AQ")).toMatchObject({ status: 200, text: expect.stringContaining("Take a filter away, or lower the confidence") });
  expect(await shown(served, "/sourcing")).toMatchObject({ status: 200, question: null, heading: "Who has this level?" });
});

it.each([["from=google:L99", 404], ["from=nowhere:L5", 404], ["from=a&track=x", 400], ["from=google:L5&minPeople=few", 400], ["from=google:L5&minConfidence=2", 400], ["from=google:L5&after=nowhere", 400], ["from=google:L5&country=Atlantis", 400]])("refuses %s with %i", async (query, status) => {
  expect(await shown(served, `/sourcing?${query}`)).toMatchObject({ status, question: null });
});

it.each(["from", "country", "minPeople", "track", "after"])("takes hostile words in %s as words", async (name) => {
  const page = await shown(served, `/sourcing?${new URLSearchParams({ from: "google:L5", [name]: HOSTILE })}`);
  expect([page.status < 500, page.html.includes("<script>alert")]).toEqual([true, false]);
});

it("the method is told with every step and constant, and what was measured, what missed its aim too", async () => {
  const page = await shown(served, "/method");
  const { methodology } = await asked<{ methodology: { steps: { text: string; formula: string | null }[]; constants: { key: string; text: string }[]; evaluation: { sections: { title: string; figures: { reachesTarget: boolean | null }[] }[] } } }>(served, page);
  for (const words of [...methodology.steps.map(({ text }) => text), ...methodology.constants.map(({ key }) => key), ...methodology.evaluation.sections.map(({ title }) => title)]) expect(page.text).toContain(words.replace(/\s+/g, " "));
  expect(page.html.match(/ missed</g)?.length).toBe(methodology.evaluation.sections.flatMap(({ figures }) => figures).filter(({ reachesTarget }) => reachesTarget === false).length);
  expect(page.html).toMatch(/<figure class="plot"/);
});
