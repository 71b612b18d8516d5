import { Served } from "../support/served.js";

let served: Served;
beforeAll(async () => { served = await Served.start(); });
afterAll(() => served.stop());

interface Suggested { readonly index: number; readonly title: string; readonly placement: { readonly track: string; readonly range: { readonly lo: number; readonly hi: number }; readonly decision: string; readonly level: { readonly key: string } | null; readonly posterior: readonly { readonly probability: number }[]; readonly evidence: readonly { readonly bits: number }[] } }
const QUERY = `query ($input: SuggestMappingInput!) { suggestMapping(input: $input) { weightsVersion rungs { index title placement { track range { lo hi } decision level { key } posterior { probability } evidence { bits } } } } }`;
const suggest = async (input: object): Promise<readonly Suggested[]> => (await served.ask<{ suggestMapping: { rungs: readonly Suggested[] } }>(QUERY, { input })).suggestMapping.rungs;

const LADDER = ["Junior Engineer", "Engineer", "Senior Engineer", "Staff Engineer", "Principal Engineer"].map((title) => ({ title }));

it("a plain ladder comes out on the canonical levels, in order, without a statement", async () => {
  let rungs: readonly Suggested[] = [];
  expect(await served.counting(async () => { rungs = await suggest({ rungs: LADDER }); })).toBe(0);
  expect(rungs.map((r) => r.placement.level?.key)).toEqual(["ic/junior", "ic/mid", "ic/senior", "ic/staff", "ic/principal"]);
  expect(rungs.map((r) => r.index)).toEqual([0, 1, 2, 3, 4]);
});

it("a rung that says nothing is settled by its neighbours", async () => {
  const [, unclear] = await suggest({ rungs: [{ title: "Senior Engineer" }, { title: "Level X" }, { title: "Principal Engineer" }] });
  expect(unclear!.placement.range.lo).toBeGreaterThanOrEqual(2);
  expect(unclear!.placement.range.hi).toBeLessThanOrEqual(5);
});

it("nothing is stored", async () => {
  const before = await served.ask(`{ companies { totalCount } }`);
  await suggest({ rungs: LADDER });
  expect(await served.ask(`{ companies { totalCount } }`)).toEqual(before);
});

it.each([
  ["no rungs", { rungs: [] }, /input\.rungs: give at least one rung/],
  ["an empty title", { rungs: [{ title: "" }] }, /input\.rungs\[0\]\.title: must not be empty/],
  ["an unknown anchor", { rungs: [{ title: "Engineer", anchor: "ic/captain" }] }, /input\.rungs\[0\]\.anchor: no canonical level "ic\/captain"; there are ic\/junior/],
  ["an unknown family", { family: "plumbing", rungs: LADDER }, /input\.family: no family "plumbing"; there are /],
  ["a reversed range", { people: { min: 20, max: 10 }, rungs: LADDER }, /input\.people\.max: must not be below min/],
  ["order for some rungs only", { rungs: [{ title: "A", order: 1 }, { title: "B" }] }, /give `order` for all rungs or for none/],
])("%s is bad input that names the field", async (_what, input, message) => {
  const fault = await served.fault(QUERY, { input });
  expect(fault.extensions.code).toBe("BAD_USER_INPUT");
  expect(fault.message).toMatch(message);
});
