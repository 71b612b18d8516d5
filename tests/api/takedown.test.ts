import request from "supertest";
import { bearer, type Bearer } from "../support/access.js";
import { PublishingServer } from "../support/publishing-server.js";
import { writeDraft } from "../support/written-drafts.js";

let world: PublishingServer;
let admin: Bearer;
beforeAll(async () => {
  world = await PublishingServer.start();
  admin = await bearer(world.source, "ADMIN");
});
afterAll(() => world.served.close());

interface Done { readonly company: { readonly slug: string; readonly takenDown: object | null } | null; readonly userErrors: readonly { readonly code: string; readonly field: string | null; readonly message: string }[] }
const change = async (name: "takeDownCompany" | "restoreCompany", input: object, as: Bearer = admin): Promise<Done> =>
  (await world.send(`mutation ($input: ${name[0]!.toUpperCase()}${name.slice(1)}Input!) { ${name}(input: $input) { company { slug takenDown { on reason } } userErrors { code field message } } }`, input, as)).data![name] as Done;
const takeDown = (company: string, as?: Bearer) => change("takeDownCompany", { company, reason: "At their wish." }, as);
const restore = (company: string, as?: Bearer) => change("restoreCompany", { company }, as);
const codes = ({ userErrors }: Done) => userErrors.map(({ code, field }) => [code, field]);
const errors = async (query: string) => (await world.served.ask(query)).errors.map(({ extensions, path, message }) => [extensions.code, path?.join("."), message]);
const today = new Date().toISOString().slice(0, 10);

/** Everything in which a company's ladders could stand. */
async function shown(slug: string, code: string, rung: string) {
  const { companies, search, byWords, counterparts, company } = await world.ask<Record<"companies" | "search" | "byWords" | "counterparts", { nodes: readonly { slug?: string; rung?: { company: { slug: string } } }[]; totalCount?: number }> & { company: { takenDown: object | null; ladders: readonly object[] } }>(
    `query ($slug: String!, $words: String!) { companies(first: 100) { nodes { slug } totalCount } search(text: $slug, kinds: [COMPANY]) { nodes { thing { ... on Company { slug } } } } byWords: search(text: $words, kinds: [RUNG]) { nodes { thing { ... on Rung { company { slug } } } } }
      counterparts(input: { from: { companyRung: { company: "google", code: "L5" } } }, first: 100) { nodes { rung { company { slug } } } } company(slug: $slug) { takenDown { on reason } ladders { id } } }`, { slug, words: `${slug} ${code}` });
  const mappings = (await request(world.served.app.server).get("/mappings.sssom.tsv").buffer(true).parse((response, done) => { let text = ""; (response as unknown as NodeJS.ReadableStream).on("data", (part: Buffer) => { text += part.toString(); }).on("end", () => done(null, text)); })).body as string;
  return {
    listed: companies.nodes.some((each) => each.slug === slug), count: companies.totalCount, found: JSON.stringify(search.nodes).includes(`"${slug}"`), foundByRung: JSON.stringify(byWords.nodes).includes(`"${slug}"`),
    counterpart: counterparts.nodes.some(({ rung: one }) => one!.company.slug === slug), ladders: company.ladders.length > 0, mapped: mappings.includes(rung.slice(4)), takenDown: company.takenDown,
  };
}

