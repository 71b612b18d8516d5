/** A share with its number of cases and the 95 % interval of Wilson. */
export interface Share {
  readonly value: number;
  readonly n: number;
  readonly low: number;
  readonly high: number;
}

/** 97.5 % point of the normal distribution. */
const Z = 1.959964;

/** Share of `hits` in `n`; 0 of 0 is 0 with the widest interval. Source: E. B. Wilson (1927). */
export function share(hits: number, n: number): Share {
  if (n === 0) return { value: 0, n: 0, low: 0, high: 1 };
  const p = hits / n;
  const middle = (p + (Z * Z) / (2 * n)) / (1 + (Z * Z) / n);
  const half = (Z / (1 + (Z * Z) / n)) * Math.sqrt((p * (1 - p)) / n + (Z * Z) / (4 * n * n));
  return { value: p, n, low: Math.max(0, middle - half), high: Math.min(1, middle + half) };
}

/** One row of a reliability table: predictions with a confidence from `from` to `to`. */
export interface ReliabilityBin {
  readonly from: number;
  readonly to: number;
  readonly n: number;
  readonly confidence: number;
  readonly accuracy: number;
}

export interface Calibration {
  readonly brier: number;
  /** Expected calibration error over ten bins, weighted by their size. */
  readonly ece: number;
  readonly bins: readonly ReliabilityBin[];
}

const BINS = 10;

/** How far stated confidence and what came true lie apart. */
export function calibrationOf(cases: readonly { readonly confidence: number; readonly right: boolean }[]): Calibration {
  const bins = Array.from({ length: BINS }, (_, b): ReliabilityBin => {
    const inside = cases.filter((c) => Math.min(BINS - 1, Math.floor(c.confidence * BINS)) === b);
    const n = inside.length;
    return {
      from: b / BINS, to: (b + 1) / BINS, n,
      confidence: n === 0 ? 0 : inside.reduce((sum, c) => sum + c.confidence, 0) / n,
      accuracy: n === 0 ? 0 : inside.filter((c) => c.right).length / n,
    };
  });
  const n = Math.max(1, cases.length);
  return {
    brier: cases.reduce((sum, c) => sum + (c.confidence - (c.right ? 1 : 0)) ** 2, 0) / n,
    ece: bins.reduce((sum, bin) => sum + (bin.n / n) * Math.abs(bin.confidence - bin.accuracy), 0),
    bins,
  };
}

/** Kendall's τ-b of two rankings; null where one of them does not vary. */
export function kendall(pairs: readonly (readonly [number, number])[]): number | null {
  let [agree, tiesA, tiesB, all] = [0, 0, 0, 0];
  pairs.forEach(([a, b], i) => {
    for (const [c, d] of pairs.slice(i + 1)) {
      const [x, y] = [Math.sign(a - c), Math.sign(b - d)];
      all += 1;
      agree += x * y;
      if (x === 0) tiesA += 1;
      if (y === 0) tiesB += 1;
    }
  });
  const scale = Math.sqrt((all - tiesA) * (all - tiesB));
  return scale === 0 ? null : agree / scale;
}

export const meanOfAll = (values: readonly number[]): number => (values.length === 0 ? 0 : values.reduce((a, b) => a + b, 0) / values.length);
