import { round, type Interval, type Track } from "../taxonomy/domain/axis.js";
import type { CanonicalLevel, Taxonomy } from "../taxonomy/index.js";
import type { MissingField, RungSuggestion } from "./domain/suggestion.js";
import type { LevelPlacementType } from "./leveling.types.js";

/** Half levels worth showing: less likely ones say nothing to a reader. */
const LEAST_PROBABILITY = 0.01;
const AT_LEAST = 3;

/** A suggestion with canonical levels in the place of numbers. */
export function placementOf(suggestion: Omit<RungSuggestion, "index">, taxonomy: Taxonomy): LevelPlacementType {
  const { track, trackProbability, family, range, centre, decision, confidence, evidence, notes } = suggestion;
  return {
    track, family, range, centre, decision, notes,
    trackProbability: round(trackProbability),
    confidence: round(confidence),
    evidence: evidence.map((item) => ({ ...item, bits: round(item.bits), perState: item.perState.map(round) })),
    missing: missingOf(suggestion),
    level: levelAt(track, centre, taxonomy),
    posterior: suggestion.posterior
      .filter((state, i) => i < AT_LEAST || state.probability >= LEAST_PROBABILITY)
      .map((state) => ({ ...state, probability: round(state.probability), level: levelAt(track, middle(state.range), taxonomy) })),
  };
}

/** What else would help, in numbers as they are shown. */
export const missingOf = ({ missing }: Pick<RungSuggestion, "missing">): readonly MissingField[] => missing.map((field) => ({ ...field, gainBits: round(field.gainBits) }));

const middle = ({ lo, hi }: Interval): number => (lo + hi) / 2;

/** The canonical level in whose band a point lies; null beyond the track's axis. */
export const levelAt = (track: Track, point: number, taxonomy: Taxonomy): CanonicalLevel | null => taxonomy.levelAt(track, Math.floor(point) + 1);
