import { bearer, type Bearer } from "../support/access.js";
import { serve, type Answered, type AskedServer } from "../support/asked-server.js";
import { claimed } from "../support/drafts.js";

const statements: string[] = [];
let served: AskedServer;
let [admin, owner, editor, reader, foreign]: Bearer[] = [];
beforeAll(async () => {
  served = await serve({ onStatement: (sql) => { if (!sql.startsWith("/* epoch */")) statements.push(sql); } });
  const source = served.dataSource;
  for (const slug of ["dropbox", "google"]) await claimed(source, slug);
  admin = await bearer(source, "ADMIN");
  [owner, editor, reader] = [await bearer(source, "OWNER", "dropbox"), await bearer(source, "EDITOR", "dropbox"), await bearer(source, "READER", "dropbox")];
  foreign = await bearer(source, "OWNER", "google");
});
afterAll(() => served.close());

const as = (who: Bearer | undefined, query: string, variables?: object): Promise<Answered> => served.ask(query, variables, who ? { authorization: who.authorization } : {});
const MAPPING = "range: canonicalRange { lo hi }";
const DRAFT = `draftId revision ladderId ladder visibility changedBy changedAt lastChange version { id number status name family complete note effectiveOn publishedAt contentHash company { slug } rungs { id order track code title aliases scope influence directReports { min max } years { min max } hybrid statedEquivalents note ${MAPPING} mapping { state author date confidence } } }`;
interface Rung { readonly id: string; readonly track: string; readonly code: string | null; readonly title: string; readonly order: number; readonly range: { lo: number; hi: number } | null }
interface Draft { readonly draftId: string; readonly revision: number; readonly ladderId: string; readonly ladder: string; readonly version: { readonly number: number; readonly name: string; readonly rungs: readonly Rung[] } }
interface Told { readonly code: string; readonly field: string | null; readonly message: string }
interface Done { readonly draft: Draft | null; readonly summary?: string | null; readonly faults?: readonly object[] | null; readonly userErrors: readonly Told[] }
const run = async (who: Bearer | undefined, name: string, input: object, more = ""): Promise<Done> => {
  const type = `${name[0]!.toUpperCase()}${name.slice(1)}Input`;
  const answer = await as(who, `mutation M($input: ${type}!) { ${name}(input: $input) { draft { ${DRAFT} } ${more} userErrors { code field message } } }`, { input });
  expect(answer.errors).toEqual([]);
  return (answer.data as Record<string, Done>)[name]!;
};
const create = (who: Bearer | undefined, input: object) => run(who, "createLadderDraft", { company: "dropbox", ...input });
const update = (who: Bearer | undefined, input: object) => run(who, "updateLadderDraft", input);
const importing = (who: Bearer | undefined, input: object) => run(who, "importLadder", { company: "dropbox", format: "CSV", ...input }, "summary faults { row column path rule }");
const made = async (input: object = {}): Promise<Draft> => {
  const { draft, userErrors } = await create(owner, { ladder: `ladder-${(count += 1)}`, name: "Engineering", family: "software", ...input });
  expect(userErrors).toEqual([]);
  return draft!;
};
let count = 0;
const lastEvent = async (): Promise<object> => (await served.dataSource.query<object[]>("select viewer_name as by, action, subject_id as subject, detail from audit_event order by ordinal desc limit 1"))[0]!;
const counted = async (work: () => Promise<unknown>): Promise<readonly string[]> => { statements.length = 0; await work(); return [...statements]; };
const rungsOf = (draft: Draft) => draft.version.rungs.map(({ title, range }) => [title, range]);

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

  it("begins the next version as the newest one, with its mappings", async () => {
    const { data } = await as(undefined, `{ company(slug: "dropbox") { ladders { slug version { number rungs { track code title ${MAPPING} } } } } }`);
    const [main] = (data as { company: { ladders: { slug: string; version: { number: number; rungs: Rung[] } }[] } }).company.ladders;
    const draft = (await create(editor, { ladder: main!.slug })).draft!;
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

describe("importLadder", () => {
  const TABLE = "track;code;title;lo;hi\r\nIC;E1;Engineer;1;2\r\nIC;E2;Senior;2;3\r\n";

  it("writes a draft of a new ladder; a dry run says the same and writes nothing", async () => {
    const input = { ladder: "tools", family: "software", content: `\ufeff${TABLE}` };
    const before = await lastEvent();
    const dry = await importing(editor, { ...input, dryRun: true });
    expect(dry).toEqual({ draft: null, summary: "tools, version 1: imported 2 rungs, 2 added, 2 mapped by the file.", faults: [], userErrors: [] });
    expect(await lastEvent()).toEqual(before);
    const { draft, summary } = await importing(editor, input);
    expect(summary).toBe(dry.summary);
    expect(draft).toMatchObject({ revision: 1, ladder: "tools", version: { name: "Tools", family: "software", rungs: [{ code: "E1", range: { lo: 1, hi: 2 }, mapping: { state: "ACCEPTED", author: "Dropbox", confidence: 0.8 } }, { code: "E2" }] } });
    expect(await lastEvent()).toEqual({ by: "EDITOR dropbox", action: "IMPORT", subject: draft!.draftId, detail: "Draft of tools: imported 2 rungs, 2 added, 2 mapped by the file." });
  });

  it("takes the place of a draft only by its revision", async () => {
    const draft = await made({ rungs: [{ track: "IC", title: "Engineer", code: "E1" }] });
    const input = { ladder: draft.ladder, content: "track,code,title\nIC,E1,Engineer\nIC,E2,Senior\n" };
    expect((await importing(owner, input)).userErrors).toMatchObject([{ code: "DRAFT_EXISTS", field: "input.revision", message: expect.stringContaining(draft.draftId) }]);
    expect((await importing(owner, { ...input, revision: 7 })).userErrors).toMatchObject([{ code: "STALE_REVISION", field: "input.revision" }]);
    expect(await importing(owner, { ...input, revision: 1 })).toMatchObject({ userErrors: [], draft: { draftId: draft.draftId, revision: 2, version: { name: "Engineering" } }, summary: `${draft.ladder}, version 1: imported 2 rungs, 1 added.` });
    expect((await importing(owner, { ...input, ladder: "nothing-yet", family: "software", revision: 1 })).userErrors).toMatchObject([{ code: "STALE_REVISION" }]);
  });

  it("says everything that is wrong with the file, in words and as data, and writes nothing", async () => {
    const { userErrors, faults, draft, summary } = await importing(owner, { ladder: "wrong", family: "software", content: "track,title,order\nX,,1\nIC,A,2\nIC,A,3\n" });
    expect({ draft, summary, faults }).toEqual({ draft: null, summary: null, faults: [{ row: 2, column: "track", path: null, rule: "must be one of IC, M" }, { row: 2, column: "title", path: null, rule: "must not be empty" }] });
    expect(userErrors).toEqual([{ code: "BAD_USER_INPUT", field: "input.content", message: "row 2, column track: must be one of IC, M" }, { code: "BAD_USER_INPUT", field: "input.content", message: "row 2, column title: must not be empty" }]);
    expect((await importing(owner, { ladder: "wrong", family: "software", content: "track,title\nIC,A\nM,B\nIC,A\n" })).faults).toEqual([{ row: 4, column: "title", path: null, rule: expect.stringMatching(/^is the same/) }]);
    expect(await served.dataSource.query("select 1 from ladder where slug = 'wrong'")).toEqual([]);
  });

  it("says a hundred faults in words, and that there are more", async () => {
    const { userErrors, faults } = await importing(owner, { ladder: "wrong", family: "software", content: `track,title\n${"X,A\n".repeat(150)}` });
    expect([userErrors.length, userErrors.at(-1)!.message, faults!.length]).toEqual([101, "and 50 more faults; see `faults`", 150]);
  });

  it.each<[string, object, string, RegExp]>([
    ["no slug anywhere", { family: "software", content: TABLE }, "input.ladder", /must be given/],
    ["no family anywhere", { ladder: "x", content: TABLE }, "input.family", /must be given/],
    ["a family that there is not", { ladder: "x", family: "magic", content: TABLE }, "input.family", /no family "magic"/],
    ["a slug that is none", { ladder: "X Y", family: "software", content: TABLE }, "input.ladder", /lower-case/],
    ["another slug than the file's", { ladder: "x", family: "software", content: "ladder,track,title\ny,IC,A\n" }, "input.ladder", /holds the ladder y, not x/],
    ["several ladders and none chosen", { family: "software", content: "ladder,track,title\ny,IC,A\nz,IC,A\n" }, "input.ladder", /which ladder of the file is meant: y, z/],
    ["a file of another form", { ladder: "x", family: "software", format: "JSON", content: TABLE }, "input.content", /not JSON/],
    ["an empty file", { ladder: "x", family: "software", content: "" }, "input.content", /the file is empty/],
    ["more than 2 MB, in bytes", { ladder: "x", family: "software", content: `track,title\n${"é".repeat(1_100_000)}` }, "input.content", /has 22\d+ bytes; at most 2097152/],
  ])("refuses %s", async (_what, input, field, message) => {
    expect((await importing(owner, input)).userErrors).toEqual([{ code: "BAD_USER_INPUT", field, message: expect.stringMatching(message) }]);
  });

  it("takes 2 MB of a caller whose token holds, says 413 to others, and 401 where the token does not", async () => {
    const content = `track,title,note\n${Array.from({ length: 1_000 }, (_, i) => `IC,Rung ${i},${"x".repeat(1_950)}\n`).join("")}`;
    expect(content.length).toBeGreaterThan(1.9e6);
    const { draft, userErrors } = await importing(owner, { ladder: "large", family: "software", content });
    expect(userErrors).toEqual([]);
    expect(draft!.version.rungs).toHaveLength(1_000);
    const query = "mutation M($input: ImportLadderInput!) { importLadder(input: $input) { userErrors { code } } }";
    expect(await as(undefined, query, { input: { company: "dropbox", format: "CSV", content } })).toMatchObject({ status: 413, errors: [{ extensions: { code: "PAYLOAD_TOO_LARGE" } }] });
    expect(await as({ authorization: "Bearer olt_x" }, query, { input: { company: "dropbox", format: "CSV", content } })).toMatchObject({ status: 401, errors: [{ extensions: { code: "UNAUTHENTICATED" } }] });
    expect(await as(owner, query, { input: { company: "dropbox", format: "CSV", content: "x".repeat(4.2e6) } })).toMatchObject({ status: 413 });
  });

  it.each(["csv", "json", "yaml"])("of a download as %s gives the same rungs with the same mappings", async (ending) => {
    const file = await served.app.http.inject({ method: "GET", url: `/ladders/gitlab.${ending}` });
    expect(file.statusCode).toBe(200);
    const { data } = await as(undefined, `{ company(slug: "gitlab") { ladders { slug name version { note complete effectiveOn citations { id } rungs { order track code title aliases scope note ${MAPPING} mapping { confidence justification comment author date citations { id } disagreements { comment range { lo hi } } } } } } } }`);
    const [main] = (data as { company: { ladders: { slug: string; name: string; version: object }[] } }).company.ladders;
    const { draft, userErrors } = await importing(owner, { format: ending.toUpperCase(), ladder: main!.slug, content: file.body, ...(await revisionOf(main!.slug)) });
    expect(userErrors).toEqual([]);
    const { data: after } = await as(owner, `query D($id: ID!) { ladderDraft(id: $id) { version { note complete effectiveOn citations { id } rungs { order track code title aliases scope note ${MAPPING} mapping { confidence justification comment author date citations { id } disagreements { comment range { lo hi } } } } } } }`, { id: draft!.draftId });
    expect(after).toEqual({ ladderDraft: { version: main!.version } });
  });
  const revisionOf = async (slug: string): Promise<object> => {
    const { data } = await as(owner, '{ company(slug: "dropbox") { drafts { ladder revision } } }');
    const found = (data as { company: { drafts: { ladder: string; revision: number }[] } }).company.drafts.find(({ ladder }) => ladder === slug);
    return found === undefined ? {} : { revision: found.revision };
  };
});
