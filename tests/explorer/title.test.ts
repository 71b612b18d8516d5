import request from "supertest";
import { serve, type AskedServer } from "../support/asked-server.js";
import { asked, HOSTILE, shown, type Shown } from "../support/pages.js";

let served: AskedServer;
let staff: Shown;
beforeAll(async () => {
  served = await serve();
  staff = await shown(served, "/title?q=Staff+engineer&people=30");
});
afterAll(() => served.close());

interface Placed { readonly range: { readonly lo: number; readonly hi: number }; readonly candidates: readonly object[]; readonly whatWouldHelp: readonly string[]; readonly level: { readonly title: string } }

it("places a title with what is known of the company, and says what would help, as its own question does", async () => {
  const { resolveTitle, at0, at1 } = await asked<{ resolveTitle: Placed; at0: { best: { rung: { title: string } } }; at1: { best: { rung: { title: string } } } }>(served, staff);
  expect(staff.question!.variables).toMatchObject({ title: { title: "Staff engineer", people: 30 } });
  expect(staff.text).toContain(`“Staff engineer” is most likely a ${resolveTitle.level.title}`);
  for (const words of [at0.best.rung.title, at1.best.rung.title, `${resolveTitle.range.lo} to ${resolveTitle.range.hi}`, "30 people were taken into account", "What would help most", "What speaks for it"]) expect(staff.text).toContain(words);
});

it("the same title means less in a small company than in a large one", async () => {
  const lo = async (people: number): Promise<number> => (await asked<{ resolveTitle: Placed }>(served, await shown(served, `/title?q=Staff+engineer&people=${people}`))).resolveTitle.range.lo;
  expect(await lo(30)).toBeLessThan(await lo(50_000));
});

it("says of two titles who is senior, by how much, how surely and why", async () => {
  const page = await shown(served, "/title?q=Staff+engineer&people=30&other=Senior+Software+Engineer&otherCompany=google");
  const { compareTitles } = await asked<{ compareTitles: { seniority: { verdict: string; difference: number }; reasons: readonly { text: string }[] } }>(served, page);
  expect(compareTitles.seniority.verdict).toBe("LEFT");
  expect(page.text).toContain(`“Staff engineer” is most likely senior , by ${Math.round(Math.abs(compareTitles.seniority.difference) * 100) / 100} of a level`);
  for (const { text } of compareTitles.reasons) expect(page.text).toContain(text);
});

it("says of a title that means nothing to it what would help, with status 200: it is an answer", async () => {
  expect(await shown(served, "/title?q=xyzzy")).toMatchObject({ status: 200, text: expect.stringContaining("“xyzzy” has no place we could tell") });
});

it("asks for a title where there is none, and leads to the list", async () => {
  expect(await shown(served, "/title")).toMatchObject({ status: 200, question: null, links: expect.arrayContaining(["/titles"]) });
});

it.each([["people=many", '"people" must be a number'], ["people=-1", "not negative"], ["directReports=1.5", '"directReports"'], ["company=nowhere", "nowhere"], ["other=Lead&otherPeople=x", '"otherPeople"'], ["scope=%00", "title.scopeText: contains a NUL"]])("refuses %s", async (query, words) => {
  const page = await shown(served, `/title?q=Lead&${query}`);
  expect([page.status >= 400 && page.status < 500, page.text.includes(words)]).toEqual([true, true]);
});

const LIST = "Staff Engineer\nSr. SWE\nxyzzy\n=HYPERLINK(1)";

it("looks a list up, a row each in its order, and says which it cannot place", async () => {
  const page = await shown(served, `/titles?${new URLSearchParams({ list: LIST })}`);
  const { resolveTitles } = await asked<{ resolveTitles: readonly { __typename: string }[] }>(served, page);
  expect(page.text).toContain(`${resolveTitles.filter(({ __typename }) => __typename === "TitleResolution").length} of 4 placed`);
  expect([...page.html.matchAll(/<th scope="row"><a href="[^"]*">([^<]*)/g)].map(([, title]) => title)).toEqual(LIST.split("\n"));
});

it("gives the list back as CSV, of which no spreadsheet computes a cell", async () => {
  const { status, text, headers } = await request(served.app.server).get(`/titles.csv?${new URLSearchParams({ list: LIST })}`);
  const [heading, ...rows] = text.replace("\uFEFF", "").trim().split("\r\n");
  expect([status, headers["content-disposition"], heading]).toEqual([200, 'attachment; filename="titles.csv"', "title,company,level,level_title,track,lo,hi,confidence,why_not"]);
  expect(rows.map((row) => row.split(",")[0])).toEqual(["Staff Engineer", "Sr. SWE", "xyzzy", "'=HYPERLINK(1)"]);
  expect(rows[0]).toMatch(/^Staff Engineer,,ic\/staff,Staff Engineer,IC,/);
});

it("takes a table with what is known of each, and names a row that cannot be read", async () => {
  const page = await shown(served, `/titles?${new URLSearchParams({ list: "Company;Job title;People\ngoogle;Senior Software Engineer;\n;Staff engineer;30" })}`);
  expect(page.question!.variables).toMatchObject({ titles: [{ title: "Senior Software Engineer", company: "google" }, { title: "Staff engineer", people: 30 }] });
  expect(await shown(served, `/titles?${new URLSearchParams({ list: "title,people\nLead,few" })}`)).toMatchObject({ status: 400, text: expect.stringContaining('Row 2: "few" must be a number') });
});

it("one unknown company leaves the rest of a list alone", async () => {
  const page = await shown(served, `/titles?${new URLSearchParams({ list: "title,company\nLead,nowhere\nSenior Engineer,google" })}`);
  expect(page).toMatchObject({ status: 200, text: expect.stringContaining("1 of 2 placed") });
  expect(page.text).toContain("nowhere");
});

it.each(["/title?q=", "/title?q=Lead&company=", "/title?q=Lead&scope=", "/title?q=Lead&other=", "/titles?list="])("takes hostile words in %s as words", async (address) => {
  const page = await shown(served, `${address}${encodeURIComponent(HOSTILE)}`);
  expect([page.status < 500, page.html.includes("<script>alert"), page.html.includes("<img src=x")]).toEqual([true, false, false]);
});

it("takes a hundred titles in any script, however long the address becomes", async () => {
  const list = Array.from({ length: 100 }, (_, i) => `高级软件工程师 старший разработчик ${i}`).join("\n");
  const { status, text } = await shown(served, `/titles?list=${encodeURIComponent(list)}`);
  expect(encodeURIComponent(list).length).toBeGreaterThan(16_000);
  expect([status, text.includes("of 100 placed")]).toEqual([200, true]);
});
