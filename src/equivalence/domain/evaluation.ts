/** What a figure counts in. Whether more is better is `better`. */
export const FIGURE_UNITS = ["SHARE", "LEVELS", "BITS", "INDEX"] as const;
export type FigureUnit = (typeof FIGURE_UNITS)[number];

export const FIGURE_DIRECTIONS = ["HIGHER", "LOWER"] as const;
export type FigureDirection = (typeof FIGURE_DIRECTIONS)[number];

/** What a simpler way of answering, or pure chance, reaches on the same cases. */
export interface Baseline {
  readonly name: string;
  readonly value: number;
}

/** One measured number. */
export interface Figure {
  readonly name: string;
  /** The cases it is measured on, within its section. */
  readonly group: string;
  readonly value: number;
  readonly unit: FigureUnit;
  readonly better: FigureDirection;
  /** How many cases. */
  readonly n: number;
  /** The 95 % interval. */
  readonly low: number;
  readonly high: number;
  readonly baselines: readonly Baseline[];
  /** What was aimed at; null where nothing was. */
  readonly target: number | null;
  readonly note: string | null;
}

/** One row of a reliability table: the answers given with a probability from `from` up to `to`. */
export interface ReliabilityRow {
  readonly from: number;
  readonly to: number;
  readonly n: number;
  /** Their mean probability, and the share that came true with its 95 % interval; null where there are none. */
  readonly predicted: number | null;
  readonly observed: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

/** Figures that answer one question, with what was done to find them. */
export interface EvaluationSection {
  readonly key: string;
  readonly title: string;
  readonly text: string;
  readonly figures: readonly Figure[];
  /** Empty where the section is not about probabilities. */
  readonly reliability: readonly ReliabilityRow[];
}

/** How right the answers are, as measured once. */
export interface Evaluation {
  /** When it was run. */
  readonly ranAt: Date;
  readonly methodVersion: string;
  readonly taxonomyVersion: string;
  /** Digest of the seed files it was computed from. */
  readonly computedFrom: string;
  /** The day the questions were asked for, YYYY-MM-DD: sources age. */
  readonly askedFor: string;
  readonly sections: readonly EvaluationSection[];
}

/** Whether a figure reaches its target; null where there is none. */
export const reaches = ({ value, target, better }: Figure): boolean | null =>
  (target === null ? null : better === "HIGHER" ? value >= target : value <= target);

/** All numbers to four places: more would be noise, and a file of figures is read by people. */
export function rounded(sections: readonly EvaluationSection[]): readonly EvaluationSection[] {
  const four = (value: number): number => Math.round(value * 1e4) / 1e4;
  const orNull = (value: number | null): number | null => (value === null ? null : four(value));
  return sections.map((section) => ({
    ...section,
    figures: section.figures.map((f) => ({
      ...f, value: four(f.value), low: four(f.low), high: four(f.high), baselines: f.baselines.map((b) => ({ ...b, value: four(b.value) })),
    })),
    reliability: section.reliability.map((r) => ({ ...r, predicted: orNull(r.predicted), observed: orNull(r.observed), low: orNull(r.low), high: orNull(r.high) })),
  }));
}
