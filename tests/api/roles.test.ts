import { Served } from "../support/served.js";

let served: Served;
beforeAll(async () => { served = await Served.start(); });
afterAll(() => served.stop());

interface Found {
  readonly owns: readonly { readonly key: string }[]; readonly path: readonly object[]; readonly reportingLine: { readonly points: readonly string[] } | null; readonly standing: readonly { readonly key: string }[];
  readonly rungs: { readonly totalCount: number; readonly companyCount: number; readonly companiesLookedAt: number; readonly remark: string; readonly range: { readonly lo: number; readonly hi: number } | null;
    readonly nodes: readonly { readonly matchedBy: string; readonly rung: { readonly title: string; readonly company: { readonly slug: string } } }[]; readonly pageInfo: { readonly endCursor: string; readonly hasNextPage: boolean } };
}
const QUERY = `query ($key: String!, $first: Int, $after: String) { role(key: $key) { lo hi span { basis } owns { key } path { key } reportingLine { points sources { key } } pay { text } aliases { name } standing { key }
  rungs(first: $first, after: $after) { totalCount companyCount companiesLookedAt remark range { lo hi } nodes { matchedBy rung { title company { slug } canonicalRange { lo hi } } } pageInfo { endCursor hasNextPage } } } }`;
const role = async (key: string, page: object = { first: 100 }): Promise<Found> => (await served.ask<{ role: Found }>(QUERY, { key, ...page })).role;

it("a role's rungs take one statement, and another while their companies are not in memory", async () => {
  const counts = [await served.counting(() => role("data-architect")), await served.counting(() => role("data-architect"))];
  expect(counts).toEqual([2, 1]);
});

it("a Data Architect owns four things by a path of four, reports to the top, and stands where ladders say, lower than the span too", async () => {
  const { owns, path, reportingLine, rungs } = await role("data-architect");
  expect([owns.length, path.length, reportingLine?.points]).toEqual([4, 4, ["CTO", "VP Engineering", "Chief Data Officer"]]);
  const companies = [...new Set(rungs.nodes.map(({ rung }) => rung.company.slug))];
  expect(companies).toEqual(expect.arrayContaining(["gitlab", "uk-dfe", "uk-government-digital-and-data"]));
  expect([rungs.totalCount, rungs.companyCount]).toEqual([rungs.nodes.length, companies.length]);
  expect(rungs.range!.lo).toBeLessThan(3);
  expect(rungs.remark).toMatch(new RegExp(`^${rungs.totalCount} rungs at ${companies.length} of the ${rungs.companiesLookedAt} companies .* must not be read into the title\\.$`));
});

it("no employer's ladder here names an AI Architect: counted, and as the canon says", async () => {
  const { owns, path, reportingLine, rungs, standing } = await role("ai-architect");
  expect([owns.length, path.length, reportingLine]).toEqual([5, 4, null]);
  expect(rungs).toMatchObject({ totalCount: 0, companyCount: 0, nodes: [], range: null, remark: expect.stringMatching(/^No employer's ladder here names the AI Architect: the ladders of \d+ companies/) });
  expect(standing.map(({ key }) => key)).toContain("no-employer-ladder");
});

it("pages follow each other without a gap, and a strange cursor is refused", async () => {
  const all = (await role("data-architect")).rungs.nodes;
  const found: object[] = [];
  for (let after: string | null = null, more = true; more; ) {
    const { rungs } = await role("data-architect", { first: 3, after });
    found.push(...rungs.nodes);
    [after, more] = [rungs.pageInfo.endCursor, rungs.pageInfo.hasNextPage];
  }
  expect(found).toEqual(all);
  expect((await served.fault(QUERY, { key: "data-architect", after: "x" })).extensions).toMatchObject({ code: "BAD_USER_INPUT", details: { field: "after" } });
});
