import { placeKey, simplePlaces } from "../../../src/equivalence/domain/evaluation-baselines.js";
import { ladderSections, predictedRungs, type PredictedRung } from "../../../src/equivalence/domain/evaluation-ladders.js";
import { titleSections, type MeasuredTitles } from "../../../src/equivalence/domain/evaluation-titles.js";
import type { Figure } from "../../../src/equivalence/domain/evaluation.js";
import type { CuratedLadder } from "../../../src/leveling/domain/curated.js";
import type { RungPrediction } from "../../../src/leveling/domain/evaluation/cross-validation.js";

const ladder = (company: string, ...rungs: readonly (readonly [title: string, lo: number])[]): CuratedLadder => ({
  company, ladder: "main", family: "software", people: null,
  rungs: rungs.map(([title, lo], i) => ({ title, track: "IC" as const, order: i + 1, range: { lo, hi: lo + 1 } })),
});

describe("the simplest ways place a rung by other companies alone", () => {
  const ladders = [ladder("one", ["Novice", 0], ["Adept", 1], ["Master", 2]), ladder("two", ["Novice", 1], ["Adept", 2], ["Master", 3]), ladder("three", ["Wizard", 5], ["Adept", 5])];
  const places = simplePlaces(ladders);
  const of = (l: number, r: number): ReturnType<typeof places.get> => places.get(placeKey(ladders[l]!, ladders[l]!.rungs[r]!));

  it("by title: where others put the same", () => {
    expect(of(0, 1)!.byTitle).toBe((2.5 + 5.5) / 2);
  });
  it("by title: the mean of all where nobody has it", () => {
    expect(of(2, 0)!.byTitle).toBeCloseTo((0.5 + 1.5 + 2.5 + 1.5 + 2.5 + 3.5) / 6);
  });
  it("by height: on the straight line through the others", () => {
    expect([of(2, 0)!.byPosition, of(2, 1)!.byPosition]).toEqual([expect.closeTo(1), expect.closeTo(3)]);
  });
});

const predicted = (company: string, order: number, error: number, rest: Partial<RungPrediction> = {}): PredictedRung => ({
  company, ladder: "main", track: "IC", order, off: { withoutScope: 0.6, byTitle: -0.5, byPosition: 2 },
  prediction: {
    company, ladder: "main", rung: order - 1, track: "IC", predictedTrack: "IC", truth: { lo: order - 1, hi: order }, range: { lo: order - 1 + error, hi: order + error }, error,
    within: Math.abs(error) <= 0.5, confidence: 0.8, decision: "CONFIDENT", mass: 0.6, likelihood: 0.7, ...rest,
  },
});
const figures = (rungs: readonly PredictedRung[], section = "ladders", group = "all rungs"): Readonly<Record<string, Figure>> =>
  Object.fromEntries(ladderSections(rungs).find(({ key }) => key === section)!.figures.filter((f) => f.group === group).map((f) => [f.name, f]));

