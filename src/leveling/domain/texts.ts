import type { Taxonomy } from "../../taxonomy/domain/compiled.js";
import type { Track } from "../../taxonomy/domain/axis.js";
import { bell, flat, normalised, plus, STATES, times, type Profile } from "./grid.js";
import { stem } from "./features.js";
import type { Matcher } from "./matcher.js";
import type { WeightedText } from "./weights.js";

/** Texts with a known place, weighted by TF-IDF. */
export interface TextIndex {
  /** How much more likely each state is by the texts most like these words, in bits; null where no word is known. */
  compare(terms: readonly string[], track: Track): { readonly bits: Profile; readonly near: readonly string[] } | null;
}

/** How many of the likest texts are asked. */
const NEAREST = 12;
/** Spread of a text's place, in levels: texts of neighbouring levels use the same words. */
const SPREAD = 0.8;
/** Weight of "says nothing" beside the likeness of the texts found. */
const DOUBT = 0.6;

/** Focus, responsibilities and trust of the canonical levels, as texts with a place. */
export function canonicalTexts(taxonomy: Taxonomy, matcher: Matcher): readonly WeightedText[] {
  return taxonomy.content.levels.flatMap((level) =>
    (["FOCUS", "RESPONSIBILITY", "TRUST", "SCOPE", "INFLUENCE"] as const).flatMap((kind) =>
      taxonomy.statements(kind, level.key).map((statement) => ({
        track: level.track, at: level.rank - 0.5, terms: termsOf(statement.text, matcher),
      }))));
}

/** The words of a text that no concept takes, stemmed. */
export const termsOf = (text: string, matcher: Matcher): readonly string[] => matcher.inText(text).rest.filter((word) => word.length > 2).map(stem);

/** Words in more than this share of the texts ("the", "with") tell nothing. */
const COMMON = 0.1;

/** Makes texts ready for comparing. */
export function indexTexts(texts: readonly WeightedText[]): TextIndex {
  const documents = texts.filter((text) => text.terms.length > 0);
  const frequency = new Map<string, number>();
  for (const { terms } of documents) for (const term of new Set(terms)) frequency.set(term, (frequency.get(term) ?? 0) + 1);
  for (const [term, count] of frequency) if (count > COMMON * documents.length) frequency.delete(term);
  const idf = (term: string): number => Math.log((documents.length + 1) / ((frequency.get(term) ?? 0) + 1));
  const vectors = documents.map((document) => ({ ...document, vector: unit(document.terms.filter((term) => frequency.has(term)), idf) }));
  const postings = new Map<string, { readonly index: number; readonly weight: number }[]>();
  vectors.forEach(({ vector }, index) => vector.forEach((weight, term) => {
    const list = postings.get(term);
    if (list === undefined) postings.set(term, [{ index, weight }]);
    else list.push({ index, weight });
  }));
  const base = { IC: baseOf(documents, "IC"), M: baseOf(documents, "M") };

  return {
    compare(terms, track) {
      const likeness = new Map<number, number>();
      unit(terms.filter((term) => frequency.has(term)), idf).forEach((weight, term) =>
        postings.get(term)?.forEach((posting) => likeness.set(posting.index, (likeness.get(posting.index) ?? 0) + weight * posting.weight)));
      const nearest = [...likeness]
        .filter(([index]) => vectors[index]?.track === track)
        .sort(([i, a], [j, b]) => b - a || i - j)
        .slice(0, NEAREST);
      if (nearest.length === 0) return null;
      const seen = nearest.reduce<Profile>((sum, [index, like]) => plus(sum, times(bell(track, vectors[index]?.at ?? 0, SPREAD), like)), flat(track));
      const mixed = plus(seen, times(base[track], DOUBT));
      const shared = normalised(mixed);
      return {
        bits: shared.map((p, s) => Math.log2(p / (base[track][s] ?? 1))),
        near: [...new Set(nearest.slice(0, 3).flatMap(([index]) => terms.filter((term) => vectors[index]?.vector.has(term))))].slice(0, 6),
      };
    },
  };
}

function unit(terms: readonly string[], idf: (term: string) => number): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1);
  const weighted = [...counts].map(([term, count]): [string, number] => [term, (1 + Math.log(count)) * idf(term)]);
  const length = Math.sqrt(weighted.reduce((sum, [, weight]) => sum + weight * weight, 0)) || 1;
  return new Map(weighted.map(([term, weight]) => [term, weight / length]));
}

function baseOf(documents: readonly WeightedText[], track: Track): Profile {
  const sum = documents.filter((d) => d.track === track).reduce<Profile>((acc, d) => plus(acc, bell(track, d.at, SPREAD)), flat(track, 1));
  return normalised(sum.length > 0 ? sum : STATES[track].map(() => 1));
}
