import type { Track } from "../../taxonomy/domain/axis.js";
import type { Taxonomy } from "../../taxonomy/domain/compiled.js";
import type { Lexicon } from "./lexicon.js";
import { compileMatcher, type Matcher } from "./matcher.js";
import { canonicalTexts, indexTexts, type TextIndex } from "./texts.js";
import type { LevelingWeights, WeightedText } from "./weights.js";

/** A canonical level that a title or an anchor names. */
export interface NamedLevel {
  readonly key: string;
  readonly track: Track;
  /** Middle of its band, in levels. */
  readonly at: number;
}

/** Everything a suggestion is computed from, made ready once. */
export interface LevelingModel {
  readonly matcher: Matcher;
  readonly weights: LevelingWeights;
  readonly texts: TextIndex;
  /** The level whose title or alias this is, in any spelling; null where none is, or several are. */
  alias(title: string): NamedLevel | null;
  /** null when there is no such level. */
  level(key: string): NamedLevel | null;
}

/** Compiles lexicon, weights and the taxonomy's texts. Deterministic. */
export function compileModel(lexicon: Lexicon, weights: LevelingWeights, taxonomy: Taxonomy): LevelingModel {
  const matcher = compileMatcher(lexicon);
  return modelWith(matcher, canonicalTexts(taxonomy, matcher), weights, taxonomy);
}

/** The same from a matcher and texts that are ready: for those who compile many models that differ in their weights. */
export function modelWith(matcher: Matcher, canonical: readonly WeightedText[], weights: LevelingWeights, taxonomy: Taxonomy): LevelingModel {
  const level = (key: string): NamedLevel | null => {
    const found = taxonomy.level(key);
    return found === null ? null : { key, track: found.track, at: found.rank - 0.5 };
  };
  return {
    matcher, weights, level,
    texts: indexTexts([...canonical, ...weights.texts]),
    alias: (title) => {
      const levels = taxonomy.named(title).flatMap((thing) => level(thing.key) ?? []);
      return levels.length === 1 ? (levels[0] ?? null) : null;
    },
  };
}
