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
