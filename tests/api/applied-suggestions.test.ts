import type { Bearer } from "../support/access.js";
import { codes, RUNG, serveMapping, type MappedRung, type MappingServer, type Told } from "../support/mapping.js";
import type { DraftRung } from "../support/written-drafts.js";

let m: MappingServer;
beforeAll(async () => { m = await serveMapping(); });
afterAll(() => m.served.close());

const APPLY = `mutation ($input: ApplySuggestedMappingInput!) { applySuggestedMapping(input: $input) {
  rungs { outcome rung { title ${RUNG} } placement { range { lo hi } confidence decision evidence { bits } } } weightsVersion revision userErrors { code field message } } }`;
interface AppliedRung { readonly outcome: string; readonly rung: MappedRung; readonly placement: { readonly confidence: number; readonly range: { lo: number; hi: number }; readonly decision: string } }
interface Suggested { readonly rungs: readonly AppliedRung[] | null; readonly weightsVersion: string | null; readonly revision: number | null; readonly userErrors: readonly Told[] }
const ENGINEERS: readonly DraftRung[] = [
  { title: "Junior Software Engineer", code: "E1" }, { title: "Software Engineer", code: "E2" }, { title: "Senior Software Engineer", code: "E3" }, { title: "Staff Software Engineer", code: "E4" },
  { title: "Engineering Manager", code: "M1", track: "M", order: 1 },
];
const apply = (input: object, as: Bearer = m.editor): Promise<Suggested> => m.result(APPLY, input, as);

describe("applySuggestedMapping", () => {
  it("stores what it suggests as the machine's, with its posterior and the waterfall, and does not store it twice", async () => {
    const { draft } = await m.written(ENGINEERS);
    const { rungs, revision, weightsVersion } = await apply({ draft, revision: 1 });
    expect([rungs!.map(({ outcome }) => outcome), revision]).toEqual([ENGINEERS.map(() => "STORED"), 2]);
    for (const { rung, placement } of rungs!) {
      expect(rung).toMatchObject({ badge: "MACHINE_SUGGESTED", mapping: { range: placement.range, state: "SUGGESTED", justification: expect.stringMatching(/^(COMPOSITE|LEXICAL)_MATCHING$/), author: "suggested by the method" }, mappingActs: { nodes: [{ act: "SUGGESTED", author: "EDITOR google", range: placement.range }] } });
      expect(rung.mapping!.confidence).toBeCloseTo(placement.confidence, 4);
      expect(rung.mapping!.comment).toMatch(new RegExp(`^Suggested by the method, weights ${weightsVersion}, in bits: .*".*" [+−]\\d+\\.\\d`));
    }
    const again = await apply({ draft, revision: 2 });
    expect(again.rungs!.map(({ outcome, rung }) => [outcome, rung.mappingActs.nodes.length])).toEqual(ENGINEERS.map(() => ["UNCHANGED", 1]));
  });

  it("leaves alone what people decided, also what they rejected, puts the rest between it, and does it all when asked to", async () => {
    const { draft, adept, novice, master } = await m.written(ENGINEERS);
    await apply({ draft, revision: 1 });
    await m.map({ rung: master, revision: 2, decision: "MOVE", lo: 1.2, hi: 1.8 }).then(({ userErrors }) => expect(userErrors).toMatchObject([{ code: "INVERSION" }]));
    await m.map({ rung: adept, revision: 2, decision: "REJECT" });
    expect((await m.map({ rung: novice, revision: 3, decision: "REJECT" })).userErrors).toEqual([]);
    expect((await m.map({ rung: master, revision: 4, decision: "MOVE", lo: 1.2, hi: 1.8 })).userErrors).toEqual([]);
    const told = await apply({ draft, revision: 5 });
    expect(told.rungs!.map(({ outcome }) => outcome)).toEqual(["DECIDED", "DECIDED", "DECIDED", "UNCHANGED", "UNCHANGED"]);
    expect(told.rungs!.map(({ rung }) => rung.mapping?.state ?? null)).toEqual([null, null, "ADJUSTED", "SUGGESTED", "SUGGESTED"]);
    const all = await apply({ draft, revision: 6, again: true });
    expect(all.rungs!.map(({ outcome, rung }) => [outcome, rung.mapping?.state])).toEqual([["STORED", "SUGGESTED"], ["STORED", "SUGGESTED"], ["STORED", "SUGGESTED"], ["UNCHANGED", "SUGGESTED"], ["UNCHANGED", "SUGGESTED"]]);
  });

  it("moves a suggestion that would stand above a rung that people placed", async () => {
    const { draft } = await m.written([ENGINEERS[0]!, ENGINEERS[1]!, { ...ENGINEERS[2]!, range: [0.5, 1] }]);
    const { rungs } = await apply({ draft, revision: 1 });
    const ranges = rungs!.map(({ rung }) => rung.mapping!.range!);
    expect(ranges[1]!.hi).toBeLessThanOrEqual(1);
    expect(rungs![1]!.rung.mapping!.comment).toMatch(/Moved from .* between rungs that people placed\.$/);
    await m.publish(draft, 2);
  });

  it("is refused to a m.reader, to outsiders as if there were nothing, and late", async () => {
    const { draft, novice } = await m.written(ENGINEERS);
    expect(codes(await apply({ draft, revision: 1 }, m.reader))).toEqual([["FORBIDDEN", "input.draft"]]);
    expect(codes(await apply({ draft, revision: 1 }, m.foreign))).toEqual([["NOT_FOUND", "input.draft"]]);
    expect(codes(await apply({ draft, revision: 2 }))).toEqual([["STALE_REVISION", "input.revision"]]);
    expect(codes(await apply({ draft: novice, revision: 1 }))).toEqual([["BAD_USER_INPUT", "input.draft"]]);
  });

  it("a suggestion for many rungs takes as many statements as one for few", async () => {
    const made = await Promise.all([ENGINEERS, Array.from({ length: 40 }, (_, i): DraftRung => ({ title: `Software Engineer ${i}`, code: `E${i}` }))].map((rungs) => m.written(rungs)));
    const counts: number[] = [];
    for (const { draft } of made) {
      m.statements.length = 0;
      const query = "mutation ($input: ApplySuggestedMappingInput!) { applySuggestedMapping(input: $input) { revision userErrors { code } } }";
      expect(await m.result(query, { draft, revision: 1 }, m.editor)).toEqual({ revision: 2, userErrors: [] });
      counts.push(m.statements.length);
    }
    expect(counts[0]).toBe(counts[1]);
  });
});
