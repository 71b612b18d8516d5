import { Served } from "../support/served.js";

let served: Served;
beforeAll(async () => { served = await Served.start(); });
afterAll(() => served.stop());

interface Counterpart {
  readonly rung: { readonly id: string; readonly code: string | null; readonly track: string; readonly company: { readonly slug: string; readonly country: string | null; readonly people: { readonly min: number; readonly max: number | null } | null }; readonly version: { readonly family: string } };
  readonly predicate: string | null;
  readonly overlap: number;
  readonly landing: number;
  readonly rankShift: number;
  readonly confidence: { readonly value: number };
}
interface Page { readonly nodes: readonly Counterpart[]; readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null } }

const QUERY = `query ($input: CounterpartsInput!, $first: Int, $after: String) { counterparts(input: $input, first: $first, after: $after) {
  pageInfo { hasNextPage endCursor } nodes { predicate overlap landing rankShift confidence { value }
    rung { id code track version { family } company { slug country people { min max } } } } } }`;
const page = async (input: object, rest: object = {}): Promise<Page> => (await served.ask<{ counterparts: Page }>(QUERY, { input, ...rest })).counterparts;
const list = async (input: object): Promise<readonly Counterpart[]> => (await page(input, { first: 100 })).nodes;
const from = { companyRung: { company: "google", code: "L5" } };

it("comes most alike first, then least shifted, then by company, without the company asked from", async () => {
  const nodes = await list({ from });
  const keys = nodes.map((n) => [1 - n.overlap, Math.abs(n.rankShift), n.rung.company.slug] as const);
  const inOrder = [...keys].sort((a, b) => a[0] - b[0] || a[1] - b[1] || (a[2] < b[2] ? -1 : a[2] > b[2] ? 1 : 0));
  expect(keys).toEqual(inOrder);
  expect(nodes[0]).toMatchObject({ overlap: 1, predicate: "EXACT_MATCH" });
  expect(nodes.filter((n) => n.rung.company.slug === "google" || n.rung.track !== "IC" || n.rung.version.family !== "software")).toEqual([]);
});

it("pages without gap or repetition, and the same whatever the size of a page", async () => {
  const read = async (first: number): Promise<readonly string[]> => {
    const ids: string[] = [];
    for (let after: string | null = null; ;) {
      const { nodes, pageInfo }: Page = await page({ from }, { first, after });
      ids.push(...nodes.map((n) => n.rung.id));
      if (!pageInfo.hasNextPage) return ids;
      after = pageInfo.endCursor;
    }
  };
  const [small, large] = [await read(13), await read(100)];
  expect(small).toEqual(large);
  expect(new Set(small).size).toBe(small.length);
  expect(small.length).toBeGreaterThan(100);
});

it("is as sure of a pair as the answer about it is", async () => {
  const nodes = await list({ from });
  for (const slug of ["amazon", "microsoft", "wise", "meta", "cal-com"]) {
    const { equivalence } = await served.ask<{ equivalence: { best: { rung: { id: string }; landing: number }; confidence: { value: number } } }>(
      `query ($input: EquivalenceInput!) { equivalence(input: $input) { ... on Equivalence { best { rung { id } landing } confidence { value } } } }`, { input: { from, toCompany: slug } });
    const same = nodes.find((n) => n.rung.id === equivalence.best.rung.id);
    expect([slug, same?.confidence.value, same?.landing]).toEqual([slug, equivalence.confidence.value, equivalence.best.landing]);
  }
});

describe("filters", () => {
  it("by country, whatever the case of its code", async () => {
    const [upper, lower] = [await list({ from, country: "GB" }), await list({ from, country: "gb" })];
    expect(upper.length).toBeGreaterThan(3);
    expect(upper.filter((n) => n.rung.company.country !== "GB")).toEqual([]);
    expect(lower).toEqual(upper);
  });
  it("by size, leaving out those of unknown or unbounded size", async () => {
    const small = await list({ from, maxPeople: 49 });
    expect(small.length).toBeGreaterThan(0);
    expect(small.filter((n) => (n.rung.company.people?.max ?? Infinity) > 49)).toEqual([]);
    expect((await list({ from, minPeople: 100_000 })).filter((n) => (n.rung.company.people?.min ?? 0) < 100_000)).toEqual([]);
  });
  it("by least confidence", async () => {
    const [all, sure] = [await list({ from }), await list({ from, minConfidence: 0.7 })];
    expect(sure.map((n) => n.rung.id)).toEqual(all.filter((n) => n.confidence.value >= 0.7).map((n) => n.rung.id));
    expect(sure.length).toBeGreaterThan(0);
  });
  it("by family: a related one is RELATED_MATCH, and less sure for the fold", async () => {
    const nodes = await list({ from, family: "data-engineering" });
    expect(new Set(nodes.map((n) => n.rung.version.family))).toEqual(new Set(["data-engineering"]));
    expect(nodes.filter((n) => n.predicate !== null && n.predicate !== "RELATED_MATCH")).toEqual([]);
  });
  it("by track: managers are analogues of an engineer", async () => {
    const nodes = await list({ from, toTrack: "M" });
    expect(new Set(nodes.map((n) => n.rung.track))).toEqual(new Set(["M"]));
    expect(nodes[0]?.predicate).toBe("RELATED_MATCH");
  });
});

it("a role or a canonical level has counterparts too", async () => {
  expect((await list({ from: { role: { key: "data-architect" } } })).every((n) => n.rung.version.family === "data-architecture")).toBe(true);
  expect((await list({ from: { canonicalLevel: { key: "ic/staff" } } }))[0]).toMatchObject({ overlap: 1, predicate: "EXACT_MATCH" });
});

it.each<[string, object, object, string, RegExp]>([
  ["a family that is not compared", { from, family: "product" }, {}, "BAD_USER_INPUT", /product management and software engineering are not compared/],
  ["an unknown family", { from, family: "alchemy" }, {}, "BAD_USER_INPUT", /no family "alchemy"/],
  ["a country in words", { from, country: "Britain" }, {}, "BAD_USER_INPUT", /two-letter/],
  ["bounds the wrong way round", { from, minPeople: 10, maxPeople: 5 }, {}, "BAD_USER_INPUT", /must not be above maxPeople \(5\); it is 10/],
  ["a negative size", { from, maxPeople: -1 }, {}, "BAD_USER_INPUT", /must not be negative/],
  ["a confidence above 1", { from, minConfidence: 1.5 }, {}, "BAD_USER_INPUT", /between 0 and 1; it is 1.5/],
  ["a page too large", { from }, { first: 101 }, "BAD_USER_INPUT", /^first: /],
  ["a cursor of something else", { from }, { after: "abc" }, "BAD_USER_INPUT", /^after: /],
  ["a rung that fits nowhere", { from: { companyRung: { company: "alibaba", code: "P14" } } }, {}, "RUNG_UNMAPPED", /no canonical level fits/],
])("%s is refused", async (_, input, rest, code, message) => {
  const error = await served.fault(QUERY, { input, ...rest });
  expect([error.extensions.code, error.message]).toEqual([code, expect.stringMatching(message)]);
});
