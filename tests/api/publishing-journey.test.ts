import request from "supertest";
import { bearer } from "../support/access.js";
import { PublishingServer } from "../support/publishing-server.js";

let world: PublishingServer;
beforeAll(async () => { world = await PublishingServer.start(); });
afterAll(() => world.served.close());

interface Payload { readonly userErrors: readonly object[] }
async function done<T extends Payload>(field: string, input: object, more: string, as = world.people.editor): Promise<T> {
  const type = `${field.charAt(0).toUpperCase()}${field.slice(1)}Input`;
  const { data, errors } = await world.send(`mutation ($input: ${type}!) { ${field}(input: $input) { ${more} userErrors { code field message } } }`, input, as);
  expect(errors).toEqual([]);
  const payload = data![field] as T;
  expect(payload.userErrors).toEqual([]);
  return payload;
}
interface Draft extends Payload { readonly draft: { readonly id: string; readonly ladderId: string; readonly revision: number; readonly version: { readonly rungs: readonly { readonly id: string; readonly code: string }[] } } }
interface Mapped extends Payload { readonly revision: number }
interface Published extends Payload { readonly version: { readonly number: number; readonly rungs: readonly { readonly code: string; readonly mapping: { readonly confidence: number; readonly justification: string; readonly range: object } | null }[] } }
const DRAFT = "draft { id: draftId ladderId revision version { rungs { id code } } }";
const PUBLISHED = "version { number rungs { code mapping { confidence justification range { lo hi } } } }";

it("a ladder goes from a draft by its mappings and their review to a version that answers, and on to the next one", async () => {
  const rungs = [{ track: "IC", code: "W1", title: "Weaver" }, { track: "IC", code: "W2", title: "Master Weaver" }];
  const { draft } = await done<Draft>("createLadderDraft", { company: "google", ladder: "weaving", name: "Weaving", family: "software", rungs }, DRAFT);
  let { revision } = draft;
  for (const [i, { id }] of draft.version.rungs.entries()) {
    ({ revision } = await done<Mapped>("mapRung", { rung: id, revision, decision: "MOVE", lo: i + 1, hi: i + 2, comment: "As our guide says." }, "revision"));
  }
  const reviewer = await bearer(world.source, "REVIEWER", "google");
  ({ revision } = await done<Mapped>("reviewMapping", { rung: draft.version.rungs[1]!.id, revision, stance: 1, comment: "So do I." }, "revision", reviewer));

  const { version } = await done<Published>("publishLadder", { draft: draft.id, revision, changeNote: "First of its kind." }, PUBLISHED);
  expect(version).toMatchObject({ number: 1, rungs: [
    { code: "W1", mapping: { confidence: 0.8, range: { lo: 1, hi: 2 } } },
    { code: "W2", mapping: { confidence: 0.85, justification: "MAPPING_REVIEW", range: { lo: 2, hi: 3 } } },
  ] });
  const ask = () => world.ask<{ equivalence: { best: { rung: { title: string } } } }>(`{ equivalence(input: { from: { companyRung: { company: "google", code: "W2" } }, toCompany: "amazon" }) { ... on Equivalence { best { rung { title } } } } }`);
  expect((await ask()).equivalence.best.rung.title).toBe("SDE III");

  const next = await done<Draft>("createLadderDraft", { company: "google", ladder: "weaving" }, DRAFT);
  expect(next.draft).toMatchObject({ ladderId: draft.ladderId, version: { rungs: [{ code: "W1" }, { code: "W2" }] } });
  const moved = await done<Mapped>("mapRung", { rung: next.draft.version.rungs[1]!.id, revision: next.draft.revision, decision: "MOVE", lo: 4, hi: 5 }, "revision");
  expect((await ask()).equivalence.best.rung.title).toBe("SDE III"); // a draft moves nothing
  expect((await done<Published>("publishLadder", { draft: next.draft.id, revision: moved.revision, changeNote: "Masters weave for all." }, PUBLISHED)).version.number).toBe(2);
  expect((await ask()).equivalence.best.rung.title).not.toBe("SDE III");
});

