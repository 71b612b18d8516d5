import type { Bearer } from "../support/access.js";
import { codes, RUNG, serveMapping, type MappedRung, type MappingServer } from "../support/mapping.js";
import { NOVICE_TO_MASTER } from "../support/written-drafts.js";

let m: MappingServer;
beforeAll(async () => { m = await serveMapping(); });
afterAll(() => m.served.close());

describe("mapRung", () => {
  it("accepts, moves one edge, says that nothing fits, and takes away; each with author and words, newest first", async () => {
    const { adept } = await m.written([NOVICE_TO_MASTER[0]!, { ...NOVICE_TO_MASTER[1]!, mapping: { state: "SUGGESTED", confidence: 0.6, justification: "COMPOSITE_MATCHING" } }, NOVICE_TO_MASTER[2]!]);
    expect(await m.map({ rung: adept, revision: 1, decision: "ACCEPT" })).toMatchObject({ userErrors: [], revision: 2, rung: { badge: "COMPANY_VERIFIED", mapping: { range: { lo: 1, hi: 2 }, state: "ACCEPTED", confidence: 0.8, justification: "MANUAL_MAPPING_CURATION", author: "Google", comment: "Ours." } } });
    expect(await m.map({ rung: adept, revision: 2, decision: "MOVE", hi: 2.35, comment: " Grew. " })).toMatchObject({ revision: 3, rung: { mapping: { range: { lo: 1, hi: 2.35 }, state: "ADJUSTED", comment: "Grew." } } });
    expect(await m.map({ rung: adept, revision: 3, decision: "NO_EQUIVALENT" })).toMatchObject({ revision: 4, rung: { mapping: { range: null, noEquivalent: true } } });
    const { rung } = await m.map({ rung: adept, revision: 4, decision: "REJECT" }, m.owner);
    expect(rung).toMatchObject({ mapping: null, badge: null });
    expect(rung!.mappingActs.nodes.map(({ act, author, range, comment }) => [act, author, range, comment])).toEqual([
      ["REJECTED", "OWNER google", null, null], ["NO_EQUIVALENT", "EDITOR google", null, "Nothing on the axis fits."],
      ["MOVED", "EDITOR google", { lo: 1, hi: 2.35 }, "Grew."], ["ACCEPTED", "EDITOR google", { lo: 1, hi: 2 }, "Ours."],
    ]);
    expect(codes(await m.map({ rung: adept, revision: 5, decision: "ACCEPT" }))).toEqual([["NOT_MAPPED", "input.rung"]]);
  });

  it("refuses what breaks a rule, names the field and the neighbour, and changes nothing", async () => {
    const { adept, novice, draft } = await m.written([{ ...NOVICE_TO_MASTER[0]!, range: null }, NOVICE_TO_MASTER[1]!, NOVICE_TO_MASTER[2]!]);
    const tried = async (rest: object, rung = adept) => codes(await m.map({ rung, revision: 1, decision: "MOVE", ...rest }));
    expect(await tried({ hi: 2.33 })).toEqual([["BAD_USER_INPUT", "input.hi"]]);
    expect(await tried({ lo: 3, hi: 2 })).toEqual([["BAD_USER_INPUT", "input"]]);
    expect(await tried({ lo: 4, hi: 9 })).toEqual([["BAD_USER_INPUT", "input"]]);
    expect(await tried({})).toEqual([["BAD_USER_INPUT", "input.lo"]]);
    expect(await tried({ lo: 0.5 }, novice)).toEqual([["BAD_USER_INPUT", "input.hi"]]);
    expect(await tried({ decision: "ACCEPT", lo: 1 })).toEqual([["BAD_USER_INPUT", "input.lo"]]);
    expect(await tried({ hi: 2, comment: "x".repeat(1_001) })).toEqual([["BAD_USER_INPUT", "input.comment"]]);
    expect(await tried({ hi: 2 }, draft)).toEqual([["BAD_USER_INPUT", "input.rung"]]);
    const { userErrors } = await m.map({ rung: adept, revision: 1, decision: "MOVE", hi: 3.5 });
    expect(userErrors).toEqual([{ code: "INVERSION", field: "input.hi", message: expect.stringMatching(/N3, Master.* 2 to 3/) }]);
    expect(await m.map({ rung: adept, revision: 1, decision: "ACCEPT" })).toMatchObject({ userErrors: [], revision: 2, rung: { mappingActs: { nodes: [{ act: "ACCEPTED" }] } } });
  });

  it("tells who comes too late who changed what; of two at once one wins", async () => {
    const { adept, novice } = await m.written();
    await m.map({ rung: adept, revision: 1, decision: "MOVE", hi: 2.1 });
    expect((await m.map({ rung: novice, revision: 1, decision: "MOVE", hi: 9 }, m.owner)).userErrors).toEqual([{ code: "STALE_REVISION", field: "input.revision", message: expect.stringMatching(/revision 2, not 1.*EDITOR google.*moved: N2, Adept/) }]);
    const both = await Promise.all([m.map({ rung: novice, revision: 2, decision: "MOVE", hi: 0.9 }), m.map({ rung: novice, revision: 2, decision: "MOVE", hi: 0.8 }, m.owner)]);
    expect(both.map(({ userErrors }) => userErrors.map(({ code }) => code).join()).sort()).toEqual(["", "STALE_REVISION"]);
  });

  it("finds no rung of what is published, and none that is not there, for anybody", async () => {
    const { adept, draft } = await m.written();
    await m.publish(draft, 1);
    for (const as of [m.owner, m.foreign]) expect(codes(await m.map({ rung: adept, revision: 1, decision: "ACCEPT" }, as))).toEqual([["NOT_FOUND", "input.rung"]]);
  });
});

