import { readFileSync } from "node:fs";
import path from "node:path";
import { projectRoot } from "../../src/config.js";
import { Served } from "../support/served.js";

let served: Served;
beforeAll(async () => { served = await Served.start(); });
afterAll(() => served.stop());

const READY = `query ($input: PromotionReadinessInput!) { promotionReadiness(input: $input) {
  from { key } to { key } verdict distinct derived window { from to } judgements { text basis sources { key } rule { key quantity { min max unit } } }
  examples { index standing judgements { text } } signals { signal { key quantity { min unit } } shownBy } missing { kind sources { key } } depth { risk probes { text points } } trap { trap { key } } } }`;
const example = (more: object = {}): object => ({ what: "Moved payments to the new queue", from: "2026-03", scope: "MULTI_TEAM", ...more });
const ask = async (input: object) => (await served.ask<{ promotionReadiness: Record<string, never> }>(READY, { input: { asOf: "2026-11-01", ...input } })).promotionReadiness;

it("the canon's numbers decide: one luck, two a habit, three end doubt, 3 to 5 looked for, 12 to 18 months for three", async () => {
  const answer = await ask({ from: "ic/senior", examples: ["a", "b", "c"].map((project) => example({ project, handsOn: { built: "the consumer" } })) });
  expect(answer).toMatchObject({
    from: { key: "ic/senior" }, to: { key: "ic/staff" }, verdict: "UNDENIABLE", distinct: 3, derived: false, window: { from: "2025-05-01", to: "2026-11-01" }, trap: null,
    judgements: [
      { text: expect.stringMatching(/^3 distinct examples .* Committees look for 3 to 5\.$/), basis: "INFERRED", sources: [{ key: "growth-guide" }], rule: { key: "three", quantity: { min: 3, max: null, unit: "EXAMPLES" } } },
      { rule: { key: "months", quantity: { min: 12, max: 18, unit: "MONTHS" } } },
    ],
    depth: { risk: "NONE" },
  });
});

it.each([
  ["ic/senior", ["adopted-design", "incident-review", "mentee-promoted", "said-no", "asked-for-opinions"]],
  ["ic/staff", ["two-year-initiative", "roadmap-changed", "in-the-room", "staff-hired-or-out", "known-outside"]],
  ["ic/junior", []], ["ic/mid", []], ["m/em", []], ["m/vp", []],
])("from %s the signals are those the sources name, and a step without any is marked as derived", async (from, keys) => {
  const { signals, derived } = await ask({ from, examples: [] }) as unknown as { signals: readonly { signal: { key: string } }[]; derived: boolean };
  expect([signals.map(({ signal }) => signal.key), derived]).toEqual([keys, keys.length === 0]);
});

it.each<[string, object, string, RegExp]>([
  ["a level that does not exist", { from: "ic/wizard", examples: [] }, "input.from", /there are ic\/junior/],
  ["the highest level", { from: "m/cto", examples: [] }, "input.from", /highest level/],
  ["a jump", { from: "ic/mid", to: "ic/staff", examples: [] }, "input.to", /one step upwards/],
  ["a change of track", { from: "ic/senior", to: "m/em", examples: [] }, "input.to", /no promotion/],
  ["a day to come", { from: "ic/senior", asOf: "2999-01-01", examples: [] }, "input.asOf", /future/],
  ["work to come", { from: "ic/senior", examples: [example(), example({ from: "2026-12" })] }, "input.examples[1].from", /plans are no examples/],
  ["an end to come", { from: "ic/senior", examples: [example({ to: "2027-01" })] }, "input.examples[0].to", /goes on/],
  ["an end before the beginning", { from: "ic/senior", examples: [example({ to: "2026-02" })] }, "input.examples[0].to", /before `from`/],
  ["a day that no calendar has", { from: "ic/senior", examples: [example({ from: "2026-02-30" })] }, "input.examples[0].from", /calendar/],
  ["another step's signal", { from: "ic/senior", examples: [example({ signal: "in-the-room" })] }, "input.examples[0].signal", /there are adopted-design/],
  ["a signal where none is known", { from: "ic/mid", examples: [example({ signal: "said-no" })] }, "input.examples[0].signal", /no source names signals/],
  ["nothing said", { from: "ic/senior", examples: [example({ what: " " })] }, "input.examples[0].what", /must not be empty/],
  ["a long text", { from: "ic/senior", examples: [example({ handsOn: { flaw: "x".repeat(501) } })] }, "input.examples[0].handsOn.flaw", /at most 500/],
  ["fewer teams than none", { from: "ic/senior", examples: [example({ otherTeams: -1 })] }, "input.examples[0].otherTeams", /between 0/],
  ["51 examples", { from: "ic/senior", examples: Array.from({ length: 51 }, () => example()) }, "input.examples", /at most 50/],
])("%s is told with its place and the rule", async (_what, input, field, rule) => {
  const { message, extensions } = await served.fault(READY, { input: { asOf: "2026-11-01", ...input } });
  expect({ code: extensions.code, field: extensions.details?.field, message }).toEqual({ code: field === "input.from" && /wizard/.test(message) ? "UNKNOWN_CANONICAL_LEVEL" : "BAD_USER_INPUT", field, message: expect.stringMatching(rule) });
});

it("fifty examples, and answering an error, take no statement and keep nothing", async () => {
  const examples = Array.from({ length: 50 }, (_, i) => example({ project: `project ${i}` }));
  expect(await served.counting(() => ask({ from: "ic/senior", examples }))).toBe(0);
  const secret = await served.fault(READY, { input: { from: "ic/senior", asOf: "2026-11-01", examples: [example({ what: "something confidential", signal: "no-such-signal" })] } });
  expect(JSON.stringify(secret)).not.toMatch(/confidential/);
});

it("the example of schema/examples says why each of its five counts or does not", async () => {
  const query = readFileSync(path.join(projectRoot, "schema", "examples", "am-i-ready-for-staff.graphql"), "utf8");
  const { promotionReadiness: { examples } } = await served.ask<{ promotionReadiness: { examples: readonly { standing: string; judgements: readonly object[] }[] } }>(query);
  expect(examples.map(({ standing }) => standing)).toEqual(["COUNTS", "DUPLICATE", "COUNTS", "PRESENT_LEVEL", "OUTSIDE_WINDOW"]);
  for (const { judgements } of examples) expect(judgements).not.toEqual([]);
});
