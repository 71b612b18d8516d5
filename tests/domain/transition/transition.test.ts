import { compileTaxonomy } from "../../../src/taxonomy/domain/compiled.js";
import { transitionBetween } from "../../../src/transition/domain/transition.js";
import { keysOf, levelOf, taxonomy, way } from "./pairs.js";

const pathOf = (from: string, to: string): readonly string[] => [from, ...way(from, to).steps.map((step) => step.to.key)];

it("Senior to Staff says what the guide says: five signals, of which the review across teams has 3 or more as its threshold", () => {
  const staff = way("ic/senior", "ic/staff");
  expect(staff).toMatchObject({ key: "senior-to-staff", kind: "STEP_UP", rankShift: 1, basis: "STATED", sources: ["growth-guide"], steps: [] });
  expect(keysOf(staff.signals)).toEqual(["adopted-design", "incident-review", "mentee-promoted", "said-no", "asked-for-opinions"]);
  expect(staff.signals.find((s) => s.key === "incident-review")?.quantity).toEqual({ min: 3, max: null, unit: "TEAMS" });
  expect([staff.changes.length, staff.workProducts.length, keysOf(staff.traps)]).toEqual([4, 3, ["best-senior"]]);
});

it("Staff to Principal looks two to three years ahead and asks for an initiative of two years or more", () => {
  const principal = way("ic/staff", "ic/principal");
  expect(principal.changes.find((s) => s.key === "horizon")?.quantity).toEqual({ min: 2, max: 3, unit: "YEARS" });
  expect(principal.signals.map((s) => s.quantity)).toEqual([{ min: 2, max: null, unit: "YEARS" }, null, null, { min: 1, max: null, unit: "PEOPLE" }, null]);
});

it("nobody passes the middle level without questioning; where its author doubts the reach of that, the doubt stands beside it", () => {
  const senior = way("ic/mid", "ic/senior");
  expect([keysOf(senior.gates), keysOf(senior.limits)]).toEqual([["above-mid-level"], ["one-region"]]);
  expect([way("ic/senior", "ic/mid").gates, way("ic/junior", "ic/mid").limits]).toEqual([[], []]);
});

it("an author's doubt stands beside the gates of that author alone", () => {
  const { content } = taxonomy;
  const doubtedByOthers = compileTaxonomy({ ...content, statements: content.statements.map((s) => (s.kind === "LIMIT" ? { ...s, sources: ["growth-guide"] } : s)) });
  expect(transitionBetween(doubtedByOthers, levelOf("ic/mid"), levelOf("ic/senior"))).toMatchObject({ gates: [{ key: "above-mid-level" }], limits: [] });
});

it("who is stuck at Senior gets the playbook, six steps in order, with its 4 to 6 weeks, and the arithmetic of 3–5 in 12–18 months", () => {
  const { stalls, playbook, arithmetic } = way("ic/senior", "ic/staff");
  expect(keysOf(stalls)).toEqual(["stuck-at-senior"]);
  expect(playbook.map((s) => [s.ordinal, s.key])).toEqual([[1, "find-what-hurts"], [2, "one-page"], [3, "sponsor"], [4, "ship-something"], [5, "partner"], [6, "talk"]]);
  expect(playbook[3]?.quantity).toEqual({ min: 4, max: 6, unit: "WEEKS" });
  expect(arithmetic.filter((s) => ["examples", "months"].includes(s.key)).map((s) => s.quantity)).toEqual([{ min: 3, max: 5, unit: "EXAMPLES" }, { min: 12, max: 18, unit: "MONTHS" }]);
});

it("the week changes as the guide's table has it, in percentage points", () => {
  const { time } = way("ic/senior", "ic/staff");
  expect(time).toMatchObject({ basis: "STATED", note: null });
  expect(time?.activities.map((a) => [a.activity.key, a.from, a.to, a.difference])).toEqual([
    ["coding", 60, 20, -40], ["design-documents", 20, 40, 20], ["people", 5, 10, 5], ["cross-team", 10, 25, 15], ["focus", 5, 5, 0],
  ]);
});

