import { bearer, type Bearer } from "../support/access.js";
import { serve, type AskedServer } from "../support/asked-server.js";
import { draftRequests, MAPPING, type Rung } from "../support/draft-requests.js";
import { claimed } from "../support/drafts.js";

const statements: string[] = [];
let served: AskedServer;
let [admin, owner, editor, reader, foreign]: Bearer[] = [];
beforeAll(async () => {
  served = await serve({ onStatement: (sql) => { if (!/^\/\* (?:epoch|last use) \*\//.test(sql)) statements.push(sql); } });
  const source = served.dataSource;
  for (const slug of ["dropbox", "google"]) await claimed(source, slug);
  admin = await bearer(source, "ADMIN");
  [owner, editor, reader] = [await bearer(source, "OWNER", "dropbox"), await bearer(source, "EDITOR", "dropbox"), await bearer(source, "READER", "dropbox")];
  foreign = await bearer(source, "OWNER", "google");
});
afterAll(() => served.close());

const { as, create, made, run } = draftRequests(() => served, () => owner!);
const lastEvent = async (): Promise<object> => (await served.dataSource.query<object[]>("select viewer_name as by, action, subject_id as subject, detail from audit_event order by ordinal desc limit 1"))[0]!;
const counted = async (work: () => Promise<unknown>): Promise<readonly string[]> => { statements.length = 0; await work(); return [...statements]; };

describe("createLadderDraft", () => {
  it("begins a new ladder, which nobody else sees in any way", async () => {
    const draft = await made({ ladder: "design", name: " Design ", note: "", rungs: [{ track: "IC", title: "Zymurgist", code: "D1" }, { track: "M", title: "Lead" }, { track: "IC", title: "Senior", aliases: ["Sr", " Sr ", ""] }] });
    expect(draft).toMatchObject({ revision: 1, ladder: "design", visibility: "LISTED", changedBy: "OWNER dropbox", lastChange: "began with 3 rungs", version: { id: draft.draftId, number: 1, status: "DRAFT", name: "Design", note: null, complete: true, publishedAt: null, contentHash: null, company: { slug: "dropbox" } } });
    expect(draft.version.rungs.map(({ order, title, code }) => [order, title, code])).toEqual([[1, "Zymurgist", "D1"], [2, "Senior", null], [1, "Lead", null]]);
    expect(draft.version.rungs[1]).toMatchObject({ aliases: ["Sr"], mapping: null });
    expect(await lastEvent()).toEqual({ by: "OWNER dropbox", action: "WRITE_DRAFT", subject: draft.draftId, detail: "Began a draft of design, version 1, with 3 rungs." });
    const ids = [draft.draftId, draft.ladderId, draft.version.rungs[0]!.id];
    for (const who of [undefined, foreign]) {
      const seen = await as(who, `query S($ids: [ID!]!, $ladder: ID!, $draft: ID!) { nodes(ids: $ids) { id } ladder(id: $ladder) { id } ladderDraft(id: $draft) { draftId } company(slug: "dropbox") { drafts { draftId } ladders { slug } } search(text: "Zymurgist") { nodes { __typename } } }`, { ids, ladder: draft.ladderId, draft: draft.draftId });
      expect(seen.errors).toEqual([]);
      expect(seen.data).toMatchObject({ nodes: [null, null, null], ladder: null, ladderDraft: null, company: { drafts: null } });
      expect(seen.text).not.toMatch(/Zymurgist|"design"/);
    }
  });

  it("begins the next version as the newest one, with its mappings and what was said of them", async () => {
    const { data } = await as(undefined, `{ company(slug: "dropbox") { ladders { slug version { number rungs { track code title ${MAPPING} } } } } }`);
    const [main] = (data as { company: { ladders: { slug: string; version: { number: number; rungs: Rung[] } }[] } }).company.ladders;
    const [reviewed] = await served.dataSource.query<{ id: string; version: string; code: string }[]>("select r.id, r.version_id as version, r.code from rung r join ladder l on l.current_version_id = r.version_id join company c on c.id = l.company_id where c.slug = 'dropbox' and l.slug = $1 limit 1", [main!.slug]);
    await served.dataSource.query("insert into mapping_act (id, version_id, rung_id, act, author, stance, comment) values ('mac_r', $1, $2, 'REVIEWED', 'Ada', 1, 'So it is.')", [reviewed!.version, reviewed!.id]);
    const draft = (await create(editor, { ladder: main!.slug })).draft!;
    expect(await served.dataSource.query("select rung_id, author, act, carried_from from mapping_act where version_id = $1", [draft.draftId])).toEqual([{ rung_id: draft.version.rungs.find(({ code }) => code === reviewed!.code)!.id, author: "Ada", act: "REVIEWED", carried_from: "mac_r" }]);
    expect(draft.version.number).toBe(main!.version.number + 1);
    expect(draft.version.rungs.map(({ track, code, title, range }) => ({ track, code, title, range }))).toEqual(main!.version.rungs);
    expect(await create(owner, { ladder: main!.slug })).toMatchObject({ draft: null, userErrors: [{ code: "DRAFT_EXISTS", field: "input.ladder", message: expect.stringContaining(draft.draftId) }] });
    const still = await as(undefined, `{ company(slug: "dropbox") { ladders { slug version { number rungs { track code title ${MAPPING} } } } } }`);
    expect(still.data).toEqual(data);
  });

  it("says everything that is wrong at once, and writes nothing", async () => {
    const { userErrors } = await create(owner, { ladder: "bad", name: " ", family: "magic", note: "x".repeat(1_999), rungs: [
      { track: "IC", title: " ", order: -1 }, { track: "IC", title: "A", code: "x".repeat(51), aliases: Array.from({ length: 21 }, (_, i) => `a${i}`), directReports: { min: 5, max: 2 } }, { track: "IC", title: "B", years: { min: -1 } }, { track: "IC", title: "B" },
    ] });
    expect(userErrors.map(({ field }) => field)).toEqual(["input.name", "input.family", "input.rungs[0].title", "input.rungs[0].order", "input.rungs[1].code", "input.rungs[1].aliases", "input.rungs[1].directReports", "input.rungs[2].years", "input.rungs[3].title"]);
    expect(new Set(userErrors.map(({ code }) => code))).toEqual(new Set(["BAD_USER_INPUT"]));
    expect(await served.dataSource.query("select 1 from ladder where slug = 'bad'")).toEqual([]);
  });

  it.each([["Capitals", "Eng"], ["a space", "a b"], ["nothing", ""], ["61 letters", "x".repeat(61)]])("refuses a slug with %s", async (_what, ladder) => {
    expect((await create(owner, { ladder, name: "A", family: "software" })).userErrors).toMatchObject([{ code: "BAD_USER_INPUT", field: "input.ladder" }]);
  });

  it("of two at once, one wins and the other is told", async () => {
    const input = { ladder: "raced", name: "Raced", family: "software", rungs: [{ track: "IC", title: "A" }] };
    const codes = (await Promise.all(Array.from({ length: 6 }, () => create(owner, input)))).map(({ userErrors }) => userErrors[0]?.code ?? "done");
    expect(codes.sort()).toEqual(["DRAFT_EXISTS", "DRAFT_EXISTS", "DRAFT_EXISTS", "DRAFT_EXISTS", "DRAFT_EXISTS", "done"]);
  });

  it("is not for a company that we curate, which the seeds would write over", async () => {
    expect((await run(admin, "createLadderDraft", { company: "amazon", ladder: "engineering" })).userErrors).toMatchObject([{ code: "NOT_CLAIMED", field: "input.company" }]);
  });

  it("takes 2,000 rungs and no more", async () => {
    const rungs = (n: number) => Array.from({ length: n }, (_, i) => ({ track: "IC", title: `Rung ${i}` }));
    expect((await made({ rungs: rungs(2_000) })).version.rungs).toHaveLength(2_000);
    const more = await as(owner, "mutation M($input: CreateLadderDraftInput!) { createLadderDraft(input: $input) { userErrors { code } } }", { input: { company: "dropbox", ladder: "more", rungs: rungs(2_001) } });
    expect(more).toMatchObject({ status: 400, errors: [{ message: expect.stringMatching(/\$input\.rungs: has 2001 items; at most 2000/) }] });
    const anonymous = await as(undefined, "mutation M($input: CreateLadderDraftInput!) { createLadderDraft(input: $input) { userErrors { code } } }", { input: { company: "dropbox", ladder: "more", rungs: rungs(101) } });
    expect(anonymous).toMatchObject({ status: 400, errors: [{ message: expect.stringMatching(/at most 100/) }] });
  });
});

describe("reading drafts", () => {
  it("is for everybody at the company, and for admins", async () => {
    const draft = await made();
    for (const who of [owner, editor, reader, admin]) {
      const { data } = await as(who, "query D($id: ID!) { ladderDraft(id: $id) { draftId } company(slug: \"dropbox\") { drafts { draftId } } }", { id: draft.draftId });
      expect(data).toMatchObject({ ladderDraft: { draftId: draft.draftId }, company: { drafts: expect.arrayContaining([{ draftId: draft.draftId }]) } });
    }
  });

  it("gives outsiders the same answer, by the same statements, whether there is a draft or not", async () => {
    const draft = await made();
    const ask = (who: Bearer | undefined, id: string) => async () => expect((await as(who, "query D($id: ID!) { ladderDraft(id: $id) { draftId } }", { id })).data).toEqual({ ladderDraft: null });
    for (const who of [undefined, foreign]) expect(await counted(ask(who, draft.draftId))).toEqual(await counted(ask(who, "ver_aaaaaaaaaaaaaaaaaaaa")));
    const list = (slug: string) => async () => expect((await as(foreign, "query C($slug: String!) { company(slug: $slug) { drafts { draftId } } }", { slug })).data).toEqual({ company: { drafts: null } });
    await list("dropbox")();
    await list("gitlab")();
    expect(await counted(list("dropbox"))).toEqual(await counted(list("gitlab")));
  });

  it("refuses what is no id of a draft", async () => {
    expect((await as(owner, '{ ladderDraft(id: "lad_aaaaaaaaaaaaaaaaaaaa") { draftId } }')).errors).toMatchObject([{ extensions: { code: "BAD_USER_INPUT" } }]);
  });
});
