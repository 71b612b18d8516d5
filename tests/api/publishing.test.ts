import { dayFromNow, LINT, PUBLISH, PublishingServer, RETIRE, today, type Told } from "../support/publishing-server.js";
import { NOVICE_TO_MASTER, writeDraft, type DraftRung } from "../support/written-drafts.js";

let world: PublishingServer;
beforeAll(async () => { world = await PublishingServer.start(); });
afterAll(() => world.served.close());

describe("publishLadder", () => {
  it("publishes a draft as it was asked for, visible in the same request and in the next", async () => {
    const { draft, ladder } = await writeDraft(world.source, "google");
    const done = await world.publish({ draft, changeNote: "  First of its kind. " }, world.people.editor);
    expect(done).toMatchObject({ userErrors: [], version: { id: draft, status: "PUBLISHED", number: 1, changeNote: "First of its kind.", effectiveOn: today, contentHash: expect.stringMatching(/^[0-9a-f]{64}$/), ladder: { id: ladder } }, ladder: { id: ladder } });
    expect(await world.laddersOf("google")).toContain(ladder);
    expect(await world.projected(draft)).toBe(3);
  });

  it("gives what a person of the company placed the company's word, and leaves what nobody looked at as sure as the machine was", async () => {
    const rungs: DraftRung[] = [{ ...NOVICE_TO_MASTER[0]!, mapping: { confidence: 0.5 } }, { ...NOVICE_TO_MASTER[1]!, mapping: { confidence: 0.5, state: "SUGGESTED" } }];
    const { draft } = await writeDraft(world.source, "google", rungs);
    const { version } = await world.publish({ draft });
    expect(version!.rungs.map((rung) => rung.mapping?.confidence)).toEqual([0.8, 0.5]);
  });

  it("with the same key gives the same answer again and publishes nothing twice", async () => {
    const { draft } = await writeDraft(world.source, "google");
    const [first, again] = [await world.publish({ draft, key: "commit-1" }), await world.publish({ draft, key: "commit-1", changeNote: "Another note." })];
    expect(again).toEqual(first);
    const other = await writeDraft(world.source, "google");
    expect((await world.publish({ draft: other.draft, key: "commit-1" })).userErrors).toMatchObject([{ code: "KEY_USED", field: "input.key" }]);
  });

  it("without a key says of a published draft that it is published", async () => {
    const { draft } = await writeDraft(world.source, "google");
    await world.publish({ draft });
    expect((await world.publish({ draft })).userErrors).toMatchObject([{ code: "ALREADY_PUBLISHED", field: "input.draft" }]);
  });

  it("refuses a draft that was changed since it was read, and says who changed it", async () => {
    const { draft } = await writeDraft(world.source, "google");
    await world.source.query(`update ladder_version set revision = 2, updated_by = 'Grace', updated_at = '2026-11-20T10:00:00Z' where id = $1`, [draft]);
    expect((await world.publish({ draft })).userErrors).toEqual([{ code: "STALE_REVISION", field: "input.revision", message: expect.stringMatching(/revision 2, not 1: Grace changed it at 2026-11-20 10:00/) }]);
    expect((await world.publish({ draft, revision: 2 })).userErrors).toEqual([]);
  });

  it("refuses a ladder that contradicts itself, with every contradiction, and leaves the draft as it was", async () => {
    const { draft } = await writeDraft(world.source, "google", [{ title: "High", code: "X", order: 1, range: [3, 4] }, { title: "Low", code: "X", order: 2, range: [1, 2] }]);
    const done = await world.publish({ draft });
    expect(done).toMatchObject({ version: null, ladder: null, findings: null });
    expect(done.userErrors.map((error) => error.code)).toContain("INVERSION");
    expect((await world.send(LINT, { draft })).data!.lintLadder).toMatchObject({ revision: 1, userErrors: [] });
  });

  it("a version published ahead is read by its id at once, and in force from its day on", async () => {
    const { draft, ladder } = await writeDraft(world.source, "google");
    const done = await world.publish({ draft, effectiveOn: dayFromNow(2) });
    expect(done).toMatchObject({ userErrors: [], ladder: null, version: { status: "PUBLISHED", effectiveOn: dayFromNow(2) } });
    expect(await world.laddersOf("google")).not.toContain(ladder);
    expect(await world.served.app.services.publishing.comeIntoForce(dayFromNow(1))).toBe(0);
    expect(await world.served.app.services.publishing.comeIntoForce(dayFromNow(2))).toBe(1);
    expect(await world.laddersOf("google")).toContain(ladder);
    expect(await world.projected(draft)).toBe(3);
  });

  it("only a first version may hold since a day gone by, and none from more than a year ahead", async () => {
    const first = await writeDraft(world.source, "google");
    expect((await world.publish({ draft: first.draft, effectiveOn: dayFromNow(400) })).userErrors).toMatchObject([{ code: "BAD_USER_INPUT", field: "input.effectiveOn" }]);
    expect((await world.publish({ draft: first.draft, effectiveOn: "2020-01-01" })).userErrors).toEqual([]);
    const second = await writeDraft(world.source, "google", NOVICE_TO_MASTER, first.ladder);
    expect((await world.publish({ draft: second.draft, effectiveOn: dayFromNow(-1) })).userErrors).toMatchObject([{ code: "BAD_USER_INPUT", field: "input.effectiveOn" }]);
  });

  it("makes as many statements for a long ladder as for a short one", async () => {
    const counted = await Promise.all([3, 40].map(async (n) => (await writeDraft(world.source, "amazon", Array.from({ length: n }, (_, i) => ({ title: `Step ${i}`, code: `S${i + 1}`, order: i + 1, range: [i / 10, (i + 1) / 10] as const })))).draft));
    const made: number[] = [];
    await world.laddersOf("amazon"); // into memory
    for (const draft of counted) {
      world.statements.length = 0;
      expect((await world.publish({ draft }, world.people.foreign)).userErrors).toEqual([]);
      made.push(world.statements.length);
    }
    expect(made[1]).toBe(made[0]);
    expect(made[0]).toBeLessThanOrEqual(22); // 21, of which 2 are the lease's and 3 read the published version;
  });
});

