import { bearer, type Bearer } from "../support/access.js";
import { serve, type AskedServer } from "../support/asked-server.js";
import { draftRequests, MAPPING } from "../support/draft-requests.js";
import { claimed } from "../support/drafts.js";

let served: AskedServer;
let [owner, editor]: Bearer[] = [];
beforeAll(async () => {
  served = await serve();
  const source = served.dataSource;
  for (const slug of ["dropbox", "google"]) await claimed(source, slug);
  [owner, editor] = [await bearer(source, "OWNER", "dropbox"), await bearer(source, "EDITOR", "dropbox")];
});
afterAll(() => served.close());

const { as, importing, made, run } = draftRequests(() => served, () => owner!);
const lastEvent = async (): Promise<object> => (await served.dataSource.query<object[]>("select viewer_name as by, action, subject_id as subject, detail from audit_event order by ordinal desc limit 1"))[0]!;

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

  it("tells of the version that the file becomes, also on a dry run: what lint finds, what changes, which answers move", async () => {
    const SAID = "version { number name lint { code } changes { identical changes { kinds to { title } } } rungs { title } } preview { companies { slug } moves { rung { title } company { slug } } unchanged omitted }";
    const main = "software-engineering";
    const { data: was } = await as(undefined, `{ company(slug: "dropbox") { ladders { slug version { number rungs { track code title } } } } }`);
    const { version } = (was as { company: { ladders: { slug: string; version: { number: number; rungs: { track: string; code: string; title: string }[] } }[] } }).company.ladders.find(({ slug }) => slug === main)!;
    const [first, ...rest] = version.rungs;
    const content = ["track,code,title", ...[{ ...first!, title: "Beginner" }, ...rest].map(({ track, code, title }) => `${track},${code},${title}`)].join("\n");
    const { userErrors, ...dry } = await run(owner, "importLadder", { company: "dropbox", format: "CSV", ladder: main, content, dryRun: true }, SAID);
    expect({ userErrors, dry }).toMatchObject({ userErrors: [], dry: { draft: null, version: { number: version.number + 1, changes: { identical: false }, rungs: { length: version.rungs.length } }, preview: { companies: { length: 3 }, omitted: 0 } } });
    const told = dry as unknown as { version: { lint: object[]; changes: { changes: { kinds: string[]; to: { title: string } }[] } }; preview: { moves: { rung: { title: string } }[]; unchanged: number } };
    expect(told.version.lint).toContainEqual({ code: "UNMAPPED_RUNG" });
    expect(told.version.changes.changes.find(({ to }) => to.title === "Beginner")?.kinds).toEqual(expect.arrayContaining(["RENAMED", "REMAPPED"]));
    const beginners = told.preview.moves.filter(({ rung }) => rung.title === "Beginner");
    expect([beginners.length, told.preview.moves.length + told.preview.unchanged]).toEqual([3, 3 * version.rungs.length]);
  });

  it("takes the ladder's name where the file does not say, and the file's where it does", async () => {
    const named = async (input: object) => ((await run(owner, "importLadder", { company: "dropbox", format: "YAML", ladder: "named", family: "software", dryRun: true, ...input }, "version { name }")) as unknown as { version: { name: string } }).version.name;
    expect(await named({ name: " Our ladder ", content: "ladders: [{ rungs: [{ track: IC, title: A }] }]" })).toBe("Our ladder");
    expect(await named({ name: "Ours", content: "ladders: [{ name: Theirs, rungs: [{ track: IC, title: A }] }]" })).toBe("Theirs");
    expect((await importing(owner, { ladder: "named", family: "software", name: "x".repeat(201), content: TABLE })).userErrors).toMatchObject([{ code: "BAD_USER_INPUT", field: "input.name" }]);
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
