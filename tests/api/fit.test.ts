import { Served } from "../support/served.js";

let served: Served;
beforeAll(async () => { served = await Served.start(); });
afterAll(() => served.stop());

const TRACK = `query ($input: TrackFitInput!) { trackFit(input: $input) { pointsTo contradicts verdict nearest { allocation { code level { key } } similarity }
  columns { similarity shares { activity { key } theirs yours difference } } judgements { kind track text basis sources { key } rule { key } } swing { key } } }`;
const KIND = `query ($input: ArchetypeFitInput!) { archetypeFit(input: $input) { archetype { key } hybrid { remark { key } sources { key } } judgements { text } likenesses { archetype { key } likeness speaksFor { sources { key } } notTold } } }`;
const week = (...percent: readonly number[]): readonly object[] => ["coding", "design-documents", "people", "cross-team", "focus"].map((activity, i) => ({ activity, percent: percent[i] }));

it("the table of activities stands beside the week with the canon's numbers", async () => {
  const { trackFit } = await served.ask<{ trackFit: { columns: readonly { shares: readonly { theirs: number }[] }[] } }>(TRACK, { input: { week: week(55, 20, 5, 15, 5) } });
  expect(trackFit.columns.map(({ shares }) => shares.map(({ theirs }) => theirs))).toEqual([[60, 20, 5, 10, 5], [20, 40, 10, 25, 5], [5, 25, 50, 15, 5]]);
  expect(trackFit).toMatchObject({ pointsTo: "IC", verdict: "RESEMBLES", nearest: [{ allocation: { code: "L5", level: { key: "ic/senior" } }, similarity: 0.95 }], swing: [{}, { key: "no-failure" }, { key: "ask-first" }] });
});

it("answers and week that contradict each other are said to, with the rules behind them", async () => {
  expect(await served.ask(TRACK, { input: { hardDay: "COLLEAGUE_SET_MOVING", week: week(55, 20, 5, 15, 5) } })).toMatchObject({
    trackFit: { pointsTo: null, contradicts: true, judgements: [{ kind: "WEEK", track: "IC" }, { kind: "HARD_DAY", track: "M", rule: { key: "hard-day" }, sources: [{ key: "growth-guide" }] }, { kind: "CONTRADICTION", basis: "INFERRED" }] },
  });
});

it.each<[string, object, string, RegExp]>([
  ["percentages that do not sum to 100", { week: week(50, 20, 5, 10, 5) }, "input.week", /sum to 100; they sum to 90/],
  ["an unknown activity", { week: [{ activity: "golf", percent: 100 }] }, "input.week[0].activity", /there are coding/],
  ["an activity given twice", { week: [{ activity: "coding", percent: 50 }, { activity: "coding", percent: 50 }] }, "input.week[1].activity", /twice/],
  ["a negative share", { week: [{ activity: "coding", percent: 110 }, { activity: "focus", percent: -10 }] }, "input.week[0].percent", /between 0 and 100/],
  ["a Monday of golf", { mondayMorning: "golf" }, "input.mondayMorning", /there are coding/],
  ["nothing at all", {}, "input", /at least one/],
])("trackFit: %s is told with its place and the rule", async (_what, input, field, rule) => {
  const { message, extensions } = await served.fault(TRACK, { input });
  expect({ code: extensions.code, field: extensions.details?.field, message }).toEqual({ code: "BAD_USER_INPUT", field, message: expect.stringMatching(rule) });
});

it("an archetype is told with what speaks for it, and the hybrid with its remark", async () => {
  expect(await served.ask(KIND, { input: { teams: 4, horizonMonths: 24 } })).toMatchObject({
    archetypeFit: { archetype: { key: "architect" }, hybrid: null, likenesses: [{ archetype: { key: "architect" }, likeness: 0.8, speaksFor: [{ sources: [{ key: "growth-guide" }, { key: "larson-archetypes" }, { key: "curators" }] }, {}], notTold: ["What does the organisation build?"] }, {}, {}, {}] },
  });
  expect(await served.ask(KIND, { input: { teams: 1, directReports: 5 } })).toMatchObject({ archetypeFit: { archetype: null, hybrid: { remark: { key: "tech-lead-manager" }, sources: [{ key: "curated-ladders" }] } } });
});

it.each<[string, object, string, string]>([
  ["nothing at all", {}, "input", "BAD_USER_INPUT"],
  ["less than no team", { teams: -1 }, "input.teams", "BAD_USER_INPUT"],
  ["a leader who is no manager", { ledBy: "ic/staff" }, "input.ledBy", "BAD_USER_INPUT"],
  ["a leader of no known level", { ledBy: "m/king" }, "input.ledBy", "UNKNOWN_CANONICAL_LEVEL"],
  ["a week of 120 percent", { week: week(60, 40, 10, 5, 5) }, "input.week", "BAD_USER_INPUT"],
])("archetypeFit: %s is told with its place", async (_what, input, field, code) => {
  expect((await served.fault(KIND, { input })).extensions).toMatchObject({ code, details: { field } });
});

it("both are reckoned without a statement", async () => {
  expect(await served.counting(() => served.ask(TRACK, { input: { mondayMorning: "coding" } }))).toBe(0);
  expect(await served.counting(() => served.ask(KIND, { input: { movesEachQuarter: true } }))).toBe(0);
});