describe("lintLadder", () => {
  it("tells a reviewer what is wrong, and of what is published to look there", async () => {
    const { draft } = await writeDraft(world.source, "google", [{ title: "One", code: "A", range: null }]);
    expect((await world.send(LINT, { draft }, world.people.reviewer)).data!.lintLadder).toMatchObject({ revision: 1, userErrors: [], findings: expect.arrayContaining([expect.objectContaining({ code: "UNMAPPED_RUNG" })]) });
    await world.publish({ draft });
    expect((await world.send(LINT, { draft }, world.people.reviewer)).data!.lintLadder).toMatchObject({ findings: null, userErrors: [{ code: "ALREADY_PUBLISHED" }] });
  });
});

it.each([["publishLadder", PUBLISH, { revision: 1, changeNote: "x" }, "draft"], ["lintLadder", LINT, {}, "draft"], ["retireLadder", RETIRE, { reason: "x" }, "ladder"]] as const)(
  "%s answers outsiders alike whether a thing is there or not, and refuses ids of another kind", async (name, query, rest, field) => {
    const written = await writeDraft(world.source, "google");
    const told: unknown[] = [];
    for (const id of [written[field], `${field === "draft" ? "ver" : "lad"}_aaaaaaaaaaaaaaaaaaaa`]) {
      world.statements.length = 0;
      const { data } = await world.send(query, { ...rest, [field]: id }, world.people.foreign);
      const { userErrors } = data![name] as { userErrors: readonly Told[] };
      told.push([userErrors.map(({ code, message }) => [code, message.replace(id, "…")]), [...world.statements]]);
    }
    expect(told[0]).toEqual(told[1]);
    for (const id of ["", "x", "cmp_aaaaaaaaaaaaaaaaaaaa", written[field === "draft" ? "ladder" : "draft"]]) {
      expect((await world.send(query, { ...rest, [field]: id })).data![name]).toMatchObject({ userErrors: [{ code: "BAD_USER_INPUT", field: `input.${field}` }] });
    }
  });

it("words that are missing or too long, and keys with spaces, are refused before anything is done", async () => {
  const { draft, ladder } = await writeDraft(world.source, "google");
  for (const [bad, field] of [[{ changeNote: " \n" }, "changeNote"], [{ key: "two words" }, "key"], [{ key: "" }, "key"], [{ key: "k".repeat(101) }, "key"]] as const) {
    expect((await world.publish({ draft, ...bad })).userErrors).toMatchObject([{ code: "BAD_USER_INPUT", field: `input.${field}` }]);
  }
  expect((await world.send(RETIRE, { ladder, reason: "" })).data!.retireLadder).toMatchObject({ userErrors: [{ code: "BAD_USER_INPUT", field: "input.reason" }] });
});

it("what was published is in the audit log, with who and why", async () => {
  const { draft } = await writeDraft(world.source, "google");
  await world.publish({ draft, changeNote: "Because we could." });
  const events = await world.source.query<{ action: string; detail: string }[]>(`select action, detail from audit_event where subject_id = $1`, [draft]);
  expect(events).toEqual([{ action: "PUBLISH", detail: expect.stringMatching(/^Published version 1 of .*: Because we could\.$/) }]);
});
