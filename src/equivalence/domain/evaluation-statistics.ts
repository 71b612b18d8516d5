import { calibrationOf, share } from "../../leveling/domain/evaluation/metrics.js";
import type { ReliabilityRow } from "./evaluation.js";

/** A number with how many cases it rests on and its 95 % interval. */
export interface Estimate {
  readonly value: number;
  readonly n: number;
  readonly low: number;
  readonly high: number;
}

/** A probability that was given, and whether it came true. */
export interface Forecast {
  readonly confidence: number;
  readonly right: boolean;
}

/** Enough for two digits of an interval. */
const RESAMPLES = 400;

/**
 * The interval in which a statistic stays when whole clusters are drawn anew, with repetition: the cases of one cluster are not
 * independent, and pretending that they were would make the interval too narrow. Deterministic.
 * Source: percentile bootstrap over clusters; B. Efron (1979).
 */
export function clusterInterval<C>(cases: readonly C[], clusterOf: (item: C) => string, statistic: (sample: readonly C[]) => number): Interval95 {
  return resampled(inClusters(cases, clusterOf), (drawn) => statistic(drawn.flat()));
}

/** The mean of some numbers, with the interval over clusters. NaN of nothing. */
export function clusteredMean<C>(cases: readonly C[], valueOf: (item: C) => number, clusterOf: (item: C) => string): Estimate {
  // Of a cluster the mean needs only its sum and size.
  const clusters = inClusters(cases, clusterOf).map((items) => ({ sum: items.reduce((sum, item) => sum + valueOf(item), 0), n: items.length }));
  const mean = (drawn: typeof clusters): number => drawn.reduce((sum, each) => sum + each.sum, 0) / drawn.reduce((n, each) => n + each.n, 0);
  return { value: mean(clusters), n: cases.length, ...resampled(clusters, mean) };
}

/** By name, so that the interval does not depend on the order of the cases. */
const inClusters = <C>(cases: readonly C[], clusterOf: (item: C) => string): readonly (readonly C[])[] =>
  [...groupedBy(cases, clusterOf).entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, items]) => items);

type Interval95 = Pick<Estimate, "low" | "high">;

function resampled<T>(clusters: readonly T[], statistic: (drawn: T[]) => number): Interval95 {
  const random = generator(clusters.length);
  const values = Array.from({ length: RESAMPLES }, () => statistic(clusters.map(() => clusters[Math.floor(random() * clusters.length)]!))).sort((a, b) => a - b);
  return { low: values[Math.floor(0.025 * RESAMPLES)] ?? Number.NaN, high: values[Math.ceil(0.975 * RESAMPLES) - 1] ?? Number.NaN };
}

/**
 * A share of cases, with the wider of two intervals: over clusters, and Wilson's as if cases were independent. The first alone
 * would be a point where every case is a hit.
 */
export function clusteredShare<C>(cases: readonly C[], isHit: (item: C) => boolean, clusterOf: (item: C) => string): Estimate {
  const { value, n, low, high } = clusteredMean(cases, (item) => Number(isHit(item)), clusterOf);
  const wilson = share(cases.filter(isHit).length, cases.length);
  return { value, n, low: Math.min(low, wilson.low), high: Math.max(high, wilson.high) };
}

/** Squared distance of a probability from what came true. Its mean is the Brier score: 0 is best, 0.25 is a coin's. */
export const squaredError = ({ confidence, right }: Forecast): number => (confidence - Number(right)) ** 2;

/**
 * Expected calibration error over ten bins, with the interval over clusters: how far, on average, a probability is from the share
 * that came true.
 */
export function calibrationError<F extends Forecast>(forecasts: readonly F[], clusterOf: (forecast: F) => string): Estimate {
  // Of a cluster each bin needs only how many are in it, and by how much they were said more often than they came true.
  const clusters = inClusters(forecasts, clusterOf).map((items) => calibrationOf(items).bins.map(({ n, confidence, accuracy }) => ({ n, excess: n * (confidence - accuracy) })));
  const error = (drawn: typeof clusters): number => {
    const bins = drawn[0]?.map((_, b) => drawn.reduce((sum, cluster) => sum + (cluster[b]?.excess ?? 0), 0)) ?? [];
    return bins.reduce((sum, excess) => sum + Math.abs(excess), 0) / drawn.reduce((all, cluster) => cluster.reduce((sum, { n }) => sum + n, all), 0);
  };
  return { value: error(clusters), n: forecasts.length, ...resampled(clusters, error) };
}

/** How often a forecast that came true was given a higher probability than one that did not; 0.5 says nothing. NaN without both. */
export function discrimination(forecasts: readonly Forecast[]): number {
  const right = forecasts.filter((f) => f.right).map((f) => f.confidence);
  const wrong = forecasts.filter((f) => !f.right).map((f) => f.confidence).sort((a, b) => a - b);
  const below = (value: number, orEqual: boolean): number => {
    let [lo, hi] = [0, wrong.length];
    while (lo < hi) {
      const middle = (lo + hi) >> 1;
      const at = wrong[middle] ?? 0;
      if (at < value || (orEqual && at === value)) lo = middle + 1;
      else hi = middle;
    }
    return lo;
  };
  const won = right.reduce((sum, value) => sum + (below(value, false) + below(value, true)) / 2, 0);
  return won / (right.length * wrong.length);
}

/** Ten bins of equal width; those without forecasts are there too, without numbers. */
export function reliability(forecasts: readonly Forecast[]): readonly ReliabilityRow[] {
  return calibrationOf(forecasts).bins.map(({ from, to, n, confidence, accuracy }) => {
    if (n === 0) return { from, to, n, predicted: null, observed: null, low: null, high: null };
    const { low, high } = share(Math.round(accuracy * n), n);
    return { from, to, n, predicted: confidence, observed: accuracy, low, high };
  });
}

/** In the order in which each key first came. */
export function groupedBy<C>(cases: readonly C[], keyOf: (item: C) => string): ReadonlyMap<string, readonly C[]> {
  const groups = new Map<string, C[]>();
  for (const item of cases) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}

/** Numbers in [0, 1) that look random and are the same each time. Source: mulberry32, public domain. */
function generator(seed: number): () => number {
  let state = seed + 0x6d2b79f5;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
