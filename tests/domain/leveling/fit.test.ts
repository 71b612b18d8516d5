import path from "node:path";
import { compileSchemas } from "../../../src/database/seed-files.js";
import { align, stepKinds } from "../../../src/leveling/domain/chain.js";
import { calibrate } from "../../../src/leveling/domain/fit/calibrate.js";
import { fitWeights, readLadders } from "../../../src/leveling/domain/fit/fit.js";
import { versioned, weightsText } from "../../../src/leveling/domain/fit/weights-file.js";
import { STATES } from "../../../src/leveling/domain/grid.js";
import { ranges } from "../../../src/leveling/domain/intervals.js";
import type { CuratedLadder } from "../../../src/leveling/domain/curated.js";
import type { Lexicon } from "../../../src/leveling/domain/lexicon.js";
import { compileMatcher } from "../../../src/leveling/domain/matcher.js";
import { calibrationOf, kendall, share } from "../../../src/leveling/domain/evaluation/metrics.js";

const lexicon: Lexicon = {
  concepts: [
    { key: "low", kind: "SENIORITY", track: "IC", basis: "INFERRED", sources: ["x"], words: { en: ["low"] } },
    { key: "high", kind: "SENIORITY", track: "IC", basis: "INFERRED", sources: ["x"], words: { en: ["high"] } },
    { key: "boss", kind: "SENIORITY", track: "M", typical: [{ track: "M", lo: 4, hi: 5 }], basis: "INFERRED", sources: ["x"], words: { en: ["boss"] } },
  ],
  expansions: [],
};
const ladder = (company: string): CuratedLadder => ({
  company, ladder: "main", family: "software", people: null,
  rungs: [{ title: "Low", track: "IC", order: 1, range: { lo: 0, hi: 1 } }, { title: "High", track: "IC", order: 2, range: { lo: 4, hi: 5 } }, { title: "Odd", track: "IC", order: 3, range: null },
    { title: "Group", track: "M", order: 1, range: { lo: 2, hi: 3 } }],
});
const fit = (companies: readonly string[]): ReturnType<typeof fitWeights> => fitWeights(readLadders(companies.map(ladder), compileMatcher(lexicon)), lexicon);

describe("fitting", () => {
  it("weighs a word towards the states at which it was seen, in bits", () => {
    const { low, high } = fit(["a", "b", "c"]).profiles;
    expect(low?.n).toBe(3);
    expect(low?.IC?.[0]).toBeGreaterThan(0);
    expect(low?.IC?.[9]).toBeLessThan(-0.5);
    expect(high?.IC?.[9]).toBeGreaterThan(0);
  });
  it("keeps the expert's expectation where nothing was seen", () => {
    const boss = fit(["a"]).profiles.boss;
    expect(boss?.n).toBe(0);
    expect(STATES.M[boss?.M?.indexOf(Math.max(...(boss.M ?? []))) ?? 0]).toBeCloseTo(4.5, 0);
    expect(boss?.track).toBeGreaterThan(1);
  });
  it("gives equal weights, and an equal file, from equal ladders", () => {
    const text = (companies: readonly string[]): string => weightsText(versioned({ fittedOn: { what: "", companies: 0, rungs: 0, titles: 0, date: "", command: "" }, ...fit(companies) }));
    expect(text(["a", "b"])).toBe(text(["a", "b"]));
    expect(text(["a", "b"])).not.toBe(text(["a", "b", "c"]));
  });
  it("writes what its schema describes", () => {
    const weights = versioned({ fittedOn: { what: "", companies: 0, rungs: 0, titles: 0, date: "", command: "" }, ...fit(["a"]) });
    const validate = compileSchemas(path.resolve(__dirname, "../../../seeds/schema/lexicon"))("weights.schema.json");
    expect(validate(JSON.parse(weightsText(weights))) ? [] : validate.errors).toEqual([]);
  });
});

describe("the chain", () => {
  const flat = STATES.IC.map(() => 0);
  const weights = { start: Array(5).fill(flat), end: Array(5).fill(flat), same: Array(5).fill({ mean: 0.5, sd: 0.3 }), changed: Array(5).fill({ mean: 1, sd: 0.4 }), base: flat };
  const at = (state: number): number[] => STATES.IC.map((s) => (s === state ? 0 : -8));
  it("never steps down, even where the evidence does", () => {
    const { path: states } = align("IC", [{ evidence: at(4.25), words: "a" }, { evidence: at(1.25), words: "b" }], weights, 1, flat);
    expect(states[1]).toBeGreaterThanOrEqual(states[0] ?? 0);
  });
  it("finds a rung without evidence between its neighbours", () => {
    const { path: states, posteriors } = align("IC", [{ evidence: at(1.25), words: "a" }, { evidence: flat, words: "b" }, { evidence: at(3.25), words: "c" }], weights, 1, flat);
    expect(states.map((s) => STATES.IC[s])).toEqual([1.25, 2.25, 3.25]);
    posteriors.forEach((p) => expect(p.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 9));
  });
  it("tells a step of one name from one between names, but not where all bear one name", () => {
    expect(stepKinds(["a", "a", "b"])).toEqual(["same", "changed"]);
    expect(stepKinds(["a", "a", "a"])).toEqual(["changed", "changed"]);
  });
});

test("neighbouring ranges meet, and stay on the axis and the grid", () => {
  expect(ranges("IC", [0.5, 1.5, 5.9])).toEqual([{ lo: 0.05, hi: 1 }, { lo: 1, hi: 2.1 }, { lo: 5.3, hi: 6 }]);
});

describe("figures", () => {
  it("a share comes with Wilson's interval", () => {
    expect(share(8, 10)).toMatchObject({ value: 0.8, n: 10, low: expect.closeTo(0.49, 2), high: expect.closeTo(0.943, 2) });
    expect(share(0, 0)).toEqual({ value: 0, n: 0, low: 0, high: 1 });
  });
  it("calibration is the distance between stated and true, weighted", () => {
    const cases = [...Array(8).fill({ confidence: 0.85, right: true }), ...Array(2).fill({ confidence: 0.85, right: false })];
    expect(calibrationOf(cases).ece).toBeCloseTo(0.05, 9);
  });
  it("Kendall's τ is 1 for the same order and −1 for the reverse", () => {
    expect(kendall([[1, 1], [2, 2], [3, 3]])).toBe(1);
    expect(kendall([[1, 3], [2, 2], [3, 1]])).toBe(-1);
    expect(kendall([[1, 1], [1, 2]])).toBeNull();
  });
  it("a fit to what came true lowers what was stated too high", () => {
    const { intercept, slope } = calibrate(Array.from({ length: 400 }, (_, i) => ({ mass: 0.9, within: i % 10 < 6 })));
    const stated = 1 / (1 + Math.exp(-(intercept + slope * Math.log(9))));
    expect(stated).toBeCloseTo(0.6, 1);
  });
});
