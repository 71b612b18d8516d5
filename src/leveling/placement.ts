import type { Interval, Track } from "../taxonomy/domain/axis.js";
import type { CanonicalLevel, Taxonomy } from "../taxonomy/index.js";
import type { RungSuggestion } from "./domain/suggestion.js";
import type { LevelPlacementType } from "./leveling.types.js";

/** Half levels worth showing: less likely ones say nothing to a reader. */
const LEAST_PROBABILITY = 0.01;
const AT_LEAST = 3;

/** A suggestion with canonical levels in the place of numbers. */
export function placementOf(suggestion: Omit<RungSuggestion, "index">, taxonomy: Taxonomy): LevelPlacementType {
  const { track, trackProbability, family, range, centre, decision, confidence, evidence, missing, notes } = suggestion;
  return {
    track, trackProbability, family, range, centre, decision, confidence, evidence, missing, notes,
    level: levelAt(track, centre, taxonomy),
    posterior: suggestion.posterior
      .filter((state, i) => i < AT_LEAST || state.probability >= LEAST_PROBABILITY)
      .map((state) => ({ ...state, level: levelAt(track, middle(state.range), taxonomy) })),
  };
}

const middle = ({ lo, hi }: Interval): number => (lo + hi) / 2;

/** The canonical level in whose band a point lies; null beyond the track's axis. */
export const levelAt = (track: Track, point: number, taxonomy: Taxonomy): CanonicalLevel | null => taxonomy.levelAt(track, Math.floor(point) + 1);
