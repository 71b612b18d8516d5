import { decimal } from "../words.js";

/** Where rungs stand, as the reader moves their edges. Levels are those of the canonical axis; ranges are half-open. */

export interface Range {
  readonly lo: number;
  readonly hi: number;
}
export type Edge = keyof Range;

/** A rung with its place among those of its track: lowest first, parallel rungs share a number. */
export interface Step {
  readonly label: string;
  readonly order: number;
  readonly range: Range | null;
}

/** Levels between two places at which an edge may stand. */
export const GRID = 0.05;
/** Levels that the page keys move. */
const LEAP = 0.5;

/** The nearest place on the grid; sums like 0.1 + 0.2 count as 0.3. */
export const snapped = (level: number): number => Math.round(Math.round(level / GRID) * GRID * 100) / 100;

/** The range with one edge there, as far as the axis and the other edge let it: what is left is never empty. */
export function withEdge(range: Range, edge: Edge, level: number, axis: Range): Range {
  const to = snapped(level);
  return edge === "lo" ? { lo: Math.max(axis.lo, Math.min(to, snapped(range.hi - GRID))), hi: range.hi } : { lo: range.lo, hi: Math.min(axis.hi, Math.max(to, snapped(range.lo + GRID))) };
}

/** The range that was typed, on the grid; null while one of the two is empty. */
export function rangeTyped(lo: string, hi: string, axis: Range): Range | "WRONG" | null {
  if (lo.trim() === "" || hi.trim() === "") return null;
  const [low, high] = [lo, hi].map((text) => snapped(Number(text.trim().replace(",", ".")))) as [number, number];
  return low >= axis.lo && high <= axis.hi && low < high ? { lo: low, hi: high } : "WRONG";
}

/** Where a key moves an edge that stands at `level`; null where the key means nothing here. */
export function levelAfterKey(key: string, level: number, axis: Range): number | null {
  switch (key) {
    case "ArrowUp": case "ArrowRight": return snapped(level + GRID);
    case "ArrowDown": case "ArrowLeft": return snapped(level - GRID);
    case "PageUp": return snapped(level + LEAP);
    case "PageDown": return snapped(level - LEAP);
    case "Home": return axis.lo;
    case "End": return axis.hi;
    default: return null;
  }
}

/** Something between two rungs of a track. An inversion is refused by the server; an overlap is for the reader to judge. */
export interface Trouble {
  readonly kind: "INVERSION" | "OVERLAP";
  /** The places of the two among the rungs given. */
  readonly between: readonly [lower: number, higher: number];
  readonly text: string;
}

/** What stands out between rungs of one track: inversions of any two, overlaps of neighbours. Parallel rungs do not count against each other. */
export function troublesOf(steps: readonly Step[]): readonly Trouble[] {
  const placed = steps.flatMap(({ label, order, range }, at) => (range === null ? [] : [{ label, order, range, at }])).sort((a, b) => a.order - b.order);
  return placed.flatMap((low, i) => {
    const above = placed.slice(i + 1).filter(({ order }) => order > low.order);
    const next = above[0]?.order;
    return above.flatMap((high): readonly Trouble[] => {
      const between = [low.at, high.at] as const;
      const edge = low.range.lo > high.range.lo ? "lower" : low.range.hi > high.range.hi ? "upper" : null;
      if (edge !== null) return [{ kind: "INVERSION", between, text: `${high.label} stands above ${low.label} on your ladder, but its ${edge} edge lies below that of ${low.label}. Move one of them: this cannot be kept.` }];
      if (high.order !== next) return [];
      const shared = snapped(Math.min(low.range.hi, high.range.hi) - high.range.lo);
      return shared <= 0 ? [] : [{ kind: "OVERLAP", between, text: `${low.label} and ${high.label} share ${decimal(shared)} of a level. That is right where both are given to the same people.` }];
    });
  });
}
