import type { UserError } from "../../shared/errors.js";
import { GRID, round, type Interval } from "../../taxonomy/domain/axis.js";
import { rungLabel, type Rung } from "./ladder.js";
import { faultsOfRange, type Placement } from "./placement.js";

/** Edges that a person gives; one that is absent stays where it is. */
export interface Edges {
  readonly lo: number | null;
  readonly hi: number | null;
}

/**
 * What is wrong with putting `rung` on `range`, all at once; empty: nothing.
 *
 * BAD_USER_INPUT: an edge off the grid, off the track's axis, or on the wrong side of the other. INVERSION: an edge below that of a rung of lower
 * order on the same track, or above that of a higher one; the neighbour is named with its range.
 */
export function rangeErrors(rung: Rung, range: Interval, rungs: readonly Rung[], field: string): readonly UserError[] {
  const off = (["lo", "hi"] as const).filter((edge) => Math.abs(Math.round(range[edge] / GRID) * GRID - range[edge]) > 1e-9);
  const faults = [
    ...off.map((edge) => ({ code: "BAD_USER_INPUT", field: `${field}.${edge}`, message: `must lie on the grid of ${GRID} levels; it is ${range[edge]}` })),
    ...faultsOfRange(rung.track, range).map((rule) => ({ code: "BAD_USER_INPUT", field, message: `${rule}; the range is ${words(range)}` })),
  ];
  return faults.length > 0 ? faults : neighboursCrossed(rung, range, rungs, field);
}

/** For each edge the neighbour above and the one below that bind it most. */
function neighboursCrossed(rung: Rung, range: Interval, rungs: readonly Rung[], field: string): readonly UserError[] {
  const placed = rungs.flatMap((other) => {
    const theirs = other.mapping?.range ?? null;
    return theirs === null || other.track !== rung.track || other.order === rung.order ? [] : [{ other, theirs, above: other.order > rung.order }];
  });
  return (["lo", "hi"] as const).flatMap((edge) => [true, false].flatMap((above): readonly UserError[] => {
    const crossed = placed.filter((each) => each.above === above && (above ? range[edge] > each.theirs[edge] : range[edge] < each.theirs[edge]));
    const [most] = crossed.sort((a, b) => (above ? a.theirs[edge] - b.theirs[edge] : b.theirs[edge] - a.theirs[edge]));
    if (most === undefined) return [];
    const [name, bound] = [rungLabel(most.other), most.theirs[edge]];
    return [{
      code: "INVERSION", field: `${field}.${edge}`,
      message: `${range[edge]} would put ${rungLabel(rung)} ${above ? "above" : "below"} ${name}, which stands ${above ? "higher" : "lower"} on the ladder and has ${words(most.theirs)}; `
        + `give at ${above ? "most" : "least"} ${bound}, or move ${name} first`,
    }];
  }));
}

const words = ({ lo, hi }: Interval): string => `${lo} to ${hi}`;

/** Edges as asked for, the absent ones from what is in force; null where that leaves one open. Sums like 0.1 + 0.2 count as 0.3. */
export function rangeOf({ lo, hi }: Edges, current: Interval | null): Interval | null {
  const [low, high] = [lo ?? current?.lo ?? null, hi ?? current?.hi ?? null];
  return low === null || high === null ? null : { lo: round(low), hi: round(high) };
}

/**
 * A suggested range moved between those that people decided on, so that it inverts none of them.
 *
 * Ranges that do not fall from rung to rung do not fall afterwards either, and none becomes empty, as long as the decided ones are in order themselves.
 */
export function between(suggested: Placement & { readonly range: Interval }, decided: readonly Placement[]): Interval {
  const near = decided.filter(({ track }) => track === suggested.track);
  const edge = (name: "lo" | "hi"): number => {
    const all = (keep: (order: number) => boolean): readonly number[] => near.flatMap(({ order, range }) => (range !== null && keep(order) ? [range[name]] : []));
    return Math.max(Math.min(suggested.range[name], ...all((order) => order > suggested.order)), ...all((order) => order < suggested.order));
  };
  return { lo: edge("lo"), hi: edge("hi") };
}