it("what a company expects on its rungs is written, published, downloaded, compared, and carried on to the next draft", async () => {
  const EXPECTED = "competencies { name expectation }";
  interface Expecting extends Payload { readonly draft: { readonly id: string; readonly revision: number; readonly version: { readonly rungs: readonly object[] } } }
  const DRAFT_WITH = `draft { id: draftId revision version { rungs { title ${EXPECTED} } } }`;
  const [care, haste] = [{ name: "Care", expectation: "No thread breaks." }, { name: "Haste", expectation: "A cloth a week." }];
  const written = await done<Expecting>("createLadderDraft", { company: "google", ladder: "dyeing", name: "Dyeing", family: "software", rungs: [{ track: "IC", title: "Dyer", competencies: [haste, care] }] }, DRAFT_WITH);
  const { draft } = await done<Expecting>("updateLadderDraft", { draft: written.draft.id, revision: 1, rungs: [{ track: "IC", title: "Dyer", competencies: [care, haste] }, { track: "IC", title: "Master Dyer" }] }, DRAFT_WITH);
  expect([...written.draft.version.rungs, ...draft.version.rungs]).toEqual([{ title: "Dyer", competencies: [haste, care] }, { title: "Dyer", competencies: [care, haste] }, { title: "Master Dyer", competencies: [] }]);

  const first = await world.publish({ draft: draft.id, revision: 2, changeNote: "Dyers too." });
  expect(first.findings).toContainEqual(expect.objectContaining({ code: "MISSING_COMPETENCIES", rungs: [{ title: "Master Dyer" }] }));
  const csv = (await request(world.served.app.server).get("/ladders/google.csv?ladder=dyeing")).text;
  expect(csv).toContain('"Care: No thread breaks.\nHaste: A cloth a week."');
  const next = await done<Expecting>("createLadderDraft", { company: "google", ladder: "dyeing" }, DRAFT_WITH);
  expect(next.draft.version.rungs).toEqual(draft.version.rungs);

  const content = csv.replace("A cloth a week.", "A cloth a day.");
  const again = await done<Expecting>("importLadder", { company: "google", format: "CSV", content, revision: 1 }, DRAFT_WITH);
  const second = await world.publish({ draft: again.draft.id, revision: 2 });
  const { ladderDiff } = await world.ask<{ ladderDiff: object }>("query ($from: ID!, $to: ID!) { ladderDiff(input: { from: $from, to: $to }) { changes { kinds fields { field from to } } } }", { from: first.version!.id, to: second.version!.id });
  expect(ladderDiff).toEqual({ changes: [{ kinds: ["CHANGED"], fields: [{ field: "COMPETENCIES", from: "Care: No thread breaks.; Haste: A cloth a week.", to: "Care: No thread breaks.; Haste: A cloth a day." }] }] });
});

it("competencies that cannot be kept are refused with rung, item and rule", async () => {
  const rungs = [{ track: "IC", title: "A", competencies: [{ name: "Care", expectation: "x" }, { name: " Care", expectation: "y" }] }, { track: "IC", title: "B", competencies: [{ name: "a\nb", expectation: "x" }] }, { track: "IC", title: "C", competencies: [{ name: "Care", expectation: "x".repeat(1_001) }] },
    { track: "IC", title: "D", competencies: Array.from({ length: 31 }, (_, i) => ({ name: `${i}`, expectation: "x" })) }];
  const { data } = await world.send("mutation ($input: CreateLadderDraftInput!) { createLadderDraft(input: $input) { userErrors { field message } } }", { company: "google", ladder: "felting", name: "Felting", family: "software", rungs }, world.people.editor);
  expect(data).toEqual({ createLadderDraft: { userErrors: [
    { field: "input.rungs[0].competencies", message: 'item 2 has the same name, "Care", as an earlier one; the rung has each once' }, { field: "input.rungs[1].competencies", message: "item 1 has a name of several lines; one is taken" },
    { field: "input.rungs[2].competencies", message: 'item 1 ("Care"): its expectation has 1001 characters; at most 1000 are taken' }, { field: "input.rungs[3].competencies", message: "has 31 items; at most 30 are taken" },
  ] } });
});
