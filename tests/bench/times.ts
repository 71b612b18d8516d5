/** Times of answers, in milliseconds: half of them, and 99 of 100, took no longer. NaN where there are none. */
export interface Percentiles {
  readonly p50: number;
  readonly p99: number;
}

export function percentiles(times: readonly number[]): Percentiles {
  const sorted = Float64Array.from(times).sort();
  return { p50: at(sorted, 0.5), p99: at(sorted, 0.99) };
}

export const median = (values: readonly number[]): number => at(Float64Array.from(values).sort(), 0.5);

/** The median of what each value is of the one beside it: what was measured at the same time. */
export const medianRatio = (values: readonly number[], others: readonly number[]): number => median(values.map((value, i) => value / (others[i] ?? NaN)));

/** The least value that so large a share of all does not exceed. */
const at = (sorted: Float64Array, share: number): number => sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? NaN;
