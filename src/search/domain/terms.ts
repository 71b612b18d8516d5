import type { Taxonomy } from "../../taxonomy/domain/compiled.js";
import type { MatchedOn } from "./hit.js";
import type { Name } from "./mention.js";
import type { FoundTerm } from "./rank.js";
import { wordsOf } from "./words.js";

const known = new WeakMap<Taxonomy, readonly FoundTerm[]>();

/** All that search finds in the taxonomy: levels, roles and slang with their names. A few dozen, so each is looked at. */
export function termsOf(taxonomy: Taxonomy): readonly FoundTerm[] {
  let terms = known.get(taxonomy);
  if (terms === undefined) {
    terms = read(taxonomy);
    known.set(taxonomy, terms);
  }
  return terms;
}

export const nameOf = (on: MatchedOn, text: string): Name<MatchedOn> => ({ on, text, words: wordsOf(text) });

function read(taxonomy: Taxonomy): readonly FoundTerm[] {
  const aliases = (subject: string): readonly Name<MatchedOn>[] => taxonomy.statements("ALIAS", subject).map((alias) => nameOf("ALIAS", alias.title ?? alias.text));
  const codes = (subject: string): readonly Name<MatchedOn>[] => taxonomy.statements("REFERENCE_CODE", subject).flatMap((code) => (code.title === null ? [] : [nameOf("CODE", code.title)]));
  return [
    ...taxonomy.content.levels.map(({ id, key, title, rank }): FoundTerm => ({
      kind: "CANONICAL_LEVEL", id, key, order: rank, names: [nameOf("TITLE", title), ...aliases(key), ...codes(key), nameOf("SLUG", key)],
    })),
    ...taxonomy.content.roles.map(({ id, key, title }, order): FoundTerm => ({ kind: "ROLE", id, key, order, names: [nameOf("TITLE", title), ...aliases(key)] })),
    ...taxonomy.statements("SLANG").map(({ id, key, title, text, points, ordinal }): FoundTerm => ({
      kind: "SLANG", id, key, order: ordinal, names: [nameOf("TITLE", title ?? text), ...points.map((point) => nameOf("ALIAS", point))],
    })),
  ];
}