describe("reviewMapping", () => {
  it("makes the company's word .85 with one who agrees and .90 with two; the last word of each counts; a move begins anew", async () => {
    const { adept } = await m.written();
    const confidence = async (revision: number, stance: number, as: Bearer | undefined) => (await m.review({ rung: adept, revision, stance }, as)).rung!.mapping!.confidence;
    expect([await confidence(1, 1, m.reviewer), await confidence(2, 1, m.second), await confidence(3, -1, m.second)]).toEqual([0.85, 0.9, 0.8]);
    const { rung } = await m.map({ rung: adept, revision: 4, decision: "MOVE", lo: 1.1 });
    expect(rung).toMatchObject({ mapping: { confidence: 0.8, justification: "MANUAL_MAPPING_CURATION" }, mappingActs: { nodes: [{ act: "MOVED" }, { act: "REVIEWED", stance: -1 }, {}, { stance: 1, comment: "Looked at it." }] } });
  });

  it("of a machine's suggestion makes it a reviewed one, as sure as both together", async () => {
    const { adept } = await m.written([NOVICE_TO_MASTER[0]!, { ...NOVICE_TO_MASTER[1]!, mapping: { state: "SUGGESTED", confidence: 0.6, justification: "COMPOSITE_MATCHING" } }]);
    expect((await m.review({ rung: adept, revision: 1, stance: 0.5 })).rung).toMatchObject({ badge: "REVIEWED", mapping: { state: "SUGGESTED", confidence: 0.8, justification: "MAPPING_REVIEW" } });
    expect((await m.review({ rung: adept, revision: 2, stance: -0.5 })).rung).toMatchObject({ badge: "MACHINE_SUGGESTED", mapping: { confidence: 0.3, justification: "COMPOSITE_MATCHING" } });
  });

  it("is not for who placed or accepted the mapping, nor for editors", async () => {
    const { adept } = await m.written();
    await m.map({ rung: adept, revision: 1, decision: "ACCEPT" }, m.owner);
    expect(codes(await m.review({ rung: adept, revision: 2, stance: 1 }, m.owner))).toEqual([["OWN_MAPPING", "input.rung"]]);
    expect(codes(await m.review({ rung: adept, revision: 2, stance: 1 }, m.editor))).toEqual([["FORBIDDEN", "input.rung"]]);
    expect(codes(await m.map({ rung: adept, revision: 2, decision: "ACCEPT" }, m.reviewer))).toEqual([["FORBIDDEN", "input.rung"]]);
  });

  it("refuses a stance beyond −1 to 1, no words, and a rung that is not mapped", async () => {
    const { adept, novice } = await m.written([{ ...NOVICE_TO_MASTER[0]!, range: null }, NOVICE_TO_MASTER[1]!]);
    expect(codes(await m.review({ rung: adept, revision: 1, stance: 1.01 }))).toEqual([["BAD_USER_INPUT", "input.stance"]]);
    expect(codes(await m.review({ rung: adept, revision: 1, stance: -2 }))).toEqual([["BAD_USER_INPUT", "input.stance"]]);
    expect(codes(await m.review({ rung: adept, revision: 1, stance: 1, comment: " " }))).toEqual([["BAD_USER_INPUT", "input.comment"]]);
    expect(codes(await m.review({ rung: novice, revision: 1, stance: 1 }))).toEqual([["NOT_MAPPED", "input.rung"]]);
  });
});

