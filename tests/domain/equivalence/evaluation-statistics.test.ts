import { calibrated, fitCalibration, fittedApart } from "../../../src/equivalence/domain/evaluation-fit.js";
import { calibrationError, clusteredMean, clusteredShare, clusterInterval, discrimination, reliability, squaredError, type Forecast } from "../../../src/equivalence/domain/evaluation-statistics.js";

const said = (confidence: number, right: boolean): Forecast => ({ confidence, right });
const times = <T>(n: number, make: (i: number) => T): readonly T[] => Array.from({ length: n }, (_, i) => make(i));

describe("an interval over clusters", () => {
  const independent = times(100, (i) => ({ value: i % 2, cluster: String(i) }));
  const together = times(100, (i) => ({ value: Math.floor(i / 25) % 2, cluster: String(Math.floor(i / 25)) }));
  const mean = (cases: typeof independent): ReturnType<typeof clusteredMean> => clusteredMean(cases, ({ value }) => value, ({ cluster }) => cluster);

  it("holds the mean, and is the same each time", () => {
    expect(mean(independent)).toMatchObject({ value: 0.5, n: 100 });
    expect(mean(independent)).toEqual(mean(independent));
    expect(mean(independent).low).toBeLessThan(0.5);
    expect(mean(independent).high).toBeGreaterThan(0.5);
  });
  it("does not depend on the order of the cases", () => {
    const uneven = times(30, (i) => ({ value: i % 7, cluster: String(i % 4) }));
    expect(mean([...uneven].reverse())).toEqual(mean(uneven));
  });
  it("is about what theory says of independent cases: two standard errors either way", () => {
    expect(mean(independent).high - mean(independent).low).toBeCloseTo(4 * 0.05, 1);
  });
  it("is wider where cases come in clusters that agree: a hundred then tell no more than four", () => {
    expect(mean(together).high - mean(together).low).toBeGreaterThan(2 * (mean(independent).high - mean(independent).low));
  });
  it("agrees for the mean with the interval of any statistic", () => {
    const { low, high } = mean(together);
    expect(clusterInterval(together, ({ cluster }) => cluster, (drawn) => drawn.reduce((sum, { value }) => sum + value, 0) / drawn.length)).toEqual({ low, high });
  });
  it("of a share is no point where every case is a hit: at least Wilson's", () => {
    const { value, low, high } = clusteredShare(times(10, String), () => true, (item) => item);
    expect([value, high]).toEqual([1, 1]);
    expect(low).toBeCloseTo(0.7225, 3); // 10 of 10: Wilson 1927
  });
});

describe("probabilities", () => {
  it("are penalised by the square of their distance from what came true", () => {
    expect([squaredError(said(1, true)), squaredError(said(0.5, false)), squaredError(said(0, true))]).toEqual([0, 0.25, 1]);
  });
  it("have no calibration error where each came true as often as said, and the full distance where none did", () => {
    const error = (forecasts: readonly Forecast[]): number => calibrationError(forecasts, () => "all").value;
    expect(error(times(10, (i) => said(0.7, i < 7)))).toBeCloseTo(0, 9);
    expect(error(times(10, () => said(0.7, false)))).toBeCloseTo(0.7, 9);
    expect(error([...times(5, () => said(0.7, true)), ...times(5, () => said(0.2, true))])).toBeCloseTo((0.3 + 0.8) / 2, 9);
  });
  it("tell right from wrong by how often the right one was given more; equal ones count half", () => {
    expect(discrimination([said(0.9, true), said(0.1, false)])).toBe(1);
    expect(discrimination([said(0.1, true), said(0.9, false)])).toBe(0);
    expect(discrimination([said(0.5, true), said(0.5, false)])).toBe(0.5);
    expect(discrimination([said(0.6, true), said(0.4, true), said(0.5, false), said(0.3, false)])).toBe(0.75);
  });
  it("fall into ten rows, those without any among them; certainty belongs to the last", () => {
    const rows = reliability([said(0.55, true), said(0.58, false), said(1, true)]);
    expect(rows.map(({ n }) => n)).toEqual([0, 0, 0, 0, 0, 2, 0, 0, 0, 1]);
    expect(rows[5]).toMatchObject({ from: 0.5, to: 0.6, predicted: expect.closeTo(0.565), observed: 0.5, low: expect.any(Number), high: expect.any(Number) });
    expect(rows[0]).toEqual({ from: 0, to: 0.1, n: 0, predicted: null, observed: null, low: null, high: null });
  });
});

describe("a fitted calibration", () => {
  // 0.5 is said where 80 in a hundred come true, 0.9 where 95 do
  const timid = [...times(100, (i) => said(0.5, i < 80)), ...times(100, (i) => said(0.9, i < 95))];
  it("turns what is said into what came true", () => {
    const fit = fitCalibration(timid);
    expect(calibrated(0.5, fit)).toBeCloseTo(0.8, 2);
    expect(calibrated(0.9, fit)).toBeCloseTo(0.95, 2);
  });
  it("leaves alone what is right already", () => {
    const { intercept, slope } = fitCalibration([...times(100, (i) => said(0.3, i < 30)), ...times(100, (i) => said(0.8, i < 80))]);
    expect(intercept).toBeCloseTo(0, 1);
    expect(slope).toBeCloseTo(1, 1);
  });
  it("stays finite where all came true, and for certainty", () => {
    const fit = fitCalibration(times(20, () => said(1, true)));
    expect(calibrated(1, fit)).toBeGreaterThan(0.9);
    expect(Number.isFinite(fit.intercept) && Number.isFinite(fit.slope)).toBe(true);
  });
  it("is never fitted on the part that it is used for", () => {
    const parts = [...timid.map((f) => ({ ...f, part: "many" })), ...times(50, () => ({ ...said(0.5, false), part: "odd" }))];
    const odd = fittedApart(parts, ({ part }) => part).filter(({ part }) => part === "odd");
    expect(odd).toHaveLength(50);
    odd.forEach(({ confidence }) => expect(confidence).toBeCloseTo(0.8, 2)); // as the many say, though all of its own were wrong
  });
});
