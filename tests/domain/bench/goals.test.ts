import { GOALS, verdicts, type Measured, type Verdict } from "../../bench/goals.js";
import type { DrawFigures, Figures, LoadFigures, SideFigures } from "../../bench/measure.js";
import { median, percentiles } from "../../bench/times.js";
import { spent } from "../../bench/usage.js";

const SIDE: SideFigures = { rounds: [1_000], perSecond: 1_000, p50: 1, p99: 2, processor: { own: 0.1, sql: 0.3 }, asking: 0.02, requests: 5_000, failed: 0, fault: null };
const load = (connections: number, ratio: number, server: Partial<SideFigures> = {}): LoadFigures => ({ connections, ratio, server: { ...SIDE, ...server }, byHand: SIDE });
const figures = (given: Partial<Figures> = {}): Figures => ({
  question: "search", loads: [load(16, 1), load(128, 1)], openLoop: { rate: 500, p50: 1, p99: 2, requests: 2_000, failed: 0, fault: null },
  warmUp: { server: { requests: 1, seconds: 1, complete: true }, byHand: { requests: 1, seconds: 1, complete: true } }, cacheHits: {}, ...given,
});
const of = (measured: readonly Measured[], goal: RegExp): readonly Pick<Verdict, "value" | "outcome">[] =>
  verdicts(measured).filter((each) => goal.test(each.goal)).map(({ value, outcome }) => ({ value, outcome }));
const at = (companies: number, given: Partial<Figures> = {}, of: Partial<DrawFigures> = {}): Measured =>
  ({ companies, draws: [{ draw: "zipf", start: 700, memory: { server: 200, byHand: 90 }, questions: [figures(given)], ...of }] });

describe("the goals of the benchmark", () => {
  it.each([[0.59, "missed"], [0.6, "least"], [0.74, "least"], [0.75, "reached"], [NaN, "missed"]])("a throughput of search of %p of the handler's is %s", (ratio, outcome) => {
    expect(of([at(10_000, { loads: [load(16, ratio)] })], /handler's throughput/)).toEqual([{ value: ratio, outcome }]);
  });

  it("judge the throughput at 10,000 companies and 16 connections alone", () => {
    expect(of([at(1_000), at(20_000), at(10_000, { loads: [load(128, 2)] })], /handler's throughput/)).toEqual([]);
  });

  it.each([[0.24, 0.4, 1.6, "reached"], [0.24, 0.44, 1.7, "missed"]])("processor time of %p and %p ms of SQL is %p times as much: %s", (own, sql, times, outcome) => {
    const [small, large] = [at(10_000), at(100_000, { loads: [load(16, 1, { processor: { own, sql } })] })];
    expect(of([small, large], /processor time/)).toEqual([{ value: expect.closeTo(times) as number, outcome }]);
  });

  it("do not judge growth that was drawn uniformly, or was not measured", () => {
    const unknown = at(100_000, { loads: [load(16, 1, { processor: null })] });
    expect(of([at(10_000, {}, { draw: "uniform" }), at(100_000, {}, { draw: "uniform" })], /processor time/)).toEqual([]);
    expect(of([at(10_000), unknown], /processor time/)).toEqual([]);
    expect(of([at(1_000), at(100_000)], /processor time/)).toEqual([]);
  });

  it.each([[849, "missed"], [850, "reached"]])("%p answers a second on 128 connections beside 1,000 on 16: %s, by the median of the rounds", (perSecond, outcome) => {
    const loads = [load(16, 1, { rounds: [1_000, 1_000, 500] }), load(128, 1, { rounds: [10, perSecond, 1_000] })];
    expect(of([at(1_000, { loads })], /128 connections as a share/)).toEqual([{ value: perSecond / 1_000, outcome }]);
  });

  it("are missed where a request failed, whatever the figures", () => {
    const failing = at(10_000, { loads: [load(16, 9), load(128, 9, { failed: 1 })], openLoop: { ...figures().openLoop, failed: 1 } });
    expect(of([failing], /128 connections as a share|p99/)).toEqual([{ value: 1, outcome: "missed" }, { value: 2, outcome: "missed" }]);
  });

  it.each([[10, 1_000, "reached"], [10.1, 1_001, "missed"]])("a p99 of %p ms and a start of %p ms: %s", (p99, start, outcome) => {
    const measured = [at(1_000, { openLoop: { ...figures().openLoop, p99 } }, { start })];
    expect(of(measured, /p99/)).toEqual([{ value: p99, outcome }]);
    expect(of(measured, /first answer/)).toEqual([{ value: start, outcome }]);
  });

  it("name each of the five questions, and what must be at least below what would be best", () => {
    expect(Object.keys(GOALS.ratio.of).sort()).toEqual(Object.keys(GOALS.growth.of).sort());
    for (const [least, best] of Object.values(GOALS.ratio.of)) expect(least).toBeLessThan(best);
  });
});

describe("the benchmark's figures", () => {
  it("p50 and p99 are times that so many of a hundred did not exceed", () => {
    const times = Array.from({ length: 100 }, (_, i) => 100 - i);
    expect(percentiles(times)).toEqual({ p50: 50, p99: 99 });
    expect(percentiles([3])).toEqual({ p50: 3, p99: 3 });
    expect(percentiles([])).toEqual({ p50: NaN, p99: NaN });
    expect(median([10, 2, 9])).toBe(9);
  });

  it("a session that began meanwhile counts whole, one that ended not at all", () => {
    const before = { own: 100, sessions: new Map([[1, 50], [2, 70]]) };
    expect(spent(before, { own: 140, sessions: new Map([[1, 60], [3, 5]]) })).toEqual({ own: 40, sql: 15 });
  });
});
