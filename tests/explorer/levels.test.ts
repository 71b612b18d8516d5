import { serve, type AskedServer } from "../support/asked-server.js";
import { asked, HOSTILE, shown, type Shown } from "../support/pages.js";

let served: AskedServer;
let staff: Shown;
beforeAll(async () => {
  served = await serve();
  staff = await shown(served, "/level/ic/staff");
});
afterAll(() => served.close());

interface Level {
  readonly canonicalLevel: {
    readonly focus: { text: string }; readonly trust: { text: string }; readonly responsibilities: readonly { text: string }[]; readonly traits: readonly { spelling: string }[];
    readonly dimensions: readonly { score: number; text: string; dimension: { title: string } }[]; readonly timeByActivity: { shares: readonly { percent: number; activity: { title: string } }[] };
  };
  readonly counterparts: { readonly nodes: readonly { rung: { title: string; company: { slug: string } } }[] };
}

it("lists every level of both tracks and every role, each with a page", async () => {
  const page = await shown(served, "/levels");
  const { canonicalLevels, roles } = await asked<{ canonicalLevels: { key: string; title: string; rank: number }[]; roles: { key: string }[] }>(served, page);
  const addresses = [...canonicalLevels.map(({ key }) => `/level/${key}`), ...roles.map(({ key }) => `/role/${key}`)];
  expect(page.links).toEqual(expect.arrayContaining(addresses));
  for (const address of addresses) expect([address, (await shown(served, address)).status]).toEqual([address, 200]);
  expect(page.text).toMatch(/4 Staff Engineer .+ Senior Engineering Manager .+ 3 Senior Engineer .+ Engineering Manager/);
});

it("a level tells its focus, responsibilities, traits and trust, each marked with who says so", async () => {
  const { canonicalLevel: level } = await asked<Level>(served, staff);
  for (const text of [level.focus.text, level.trust.text, ...level.responsibilities.map((one) => one.text)]) expect(staff.text).toMatch(new RegExp(`${escaped(text)} (?:stated|inferred) \\[1\\]`));
  for (const { spelling } of level.traits) expect(staff.text).toContain(spelling);
  expect(staff.text).toMatch(/Which part did you trace with your own hands\? derived/);
});

it("draws the dimensions, and says the same numbers in the table beside them", async () => {
  const { canonicalLevel: level } = await asked<Level>(served, staff);
  const drawn = /<svg class="radar"[^>]*aria-label="([^"]*)"/.exec(staff.html)?.[1];
  for (const { score, text, dimension } of level.dimensions) {
    expect(drawn).toContain(`${dimension.title} ${score}`);
    expect(staff.text).toContain(`${dimension.title} ${score} ${text}`);
  }
  const partly = await shown(served, "/level/ic/distinguished");
  expect(partly.text).toMatch(/People leadership – No source gives ground for a score/);
  expect(partly.html).toMatch(/aria-label="[^"]*People leadership not told/);
});

it("gives the time by activity where a source does, and nothing where none does", async () => {
  const { canonicalLevel: level } = await asked<Level>(served, staff);
  for (const { percent, activity } of level.timeByActivity.shares) expect(staff.text).toContain(`${activity.title} ${percent} %`);
  expect((await shown(served, "/level/ic/junior")).text).not.toContain("Time by activity");
});

it("leads to the levels beside it, to what changes on the way, and to companies' rungs here", async () => {
  const { counterparts } = await asked<Level>(served, staff);
  expect(staff.links).toEqual(expect.arrayContaining([
    "/level/ic/senior", "/level/ic/principal", "/level/m/senior-em", "/transition?from=level:ic/staff&to=level:ic/principal", "/transition?from=level:ic/staff&to=level:m/senior-em", "/sourcing?from=level:ic/staff",
  ]));
  expect(staff.links.filter((href) => href.startsWith("/company/"))).toEqual(counterparts.nodes.map(({ rung }) => `/company/${rung.company.slug}`));
});

it("every mark leads to a source on the page", () => {
  const marks = new Set(staff.links.filter((href) => href.startsWith("#source-")));
  expect(marks.size).toBeGreaterThan(2);
  for (const mark of marks) expect(staff.html).toContain(`id="${mark.slice(1)}"`);
});

it("a role tells what it owns, its span as inferred, its folds and who has it", async () => {
  const page = await shown(served, "/role/data-architect");
  const { role, companies } = await asked<{ role: { owns: { text: string }[]; path: { text: string }[]; pay: { text: string }[]; folds: { family: { title: string } }[] }; companies: { nodes: { slug: string }[] } }>(served, page);
  for (const { text } of [...role.owns, ...role.path, ...role.pay]) expect(page.text).toContain(text);
  for (const { family } of role.folds) expect(page.text).toContain(family.title);
  expect(page.text).toMatch(/Typically Staff Engineer to Principal Engineer , 3 to 5 on the axis\. [^[]+ inferred/);
  expect(page.links).toEqual(expect.arrayContaining(["/compare?companies=google,amazon,microsoft&track=ic&from=role:data-architect", ...companies.nodes.map(({ slug }) => `/company/${slug}`)]));
});

it.each(["/level/ic/wizard", "/level/x/y", "/role/wizard", `/level/ic/${encodeURIComponent(HOSTILE)}`, `/role/${encodeURIComponent(HOSTILE)}`, "/role/%00"])("does not know %s, says so, and leads on", async (address) => {
  const page = await shown(served, address);
  expect([page.status === 404 || page.status === 400, page.html.includes("<script>alert"), page.links.includes("/companies")]).toEqual([true, false, true]);
});

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
