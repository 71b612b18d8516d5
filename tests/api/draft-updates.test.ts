import { bearer, type Bearer } from "../support/access.js";
import { serve, type AskedServer } from "../support/asked-server.js";
import { draftRequests, type Draft } from "../support/draft-requests.js";
import { claimed } from "../support/drafts.js";

let served: AskedServer;
let [owner, editor, reader]: Bearer[] = [];
beforeAll(async () => {
  served = await serve();
  const source = served.dataSource;
  for (const slug of ["dropbox", "google"]) await claimed(source, slug);
  [owner, editor, reader] = [await bearer(source, "OWNER", "dropbox"), await bearer(source, "EDITOR", "dropbox"), await bearer(source, "READER", "dropbox")];
});
afterAll(() => served.close());

const { as, made, update } = draftRequests(() => served, () => owner!);
const rungsOf = (draft: Draft) => draft.version.rungs.map(({ title, range }) => [title, range]);

describe("updateLadderDraft", () => {
  const map = (rung: string) => served.dataSource.query("insert into mapping (id, set_id, rung_id, lo, hi, no_equivalent, confidence, justification, comment) select 'map_' || right(r.id, 20), s.id, r.id, 1, 2, false, .8, 'MANUAL_MAPPING_CURATION', '' from rung r join mapping_set s on s.version_id = r.version_id where r.id = $1", [rung]);

  it("puts its rungs in the place of those there were; what stays the same by id or by name keeps its mapping", async () => {
    const draft = await made({ rungs: [{ track: "IC", title: "Engineer", code: "1" }, { track: "IC", title: "Senior", code: "2" }, { track: "IC", title: "Staff", code: "3" }] });
    for (const { id } of draft.version.rungs) await map(id);
    const [, senior, staff] = draft.version.rungs;
    await served.dataSource.query("insert into mapping_act (id, version_id, rung_id, act, author, lo, hi, confidence, justification) values ('mac_' || $2, $1, $2, 'ACCEPTED', 'ci', 1, 2, .8, 'MANUAL_MAPPING_CURATION')", [draft.draftId, senior!.id]);
    const after = (await update(editor, { draft: draft.draftId, revision: 1, name: "Tech", rungs: [
      { track: "IC", title: "Engineer", code: "1", scope: "More" }, { id: senior!.id, track: "IC", title: "Senior Engineer", code: "2" }, { id: staff!.id, track: "M", title: "Staff", code: "3" }, { track: "IC", title: "New" },
    ] })).draft!;
    expect(after).toMatchObject({ revision: 2, changedBy: "EDITOR dropbox", lastChange: "changed name; wrote 4 rungs, 1 added, 2 renamed", version: { name: "Tech" } });
    expect(rungsOf(after)).toEqual([["Engineer", { lo: 1, hi: 2 }], ["Senior Engineer", { lo: 1, hi: 2 }], ["New", null], ["Staff", null]]);
    expect(await served.dataSource.query("select rung_id, author, carried_from from mapping_act where version_id = $1 order by ordinal", [draft.draftId])).toEqual([
      { rung_id: senior!.id, author: "ci", carried_from: null }, { rung_id: after.version.rungs[1]!.id, author: "ci", carried_from: `mac_${senior!.id}` },
    ]);
  });

  it("leaves what is absent as it is", async () => {
    const draft = await made({ note: "Ours.", rungs: [{ track: "IC", title: "A" }] });
    expect((await update(owner, { draft: draft.draftId, revision: 1, complete: false })).draft).toMatchObject({ version: { ...draft.version, complete: false } });
    expect((await update(owner, { draft: draft.draftId, revision: 2, note: null, rungs: [] })).draft).toMatchObject({ version: { note: null, complete: false, name: "Engineering", rungs: [] } });
  });

  it("of an old revision is refused, and says who changed what when", async () => {
    const draft = await made();
    await update(editor, { draft: draft.draftId, revision: 1, name: "Other" });
    const { userErrors, draft: none } = await update(owner, { draft: draft.draftId, revision: 1, name: "Mine" });
    expect({ userErrors, none }).toEqual({ none: null, userErrors: [{ code: "STALE_REVISION", field: "input.revision", message: expect.stringMatching(/^the draft is at revision 2, not 1: EDITOR dropbox changed it at \d{4}-\d\d-\d\d \d\d:\d\d UTC \(changed name\)/) }] });
  });

  it("of two at once, one wins and the other is told; nothing of the two is mixed", async () => {
    const draft = await made();
    const tried = await Promise.all(Array.from({ length: 5 }, (_, n) => update(owner, { draft: draft.draftId, revision: 1, name: `Name ${n}`, rungs: [{ track: "IC", title: `Rung ${n}` }] })));
    const won = tried.findIndex(({ userErrors }) => userErrors.length === 0);
    expect(tried.filter(({ userErrors }) => userErrors[0]?.code === "STALE_REVISION")).toHaveLength(4);
    const { data } = await as(reader, "query D($id: ID!) { ladderDraft(id: $id) { revision version { name rungs { title } } } }", { id: draft.draftId });
    expect(data).toEqual({ ladderDraft: { revision: 2, version: { name: `Name ${won}`, rungs: [{ title: `Rung ${won}` }] } } });
  });

  it("refuses one id for two rungs", async () => {
    const draft = await made({ rungs: [{ track: "IC", title: "A" }] });
    const id = draft.version.rungs[0]!.id;
    expect((await update(owner, { draft: draft.draftId, revision: 1, rungs: [{ id, track: "IC", title: "A" }, { id, track: "IC", title: "B" }] })).userErrors).toMatchObject([{ field: "input.rungs[0].id" }, { field: "input.rungs[1].id" }]);
  });
});
