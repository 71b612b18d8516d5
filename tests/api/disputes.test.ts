import { bearer, type Bearer } from "../support/access.js";
import { PublishingServer, today, type Told } from "../support/publishing-server.js";
import { NOVICE_TO_MASTER, writeDraft, writePublished } from "../support/written-drafts.js";
import { adept } from "./mutation-cases.js";

/** Google and Amazon are kept by themselves here; Microsoft is curated and has an owner too. */
let server: PublishingServer;
let [admin, microsoft]: Bearer[] = [];
beforeAll(async () => {
  server = await PublishingServer.start();
  [admin, microsoft] = [await bearer(server.source, "ADMIN"), await bearer(server.source, "OWNER", "microsoft")];
});
afterAll(() => server.served.close());

const rung = (company: string, code: string) => ({ companyRung: { company, code } });
const DISPUTE = `id state claim reason sourceUrl raisedOn from { company { slug } rung { code } } to { company { slug } rung { code } } decisions { by company { slug } outcome note decidedOn }`;
const RAISE = `mutation ($input: DisputeEquivalenceInput!) { disputeEquivalence(input: $input) { dispute { ${DISPUTE} } userErrors { code field message } } }`;
const RESOLVE = `mutation ($input: ResolveDisputeInput!) { resolveDispute(input: $input) { dispute { ${DISPUTE} } userErrors { code field message } } }`;
const LIST = `query ($slug: String!, $state: DisputeState) { company(slug: $slug) { disputes(state: $state) { nodes { ${DISPUTE} } } } }`;
const NODE = `query ($id: ID!) { node(id: $id) { ... on Dispute { ${DISPUTE} } } }`;
const ANSWER = `query ($input: EquivalenceInput!) { equivalence(input: $input) { __typename
  ... on Equivalence { best { rung { code } } confidence { value band } reasons { kind text } caveats conflicts { text citation { title } rungs { code } } } ... on Abstention { reason message } } }`;

interface Shown { readonly id: string; readonly state: string; readonly reason: string | null; readonly decisions: readonly object[] }
interface Answer { readonly best: { readonly rung: { readonly code: string } }; readonly confidence: { readonly value: number }; readonly reasons: readonly { readonly kind: string; readonly text: string }[]; readonly caveats: readonly string[]; readonly conflicts: readonly { readonly text: string }[] }
interface Payload { readonly dispute: Shown | null; readonly userErrors: readonly Told[] }
const send = async (query: string, name: string, input: object, as?: Bearer): Promise<Payload> => {
  const { data, errors } = await server.served.ask(query, { input }, as ? { authorization: as.authorization } : {});
  expect(errors).toEqual([]);
  return data![name] as Payload;
};
const raise = (input: object, as?: Bearer) => send(RAISE, "disputeEquivalence", { claim: "NOT_EQUIVALENT", reason: "Theirs leads teams.", sourceUrl: "https://example.org/levels", ...input }, as);
const raised = async (input: object): Promise<string> => (await raise(input)).dispute!.id;
const resolve = (dispute: string, outcome: string, as?: Bearer) => send(RESOLVE, "resolveDispute", { dispute, outcome, note: "Both lead projects." }, as);
const read = async <T>(query: string, variables: object, as?: Bearer): Promise<T> => (await server.served.ask(query, variables, as ? { authorization: as.authorization } : {})).data as T;
const shown = async (id: string, as?: Bearer): Promise<Shown | null> => (await read<{ node: Shown | null }>(NODE, { id }, as)).node;
const listed = async (slug: string, as?: Bearer, state: string | null = null): Promise<readonly string[]> =>
  (await read<{ company: { disputes: { nodes: readonly Shown[] } } }>(LIST, { slug, state }, as)).company.disputes.nodes.map(({ id }) => id);
const ask = async (from: object, toCompany: string, rest: object = {}): Promise<Answer> => (await server.ask<{ equivalence: Answer }>(ANSWER, { input: { from, toCompany, ...rest } })).equivalence;