it("a first-time manager's week is the column headed Engineering manager, which is said to be printed at L6, and so inferred", () => {
  const { time } = way("ic/senior", "m/em");
  expect(time).toMatchObject({ basis: "INFERRED", note: 'The week of Engineering Manager is the column "Engineering manager", which the source prints at L6.' });
  expect(time?.activities.find((a) => a.activity.key === "people")).toMatchObject({ from: 5, to: 50, difference: 45 });
  expect([way("ic/junior", "ic/mid").time, way("m/director", "m/vp").time]).toEqual([null, null]);
});

it("into management leads a change of track at equal rank, with the checklist of four, the choice, and the swing; the way back has the swing alone", () => {
  const [there, back] = [way("ic/senior", "m/em"), way("m/em", "ic/senior")];
  expect([there.kind, there.rankShift, there.checklist.length, there.arithmetic.length]).toEqual(["CHANGE_OF_TRACK", 0, 4, 0]);
  expect(keysOf(there.traps)).toEqual(["doing-it-oneself", "skipping-one-on-ones"]);
  expect([back.kind, back.basis, back.checklist, back.swing.length, back.traps]).toEqual(["CHANGE_OF_TRACK", "INFERRED", [], 3, []]);
});

it.each([
  ["ic/junior", "ic/staff", ["ic/junior", "ic/mid", "ic/senior", "ic/staff"]],
  ["ic/senior", "m/director", ["ic/senior", "m/em", "m/senior-em", "m/director"]],
  ["m/em", "ic/principal", ["m/em", "ic/senior", "ic/staff", "ic/principal"]],
  ["ic/junior", "m/em", ["ic/junior", "ic/mid", "ic/senior", "m/em"]],
  ["m/cto", "ic/distinguished", ["m/cto", "m/vp", "ic/distinguished"]],
])("from %s to %s the tracks are crossed at the lower standing that both have", (from, to, path) => {
  expect([way(from, to).kind, pathOf(from, to)]).toEqual(["JUMP", path]);
});

it("where no source speaks of a step it is derived from the two levels, and says so by its basis", () => {
  const mid = way("ic/junior", "ic/mid");
  expect(mid).toMatchObject({ key: "junior-to-mid", title: "From Junior Engineer to Mid-Level Engineer", basis: "INFERRED", signals: [], traps: [], changes: [] });
  expect(mid.text).toBe("One step up. Choices reach further: a component instead of own tasks. More is asked for in all 8 dimensions.");
  expect(mid.dimensions.find((d) => d.dimension.key === "autonomy")?.text).toBe('Autonomy rises from step 0 to step 1 of 6: from "each step is described and watched" to "the task is described; the way there is one\'s own".');
});

it("a level with itself changes nothing; a dimension without ground has no difference", () => {
  expect(way("ic/staff", "ic/staff")).toMatchObject({ kind: "SAME", rankShift: 0, newResponsibilities: [], newTraits: [], perspectives: [], influence: { reach: "SAME" } });
  const top = way("ic/principal", "ic/distinguished").dimensions.find((d) => d.dimension.key === "communication");
  expect(top).toMatchObject({ to: null, difference: null, text: "Communication: the sources give no ground for a step at Distinguished Engineer / Fellow." });
});

it("all of an engineering manager's duties stay a senior one's: four are new; a deeper degree of a trait is new too", () => {
  expect(way("m/em", "m/senior-em").newResponsibilities).toHaveLength(4);
  expect(way("ic/senior", "ic/staff").newTraits.map((m) => m.spelling)).toEqual(["Deep technical expertise", "Systems thinking", "Influence", "Strategic thinking"]);
});

it("views that contradict each other come with the steps they bear on: steering or depth from Senior to Staff, tasks or questions below", () => {
  expect(keysOf(way("ic/senior", "ic/staff").perspectives)).toEqual(["steering-and-depth", "roadmap-and-product-work", "depth-while-rising"]);
  expect(keysOf(way("ic/junior", "ic/mid").perspectives)).toEqual(["defined-tasks-and-questions"]);
  expect(taxonomy.statements("PERSPECTIVE", "steering-and-depth").map((s) => s.sources)).toEqual([["growth-guide"], ["depth-lament"]]);
});
