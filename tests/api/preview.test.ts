import type { DataSource } from "typeorm";
import { bearer, type Bearer } from "../support/access.js";
import { serve, type Answered, type AskedServer } from "../support/asked-server.js";
import { claimed } from "../support/drafts.js";
import { NOVICE_TO_MASTER, writeDraft, writePublished, type DraftRung, type WrittenDraft } from "../support/written-drafts.js";

const statements: string[] = [];
let served: AskedServer;
let source: DataSource;
let [reader, foreign]: Bearer[] = [];
let before: WrittenDraft;
beforeAll(async () => {
  served = await serve({ onStatement: (sql) => { if (!/^\/\* (?:epoch|last use) \*\//.test(sql)) statements.push(sql); } });
  source = served.dataSource;
  await claimed(source, "gitlab");
  [reader, foreign] = [await bearer(source, "READER", "gitlab"), await bearer(source, "OWNER", "amazon")];
  before = await writePublished(source, served.app.services.publishing, "gitlab");
  await served.app.services.published.lease.refresh();
});
afterAll(() => served.close());
afterEach(() => source.query(`delete from ladder_version where status = 'DRAFT'`));

interface Preview {
  readonly inForce: { readonly number: number } | null;
  readonly companies: readonly { readonly slug: string }[];
  readonly moves: readonly { readonly rung: { readonly code: string } | null; readonly was: { readonly code: string } | null; readonly company: { readonly slug: string }; readonly before: Brief | null; readonly after: Brief | null; readonly text: string }[];
  readonly unchanged: number;
  readonly omitted: number;
}
interface Brief { readonly best: { readonly code: string } | null; readonly abstention: string | null; readonly confidence: number | null; readonly rankShift: number | null }
const QUERY = `query ($input: PreviewPublicationInput!) { previewPublication(input: $input) { inForce { number } companies { slug } unchanged omitted
  moves { rung { code } was { code } company { slug } before { best { code } abstention confidence rankShift } after { best { code } abstention landing confidence rankShift } text } } }`;
const send = (input: object, as?: Bearer): Promise<Answered> => served.ask(QUERY, { input }, as ? { authorization: as.authorization } : {});
async function preview(rungs: readonly DraftRung[], companies?: readonly string[]): Promise<Preview> {
  const { draft } = await writeDraft(source, "gitlab", rungs, before.ladder);
  const { data, errors } = await send({ draft, ...(companies && { companies }) }, reader);
  expect(errors).toEqual([]);
  return data!.previewPublication as Preview;
}
const [novice, adept, master] = NOVICE_TO_MASTER as readonly [DraftRung, DraftRung, DraftRung];

it("a draft that says what is in force moves nothing", async () => {
  expect(await preview(NOVICE_TO_MASTER)).toMatchObject({ inForce: { number: 1 }, companies: [{ slug: "google" }, { slug: "amazon" }, { slug: "microsoft" }], moves: [], unchanged: 9, omitted: 0 });
});

it("a rung that is mapped higher moves its answers, told before and after; the others stay", async () => {
  const found = await preview([novice, adept, { ...master, range: [3, 4] }], ["google"]);
  expect(found).toMatchObject({ unchanged: 2, moves: [{ rung: { code: "N3" }, was: { code: "N3" }, company: { slug: "google" }, before: { best: { code: "L5" } }, after: { best: { code: "L6" } }, text: expect.stringMatching(/^L5 becomes L6/) }] });
});

it("an added rung is new, a dropped one gone, one whose place was taken away has no answer any more", async () => {
  const found = await preview([novice, { ...adept, range: null }, { title: "Sage", code: "N4", range: [3, 4] }], ["google"]);
  expect(found.moves.map(({ was, rung, after }) => [was?.code ?? null, rung?.code ?? null, after?.abstention ?? after?.best?.code ?? null])).toEqual([["N2", "N2", "RUNG_UNMAPPED"], [null, "N4", "L6"], ["N3", null, null]]);
});

it("shows the numbers that publishing then gives", async () => {
  const rungs = [novice, adept, { ...master, range: [2.5, 3.5] as const, mapping: { confidence: 0.5 } }];
  const moved = (await preview(rungs, ["google"])).moves[0]!.after!;
  await source.query(`delete from ladder_version where status = 'DRAFT'`);
  const published = await writePublished(source, served.app.services.publishing, "gitlab", rungs);
  await served.app.services.published.lease.refresh();
  const [rung] = await source.query<{ id: string }[]>(`select id from rung where version_id = $1 and code = 'N3'`, [published.draft]);
  const { data } = await served.ask(`query ($id: ID!) { equivalence(input: { from: { id: $id }, toCompany: "google" }) { ... on Equivalence { best { rankShift rung { code } } confidence { value } } } }`, { id: rung!.id });
  expect(data!.equivalence).toEqual({ best: { rankShift: moved.rankShift, rung: moved.best }, confidence: { value: moved.confidence } });
});

it("looks at a hundred rungs and says how many it left out; as many statements for many as for few", async () => {
  const many = Array.from({ length: 120 }, (_, i): DraftRung => ({ title: `Step ${i}`, code: `S${i}`, range: [i / 30, (i + 1) / 30] }));
  await preview(NOVICE_TO_MASTER);
  await source.query(`delete from ladder_version where status = 'DRAFT'`);
  expect((await preview(many, ["google"])).omitted).toBeGreaterThanOrEqual(20);
  const made: number[] = [];
  for (const rungs of [NOVICE_TO_MASTER, many]) {
    await source.query(`delete from ladder_version where status = 'DRAFT'`);
    const { draft } = await writeDraft(source, "gitlab", rungs, before.ladder);
    statements.length = 0;
    await send({ draft, companies: ["google"] }, reader);
    made.push(statements.length);
  }
  expect(made[1]).toBe(made[0]);
});

it("is not told to outsiders: the same error and statements whether the draft is there or not", async () => {
  const { draft } = await writeDraft(source, "gitlab", NOVICE_TO_MASTER, before.ladder);
  const told: unknown[] = [];
  for (const id of [draft, "ver_aaaaaaaaaaaaaaaaaaaa", before.draft]) {
    statements.length = 0;
    const { data, errors } = await send({ draft: id }, foreign);
    expect(data).toEqual({ previewPublication: null });
    told.push([errors.map(({ message, extensions }) => [message.replace(id, "…"), extensions.code]), [...statements]]);
  }
  expect(told[0]).toEqual(told[1]);
  expect(told[2]).toEqual(told[1]);
  expect((await send({ draft })).errors).toMatchObject([{ extensions: { code: "UNAUTHENTICATED" } }]);
  expect((await send({ draft: before.draft }, reader)).errors).toMatchObject([{ extensions: { code: "NOT_FOUND" } }]);
});

it.each([[[]], [["google", "google"]], [["gitlab"]], [["google", "amazon", "meta", "microsoft", "apple", "netflix"]]])("refuses the companies %j", async (companies) => {
  const { draft } = await writeDraft(source, "gitlab", NOVICE_TO_MASTER, before.ladder);
  expect((await send({ draft, companies }, reader)).errors).toMatchObject([{ extensions: { code: "BAD_USER_INPUT", details: { field: "input.companies" } } }]);
});

it("names what exists when a company does not", async () => {
  const { draft } = await writeDraft(source, "gitlab", NOVICE_TO_MASTER, before.ladder);
  expect((await send({ draft, companies: ["googel"] }, reader)).errors).toMatchObject([{ extensions: { code: "UNKNOWN_COMPANY" } }]);
});
