import { company, crosswalk, ladder, mapping, rung, SeedFolder } from "../support/seed-folder.js";
import { Served } from "../support/served.js";

/** Acme's Adept stands at [1, 2) from 2020 on and, told anew in 2024, at [2, 3). Zeta has the plain ladder, since 2020. */
const PAGE = { title: "A page", kind: "PRIMARY", group: "page", collected: "2020-01" };
const acme = (effective: string, adept: object, master: object): ReturnType<typeof company> =>
  company("acme", { sources: { page: PAGE }, ladders: [ladder("engineering", { main: true, effective, rungs: [rung(1, "Novice", { code: "A1" }), rung(2, "Adept", { code: "A2", mapping: adept }), rung(3, "Master", { code: "A3", mapping: master })] })] });

let folder: SeedFolder;
let served: Served;
let oldRung: string;

beforeAll(async () => {
  folder = new SeedFolder(acme("2020-01-01", mapping(1, 2), mapping(2, 3)), company("zeta", { sources: { page: PAGE }, ladders: [ladder("engineering", { main: true, effective: "2020-01-01" })] }));
  served = await Served.start(folder);
  oldRung = (await served.ask<{ company: { ladders: readonly { rungs: readonly { id: string }[] }[] } }>(`{ company(slug: "acme") { ladders { rungs { id } } } }`)).company.ladders[0]!.rungs[1]!.id;
  folder.companies(acme("2024-01-01", mapping(2, 3), mapping(3, 4)));
  folder.crosswalks({ ...crosswalk("table", [
    { organisation: "Acme", company: "acme", printed: "A2", rungs: [{ ladder: "engineering", track: "IC", code: "A2" }] },
    { organisation: "Zeta", company: "zeta", printed: "Novice", rungs: [{ ladder: "engineering", track: "IC", title: "Novice" }] },
  ]), prior: 0.2 });
  await served.seed(folder, new Date("2024-01-01T12:00:00Z"));
});
afterAll(async () => {
  await served.stop();
  folder.delete();
});

interface Answer { readonly best: { readonly rung: { readonly title: string } }; readonly caveats: readonly string[]; readonly conflicts: readonly object[]; readonly confidence: { readonly value: number }; readonly computedWith: { readonly fromLadderVersion: string; readonly evidenceAsOf: string } }
const QUERY = `query ($input: EquivalenceInput!) { equivalence(input: $input) { ... on Equivalence { best { rung { title } } caveats conflicts { text } confidence { value } computedWith { fromLadderVersion evidenceAsOf } } ... on Abstention { reason caveats } } }`;
const A2 = { companyRung: { company: "acme", code: "A2" } };
const ask = async (rest: object, from: object = A2): Promise<Answer> => (await served.ask<{ equivalence: Answer }>(QUERY, { input: { from, toCompany: "zeta", ...rest } })).equivalence;

it("today is answered with the version in force", async () => {
  expect(await ask({})).toMatchObject({ best: { rung: { title: "Master" } } });
});

it("a day before the change is answered with the version of that day, and says so", async () => {
  const [then, now] = [await ask({ asOf: "2023-12-31" }), await ask({})];
  expect(then).toMatchObject({ best: { rung: { title: "Adept" } }, computedWith: { evidenceAsOf: "2023-12-31" } });
  expect(then.computedWith.fromLadderVersion).not.toBe(now.computedWith.fromLadderVersion);
});

it("the day of the change belongs to the new version", async () => {
  expect((await ask({ asOf: "2024-01-01" })).best.rung.title).toBe("Master");
});

it("today by its date is today", async () => {
  const today = new Date().toISOString().slice(0, 10);
  expect(await ask({ asOf: today })).toEqual(await ask({}));
});

it("sources grow older towards the day that is asked for", async () => {
  const [then, later] = [await ask({ asOf: "2020-06-01" }), await ask({ asOf: "2023-06-01" })];
  expect(then.confidence.value).toBeGreaterThan(later.confidence.value);
});

it("evidence collected later than the day is not used", async () => {
  expect((await ask({ asOf: "2025-12-01" })).conflicts).toEqual([]);
  expect((await ask({ asOf: "2026-02-01" })).conflicts).toHaveLength(1);
});

it("a rung of a version no longer in force is found by its id and answered as it was, with a caveat", async () => {
  const answer = await ask({}, { id: oldRung });
  expect(answer).toMatchObject({ best: { rung: { title: "Adept" } } });
  expect(answer.caveats.join()).toMatch(/The rung is of version 1 of "The ladder engineering", which is no longer in force/);
});

it("its id still shows it, with its version", async () => {
  expect(await served.ask(`query ($id: ID!) { node(id: $id) { ... on Rung { code version { number status } ladder { version { number } } } } }`, { id: oldRung }))
    .toEqual({ node: { code: "A2", version: { number: 1, status: "PUBLISHED" }, ladder: { version: { number: 2 } } } });
});

it("a ladder tells its versions, newest first, one page at a time", async () => {
  const versions = async (after: string | null): Promise<{ nodes: readonly { number: number; status: string }[]; pageInfo: { hasNextPage: boolean; endCursor: string } }> =>
    (await served.ask<{ company: { ladders: readonly { versions: Awaited<ReturnType<typeof versions>> }[] } }>(
      `query ($after: String) { company(slug: "acme") { ladders { versions(first: 1, after: $after) { nodes { number status } pageInfo { hasNextPage endCursor } } } } }`, { after })).company.ladders[0]!.versions;
  const first = await versions(null);
  expect(first).toMatchObject({ nodes: [{ number: 2, status: "PUBLISHED" }], pageInfo: { hasNextPage: true } });
  expect(await versions(first.pageInfo.endCursor)).toMatchObject({ nodes: [{ number: 1, status: "PUBLISHED" }], pageInfo: { hasNextPage: false } });
});

it("before there was any ladder there is none to name a rung on, and none to answer from", async () => {
  const error = await served.fault(QUERY, { input: { from: A2, toCompany: "zeta", asOf: "2019-12-31" } });
  expect([error.extensions.code, error.message]).toEqual(["UNKNOWN_RUNG", expect.stringMatching(/^No ladder of ACME was in force on 2019-12-31/)]);
  expect(await ask({ asOf: "2019-12-31" }, { canonicalLevel: { key: "ic/mid" } })).toMatchObject({ reason: "NO_LADDER", caveats: ["No ladder of ZETA was in force on 2019-12-31."] });
});

it.each<[string, string, RegExp]>([
  ["a day to come", "2999-01-01", /input\.asOf: must not lie in the future; today is \d{4}-\d\d-\d\d/],
  ["no day of the calendar", "2025-02-30", /must be a day of the calendar/],
  ["a word", "yesterday", /must be a day of the calendar/],
])("%s is refused", async (_, asOf, message) => {
  const error = await served.fault(QUERY, { input: { from: A2, toCompany: "zeta", asOf } });
  expect([error.extensions.code, error.message]).toEqual(["BAD_USER_INPUT", expect.stringMatching(message)]);
});
