import { Served } from "../support/served.js";

let served: Served;
beforeAll(async () => { served = await Served.start(); });
afterAll(() => served.stop());

const level = (key: string): object => ({ canonicalLevel: { key } });
const at = (company: string, code: string): object => ({ companyRung: { company, code } });
interface Fact { readonly basis: string; readonly sources: readonly { readonly key: string }[]; readonly text: string }
interface Way { readonly key: string; readonly kind: string; readonly caveats: readonly string[]; readonly steps: readonly { readonly key: string }[]; readonly message: string; readonly [field: string]: unknown }
const way = async (from: object, to: object, fields: string): Promise<Way> =>
  (await served.ask<{ transition: Way }>(`query ($input: TransitionInput!) { transition(input: $input) { __typename ... on Transition { key kind caveats steps { key } ${fields} } ... on TransitionAbstention { message wouldHelp } } }`, { input: { from, to } })).transition;

const FACT = "basis sources { key } text";
const LISTS = ["changes", "workProducts", "signals", "traps", "gates", "limits", "checklist", "stalls", "playbook", "choice", "swing", "parity", "arithmetic", "newResponsibilities", "noLongerMentioned"];
const WHOLE = `${FACT} influence { ${FACT} } dimensions { ${FACT} } time { basis sources { key } } newTraits { basis sources { key } } perspectives { ${FACT} sides { ${FACT} } } ${LISTS.map((list) => `${list} { ${FACT} }`).join(" ")}`;

it("from Senior to Staff: signals with thresholds, traps in three parts, gates, the playbook and the arithmetic, as numbers", async () => {
  const staff = await way(level("ic/senior"), level("ic/staff"), `signals { key quantity { min max unit comparison } } traps { trap { belief reality instead } } gates { key } playbook { ordinal quantity { min max unit comparison } }
    arithmetic { key quantity { min max unit } } time { activities { activity { key } from to difference } } influence { reach from { to } to { to } } dimensions { dimension { key } from { score text } to { score } difference }`);
  expect(staff).toMatchObject({
    __typename: "Transition", key: "senior-to-staff", kind: "STEP_UP", caveats: [], steps: [],
    signals: expect.arrayContaining([{ key: "incident-review", quantity: { min: 3, max: null, unit: "TEAMS", comparison: "AT_LEAST" } }]),
    traps: [{ trap: { belief: expect.stringMatching(/best of the Seniors/), reality: expect.stringMatching(/^The best L5/), instead: expect.stringMatching(/^Move effort/) } }],
    gates: [{ key: "vision-or-out" }],
    arithmetic: expect.arrayContaining([{ key: "examples", quantity: { min: 3, max: 5, unit: "EXAMPLES" } }, { key: "months", quantity: { min: 12, max: 18, unit: "MONTHS" } }]),
    influence: { reach: "WIDER", from: { to: "TEAM" }, to: { to: "DEPARTMENT" } },
  });
  expect(staff.playbook).toHaveLength(6);
  expect(staff.playbook).toContainEqual({ ordinal: 4, quantity: { min: 4, max: 6, unit: "WEEKS", comparison: "BETWEEN" } });
  expect(staff.time).toMatchObject({ activities: expect.arrayContaining([{ activity: { key: "coding" }, from: 60, to: 20, difference: -40 }]) });
  expect(staff.dimensions).toContainEqual({ dimension: { key: "autonomy" }, from: { score: 2, text: "The project is agreed; plan and design are one's own." }, to: { score: 3 }, difference: 1 });
});

it.each([["ic/junior", "ic/mid"], ["ic/junior", "m/director"], ["m/cto", "ic/staff"], ["m/em", "m/em"]])("every text of the way from %s to %s has its sources, and says whether it is derived", async (from, to) => {
  const facts: Fact[] = [];
  const collect = (value: unknown): void => {
    if (Array.isArray(value)) return value.forEach(collect);
    if (typeof value !== "object" || value === null) return;
    if ("basis" in value) facts.push(value as Fact);
    Object.values(value).forEach(collect);
  };
  collect(await way(level(from), level(to), WHOLE));
  expect(facts.length).toBeGreaterThan(8);
  expect(facts.filter(({ basis, sources }) => !["STATED", "INFERRED"].includes(basis) || sources.length === 0)).toEqual([]);
});

