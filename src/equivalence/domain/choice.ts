import type { Track } from "../../taxonomy/domain/axis.js";
import type { CompiledLadder, LadderSection } from "./compiled.js";
import type { FoldStep } from "./question.js";

/** The part of the target's ladder in which the answer is sought, and the folds that led there. */
export interface Choice {
  readonly section: LadderSection;
  readonly folds: readonly FoldStep[];
}

/**
 * The section for a track and family: the family's own, else that of the first family it folds into, step after step.
 *
 * Fewer steps come first, then the cheaper way. Null when no family on the way has a rung on the track.
 */
export function chooseSection(ladder: CompiledLadder, track: Track, family: string, folds: readonly FoldStep[]): Choice | null {
  let ways: readonly (readonly FoldStep[])[] = [[]];
  const seen = new Set<string>();
  while (ways.length > 0) {
    const next: (readonly FoldStep[])[] = [];
    for (const way of [...ways].sort(cheaperFirst)) {
      const reached = way.at(-1)?.to ?? family;
      if (seen.has(reached)) continue;
      seen.add(reached);
      const section = ladder.section(track, reached);
      if (section) return { section, folds: way };
      for (const fold of folds) if (fold.from === reached) next.push([...way, fold]);
    }
    ways = next;
  }
  return null;
}

/** What the folds leave of a confidence, 0–1. */
export const costOf = (way: readonly FoldStep[]): number => way.reduce((left, { factor }) => left * factor, 1);

const cheaperFirst = (a: readonly FoldStep[], b: readonly FoldStep[]): number =>
  costOf(b) - costOf(a) || (pathOf(a) < pathOf(b) ? -1 : 1);

const pathOf = (way: readonly FoldStep[]): string => way.map(({ to }) => to).join("/");