describe("a ladder mapped without its company", () => {
  const rungs = [predicted("one", 1, 0), predicted("one", 2, 0.5), predicted("two", 1, -0.75, { decision: "NEEDS_REVIEW" }), predicted("two", 2, 0.25, { decision: "NO_CONFIDENT_MATCH", predictedTrack: "M" })];
  it("is near by half a level and by a quarter, edges counting as near, and off by levels", () => {
    expect(figures(rungs)["within half a level"]).toMatchObject({ value: 0.75, n: 4, target: 0.85, baselines: [{ value: 0 }, { value: 1 }, { value: 0 }] });
    expect(figures(rungs)["within a quarter of a level"]).toMatchObject({ value: 0.5 });
    expect(figures(rungs)["mean distance"]).toMatchObject({ value: 0.375, unit: "LEVELS", better: "LOWER", baselines: [{ value: 0.6 }, { value: 0.5 }, { value: 2 }] });
  });
  it("tells the track, what is answered at all, and how right the confident ones are", () => {
    expect(figures(rungs)["right track"]).toMatchObject({ value: 0.75 });
    expect(figures(rungs).answered).toMatchObject({ value: 0.75 });
    expect(figures(rungs)["half a level when confident"]).toMatchObject({ value: 1, n: 2 });
  });
  it("has an inversion where a higher rung is put lower", () => {
    expect(figures([predicted("one", 1, 0), predicted("one", 2, 0)], "ladders", "order on ladders").inversions).toMatchObject({ value: 0, n: 1, target: 0, better: "LOWER" });
    for (const range of [{ lo: 0, hi: 3 }, { lo: 1, hi: 1.5 }]) { // the lower edge falls, the upper edge falls
      expect(figures([predicted("one", 1, 0, { range: { lo: 0.5, hi: 2 } }), predicted("one", 2, 0, { range })], "ladders", "order on ladders").inversions).toMatchObject({ value: 1 });
    }
  });
  it("has its confidence held against being within half a level", () => {
    expect(figures(rungs, "ladder-confidence", "as stated")["expected calibration error"]).toMatchObject({ value: expect.closeTo(0.05), n: 4, target: 0.05 });
  });
  it("is compared rung by rung with the same ladder without texts", () => {
    const [one, two] = [ladder("one", ["Novice", 0], ["Adept", 1]), ladder("two", ["Novice", 0], ["Adept", 2])];
    const [rung] = predictedRungs([one, two], [predicted("one", 2, 0.1).prediction], [predicted("one", 2, 0.9).prediction]);
    expect(rung).toMatchObject({ company: "one", order: 2, off: { withoutScope: 0.9, byTitle: 1, byPosition: expect.closeTo(1) } });
  });
});

describe("titles", () => {
  const outcome = (title: string, label: string, said: string | null): MeasuredTitles["outcomes"][number] => ({
    title: { source: "s", title, language: "en", label },
    resolution: (said === null ? { kind: "ABSTENTION" } : { kind: "PLACEMENT", confidence: 0.6 }) as MeasuredTitles["outcomes"][number]["resolution"], byName: said, linked: said,
  });
  const share = { value: 0.5, n: 4, low: 0.1, high: 0.9 };
  const measured = (source: string, apart: boolean, outcomes: MeasuredTitles["outcomes"]): MeasuredTitles => ({ outcomes, measure: { source, apart, coverage: share, byName: share, linked: share, order: null, kendall: null } });
  const good = measured("good", false, [outcome("a", "Senior", "Senior"), outcome("b", "Senior", "Senior"), outcome("c", "Junior", "Senior"), outcome("d", "Junior", null)]);
  const bad = measured("bad", true, [outcome("e", "Senior", "Junior")]);
  const of = (group: string): Readonly<Record<string, Figure>> => Object.fromEntries(titleSections([good, bad]).find(({ key }) => key === "titles")!.figures.filter((f) => f.group === group).map((f) => [f.name, f]));

  it("are in the right class when answered, coverage beside it, and the commonest class beside that", () => {
    expect(of("good").answered).toMatchObject({ value: 0.75, n: 4 });
    expect(of("good")["right class, by its name"]).toMatchObject({ value: expect.closeTo(2 / 3), n: 3, baselines: [{ value: expect.closeTo(2 / 3) }] });
  });
  it("of a source that contradicts itself are told apart", () => {
    expect(of("bad, apart")["right class, link learnt"]).toMatchObject({ value: 0, n: 1, target: null });
    expect(of("all sources but the one apart")["right class, link learnt"]).toMatchObject({ n: 3, target: 0.88 });
  });
  it("that are graded count as pairs in the right order", () => {
    const graded: MeasuredTitles = { outcomes: [outcome("a", "", "x")], measure: { ...good.measure, source: "graded", linked: null, byName: null, order: share } };
    expect(Object.fromEntries(titleSections([graded])[0]!.figures.map((f) => [f.name, f.value]))).toEqual({ answered: 1, "pairs in the right order": 0.5 });
  });
});
