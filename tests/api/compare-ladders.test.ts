import { Served } from "../support/served.js";

let served: Served;
beforeAll(async () => { served = await Served.start(); });
afterAll(() => served.stop());

interface Column {
  readonly company: { readonly slug: string };
  readonly note: string | null;
  readonly ladder: { readonly slug: string; readonly family: string } | null;
  readonly rungs: readonly {
    readonly rung: { readonly code: string | null; readonly track: string };
    readonly range: { readonly lo: number; readonly hi: number };
    readonly blur: number;
    readonly counterparts: readonly { readonly company: { readonly slug: string }; readonly result: { readonly best?: { readonly rung: { readonly code: string | null; readonly ladder: { readonly slug: string } } }; readonly reason?: string } }[];
  }[];
}
interface Compared { readonly compareLadders: { readonly track: string; readonly bands: readonly { readonly key: string }[]; readonly columns: readonly (Column | null)[] } | null }

const QUERY = `query ($input: CompareLaddersInput!) { compareLadders(input: $input) { track bands { key } columns { company { slug } note ladder { slug family }
  rungs { rung { code track } range { lo hi } blur counterparts { company { slug } result { ... on Equivalence { best { rung { code ladder { slug } } } } ... on Abstention { reason } } } } } } }`;
const compare = async (input: object): Promise<readonly (Column | null)[]> => (await served.ask<Compared>(QUERY, { input })).compareLadders!.columns;

it("columns stand in the order asked for, each with its bars, lowest first, over the bands of the track", async () => {
  const { compareLadders } = await served.ask<Compared>(QUERY, { input: { companies: ["meta", "google", "amazon"] } });
  expect(compareLadders).toMatchObject({ track: "IC", columns: [{ company: { slug: "meta" }, note: null }, { company: { slug: "google" } }, { company: { slug: "amazon" } }] });
  expect(compareLadders!.bands.map(({ key }) => key)).toEqual(["ic/junior", "ic/mid", "ic/senior", "ic/staff", "ic/principal", "ic/distinguished"]);
  for (const column of compareLadders!.columns) {
    const edges = column!.rungs.map(({ range }) => range.lo);
    expect(edges).toEqual([...edges].sort((a, b) => a - b));
    expect(column!.rungs.every(({ blur, range }) => blur >= 0.1 && range.lo < range.hi)).toBe(true);
  }
});

it("a bar knows what it equals in every other column, as if it had been asked", async () => {
  const [, google] = await compare({ companies: ["amazon", "google", "meta"] });
  const l5 = google!.rungs.find(({ rung }) => rung.code === "L5");
  expect(l5?.counterparts.map(({ company, result }) => [company.slug, result.best?.rung.code])).toEqual([["amazon", "L6"], ["meta", "E5"]]);
});

it("a company that does not exist is an error at its own column, and the others stand", async () => {
  const { data, errors } = await served.post<Compared>(QUERY, { input: { companies: ["google", "nowhere-at-all", "meta"] } });
  expect(data?.compareLadders?.columns.map((column) => column?.company.slug)).toEqual(["google", undefined, "meta"]);
  expect(errors).toMatchObject([{ path: ["compareLadders", "columns", 1], extensions: { code: "UNKNOWN_COMPANY" } }]);
  expect(data?.compareLadders?.columns[0]?.rungs[0]?.counterparts.map(({ company }) => company.slug)).toEqual(["meta"]);
});

it.each<[string, object, RegExp]>([
  ["one company", { companies: ["google"] }, /name 2 to 6 companies; there are 1/],
  ["none", { companies: [] }, /there are 0/],
  ["seven", { companies: ["google", "amazon", "meta", "apple", "microsoft", "wise", "monzo"] }, /there are 7/],
  ["the same company twice", { companies: ["google", "amazon", "google"] }, /"google" is named twice/],
  ["an unknown family", { companies: ["google", "amazon"], family: "alchemy" }, /no family "alchemy"; there are software,/],
  ["a day to come", { companies: ["google", "amazon"], asOf: "2999-01-01" }, /must not lie in the future/],
])("%s cannot be compared", async (_, input, message) => {
  const error = await served.fault(QUERY, { input });
  expect([error.extensions.code, error.message]).toEqual(["BAD_USER_INPUT", expect.stringMatching(message)]);
});

it("a company without the family shows the one it folds into, and a note says so", async () => {
  const [google, gitlab] = await compare({ companies: ["google", "gitlab"], family: "ai-architecture" });
  expect([google!.ladder?.family, gitlab!.ladder?.family]).toEqual(["software", "machine-learning"]);
  expect(google!.note).toBe("Google has no ladder for AI architecture; its ladder for software engineering is shown.");
});

it("a company without the track has an empty column with its reason, and is an abstention in the others", async () => {
  const [google, monzo] = await compare({ companies: ["google", "monzo"], track: "M" });
  expect(monzo).toMatchObject({ ladder: null, rungs: [], note: expect.stringMatching(/^Monzo has no ladder for software engineering on the management track; its ladders are for software engineering\.$/) });
  expect(new Set(google!.rungs.map(({ counterparts }) => counterparts[0]?.result.reason))).toEqual(new Set(["TRACK_MISMATCH"]));
  expect(google!.rungs.every(({ rung }) => rung.track === "M")).toBe(true);
});

it("counterparts lie on the ladder that is shown, also where a company has several for the family", async () => {
  const [dfe, gitlab] = await compare({ companies: ["uk-dfe", "gitlab"], family: "architecture" });
  expect(dfe!.note).toMatch(/has 5 ladders for solution, technical and enterprise architecture; ".*" is shown, not /);
  const slugs = gitlab!.rungs.flatMap(({ counterparts }) => counterparts.flatMap(({ result }) => result.best?.rung.ladder.slug ?? []));
  expect(slugs.length).toBeGreaterThan(0);
  expect(new Set(slugs)).toEqual(new Set([dfe!.ladder!.slug]));
});

it("on a day before a ladder was in force its column says so", async () => {
  const [google] = await compare({ companies: ["google", "amazon"], asOf: "2010-01-01" });
  expect(google).toMatchObject({ ladder: null, rungs: [], note: "No ladder of Google was in force on 2010-01-01." });
});

it("makes no more statements for six companies than for two", async () => {
  const cold = await served.counting(() => compare({ companies: ["etsy", "dropbox", "wikimedia", "medium", "hudl", "carta"] }));
  expect(cold).toBeLessThanOrEqual(3);
  expect(await served.counting(() => compare({ companies: ["carta", "etsy", "dropbox"] }))).toBe(0);
});
