import { round } from "./axis.js";
import type { Fold } from "./taxonomy.js";

/** One step of a fold walk: `fold` was taken, and `factor` is the product of all factors so far. */
export interface FoldStep {
  readonly family: string;
  readonly factor: number;
  readonly fold: Fold;
}

/**
 * The families that `family` is answered from where a company has no ladder for it, nearest first.
 *
 * `factor` (0–1) multiplies confidence and falls with every step. Empty for a family that does not fold or is unknown. Walks each
 * family once, so that a circle of folds ends.
 * Source: equivalence.md, section 2, "Family".
 */
export function foldsFrom(family: string, folds: readonly Fold[]): readonly FoldStep[] {
  const steps: FoldStep[] = [];
  const seen = new Set([family]);
  let factor = 1;
  for (let fold = foldOf(family, folds); fold !== undefined && !seen.has(fold.to); fold = foldOf(fold.to, folds)) {
    factor = round(factor * fold.factor);
    seen.add(fold.to);
    steps.push({ family: fold.to, factor, fold });
  }
  return steps;
}

const foldOf = (family: string, folds: readonly Fold[]): Fold | undefined => folds.find((fold) => fold.from === family);
