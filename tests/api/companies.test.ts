import { Served } from "../support/served.js";

let served: Served;
beforeAll(async () => { served = await Served.start(); });
afterAll(() => served.stop());

interface Company { readonly slug: string; readonly name: string; readonly country: string | null; readonly kind: string; readonly people: { readonly min: number; readonly max: number | null } | null; readonly ladders: readonly { readonly family: string }[] }
interface List { readonly totalCount: number; readonly nodes: readonly Company[]; readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null } }
const QUERY = `query ($filter: CompanyFilterInput, $first: Int, $after: String) { companies(filter: $filter, first: $first, after: $after) {
  totalCount pageInfo { hasNextPage endCursor } nodes { slug name country kind people { min max } ladders { family } } } }`;
const list = async (variables: object = {}): Promise<List> => (await served.ask<{ companies: List }>(QUERY, variables)).companies;

it("lists at least sixty companies by name, each with a ladder, on pages without gap or repetition", async () => {
  const found: Company[] = [];
  for (let after: string | null = null; ;) {
    const { nodes, pageInfo, totalCount }: List = await list({ first: 25, after });
    found.push(...nodes);
    if (!pageInfo.hasNextPage) {
      expect(found).toHaveLength(totalCount);
      break;
    }
    after = pageInfo.endCursor;
  }
  expect(found.length).toBeGreaterThanOrEqual(60);
  expect(new Set(found.map((c) => c.slug)).size).toBe(found.length);
  expect(found.filter((c) => c.ladders.length === 0)).toEqual([]);
});

it("reads a page of companies with their ladders in no more statements than one company", async () => {
  expect(await served.counting(() => list({ first: 40 }))).toBeLessThanOrEqual(4);
});

it.each<[string, object, (c: Company) => boolean]>([
  ["country, in any case", { country: "gb" }, (c) => c.country === "GB"],
  ["kind", { kind: "GOVERNMENT" }, (c) => c.kind === "GOVERNMENT"],
  ["family", { family: "data-architecture" }, (c) => c.ladders.some((l) => l.family === "data-architecture")],
  ["size", { minPeople: 100, maxPeople: 1000 }, (c) => c.people !== null && c.people.min >= 100 && (c.people.max ?? Infinity) <= 1000],
])("by %s: only those, and they are counted", async (_, filter, fits) => {
  const [all, some] = [await list({ first: 100 }), await list({ filter, first: 100 })];
  expect(some.nodes.map((c) => c.slug)).toEqual(all.nodes.filter(fits).map((c) => c.slug));
  expect(some.totalCount).toBe(some.nodes.length);
  expect(some.nodes.length).toBeGreaterThan(0);
});

it.each<[string, object, RegExp]>([
  ["a country in words", { filter: { country: "France" } }, /^filter\.country: .*two-letter/],
  ["bounds the wrong way round", { filter: { minPeople: 9, maxPeople: 3 } }, /^filter\.minPeople: must not be above maxPeople \(3\)/],
  ["a negative size", { filter: { minPeople: -5 } }, /must not be negative; it is -5/],
  ["a page of none", { first: 0 }, /^first: /],
])("%s is refused", async (_, variables, message) => {
  const error = await served.fault(QUERY, variables);
  expect([error.extensions.code, error.message]).toEqual(["BAD_USER_INPUT", expect.stringMatching(message)]);
});

describe("one company", () => {
  const COMPANY = `query ($slug: String!, $family: String, $track: Track) { company(slug: $slug) { name badge domain people { min asOf basis } citations { title }
    ladders(family: $family) { slug family isMain name version { number status complete contentHash effectiveOn citations { title } mappingSet { author } rungs { code } }
      versions { nodes { number } } rungs(track: $track) { code title track order nextRung { code } canonicalRange { lo hi } mapping { confidence justification comment noEquivalent citations { group } disagreements { comment } } ladder { slug } company { slug } } } } }`;

  it("has its ladders, the main one first, each with all its rungs where no argument narrows them", async () => {
    const { company } = await served.ask<{ company: { badge: string; ladders: readonly { slug: string; isMain: boolean; rungs: readonly { track: string }[]; version: { status: string; rungs: readonly object[] }; versions: { nodes: readonly { number: number }[] } }[] } }>(COMPANY, { slug: "gitlab" });
    expect(company.badge).toBe("CURATED");
    expect(company.ladders.length).toBeGreaterThan(4);
    expect(company.ladders.map((l) => l.isMain)).toEqual([true, ...company.ladders.slice(1).map(() => false)]);
    expect(company.ladders[0]).toMatchObject({ slug: "engineering", version: { status: "PUBLISHED" }, versions: { nodes: [{ number: 1 }] } });
    expect(new Set(company.ladders[0]!.rungs.map((r) => r.track))).toEqual(new Set(["IC", "M"]));
    expect(company.ladders[0]!.version.rungs).toHaveLength(company.ladders[0]!.rungs.length);
  });

  it("can be narrowed to a family and a track", async () => {
    const { company } = await served.ask<{ company: { ladders: readonly { family: string; rungs: readonly { track: string }[] }[] } }>(COMPANY, { slug: "gitlab", family: "data-engineering", track: "M" });
    expect(company.ladders.map((l) => l.family)).toEqual(["data-engineering"]);
    expect(new Set(company.ladders[0]!.rungs.map((r) => r.track))).toEqual(new Set(["M"]));
  });

  it("says of every rung where it stands, how sure that is and on what it rests, and which comes next", async () => {
    const { company } = await served.ask<{ company: { ladders: readonly { rungs: readonly { code: string }[] }[] } }>(COMPANY, { slug: "google", track: "IC" });
    const rungs = company.ladders[0]!.rungs;
    expect(rungs.find((r) => r.code === "L5")).toMatchObject({
      order: 3, title: "Senior Software Engineer", nextRung: { code: "L6" }, canonicalRange: { lo: 2, hi: 3 }, ladder: { slug: "software-engineering" }, company: { slug: "google" },
      mapping: { justification: "MANUAL_MAPPING_CURATION", noEquivalent: false, comment: expect.any(String), citations: expect.arrayContaining([{ group: "hn-google-ladders" }]) },
    });
    expect(rungs[rungs.length - 1]).toMatchObject({ code: "L11", nextRung: null });
  });

  it("that does not exist is null, not an error", async () => {
    expect(await served.ask(`{ company(slug: "nowhere") { name } }`)).toEqual({ company: null });
  });

  it("whose slug nearly names it is found nowhere: a slug is exact", async () => {
    expect(await served.ask(`{ company(slug: "Google") { name } }`)).toEqual({ company: null });
  });
});
