import { asked, HOSTILE, shown } from "../support/pages.js";
import { PublishingServer, RETIRE } from "../support/publishing-server.js";
import { writeDraft } from "../support/written-drafts.js";

let world: PublishingServer;
let [ladder, first, second] = ["", "", ""];
beforeAll(async () => {
  world = await PublishingServer.start();
  const before = await writeDraft(world.source, "google", [{ title: "Numbat Keeper", code: "N1", range: [1, 2] }, { title: "Numbat Counter", code: "N2", range: [2, 3] }]);
  await world.publish({ draft: before.draft, changeNote: "The first word." });
  const after = await writeDraft(world.source, "google", [{ title: "Numbat Warden", code: "N1", range: [1.5, 2.5] }], before.ladder);
  await world.publish({ draft: after.draft, changeNote: "Counters are gone." });
  [ladder, first, second] = [before.ladder, before.draft, after.draft];
});
afterAll(() => world.served.close());

it("the company's page leads to what a version changed", async () => {
  const { links, text } = await shown(world.served, "/company/google");
  expect(text).toContain("Version 2 , in force");
  expect(links).toEqual(expect.arrayContaining([`/company/google/versions?from=${first}&to=${second}`, `/company/google/versions?ladder=${ladder}`]));
});

it("tells the difference in words and rung by rung, as its own question gives it", async () => {
  const page = await shown(world.served, `/company/google/versions?from=${first}&to=${second}`);
  const { ladderDiff } = await asked<{ ladderDiff: { summary: string[]; changes: { text: string; kinds: string[] }[] } }>(world.served, page);
  expect(ladderDiff.changes.flatMap(({ kinds }) => kinds)).toEqual(expect.arrayContaining(["REMOVED", "RENAMED", "REMAPPED"]));
  for (const words of [...ladderDiff.summary, ...ladderDiff.changes.map(({ text }) => text), "0.5 of a level up", "“Counters are gone.”", "title: Numbat Keeper", "title: Numbat Warden"]) expect(page.text).toContain(words);
  expect(page.links).toContain(`/company/google/versions?from=${second}&to=${first}`);
});

it("lists all versions with their notes, and lets two be chosen", async () => {
  const page = await shown(world.served, `/company/google/versions?ladder=${ladder}`);
  for (const words of ["Version 1", "The first word.", "Version 2", "Counters are gone."]) expect(page.text).toContain(words);
  expect(page.html).toMatch(new RegExp(`<select name="from">.*<option value="${first}" selected>.*<select name="to">.*<option value="${second}" selected>`));
});

it("says that a ladder is retired, and still shows its versions", async () => {
  const { draft, ladder: gone } = await writeDraft(world.source, "google", [{ title: "Quoll Tamer", code: "Q1", range: [1, 2] }]);
  await world.publish({ draft });
  await world.send(RETIRE, { ladder: gone, reason: "Nobody is on it." });
  expect((await shown(world.served, `/company/google/versions?ladder=${gone}`)).text).toMatch(/This ladder is retired since \d{4}-\d\d-\d\d: it is no longer in force/);
  expect((await shown(world.served, `/company/google/versions?from=${first}&to=${draft}`)).text).toMatch(/version 1, is retired since/);
});

it("does not show another company's versions as this one's", async () => {
  expect(await shown(world.served, `/company/amazon/versions?from=${first}&to=${second}`)).toMatchObject({ status: 404, links: expect.arrayContaining([`/company/google/versions?from=${first}&to=${second}`]) });
  expect(await shown(world.served, `/company/amazon/versions?ladder=${ladder}`)).toMatchObject({ status: 404 });
});

it.each(["", "?from=ver_x", "?from=ver_x&to=ver_y", "?ladder=lad_x", `?from=${encodeURIComponent(HOSTILE)}&to=x`, `?ladder=${encodeURIComponent(HOSTILE)}`, "?ladder=%00"])("refuses %s, and executes nothing", async (query) => {
  const page = await shown(world.served, `/company/google/versions${query}`);
  expect([page.status >= 400 && page.status < 500, page.html.includes("<script>alert"), page.links.includes("/companies")]).toEqual([true, false, true]);
});