it("anybody disputes, without a token; the words are shown to those concerned alone, and nothing says who it was", async () => {
  const input = { from: rung("google", "L4"), to: rung("amazon", "L5") };
  const { dispute, userErrors } = await raise(input);
  const open = { id: expect.stringMatching(/^dsp_/) as string, state: "OPEN", claim: "NOT_EQUIVALENT", raisedOn: today, from: { company: { slug: "google" }, rung: { code: "L4" } }, to: { company: { slug: "amazon" }, rung: { code: "L5" } }, decisions: [] };
  expect({ dispute, userErrors }).toEqual({ dispute: { ...open, reason: null, sourceUrl: null }, userErrors: [] });
  const id = dispute!.id;
  expect((await raise({ ...input, reason: "Again." }, microsoft)).dispute!.id).toBe(id);
  for (const as of [server.people.reviewer, server.people.foreign, admin]) {
    expect(await shown(id, as)).toEqual({ ...open, reason: "Theirs leads teams.", sourceUrl: "https://example.org/levels" });
    expect(await listed("google", as, "OPEN")).toEqual([id]);
    expect(await listed("amazon", as)).toContain(id);
  }
  for (const as of [undefined, microsoft]) {
    expect(await shown(id, as)).toBeNull();
    expect(await listed("google", as)).toEqual([]);
    expect(await listed("google", as, "OPEN")).toEqual([]);
  }
  const [stored]: { row: string }[] = await server.source.query("select to_jsonb(d)::text as row from dispute d where id = $1", [id]);
  expect(Object.keys(JSON.parse(stored!.row) as object).sort().join()).toBe("claim,from_company_id,from_pointer,from_rung_id,from_version_id,id,ordinal,pair,raised_on,reason,source_url,to_company_id,to_pointer,to_rung_id,to_version_id");
  expect(await server.source.query("select 1 from audit_event where subject_id = $1", [id])).toEqual([]);
});

it("one that may not be seen is not told from one that is not there: same words, same statements", async () => {
  const id = await raised({ from: rung("google", "L3"), to: rung("amazon", "L4") });
  for (const as of [microsoft, undefined]) {
    const tried: unknown[] = [];
    for (const one of [id, "dsp_aaaaaaaaaaaaaaaaaaaa"]) {
      server.statements.length = 0;
      const told = [await shown(one, as), JSON.parse(JSON.stringify((await resolve(one, "UPHELD", as)).userErrors).replaceAll(one, "…"))] as const;
      expect(told).toMatchObject([null, [{ code: as === undefined ? "UNAUTHENTICATED" : "NOT_FOUND" }]]);
      tried.push([told, [...server.statements]]);
    }
    expect(tried[0]).toEqual(tried[1]);
  }
  expect((await resolve(id, "UPHELD", server.people.editor)).userErrors).toMatchObject([{ code: "FORBIDDEN", field: "input.dispute" }]);
  expect(await shown(id, server.people.owner)).toMatchObject({ state: "OPEN" });
});

it("a decision is public, dated and recorded, without the stranger's words; and it is evidence from its day on", async () => {
  const [from, to] = [rung("google", "L5"), "amazon"];
  const before = await ask(from, to);
  expect(before.best.rung.code).toBe("L6");
  const id = await raised({ from, to: rung("amazon", "L6") });
  expect(await ask(from, to)).toEqual(before); // an open one changes nothing
  const decision = { by: "Google", company: { slug: "google" }, outcome: "UPHELD", note: "Both lead projects.", decidedOn: today };
  expect((await resolve(id, "UPHELD", server.people.owner)).dispute).toMatchObject({ state: "DECIDED", reason: "Theirs leads teams.", decisions: [decision] });
  expect(await shown(id)).toMatchObject({ state: "DECIDED", reason: null, sourceUrl: null, decisions: [decision] });
  expect(await listed("amazon")).toContain(id);
  expect(await server.source.query(`select c.slug, e.action, e.viewer_name from audit_event e join company c on c.id = e.company_id where subject_id = $1`, [id])).toEqual([{ slug: "google", action: "RESOLVE_DISPUTE", viewer_name: "OWNER google" }]);

  const text = `The decision of Google on ${today} says that Google L5 is not Amazon L6.`;
  const after = await ask(from, to);
  expect(after).toMatchObject({ best: { rung: { code: "L6" } }, conflicts: [{ text, citation: null, rungs: [{ code: "L6" }] }], reasons: expect.arrayContaining([{ kind: "CONFLICT", text }]) as unknown });
  expect(after.confidence.value).toBeLessThan(before.confidence.value);
  expect((await ask(rung("amazon", "L6"), "google")).conflicts).toHaveLength(1);
  const yesterday = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);
  expect((await ask(from, to, { asOf: yesterday })).conflicts).toEqual([]);

  expect((await resolve(id, "REJECTED", server.people.owner)).userErrors).toMatchObject([{ code: "ALREADY_DECIDED", field: "input.dispute" }]);
  expect((await resolve(id, "UPHELD", server.people.foreign)).userErrors).toEqual([]);
  const ruledOut = await ask(from, to);
  expect(JSON.stringify(ruledOut)).toContain(`The decision of Amazon on ${today} and the decision of Google on ${today} found that Google L5 is not Amazon L6`);
  expect(ruledOut.best?.rung.code).not.toBe("L6");
});

