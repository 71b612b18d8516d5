/** What counterparts in many companies are ranked by. */
export interface Counterpart {
  /** J, 0–1. */
  readonly overlap: number;
  /** In levels; only its size counts. */
  readonly rankShift: number;
  /** The company's slug. */
  readonly company: string;
  readonly order: number;
  readonly rungId: string;
}

/**
 * Orders counterparts best first: the most alike, then the smallest difference in rank, then company, order and id.
 *
 * A total order: two different rungs never tie, so pages never overlap.
 * Source: equivalence.md, section 2.
 */
export function compareCounterparts(a: Counterpart, b: Counterpart): number {
  return (
    b.overlap - a.overlap ||
    Math.abs(a.rankShift) - Math.abs(b.rankShift) ||
    alphabetically(a.company, b.company) ||
    a.order - b.order ||
    alphabetically(a.rungId, b.rungId)
  );
}

/** Candidates already known, best first. */
export const rankCounterparts = <C extends Counterpart>(candidates: readonly C[]): readonly C[] => [...candidates].sort(compareCounterparts);

// By code unit, not by locale: the same on every machine, and the same as the database's "C" collation.
const alphabetically = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
