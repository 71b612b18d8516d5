import request from "supertest";
import { bearer } from "../support/access.js";
import { dayFromNow, PublishingServer, RETIRE } from "../support/publishing-server.js";
import { writeDraft } from "../support/written-drafts.js";

let world: PublishingServer;
beforeAll(async () => { world = await PublishingServer.start(); });
afterAll(() => world.served.close());

it("an unlisted ladder answers by its ids and stands in no list, search or count", async () => {
  const { draft, ladder } = await writeDraft(world.source, "google", [{ title: "Zyzzyva Wrangler", code: "ZZ1", range: [1, 2] }, { title: "Zyzzyva Master", code: "ZZ2", range: [2, 3] }]);
  const { version } = await world.publish({ draft, visibility: "UNLISTED" });
  expect([await world.laddersOf("google"), await world.projected(draft), await world.found("Zyzzyva Wrangler")]).toEqual([expect.not.arrayContaining([ladder]), 0, 0]);
  const byId = await world.ask<{ ladder: object; node: object; rung: object }>(`query ($l: ID!, $v: ID!, $r: ID!) { ladder(id: $l) { id visibility retiredAt version { id } } node(id: $v) { ... on LadderVersion { id ladder { id } } } rung: node(id: $r) { ... on Rung { title ladder { id } } } }`, { l: ladder, v: draft, r: version!.rungs[0]!.id });
  expect(byId).toEqual({ ladder: { id: ladder, visibility: "UNLISTED", retiredAt: null, version: { id: draft } }, node: { id: draft, ladder: { id: ladder } }, rung: { title: "Zyzzyva Wrangler", ladder: { id: ladder } } });
  const from = await world.ask<{ equivalence: { best: object; caveats: readonly string[] } }>(`query ($r: ID!) { equivalence(input: { from: { id: $r }, toCompany: "amazon" }) { ... on Equivalence { best { landing } caveats } } }`, { r: version!.rungs[0]!.id });
  expect(from.equivalence.caveats.join()).not.toMatch(/no longer in force/);
  const next = await writeDraft(world.source, "google", [{ title: "Zyzzyva Wrangler", code: "ZZ1", range: [1, 2] }], ladder);
  await world.publish({ draft: next.draft, visibility: "LISTED" });
  expect([await world.laddersOf("google"), await world.projected(next.draft), (await world.found("Zyzzyva Wrangler")) > 0]).toEqual([expect.arrayContaining([ladder]), 1, true]);
  expect(await world.ask<object>("query ($l: ID!) { ladder(id: $l) { visibility } }", { l: ladder })).toEqual({ ladder: { visibility: "LISTED" } });
});

describe("retireLadder", () => {
  it("takes a ladder out of lists, search and counterparts; its ids answer and say so", async () => {
    const { draft, ladder } = await writeDraft(world.source, "google", [{ title: "Quokka Tamer", code: "Q1", range: [1, 2] }]);
    const { version } = await world.publish({ draft });
    expect(await world.found("Quokka Tamer")).toBeGreaterThan(0);
    expect((await world.send(RETIRE, { ladder, reason: "Nobody is on it." })).data!.retireLadder).toMatchObject({ userErrors: [], ladder: { id: ladder, retiredAt: expect.any(String), version: { status: "RETIRED" } } });
    expect([await world.laddersOf("google"), await world.projected(draft), await world.found("Quokka Tamer")]).toEqual([expect.not.arrayContaining([ladder]), 0, 0]);
    const byId = await world.ask<object>(`query ($l: ID!, $r: ID!) { ladder(id: $l) { version { status } } node(id: $l) { ... on Ladder { version { id } } } rung: node(id: $r) { ... on Rung { title ladder { id } version { status retiredAt } } } }`, { l: ladder, r: version!.rungs[0]!.id });
    expect(byId).toEqual({ ladder: { version: { status: "RETIRED" } }, node: { version: { id: draft } }, rung: { title: "Quokka Tamer", ladder: null, version: { status: "RETIRED", retiredAt: expect.any(String) } } });
    expect((await world.send(RETIRE, { ladder, reason: "Again." })).data!.retireLadder).toMatchObject({ ladder: null, userErrors: [{ code: "ALREADY_RETIRED", field: "input.ladder" }] });
  });

  it("leaves no broken link: the addresses of its files answer with the last version, and say that it was retired", async () => {
    const { draft, ladder } = await writeDraft(world.source, "google", [{ title: "Numbat Keeper", code: "N1", range: [1, 2] }]);
    await world.publish({ draft });
    const [{ slug }] = await world.source.query<[{ slug: string }]>("select slug from ladder where id = $1", [ladder]);
    const get = async (address: string): Promise<string> => (await request(world.served.app.server).get(address).buffer(true).parse((response, done) => {
      const parts: Buffer[] = [];
      response.on("data", (part: Buffer) => parts.push(part)).on("end", () => done(null, Buffer.concat(parts).toString()));
    }).expect(200)).body as string;
    const byVersion = await get(`/ladders/google/${draft}.json`);
    await world.send(RETIRE, { ladder, reason: "Nobody is on it." });
    const today = new Date().toISOString().slice(0, 10);
    expect(await get(`/ladders/google.svg?ladder=${slug}`)).toContain("until it was retired on");
    expect(await get(`/ladders/google.md?ladder=${slug}`)).toContain(`retired on ${today}`);
    expect((JSON.parse(await get(`/ladders/google.json?ladder=${slug}`)) as { ladders: [{ version: object }] }).ladders[0].version).toMatchObject({ id: draft, retiredAt: expect.stringContaining(today) });
    expect(await get("/ladders/google.json")).not.toContain("Numbat Keeper");
    expect(await get(`/ladders/google/${draft}.json`)).toBe(byVersion); // kept for ever, and so the same for ever
  });

  it("is for owners; an editor is told so", async () => {
    const { draft, ladder } = await writeDraft(world.source, "google");
    await world.publish({ draft });
    expect((await world.send(RETIRE, { ladder, reason: "x" }, world.people.editor)).data!.retireLadder).toMatchObject({ ladder: null, userErrors: [{ code: "FORBIDDEN" }] });
  });

  it("also takes back what was to come into force later", async () => {
    const { draft, ladder } = await writeDraft(world.source, "google");
    await world.publish({ draft, effectiveOn: dayFromNow(3) });
    expect((await world.send(RETIRE, { ladder, reason: "Thought better of it." })).data!.retireLadder).toMatchObject({ userErrors: [] });
    expect(await world.served.app.services.publishing.comeIntoForce(dayFromNow(4))).toBe(0);
  });

  it("is not for what is curated, nor is publishing: the next seeding would undo it", async () => {
    const [netflix] = await world.laddersOf("netflix");
    const owner = await bearer(world.source, "OWNER", "netflix");
    expect((await world.send(RETIRE, { ladder: netflix, reason: "x" }, owner)).data!.retireLadder).toMatchObject({ ladder: null, userErrors: [{ code: "NOT_CLAIMED", field: "input.ladder" }] });
    const { draft } = await writeDraft(world.source, "netflix");
    expect((await world.publish({ draft }, owner)).userErrors).toMatchObject([{ code: "NOT_CLAIMED", field: "input.draft" }]);
    expect(await world.laddersOf("netflix")).toEqual([netflix]);
  });
});
