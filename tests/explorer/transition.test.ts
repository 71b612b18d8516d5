import { serve, type AskedServer } from "../support/asked-server.js";
import { asked, HOSTILE, shown, type Shown } from "../support/pages.js";

let served: AskedServer;
let staff: Shown;
beforeAll(async () => {
  served = await serve();
  staff = await shown(served, "/transition?from=ic/senior&to=ic/staff");
});
afterAll(() => served.close());

interface Said { readonly key: string; readonly title: string; readonly text: string }
interface Way {
  readonly transition: {
    readonly signals: readonly Said[]; readonly playbook: readonly Said[]; readonly gates: readonly Said[]; readonly changes: readonly Said[]; readonly checklist: readonly Said[];
    readonly traps: readonly { trap: { belief: string; reality: string; instead: string } }[];
    readonly dimensions: readonly { dimension: { title: string }; from: { score: number }; to: { score: number } }[];
    readonly time: { activities: readonly { activity: { title: string }; from: number; to: number }[] };
    readonly perspectives: readonly { sides: readonly (Said & { sources: readonly { key: string }[] })[] }[];
  };
}

it("offers every step up of both tracks and the fork in both directions", async () => {
  const page = await shown(served, "/transition");
  const { canonicalLevels } = await asked<{ canonicalLevels: { key: string; next: { key: string } | null; parallel: { key: string } | null }[] }>(served, page);
  const ways = canonicalLevels.flatMap(({ key, next, parallel }) => [next, parallel].flatMap((to) => (to === null ? [] : [`/transition?from=${key}&to=${to.key}`])));
  expect(ways).toHaveLength(17);
  expect(page.links).toEqual(expect.arrayContaining([...ways, "/readiness", "/fit", "/moving"]));
});

it("says each text of the way once, marked with who says so", async () => {
  const { transition: way } = await asked<Way>(served, staff);
  for (const { text } of [...way.changes, ...way.signals, ...way.gates, ...way.playbook]) expect(staff.text.split(text)).toHaveLength(2);
  for (const { trap } of way.traps) expect(staff.text).toContain(`Belief ${trap.belief} Reality ${trap.reality} Instead ${trap.instead}`);
  expect(staff.text).toMatch(/Another team took up a design document of yours\. stated \[1\]/);
  const marks = new Set(staff.links.filter((href) => href.startsWith("#source-")));
  for (const mark of marks) expect(staff.html).toContain(`id="${mark.slice(1)}"`);
});

it("gives thresholds and the playbook's numbers, in order", () => {
  expect(staff.text).toMatch(/Threshold: 3 teams or more .+ 1 page .+ 4 to 6 weeks/);
});

it("shows every scale and every activity before and after, in numbers", async () => {
  const { transition: way } = await asked<Way>(served, staff);
  for (const { dimension, from, to } of way.dimensions) expect(staff.text).toContain(`${dimension.title} ${from.score} → ${to.score}`);
  for (const { activity, from, to } of way.time.activities) expect(staff.text).toContain(`${activity.title} ${from} % ${to} %`);
  expect(staff.html.match(/class="shift"/g)).toHaveLength(way.dimensions.length + way.time.activities.length);
});

it("sets views that contradict each other side by side, each with whose it is", async () => {
  const { transition: way } = await asked<Way>(served, staff);
  const sides = way.perspectives.flatMap((perspective) => perspective.sides);
  expect(sides.length).toBeGreaterThan(3);
  expect(staff.html.match(/<blockquote/g)).toHaveLength(sides.length);
  expect(staff.text).toMatch(/argue for their vision in product meetings\. stated \[\d\] Swizec Teller, “Letter to readers on what is expected of engineers”/);
});

it("keeps ticked signals in the address alone", async () => {
  const page = await shown(served, "/transition?from=ic/senior&to=ic/staff&shown-adopted-design=yes&shown-wizardry=yes");
  expect(page.html.match(/<input type="checkbox"[^>]* checked/g)).toHaveLength(1);
  expect(page.text).toContain("1 of 5 signals ticked.");
  expect(page.html).toMatch(/<input type="hidden" name="from" value="ic\/senior"\/>/);
});

it("leads to the way before, after and back, and to the readiness meter", () => {
  expect(staff.links).toEqual(expect.arrayContaining(["/transition?from=ic/mid&to=ic/senior", "/transition?from=ic/staff&to=ic/principal", "/transition?from=ic/staff&to=ic/senior", "/readiness?from=ic/senior"]));
});

it("tells a first-time manager the checklist, and both how to choose and the way back", async () => {
  const page = await shown(served, "/transition?from=level:ic/senior&to=level:m/em");
  const { transition: way } = await asked<Way>(served, page);
  expect(way.checklist).toHaveLength(4);
  for (const { text } of way.checklist) expect(page.text).toContain(text);
  expect(page.text).toMatch(/For a first-time manager .+ How to choose .+ There and back/);
});

it("reads a company's rung as a level and says so; a leap names its steps", async () => {
  const page = await shown(served, "/transition?from=google:L4&to=m/director");
  expect(page.text).toMatch(/Google L4 spans .+ is read as Mid-Level Engineer/);
  expect(page.links).toEqual(expect.arrayContaining(["/transition?from=ic/mid&to=ic/senior", "/transition?from=m/senior-em&to=m/director"]));
});

it("says where no source describes a step that it is derived", async () => {
  expect((await shown(served, "/transition?from=ic/junior&to=ic/mid")).text).toContain("No source describes this very step.");
  expect(staff.text).not.toContain("No source describes this very step.");
});

it.each([["ic/wizard", 404], ["nowhere:L5", 404], ["google:L99", 404], ["%00", 400]])("answers %s with %i and a next step", async (from, status) => {
  const page = await shown(served, `/transition?from=${from}&to=ic/staff`);
  expect([page.status, page.links.includes("/companies")]).toEqual([status, true]);
});

it("takes hostile words as words", async () => {
  const page = await shown(served, `/transition?from=${encodeURIComponent(HOSTILE)}&to=ic/staff&shown-x=${encodeURIComponent(HOSTILE)}`);
  expect([page.status < 500, page.html.includes("<script>alert")]).toEqual([true, false]);
});
