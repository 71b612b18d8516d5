import { Served } from "../support/served.js";

let served: Served;
let ids: { readonly company: string; readonly ladder: string; readonly version: string; readonly rung: string; readonly level: string; readonly role: string };

beforeAll(async () => {
  served = await Served.start();
  const { company, canonicalLevel, role } = await served.ask<{ company: { id: string; ladders: readonly { id: string; version: { id: string }; rungs: readonly { id: string }[] }[] }; canonicalLevel: { id: string }; role: { id: string } }>(
    `{ company(slug: "google") { id ladders { id version { id } rungs { id } } } canonicalLevel(key: "ic/senior") { id } role(key: "data-architect") { id } }`);
  const ladder = company.ladders[0]!;
  ids = { company: company.id, ladder: ladder.id, version: ladder.version.id, rung: ladder.rungs[0]!.id, level: canonicalLevel.id, role: role.id };
});
afterAll(() => served.stop());

const NODES = `query ($ids: [ID!]!) { nodes(ids: $ids) { __typename id ... on Company { slug } ... on Ladder { name company { slug } } ... on LadderVersion { number ladder { slug } } ... on Rung { code version { number } } ... on CanonicalLevel { key } ... on Role { key } } }`;
const NODE = `query ($id: ID!) { node(id: $id) { __typename id } }`;

it("whatever has an id of its own is found by it", async () => {
  const { nodes } = await served.ask<{ nodes: readonly unknown[] }>(NODES, { ids: Object.values(ids) });
  expect(nodes).toEqual([
    { __typename: "Company", id: ids.company, slug: "google" },
    { __typename: "Ladder", id: ids.ladder, name: "Software Engineer and Engineering Manager", company: { slug: "google" } },
    { __typename: "LadderVersion", id: ids.version, number: 1, ladder: { slug: "software-engineering" } },
    { __typename: "Rung", id: ids.rung, code: "L3", version: { number: 1 } },
    { __typename: "CanonicalLevel", id: ids.level, key: "ic/senior" },
    { __typename: "Role", id: ids.role, key: "data-architect" },
  ]);
});

it.each(["company", "ladder", "version", "rung", "level", "role"] as const)("a %s is found alone as among others", async (kind) => {
  expect(await served.ask(NODE, { id: ids[kind] })).toMatchObject({ node: { id: ids[kind] } });
});

it("many come in the order asked for, null where there is none, also when asked for twice", async () => {
  const missing = "rng_aaaaaaaaaaaaaaaaaaaa";
  const { nodes } = await served.ask<{ nodes: readonly ({ id: string } | null)[] }>(NODES, { ids: [ids.rung, missing, ids.company, ids.rung] });
  expect(nodes.map((node) => node?.id ?? null)).toEqual([ids.rung, null, ids.company, ids.rung]);
  expect(await served.ask(NODE, { id: missing })).toEqual({ node: null });
});

it.each<[string, string, RegExp]>([
  ["no id at all", "google", /"google" is not an id of ours: they look like cmp_…, lad_…/],
  ["a prefix alone", "rng_", /is not an id of ours/],
  ["a known kind in capitals", "RNG_aaaaaaaaaaaaaaaaaaaa", /is not an id of ours/],
  ["a kind that is not found by id", "cit_aaaaaaaaaaaaaaaaaaaa", /a Citation is not found by id/],
])("%s is refused with what an id looks like", async (_, id, message) => {
  const error = await served.fault(NODE, { id });
  expect([error.extensions.code, error.message]).toEqual(["BAD_USER_INPUT", expect.stringMatching(message)]);
});

it("one bad id among many is named, and so is a list too long", async () => {
  expect((await served.fault(NODES, { ids: [ids.rung, "nonsense"] })).message).toMatch(/^ids: "nonsense"/);
  expect((await served.fault(NODES, { ids: Array.from({ length: 101 }, () => ids.rung) })).message).toMatch(/101 items; at most 100/);
});

it("a ladder is found by its id, and by nothing else", async () => {
  const LADDER = `query ($id: ID!) { ladder(id: $id) { name rungs { code } } }`;
  expect(await served.ask(LADDER, { id: ids.ladder })).toMatchObject({ ladder: { name: "Software Engineer and Engineering Manager" } });
  expect(await served.ask(LADDER, { id: "lad_aaaaaaaaaaaaaaaaaaaa" })).toEqual({ ladder: null });
  expect(await served.fault(LADDER, { id: ids.rung })).toMatchObject({ extensions: { code: "BAD_USER_INPUT" }, message: expect.stringMatching(/begins with lad_/) });
});

it("reads things of many companies in three statements", async () => {
  const { companies } = await served.ask<{ companies: { nodes: readonly { ladders: readonly { rungs: readonly { id: string }[] }[] }[] } }>(`{ companies(first: 30) { nodes { ladders { rungs { id } } } } }`);
  const rungs = companies.nodes.flatMap((c) => c.ladders[0]?.rungs[0]?.id ?? []);
  expect(await served.counting(() => served.ask(NODES, { ids: rungs }))).toBeLessThanOrEqual(3);
});