describe("once published", () => {
  it("mappings are as sure as they were in the draft, and how they came about is public without names and words", async () => {
    const { draft, adept } = await m.written();
    await m.map({ rung: adept, revision: 1, decision: "MOVE", hi: 2.2, comment: "A secret plan." });
    await m.review({ rung: adept, revision: 2, stance: 1 });
    await m.publish(draft, 3);
    const asked = async (as?: Bearer) => (await m.served.ask(`query ($id: ID!) { node(id: $id) { ... on Rung { badge mapping { confidence justification } mappingActs(first: 5) { nodes { act author comment stance } } } } }`, { id: adept }, as ? { authorization: as.authorization } : {})).data!.node;
    const told = { badge: "COMPANY_VERIFIED", mapping: { confidence: 0.85, justification: "MAPPING_REVIEW" } };
    for (const as of [undefined, m.foreign]) expect(await asked(as)).toEqual({ ...told, mappingActs: { nodes: [{ act: "REVIEWED", author: null, comment: null, stance: 1 }, { act: "MOVED", author: null, comment: null, stance: null }] } });
    expect(await asked(m.reader)).toMatchObject({ mappingActs: { nodes: [{ author: "REVIEWER google", comment: "Looked at it." }, { author: "EDITOR google", comment: "A secret plan." }] } });
  });

  it("the next draft begins with them, and rungs keep them under another name: who reviewed cannot count twice", async () => {
    const { draft, adept } = await m.written();
    await m.review({ rung: adept, revision: 1, stance: 1 });
    await m.publish(draft, 2);
    const [row]: { slug: string }[] = await m.source.query("select l.slug from ladder l join ladder_version v on v.ladder_id = l.id where v.id = $1", [draft]);
    interface Begun { readonly draft: { readonly id: string; readonly revision: number; readonly version: { readonly rungs: readonly MappedRung[] } } }
    const DRAFT = `draft { id: draftId revision version { rungs { ${RUNG} } } } userErrors { code message }`;
    const begun = await m.result<Begun>(`mutation ($input: CreateLadderDraftInput!) { createLadderDraft(input: $input) { ${DRAFT} } }`, { company: "google", ladder: row!.slug }, m.editor);
    expect(begun).toMatchObject({ userErrors: [], draft: { version: { rungs: [{}, { mapping: { confidence: 0.85, justification: "MAPPING_REVIEW" }, mappingActs: { nodes: [{ act: "REVIEWED", author: "REVIEWER google" }] } }, {}] } } });
    const [novice, old, master] = begun.draft.version.rungs.map(({ id }) => id);
    const rungs = [{ id: novice, track: "IC", order: 1, code: "N1", title: "Novice" }, { id: old, track: "IC", order: 2, code: "N2", title: "Journeyman" }, { id: master, track: "IC", order: 3, code: "N3", title: "Master" }];
    const renamed = await m.result<Begun>(`mutation ($input: UpdateLadderDraftInput!) { updateLadderDraft(input: $input) { ${DRAFT} } }`, { draft: begun.draft.id, revision: begun.draft.revision, rungs }, m.editor);
    expect(renamed).toMatchObject({ userErrors: [] });
    const journeyman = renamed.draft.version.rungs[1]!;
    expect(journeyman).toMatchObject({ mapping: { confidence: 0.85 }, mappingActs: { nodes: [{ act: "REVIEWED" }] } });
    expect(journeyman.id).not.toBe(old);
    const again = async (revision: number, as: Bearer) => (await m.review({ rung: journeyman.id, revision, stance: 1 }, as)).rung!.mapping!.confidence;
    expect([await again(renamed.draft.revision, m.reviewer), await again(renamed.draft.revision + 1, m.second)]).toEqual([0.85, 0.9]);
  });

  it("a company's badge is the weakest of its mappings", async () => {
    const badge = async (slug: string) => ((await m.served.ask(`{ company(slug: "${slug}") { badge } }`)).data as { company: { badge: string } }).company.badge;
    expect(await badge("amazon")).toBe("CURATED");
    const { draft } = await m.written([{ ...NOVICE_TO_MASTER[0]!, mapping: { state: "SUGGESTED", justification: "COMPOSITE_MATCHING" } }, NOVICE_TO_MASTER[1]!]);
    await m.publish(draft, 1);
    expect(await badge("google")).toBe("MACHINE_SUGGESTED");
  });

  it("acts cannot be changed", async () => {
    await expect(m.source.query("update mapping_act set comment = 'x'")).rejects.toThrow(/only added to/);
    await expect(m.source.query("delete from mapping_act")).rejects.toThrow(/only added to/);
  });

  it("acts come page by page, those on all rungs of a ladder in one statement", async () => {
    const { draft, adept, novice } = await m.written();
    for (const revision of [1, 2, 3]) await m.map({ rung: adept, revision, decision: "MOVE", hi: 2 + revision / 10 });
    await m.map({ rung: novice, revision: 4, decision: "ACCEPT" });
    await m.publish(draft, 5);
    const page = async (rest: string) => {
      m.statements.length = 0;
      const { data, errors } = await m.served.ask(`{ node(id: "${draft}") { ... on LadderVersion { rungs { mappingActs(${rest}) { nodes { act range { hi } } pageInfo { hasNextPage endCursor } } } } } }`);
      return { errors, made: m.statements.filter((sql) => sql.includes("mapping_act")).length, acts: (data?.node as { rungs: { mappingActs: { nodes: { range: { hi: number } }[]; pageInfo: { hasNextPage: boolean; endCursor: string } } }[] } | null)?.rungs.map(({ mappingActs }) => mappingActs) };
    };
    const first = await page("first: 2");
    expect([first.made, first.acts!.map(({ nodes, pageInfo }) => [nodes.map(({ range }) => range.hi), pageInfo.hasNextPage])]).toEqual([1, [[[1], false], [[2.3, 2.2], true], [[], false]]]);
    const second = await page(`first: 2, after: "${first.acts![1]!.pageInfo.endCursor}"`);
    expect(second.acts![1]).toMatchObject({ nodes: [{ range: { hi: 2.1 } }], pageInfo: { hasNextPage: false } });
    for (const bad of ["first: 101", 'after: "x"', `after: "${Buffer.from('["a"]').toString("base64url")}"`]) expect((await page(bad)).errors[0]).toMatchObject({ extensions: { code: "BAD_USER_INPUT" } });
    expect((await page(`after: "${Buffer.from("[1.5]").toString("base64url")}"`)).errors).toEqual([]);
  });
});
