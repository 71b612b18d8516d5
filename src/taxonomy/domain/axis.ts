/** The two parallel tracks of the canonical axis: individual contributor and management. */
export const TRACKS = ["IC", "M"] as const;
export type Track = (typeof TRACKS)[number];

/** A half-open range [lo, hi) on the canonical axis, in levels: rank k occupies [k − 1, k). */
export interface Interval {
  readonly lo: number;
  readonly hi: number;
}

/** Where each track's axis begins and ends, in levels. Source: canon.md, section 1 (ranks 1–6 for IC, 3–7 for management). */
export const AXIS: Readonly<Record<Track, Interval>> = { IC: { lo: 0, hi: 6 }, M: { lo: 2, hi: 7 } };

/** Edges of mappings lie on this grid, in levels. Source: equivalence.md, section 2. */
export const GRID = 0.05;

/** Middle of a range, in levels. */
export const centre = (range: Interval): number => (range.lo + range.hi) / 2;

/** Width of a range, in levels; always above 0. */
export const width = (range: Interval): number => range.hi - range.lo;

/** Rounds to 1e-9, so that sums and ties do not depend on the order of floating-point operations. */
export const round = (value: number): number => Math.round(value * 1e9) / 1e9;

/** How far a person's choices bind others, narrowest first. Source: canon.md, section 1. */
export const INFLUENCES = ["TASK", "COMPONENT", "TEAM", "MULTI_TEAM", "DEPARTMENT", "BUSINESS_UNIT", "COMPANY", "INDUSTRY"] as const;
export type Influence = (typeof INFLUENCES)[number];