it("the editors' word rules a pair out everywhere: answers, comparisons, counterparts; warm without a statement", async () => {
  const [from, id] = [rung("microsoft", "63"), await raised({ from: rung("microsoft", "63"), to: rung("google", "L5") })];
  const COMPARE = `{ compareLadders(input: { companies: ["microsoft", "google"] }) { columns { rungs { rung { code } counterparts { result { ... on Equivalence { best { rung { code } } } } } } } } }`;
  const COUNTERPARTS = `query ($from: RungRef!) { counterparts(input: { from: $from }, first: 100) { nodes { rung { code company { slug } } } } }`;
  const everywhere = async (): Promise<readonly boolean[]> => {
    const { compareLadders } = await server.ask<{ compareLadders: { columns: readonly { rungs: readonly { rung: { code: string }; counterparts: readonly { result: { best?: { rung: { code: string } } } }[] }[] }[] } }>(COMPARE);
    const { counterparts } = await server.ask<{ counterparts: { nodes: readonly { rung: { code: string; company: { slug: string } } }[] } }>(COUNTERPARTS, { from });
    return [
      (await ask(from, "google")).best?.rung.code === "L5",
      compareLadders.columns[0]!.rungs.find((one) => one.rung.code === "63")!.counterparts[0]!.result.best?.rung.code === "L5",
      counterparts.nodes.some((one) => one.rung.code === "L5" && one.rung.company.slug === "google"),
    ];
  };
  expect(await everywhere()).toEqual([true, true, true]);
  expect((await resolve(id, "UPHELD", admin)).dispute).toMatchObject({ decisions: [{ by: "the editors", company: null }] });
  expect(await everywhere()).toEqual([false, false, false]);
  server.statements.length = 0;
  await ask(from, "google");
  expect(server.statements).toEqual([]);
  const recorded: { slug: string }[] = await server.source.query(`select c.slug from audit_event e join company c on c.id = e.company_id where subject_id = $1 order by 1`, [id]);
  expect(recorded.map(({ slug }) => slug)).toEqual(["google", "microsoft"]);
});

it("a rejected dispute raises the confidence, and says so", async () => {
  const [from, to] = [rung("microsoft", "62"), "google"];
  const before = await ask(from, to);
  await resolve(await raised({ from, to: rung("google", before.best.rung.code) }), "REJECTED", microsoft);
  const after = await ask(from, to);
  expect(after.confidence.value).toBeGreaterThan(before.confidence.value);
  expect(after.reasons).toContainEqual({ kind: "REVIEW", text: expect.stringMatching(`^The decision of Microsoft on ${today} agrees: it puts Microsoft 62 at Google ${before.best.rung.code}, where \\d+% land\\.$`) as string });
});

