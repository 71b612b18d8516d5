import { serve, type AskedServer } from "../support/asked-server.js";
import { asked, HOSTILE, shown } from "../support/pages.js";

let served: AskedServer;
beforeAll(async () => { served = await serve(); });
afterAll(() => served.close());

/** A month `ago` months before this one. */
function month(ago: number): string {
  const day = new Date();
  day.setUTCDate(1);
  day.setUTCMonth(day.getUTCMonth() - ago);
  return day.toISOString().slice(0, 7);
}

const address = (...rows: readonly Readonly<Record<string, string>>[]): string =>
  `/readiness?${new URLSearchParams({ from: "ic/senior", ...Object.fromEntries(rows.flatMap((row, i) => Object.entries(row).map(([name, value]) => [`${name}${i + 1}`, value]))) })}`;
const EVENTS = { what: "Event pipeline", from: month(6), to: month(4), scope: "MULTI_TEAM", signal: "adopted-design", teams: "1", hands: "yes" };
const OUTAGE = { what: "Outage", from: month(3), scope: "MULTI_TEAM", signal: "incident-review", teams: "3" };

it("asks for the level first, and offers each that has a next one", async () => {
  const page = await shown(served, "/readiness");
  expect(page.links.filter((href) => href.startsWith("/readiness?"))).toHaveLength(9);
  expect(page.links).not.toContain("/readiness?from=m/cto");
});

it("shows an empty form with the step's own signals, and judges nothing", async () => {
  const page = await shown(served, "/readiness?from=ic/senior");
  expect(page.text).toMatch(/Ready for Staff Engineer \?.+Example 3/);
  expect(page.text).toContain("A design taken over");
  expect(page.html).not.toContain('id="verdict"');
});

it("counts distinct examples and says why each other one does not count", async () => {
  const page = await shown(served, address(EVENTS, EVENTS, OUTAGE, { what: "More code", from: month(2), scope: "TEAM" }, { what: "Old", from: "2019", scope: "DEPARTMENT" }));
  expect(page.status).toBe(200);
  expect(page.text).toContain("Two: a pattern 2 distinct examples of 5 given count");
  expect(page.text).toMatch(/1\. Event pipeline Counts .+ 2\. Event pipeline Told twice .+ 3\. Outage Counts .+ 4\. More code Work of the present level .+ 5\. Old Too old/);
  expect(page.text).toMatch(/Some depth risk .+ Without hands-on evidence: example 3\./);
  const { promotionReadiness: { judgements, missing } } = await asked<{ promotionReadiness: Record<"judgements" | "missing", readonly { text: string }[]> }>(served, page);
  for (const { text } of [...judgements, ...missing]) expect(page.text).toContain(text);
});

it("names the trap that the examples show", async () => {
  const page = await shown(served, address({ what: "Code", from: month(2), scope: "TEAM" }, { what: "More code", from: month(1), scope: "TEAM" }));
  expect(page.text).toMatch(/Nothing counts yet .+ The trap your examples show .+ Belief .+ Reality .+ Instead/);
});

it("leaves an example without its month out, says so, and keeps what was written", async () => {
  const page = await shown(served, address(OUTAGE, { what: "Something" }));
  expect(page).toMatchObject({ status: 200, text: expect.stringContaining("Example 2 is not judged yet: say when it began and how far it reached.") });
  expect(page.html).toContain('value="Something"');
  expect(page.text).toContain("1 distinct example of 1 given counts");
});

it("tells places as they stand in the form, also after an empty row", async () => {
  expect((await shown(served, address({}, OUTAGE))).text).toContain("2. Outage Counts");
});

it("adds a row and keeps the others", async () => {
  const page = await shown(served, `${address(OUTAGE)}&rows=4`);
  expect(page.html).toMatch(/value="Outage"[\s\S]+id="what4"/);
  expect((await shown(served, `${address(OUTAGE)}&rows=999999`)).html).not.toContain('id="what21"');
});

it("says where the words go", async () => {
  const { text, html } = await shown(served, "/readiness?from=ic/senior");
  expect(text).toMatch(/Nothing is stored or logged here\. But .+ goes to this server in the address/);
  expect(html).toMatch(/data-scripted="[^"]*a letter is sent in place of each/);
});

it.each([
  [{ ...OUTAGE, from: "soon" }, "Example 1, began: must be a year, month or day"], [{ ...OUTAGE, from: "2999-01" }, "Example 1, began: must not lie after"], [{ ...OUTAGE, teams: "-3" }, "Example 1, other teams"], [{ ...OUTAGE, signal: "wizardry" }, "Example 1, signal: no signal of that key"],
  [{ ...OUTAGE, scope: "GALAXY" }, "Example 1, reach: Value \"GALAXY\" does not exist"],
])("says what is wrong in the form's words, and keeps the form: %j", async (row, words) => {
  const page = await shown(served, address(row));
  expect(page.status).toBe("teams" in row && row.teams === "-3" ? 200 : 400);
  expect(page.text).toContain(words);
  expect(page.html).toContain('value="Outage"');
});

it.each([["m/cto", 400], ["ic/wizard", 404], [encodeURIComponent(HOSTILE), 404]])("has no step from %s: %i, with the levels that have one", async (from, status) => {
  const page = await shown(served, `/readiness?from=${from}`);
  expect([page.status, page.links.includes("/readiness?from=ic/senior"), page.html.includes("<script>alert")]).toEqual([status, true, false]);
});

it("takes hostile words as words", async () => {
  const page = await shown(served, address({ ...OUTAGE, what: HOSTILE }));
  expect([page.status, page.text.includes("<script>alert(1)</script>"), page.html.includes("<script>alert")]).toEqual([200, true, false]);
});
