/** One look at the server. Sizes in megabytes. */
export interface Sample {
  /** Seconds since the looks began. */
  readonly at: number;
  readonly figures: Readonly<Record<Figure, number>>;
}

/** What is watched, and how much of it may come to be from the second fifth of the time to the last. */
export const TOLERANCES = {
  /** Heap in use once garbage is collected: it moves by a megabyte or two with what happens to be under way. */
  heap: 6,
  /** Buffers outside the heap. */
  external: 6,
  /** Resident memory as it is, garbage and all. */
  resident: 40,
  files: 12,
  sockets: 12,
  /** Timers and whatever else keeps a process alive. */
  others: 12,
  /** Connections to the database. */
  connections: 4,
} as const;
export type Figure = keyof typeof TOLERANCES;

/** What became of a figure. */
export interface Growth {
  readonly figure: Figure;
  /** Medians of the second and of the last fifth. */
  readonly early: number;
  readonly late: number;
  /** From the beginning of the second fifth to the end, along the straight line nearest to all looks between. */
  readonly along: number;
  readonly tolerance: number;
  /** Whether both the medians and the line are beyond the tolerance: one of them may be for a moment's sake. */
  readonly grows: boolean;
}

/** How each figure moved, the first fifth left out. */
export function growthIn(samples: readonly Sample[]): readonly Growth[] {
  const from = Math.floor(samples.length / 5);
  const rest = samples.slice(from);
  return (Object.keys(TOLERANCES) as Figure[]).map((figure) => {
    const valuesOf = (some: readonly Sample[]): readonly number[] => some.map(({ figures }) => figures[figure]);
    const [early, late] = [median(valuesOf(samples.slice(from, 2 * from))), median(valuesOf(samples.slice(-from)))];
    const along = slope(rest.map(({ at }) => at), valuesOf(rest)) * ((rest.at(-1)?.at ?? 0) - (rest[0]?.at ?? 0));
    const tolerance = TOLERANCES[figure];
    return { figure, early, late, along, tolerance, grows: late - early > tolerance && along > tolerance };
  });
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? NaN;
}

/** Of the straight line with the least squares, per unit of `at`. */
function slope(at: readonly number[], values: readonly number[]): number {
  const mean = (of: readonly number[]): number => of.reduce((sum, value) => sum + value, 0) / of.length;
  const [middle, height] = [mean(at), mean(values)];
  const spread = at.reduce((sum, x) => sum + (x - middle) ** 2, 0);
  return at.reduce((sum, x, i) => sum + (x - middle) * ((values[i] ?? 0) - height), 0) / spread;
}