it("a decision outlives versions: the preview of the next, which words the rung anew, reckons with it, and so does the answer then", async () => {
  const written = await writePublished(server.source, server.served.app.services.publishing, "google");
  const { code } = (await ask({ id: adept(written.draft) }, "amazon")).best.rung;
  await resolve(await raised({ from: { id: adept(written.draft) }, to: rung("amazon", code) }), "UPHELD", server.people.owner);
  const reworded = NOVICE_TO_MASTER.map((one) => (one.code === "N2" ? { ...one, title: "Adept and able", range: [1.2, 2] as const } : one));
  const next = await writeDraft(server.source, "google", reworded, written.ladder);
  const { data } = await server.send(`query ($input: PreviewPublicationInput!) { previewPublication(input: $input) { moves { rung { id } after { best { code } confidence } } } }`, { draft: next.draft, companies: ["amazon"] });
  const [move] = (data!.previewPublication as { moves: readonly { rung: { id: string }; after: { best: { code: string }; confidence: number } }[] }).moves;
  await server.publish({ draft: next.draft });
  const answer = await ask({ id: move!.rung.id }, "amazon");
  expect(answer).toMatchObject({ best: { rung: { code } }, conflicts: [{ text: expect.stringMatching(/^The decision of Google on .* says that Google N2 Adept and able is not Amazon /) as string }] });
  expect(move!.after).toEqual({ best: { code }, confidence: answer.confidence.value });
});

const good = { from: rung("google", "L6"), to: rung("amazon", "L7") };
it.each<[string, object, string, string | null, RegExp]>([
  ["no company's rung", { from: { canonicalLevel: { key: "ic/senior" } } }, "BAD_USER_INPUT", "input.from", /company's rung/],
  ["a free title", { to: { freeTitle: { title: "Senior Engineer", company: "amazon" } } }, "BAD_USER_INPUT", "input.to", /company's rung/],
  ["a rung that is not there", { to: rung("amazon", "L99") }, "UNKNOWN_RUNG", "input.to", /L99/],
  ["an id that is not there", { from: { id: "rng_aaaaaaaaaaaaaaaaaaaa" } }, "UNKNOWN_RUNG", "input.from", /No rung/],
  ["a company that is not there", { to: rung("nowhere", "L5") }, "UNKNOWN_COMPANY", "input.to", /nowhere/],
  ["neither code nor title", { to: { companyRung: { company: "amazon" } } }, "BAD_USER_INPUT", "input.to.companyRung", /code/],
  ["the same rung twice", { to: rung("google", "L6") }, "BAD_USER_INPUT", "input.to", /very rung/],
  ["two rungs of one ladder", { to: rung("google", "L7") }, "BAD_USER_INPUT", "input.to", /same ladder/],
  ["no reason", { reason: " " }, "BAD_USER_INPUT", "input.reason", /say why/],
  ["a reason too long", { reason: "x".repeat(1_001) }, "BAD_USER_INPUT", "input.reason", /at most 1000/],
  ["an e-mail address", { reason: "Write to ada@example.org." }, "BAD_USER_INPUT", "input.reason", /e-mail address; nothing personal is kept/],
  ["a phone number", { reason: "Call +49 30 901820." }, "BAD_USER_INPUT", "input.reason", /phone number/],
  ["no web address", { sourceUrl: "javascript:alert(1)" }, "BAD_USER_INPUT", "input.sourceUrl", /web address/],
])("disputing with %s is refused by its field, and nothing is stored", async (_what, change, code, field, message) => {
  const count = async (): Promise<unknown> => server.source.query("select count(*) from dispute");
  const before = await count();
  expect(await raise({ ...good, ...change })).toEqual({ dispute: null, userErrors: [{ code, field, message: expect.stringMatching(message) as string }] });
  expect(await count()).toEqual(before);
});

it.each([["an id of another kind", { dispute: "rng_aaaaaaaaaaaaaaaaaaaa" }, "input.dispute"], ["no note", { note: " " }, "input.note"], ["a note too long", { note: "x".repeat(1_001) }, "input.note"]])("deciding with %s is refused", async (_what, change, field) => {
  expect((await send(RESOLVE, "resolveDispute", { dispute: "dsp_aaaaaaaaaaaaaaaaaaaa", outcome: "UPHELD", note: "x", ...change }, admin)).userErrors).toMatchObject([{ code: "BAD_USER_INPUT", field }]);
});