it("takes a company out of all that is shown, ids and downloads say why, and restoring brings all of it back", async () => {
  const { company: { id, ladders: [ladder] } } = await world.ask<{ company: { id: string; ladders: readonly { id: string; version: { id: string; rungs: readonly { id: string }[] } }[] } }>('{ company(slug: "microsoft") { id ladders { id version { id rungs { id } } } } }');
  const [version, rung] = [ladder!.version.id, ladder!.version.rungs[0]!.id];
  const before = await shown("microsoft", "63", rung);
  expect(before).toMatchObject({ listed: true, found: true, foundByRung: true, counterpart: true, ladders: true, mapped: true, takenDown: null });

  expect(await takeDown("microsoft")).toEqual({ company: { slug: "microsoft", takenDown: { on: today, reason: "At their wish." } }, userErrors: [] });
  const after = await shown("microsoft", "63", rung);
  expect(after).toEqual({ listed: false, count: before.count! - 1, found: false, foundByRung: false, counterpart: false, ladders: false, mapped: false, takenDown: { on: today, reason: "At their wish." } });
  const told = `The ladders of Microsoft were taken down on ${today}: At their wish.`;
  for (const [root, query] of [
    ["equivalence", '{ equivalence(input: { from: { companyRung: { company: "google", code: "L5" } }, toCompany: "microsoft" }) { __typename } }'], ["equivalence", '{ equivalence(input: { from: { companyRung: { company: "microsoft", code: "63" } }, toCompany: "google" }) { __typename } }'],
    ["equivalence", `{ equivalence(input: { from: { id: "${rung}" }, toCompany: "google" }) { __typename } }`], ["equivalence", '{ equivalence(input: { from: { freeTitle: { title: "Senior Engineer", company: "microsoft" } }, toCompany: "google" }) { __typename } }'],
    ["equivalence", '{ equivalence(input: { from: { companyRung: { company: "google", code: "L5" } }, toCompany: "microsoft", asOf: "2026-11-01" }) { __typename } }'],
    ["ladder", `{ ladder(id: "${ladder!.id}") { id } }`], ["node", `{ node(id: "${version}") { id } }`], ["ladderDiff", `{ ladderDiff(input: { from: "${version}", to: "${version}" }) { changes { text } } }`],
  ] as const) expect(await errors(query)).toEqual([["TAKEN_DOWN", root, told]]);
  expect(await world.served.ask(`{ nodes(ids: ["${id}", "${rung}", "${ladder!.id}"]) { id } compareLadders(input: { companies: ["google", "microsoft"], track: IC, family: "software" }) { columns { company { slug } } } }`)).toMatchObject({
    data: { nodes: [{ id }, null, null], compareLadders: { columns: [{ company: { slug: "google" } }, null] } },
    errors: expect.arrayContaining([1, 2].map((i) => expect.objectContaining({ path: ["nodes", i], message: told }) as unknown).concat(expect.objectContaining({ path: ["compareLadders", "columns", 1], message: told }))),
  });
  for (const address of ["/ladders/microsoft.json", "/ladders/microsoft.svg", `/ladders/microsoft/${version}.csv`, "/mappings.sssom.tsv?company=microsoft"]) {
    expect((await request(world.served.app.server).get(address).expect(410)).body).toMatchObject({ errors: [{ message: told, extensions: { code: "TAKEN_DOWN", details: { company: "microsoft", on: today, reason: "At their wish." } } }] });
  }
  expect(codes(await takeDown("microsoft"))).toEqual([["ALREADY_TAKEN_DOWN", "input.company"]]);

  expect(await restore("microsoft")).toEqual({ company: { slug: "microsoft", takenDown: null }, userErrors: [] });
  expect(await shown("microsoft", "63", rung)).toEqual(before);
  expect(codes(await restore("microsoft"))).toEqual([["NOT_TAKEN_DOWN", "input.company"]]);
  expect((await world.source.query<{ detail: string }[]>("select detail from audit_event e join company c on c.id = e.company_id where c.slug = 'microsoft' order by ordinal")).map(({ detail }) => detail)).toEqual(["Took the company's ladders down: At their wish.", "Restored the company's ladders."]);
});

it("is for owners too, who restore what they took down, but not what an admin did", async () => {
  const { owner, editor, foreign } = world.people;
  expect([codes(await takeDown("google", editor)), codes(await takeDown("google", foreign)), codes(await takeDown("no-such", foreign)), codes(await takeDown("no-such"))]).toEqual([[["FORBIDDEN", "input.company"]], [["NOT_FOUND", "input.company"]], [["NOT_FOUND", "input.company"]], [["NOT_FOUND", "input.company"]]]);
  expect((await takeDown("google", owner)).userErrors).toEqual([]);
  expect(codes(await restore("google", editor))).toEqual([["FORBIDDEN", "input.company"]]);
  expect((await restore("google", owner)).userErrors).toEqual([]);
  expect((await takeDown("google")).userErrors).toEqual([]);
  expect([codes(await restore("google", owner)), codes(await restore("google", foreign))]).toEqual([[["FORBIDDEN", "input.company"]], [["NOT_FOUND", "input.company"]]]);
  expect((await restore("google")).userErrors).toEqual([]);
});

it("leaves drafts to the company's own people, who publish again once it is restored", async () => {
  const { owner } = world.people;
  const { draft } = await writeDraft(world.source, "google");
  await takeDown("google", owner);
  expect((await world.send('query { company(slug: "google") { drafts { draftId version { rungs { title ladder { id } } } } } }', {}, owner)).data).toMatchObject({ company: { drafts: expect.arrayContaining([expect.objectContaining({ draftId: draft })]) } });
  expect((await world.publish({ draft }, owner)).userErrors).toMatchObject([{ code: "TAKEN_DOWN", field: "input.draft" }]);
  expect(await world.projected(draft)).toBe(0);
  await restore("google", owner);
  expect((await world.publish({ draft }, owner)).userErrors).toEqual([]);
});

it("done twice at once is done once", async () => {
  const answers = await Promise.all(Array.from({ length: 4 }, () => takeDown("amazon")));
  expect(answers.flatMap(codes).map(([code]) => code)).toEqual(["ALREADY_TAKEN_DOWN", "ALREADY_TAKEN_DOWN", "ALREADY_TAKEN_DOWN"]);
});