it("the way between levels costs no statement", async () => {
  expect(await served.counting(() => way(level("ic/junior"), level("m/cto"), WHOLE))).toBe(0);
});

it("a company's rung, a role and a title are read as the nearest level, and the answer says as which", async () => {
  const { key, caveats } = await way(at("google", "L5"), { role: { key: "data-architect" } }, "");
  expect([key, caveats[0]]).toEqual(["senior-to-principal", "Google L5 spans 2 to 3 on the axis and is read as Senior Engineer."]);
  expect(caveats).toContain("Data Architect spans 3 to 5 on the axis and is read as Principal Engineer; 50% of it lies in Staff Engineer.");
  expect((await way({ freeTitle: { title: "Engineering Manager", company: "google" } }, level("m/director"), "")).key).toBe("em-to-director");
});

it("what has no place on the axis has no way: an abstention, not an error", async () => {
  const none = await way(level("ic/mid"), { freeTitle: { title: "Zookeeper" } }, "");
  expect(none).toMatchObject({ __typename: "TransitionAbstention", message: expect.any(String), wouldHelp: expect.any(Array) });
});

it("a fault names the end that has it", async () => {
  const fault = (to: object) => served.fault(`query ($input: TransitionInput!) { transition(input: $input) { __typename } }`, { input: { from: level("ic/mid"), to } });
  expect(await fault({ companyRung: { company: "google" } })).toMatchObject({ extensions: { code: "BAD_USER_INPUT", details: { field: "input.to.companyRung" } } });
  expect(await fault({ freeTitle: { title: " " } })).toMatchObject({ extensions: { code: "BAD_USER_INPUT", details: { field: "input.to.freeTitle.title" } } });
  expect(await fault(level("ic/wizard"))).toMatchObject({ extensions: { code: "UNKNOWN_CANONICAL_LEVEL" } });
});

it("the steps that sources describe are still listed with the taxonomy and with the level they start from", async () => {
  const data = await served.ask(`{ taxonomy { transitions { key basis } } canonicalLevel(key: "ic/senior") { transitions { key to { key } } } }`);
  expect(data).toEqual({
    taxonomy: { transitions: [{ key: "mid-to-senior", basis: "INFERRED" }, { key: "senior-to-staff", basis: "STATED" }, { key: "staff-to-principal", basis: "STATED" }, { key: "senior-to-em", basis: "INFERRED" }] },
    canonicalLevel: { transitions: [{ key: "senior-to-staff", to: { key: "ic/staff" } }, { key: "senior-to-em", to: { key: "m/em" } }] },
  });
});

describe("a rung", () => {
  interface Rung { readonly code: string; readonly nextRung: { readonly code: string } | null; readonly nextRungs: readonly object[]; readonly transitionToNext: { readonly key: string } | null; readonly expectations: { readonly own: object | null; readonly canonical: readonly { share: number; level: object }[]; readonly readAs: object | null } }
  const rungs = async (company: string, track: string): Promise<readonly Rung[]> =>
    (await served.ask<{ company: { ladders: readonly { rungs: readonly Rung[] }[] } }>(`{ company(slug: "${company}") { ladders { rungs(track: ${track}) { code nextRung { code } nextRungs { code } transitionToNext { key } expectations { own { scope note citations { title } } readAs { key } canonical { share level { key } } } } } } }`)).company.ladders[0]!.rungs;

  it("shows its own words, where there are any, beside the levels it covers", async () => {
    const all = [...(await rungs("codecademy", "IC")), ...(await rungs("google", "IC"))];
    expect(all[1]?.expectations).toMatchObject({ own: { scope: expect.stringMatching(/^Large tasks/), citations: [{}, {}] }, readAs: { key: "ic/junior" }, canonical: [{ share: 0.625, level: { key: "ic/junior" } }, { share: 0.375, level: { key: "ic/mid" } }] });
    expect(all[3]?.expectations.own).toBeNull();
    for (const { expectations: { canonical } } of all) if (canonical.length > 0) expect(canonical.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 6);
  });

  it("knows the next step, with the way there; at the top there is none", async () => {
    const google = await rungs("google", "IC");
    expect(google.find((r) => r.code === "L5")).toMatchObject({ nextRung: { code: "L6" }, nextRungs: [{ code: "L6" }], transitionToNext: { key: "senior-to-staff" } });
    expect(google.at(-1)).toMatchObject({ nextRung: null, nextRungs: [], transitionToNext: null });
  });
});
