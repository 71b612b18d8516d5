import request from "supertest";
import { serve, type AskedServer } from "../support/asked-server.js";
import { asked, HOSTILE, shown, type Shown } from "../support/pages.js";

let served: AskedServer;
let google: Shown;
beforeAll(async () => {
  served = await serve();
  google = await shown(served, "/company/google");
});
afterAll(() => served.close());

interface Told {
  readonly company: { readonly citations: readonly { id: string }[]; readonly ladders: readonly { version: { rungs: readonly { id: string; code: string; title: string; scope: string | null; mapping: { confidence: number; range: { lo: number; hi: number }; comment: string; disagreements: readonly { comment: string }[] } }[] } }[] };
}

it("says who stands behind it, and what that means", () => {
  expect(google).toMatchObject({ status: 200, heading: "Google" });
  expect(google.text).toContain("Curated. Placed by us from public sources, which are named.");
  expect(google.text).toContain("100,000 people or more, 2026; inferred");
});

it("shows every rung of its question with title, range, confidence, scope and why it stands there", async () => {
  const { company } = await asked<Told>(served, google);
  const rungs = company.ladders.flatMap(({ version }) => version.rungs);
  expect(rungs.length).toBeGreaterThan(10);
  for (const { code, title, scope, mapping } of rungs) {
    const start = google.text.indexOf(`${code} ${title} `);
    expect(start).toBeGreaterThan(0);
    for (const part of [`${mapping.range.lo} to ${mapping.range.hi}`, String(mapping.confidence), scope ?? "No source says.", mapping.comment]) expect(google.text).toContain(part);
  }
});

it("lists its sources, where they disagree, and leads from each mark to its source", async () => {
  const { company } = await asked<Told>(served, google);
  for (const { comment } of company.ladders.flatMap(({ version }) => version.rungs).flatMap(({ mapping }) => mapping.disagreements)) expect(google.text).toContain(comment);
  const marks = google.links.filter((href) => href.startsWith("#cit_"));
  expect(marks.length).toBeGreaterThan(10);
  for (const mark of new Set(marks)) expect(google.html).toContain(`id="${mark.slice(1)}"`);
});

it("draws each ladder, stacked for narrow screens; pictures and files are there", async () => {
  const gitlab = await shown(served, "/company/gitlab");
  const pictures = [...gitlab.html.matchAll(/(?:src|srcset)="(\/ladders\/[^"]*)"/g)].map(([, address]) => address!.replaceAll("&amp;", "&"));
  expect(pictures).toEqual(expect.arrayContaining(["/ladders/gitlab.svg?ladder=data-architecture", "/ladders/gitlab.svg?ladder=data-architecture&layout=stacked"]));
  const files = gitlab.links.filter((href) => /^\/(?:ladders|mappings)/.test(href));
  expect(files).toEqual(expect.arrayContaining([...["csv", "json", "yaml", "md", "svg"].map((format) => `/ladders/gitlab.${format}`), "/mappings.sssom.tsv?company=gitlab"]));
  for (const address of [...pictures.slice(0, 4), ...files]) expect([address, (await request(served.app.server).get(address)).status]).toEqual([address, 200]);
});

it("leads from a rung to its equals, of another ladder within its family", async () => {
  expect(google.links).toContain("/compare?companies=google&track=ic&from=google:L5");
  expect((await shown(served, "/company/gitlab")).links).toContain("/compare?companies=gitlab&track=ic&family=data-architecture&from=gitlab:grade%206");
});

it.each(["nope", "google%00", encodeURIComponent(HOSTILE), "x".repeat(90)])("does not know the company %s, says so, and leads on", async (slug) => {
  const page = await shown(served, `/company/${slug}`);
  expect([page.status === 404 || page.status === 400, page.html.includes("<script>alert"), page.links.includes("/companies")]).toEqual([true, false, true]);
});

it("says of a company that was taken down since when and why", async () => {
  await served.dataSource.query(`update company set taken_down_on = '2026-11-20', taken_down_reason = 'At their wish.', taken_down_by = 'OWNER' where slug = 'etsy'`);
  await served.app.services.published.lease.refresh();
  expect(await shown(served, "/company/etsy")).toMatchObject({ status: 410, heading: "Etsy: taken down", text: expect.stringContaining("on 2026-11-20: At their wish.") });
});
