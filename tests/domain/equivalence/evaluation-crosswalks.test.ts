import { crosswalkSections, type ScoredPair } from "../../../src/equivalence/domain/evaluation-crosswalks.js";
import { reaches, rounded, type Figure } from "../../../src/equivalence/domain/evaluation.js";

const pair = (rest: Partial<ScoredPair> = {}): ScoredPair => ({
  source: "table", pairOfCompanies: "a b", acrossTracks: false, standing: "CONFIRMED", curatedFromSource: false, answered: true, steps: 0, landed: 0.5, confidence: 0.7,
  byPosition: 1, byTitle: null, chance: 0.125, inWords: { from: "A 1", stated: "B 1", answered: "B 1" }, ...rest,
});
const abstained = pair({ answered: false, steps: null, landed: null, confidence: null });

const figuresOf = (section: string, group: string, scored: readonly ScoredPair[]): Readonly<Record<string, Figure>> =>
  Object.fromEntries(crosswalkSections(scored).find(({ key }) => key === section)!.figures.filter((f) => f.group === group).map((f) => [f.name, f]));

describe("an answer", () => {
  it("is exact on a rung stated, within one rung beside it, and neither when we abstain", () => {
    const figures = figuresOf("crosswalks", "sources agree", [pair(), pair({ steps: 1 }), pair({ steps: 2 }), abstained]);
    expect(figures.exact).toMatchObject({ value: 0.25, n: 4 });
    expect(figures["within one rung"]).toMatchObject({ value: 0.5, n: 4 });
    expect(figures.answered).toMatchObject({ value: 0.75, n: 4 });
    expect(figures["exact when answered"]).toMatchObject({ value: expect.closeTo(1 / 3), n: 3 });
  });
  it("surprises by the bits of the share that lands where the source says, and by six at most", () => {
    const surprise = (landed: number): number | undefined => figuresOf("crosswalks", "sources agree", [pair({ landed })])["surprise of the landing"]?.value;
    expect([surprise(1), surprise(0.5), surprise(0.25)]).toEqual([0, 1, 2]);
    expect(surprise(0)).toBeCloseTo(5.64, 2);
  });
  it("has beside it what height, title and chance reach on the same rows", () => {
    const figures = figuresOf("crosswalks", "sources agree", [pair(), pair({ byPosition: 0, byTitle: 0 })]);
    expect(figures.exact!.baselines.map(({ value }) => value)).toEqual([0.5, 0.5]);
    expect(figures["within one rung"]!.baselines.map(({ value }) => value)).toEqual([1, 0.5]);
    expect(figures["surprise of the landing"]!.baselines).toEqual([{ name: "every rung as likely", value: 3 }]);
  });
});

describe("rows are told apart", () => {
  const scored = [pair(), pair({ standing: "ALONE", steps: 1 }), pair({ standing: "CONTRADICTED", steps: 2 }), pair({ curatedFromSource: true, steps: 1 }), pair({ acrossTracks: true })];
  it.each([
    ["sources agree", 2, 0.5], ["one source alone", 1, 0], ["no other source says otherwise", 3, 1 / 3], ["another source says otherwise", 1, 0], ["all rows", 4, 0.25],
    ["all rows, no rung of the pair curated from the source", 3, 1 / 3], ["sources agree, a rung of the pair curated from the source", 1, 0],
  ])("%s: %d", (group, n, value) => {
    expect(figuresOf("crosswalks", group, scored).exact).toMatchObject({ n, value: expect.closeTo(value) });
  });
  it("by source, and between the tracks of a company", () => {
    expect(figuresOf("crosswalks-by-source", "table", scored).exact).toMatchObject({ n: 4 });
    expect(figuresOf("tracks", "all rows", scored).exact).toMatchObject({ n: 1, value: 1 });
  });
  it("and a source with many rows counts once beside one with few", () => {
    const many = [...Array.from({ length: 9 }, () => pair()), pair({ source: "small", steps: 1 })];
    expect(figuresOf("crosswalks", "sources agree, each source counting once", many).exact).toMatchObject({ n: 2, value: 0.5 });
  });
});

describe("confidence", () => {
  it("is held against exact answers only, abstentions apart", () => {
    const section = crosswalkSections([pair(), pair({ steps: 1 }), abstained]).find(({ key }) => key === "confidence")!;
    expect(section.figures.find((f) => f.group === "all answers" && f.name === "Brier score")).toMatchObject({ n: 2, value: expect.closeTo((0.3 ** 2 + 0.7 ** 2) / 2) });
    expect(section.reliability[7]).toMatchObject({ n: 2, predicted: expect.closeTo(0.7), observed: 0.5 });
  });
});

describe("a target", () => {
  const exact = (hits: number): Figure => figuresOf("crosswalks", "sources agree", Array.from({ length: 10 }, (_, i) => pair({ steps: i < hits ? 0 : 1 }))).exact!;
  it("is reached from above where more is better, from below where less is, and not set everywhere", () => {
    expect([reaches(exact(9)), reaches(exact(8))]).toEqual([true, false]);
    expect(reaches({ ...exact(9), better: "LOWER" })).toBe(true);
    expect(reaches({ ...exact(9), better: "LOWER", target: 0.5 })).toBe(false);
    expect(reaches(figuresOf("tracks", "all rows", [pair({ acrossTracks: true })]).exact!)).toBeNull();
  });
});

it("nothing is said of no cases", () => {
  expect(crosswalkSections([]).flatMap(({ figures }) => figures)).toEqual([]);
});

it("figures are told to four places, counts and empty rows as they are", () => {
  const [section] = rounded([{ key: "k", title: "t", text: "x", figures: [{ ...figuresOf("crosswalks", "sources agree", [pair()]).exact!, value: 1 / 3 }], reliability: [{ from: 0, to: 0.1, n: 0, predicted: null, observed: null, low: null, high: null }] }]);
  expect(section!.figures[0]!.value).toBe(0.3333);
  expect(section!.reliability[0]!.predicted).toBeNull();
});
