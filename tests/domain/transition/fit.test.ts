import fc from "fast-check";
import { RESEMBLES_FROM, trackOfActivity, type Week, type Wishes } from "../../../src/transition/domain/fit.js";
import { trackFit, type TrackFit } from "../../../src/transition/domain/fit-words.js";
import { compileTaxonomy } from "../../../src/taxonomy/domain/compiled.js";
import { seededTaxonomy } from "../../support/taxonomy.js";

const taxonomy = compileTaxonomy(seededTaxonomy());
const ACTIVITIES = taxonomy.content.activities.map(({ key }) => key);
const fit = (wishes: Partial<Wishes>): TrackFit => trackFit({ mondayMorning: null, hardDay: null, week: null, ...wishes }, taxonomy);
const week = (...percent: readonly number[]): Week => new Map(ACTIVITIES.map((key, i) => [key, percent[i] ?? 0]));
const kinds = (result: TrackFit) => result.judgements.map(({ kind, track }) => `${kind} ${track ?? "-"}`);

describe("a wished week", () => {
  it.each([["Senior IC", [60, 20, 5, 10, 5], "IC"], ["Staff IC", [20, 40, 10, 25, 5], "IC"], ["Engineering manager", [5, 25, 50, 15, 5], "M"]])("that is the %s's resembles it wholly", (label, percent, track) => {
    expect(fit({ week: week(...percent) })).toMatchObject({ verdict: "RESEMBLES", pointsTo: track, nearest: [{ allocation: { label }, common: 100 }] });
  });

  it("is measured by what would be spent alike: the columns have 60, 60 and 45 percent in common", () => {
    expect(fit({ week: week(60, 20, 5, 10, 5) }).columns.map(({ common }) => common)).toEqual([100, 60, 45]);
    expect(fit({ week: week(5, 25, 50, 15, 5) }).columns.map(({ common }) => common)).toEqual([45, 60, 100]);
  });

  it("stands beside the table activity by activity", () => {
    const [senior] = fit({ week: week(50, 30, 5, 10, 5) }).columns;
    expect(senior?.shares.map(({ activity, theirs, yours, difference }) => [activity.key, theirs, yours, difference])).toEqual([
      ["coding", 60, 50, -10], ["design-documents", 20, 30, 10], ["people", 5, 5, 0], ["cross-team", 10, 10, 0], ["focus", 5, 5, 0],
    ]);
  });

  it("of nothing but focus resembles neither, and one half way between two lies between them", () => {
    expect(fit({ week: week(0, 0, 0, 0, 100) })).toMatchObject({ verdict: "NEITHER", pointsTo: null, nearest: [] });
    const between = fit({ week: week(40, 30, 8, 17, 5) });
    expect([between.verdict, between.pointsTo, between.nearest.map(({ allocation }) => allocation.code)]).toEqual(["BETWEEN", "IC", ["L5", "L6"]]);
    expect(fit({ week: week(12, 33, 30, 20, 5) })).toMatchObject({ verdict: "BETWEEN", pointsTo: null });
  });
});

describe("answers", () => {
  it("on Monday morning point to the track of which every column has more of the activity", () => {
    expect(ACTIVITIES.map((key) => trackOfActivity(key, taxonomy))).toEqual(["IC", null, "M", null, null]);
  });

  it("point to a track without a week, and the table stands by", () => {
    const { pointsTo, verdict, columns } = fit({ mondayMorning: "people", hardDay: "COLLEAGUE_SET_MOVING" });
    expect({ pointsTo, verdict, common: columns.map(({ common }) => common) }).toEqual({ pointsTo: "M", verdict: null, common: [null, null, null] });
  });

  it("that contradict the week are said to", () => {
    const result = fit({ hardDay: "COLLEAGUE_SET_MOVING", week: week(60, 20, 5, 10, 5) });
    expect([result.contradicts, result.pointsTo, kinds(result)]).toEqual([true, null, ["WEEK IC", "HARD_DAY M", "CONTRADICTION -"]]);
  });

  it("that agree are said to, and a third answer does not carry for five years", () => {
    expect(kinds(fit({ mondayMorning: "coding", hardDay: "PROBLEM_SOLVED_ALONE" }))).toEqual(["MONDAY_MORNING IC", "HARD_DAY IC", "AGREEMENT IC"]);
    const [third] = fit({ hardDay: "SOMETHING_ELSE" }).judgements;
    expect([third?.rule?.key, third?.rule?.quantity]).toEqual(["no-third-answer", { min: 5, max: null, unit: "YEARS" }]);
  });
});

const anyWeek = fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 4, maxLength: 4 }).map((cuts) => {
  const edges = [0, ...[...cuts].sort((a, b) => a - b), 100];
  return week(...ACTIVITIES.map((_, i) => edges[i + 1]! - edges[i]!));
});

it("law: what is in common lies between 0 and 100, and a week nearer than the threshold to none is NEITHER", () => {
  fc.assert(fc.property(anyWeek, (wished) => {
    const { columns, verdict, nearest } = fit({ week: wished });
    for (const { common } of columns) expect(common! >= 0 && common! <= 100).toBe(true);
    expect(verdict === "NEITHER").toBe(columns.every(({ common }) => common! < RESEMBLES_FROM));
    for (const { common } of nearest) expect(common!).toBeGreaterThanOrEqual(RESEMBLES_FROM - 5);
  }));
});

it("law: every judgement is in words and names its sources", () => {
  const anyWishes = fc.record({ week: fc.option(anyWeek), mondayMorning: fc.option(fc.constantFrom(...ACTIVITIES)), hardDay: fc.option(fc.constantFrom("PROBLEM_SOLVED_ALONE" as const, "COLLEAGUE_SET_MOVING" as const, "SOMETHING_ELSE" as const)) });
  fc.assert(fc.property(anyWishes, (wishes) => {
    for (const { text, basis, sources } of fit(wishes).judgements) {
      expect(text).toMatch(/^[A-Z].*\.$/);
      expect([basis, sources.length > 0, sources.every((key) => taxonomy.source(key) !== null)]).toEqual(["INFERRED", true, true]);
    }
  }));
});
