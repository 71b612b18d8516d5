import type { Concept, ConceptKind, Lexicon } from "./lexicon.js";
import { tokens, type Token } from "./tokens.js";

/** A concept found in a text, with the words it rests on. */
export interface Match {
  readonly concept: Concept;
  /** The words as given. */
  readonly text: string;
  /** Indexes of the tokens that it takes. */
  readonly taken: readonly number[];
  readonly part: number;
}

/** What was found in one text. */
export interface Found {
  readonly matches: readonly Match[];
  readonly tokens: readonly Token[];
  /** Words that no concept took, folded. */
  readonly rest: readonly string[];
}

interface Branch {
  readonly next: Map<string, Branch>;
  concept: Concept | null;
  expansion: readonly string[] | null;
}

/** A lexicon made ready for looking up. */
export interface Matcher {
  /** Concepts of a title: how senior, which track, which family, which other profession. */
  inTitle(text: string): Found;
  /** Concepts of a running text: scope, supervision, horizon. */
  inText(text: string): Found;
  concept(key: string): Concept | null;
}

const IN_TITLE: ReadonlySet<ConceptKind> = new Set(["SENIORITY", "TRACK", "FAMILY", "PROFESSION"]);

/** Words after which a numeral counts wherever it stands. */
const LEVEL_WORDS: ReadonlySet<string> = new Set(["level", "grade", "stufe", "niveau", "nivel", "poziom", "уровень", "级", "級", "等"]);

const branch = (): Branch => ({ next: new Map(), concept: null, expansion: null });

function insert(root: Branch, words: readonly string[]): Branch {
  let at = root;
  for (const word of words) {
    let next = at.next.get(word);
    if (next === undefined) at.next.set(word, (next = branch()));
    at = next;
  }
  return at;
}

const wordsOf = (text: string): readonly string[] => tokens(text).map((token) => token.word);

/** Makes a lexicon ready. Where two concepts claim the same words, the first by key has them. */
export function compileMatcher(lexicon: Lexicon): Matcher {
  const concepts = lexicon.concepts.toSorted((a, b) => (a.key < b.key ? -1 : 1));
  const titles = dictionary(lexicon, concepts.filter((c) => IN_TITLE.has(c.kind)));
  const texts = dictionary(lexicon, concepts.filter((c) => !IN_TITLE.has(c.kind)));
  const byKey = new Map(concepts.map((concept) => [concept.key, concept]));
  const compounds = concepts.filter((c) => c.parts !== undefined && IN_TITLE.has(c.kind)).sort((a, b) => (b.parts?.length ?? 0) - (a.parts?.length ?? 0));
  return {
    inTitle: (text) => find(text, titles, compounds),
    inText: (text) => find(text, texts, []),
    concept: (key) => byKey.get(key) ?? null,
  };
}

interface Dictionary {
  readonly root: Branch;
  readonly endings: ReadonlyMap<string, Concept>;
  readonly longestEnding: number;
}

function dictionary(lexicon: Lexicon, concepts: readonly Concept[]): Dictionary {
  const root = branch();
  const endings = new Map<string, Concept>();
  for (const { from, to } of lexicon.expansions) insert(root, wordsOf(from)).expansion = wordsOf(to);
  for (const concept of concepts) {
    for (const word of Object.values(concept.words).flat()) {
      if (word.startsWith("-")) {
        const ending = wordsOf(word)[0];
        if (ending !== undefined && !endings.has(ending)) endings.set(ending, concept);
      } else {
        const at = insert(root, wordsOf(word));
        at.concept ??= concept;
      }
    }
  }
  return { root, endings, longestEnding: Math.max(0, ...[...endings.keys()].map((e) => e.length)) };
}

/** A token, or one that an abbreviation stands for; `source` is the index of the token it came from. */
interface Piece {
  readonly word: string;
  readonly source: readonly number[];
  readonly part: number;
}

function find(text: string, { root, endings, longestEnding }: Dictionary, compounds: readonly Concept[]): Found {
  const all = tokens(text);
  const pieces = expanded(all, root);
  const matches: Match[] = [];
  const taken = new Set<number>();
  const excerpt = (sources: readonly number[]): string => text.slice(all[sources[0] ?? 0]?.start ?? 0, all[sources.at(-1) ?? 0]?.end ?? 0);
  for (let i = 0; i < pieces.length;) {
    const hit = longest(pieces, i, root) ?? ending(pieces[i], endings, longestEnding);
    if (hit === null || !counts(hit.concept, pieces, i, hit.length)) {
      i += 1;
      continue;
    }
    const sources = [...new Set(pieces.slice(i, i + hit.length).flatMap((piece) => piece.source))];
    matches.push({ concept: hit.concept, text: excerpt(sources), taken: sources, part: pieces[i]?.part ?? 0 });
    sources.forEach((source) => taken.add(source));
    i += hit.length;
  }
  const joined = compounds.reduce<readonly Match[]>(join, matches);
  return { matches: joined, tokens: all, rest: all.filter((_, i) => !taken.has(i)).map((token) => token.word) };
}

/** Replaces abbreviations by what they stand for, longest first. */
function expanded(all: readonly Token[], root: Branch): readonly Piece[] {
  const pieces: Piece[] = [];
  for (let i = 0; i < all.length;) {
    let at: Branch | undefined = root;
    let words: readonly string[] | null = null;
    let length = 1;
    for (let j = i; j < all.length && at !== undefined; j += 1) {
      at = at.next.get(all[j]?.word ?? "");
      if (at?.expansion != null) [words, length] = [at.expansion, j - i + 1];
    }
    const source = Array.from({ length }, (_, k) => i + k);
    const part = all[i]?.part ?? 0;
    for (const word of words ?? [all[i]?.word ?? ""]) pieces.push({ word, source, part });
    i += length;
  }
  return pieces;
}

interface Hit {
  readonly concept: Concept;
  readonly length: number;
}

/** The concept with the most words that starts here; words of one concept stand in one part of the title. */
function longest(pieces: readonly Piece[], start: number, root: Branch): Hit | null {
  let at: Branch | undefined = root;
  let best: Hit | null = null;
  for (let j = start; j < pieces.length && pieces[j]?.part === pieces[start]?.part; j += 1) {
    at = at.next.get(pieces[j]?.word ?? "");
    if (at === undefined) break;
    if (at.concept !== null) best = { concept: at.concept, length: j - start + 1 };
  }
  return best;
}

/** The concept of the longest ending of a compound word. */
function ending(piece: Piece | undefined, endings: ReadonlyMap<string, Concept>, longestEnding: number): Hit | null {
  const word = piece?.word ?? "";
  for (let length = Math.min(longestEnding, word.length - 1); length > 2; length -= 1) {
    const concept = endings.get(word.slice(-length));
    if (concept !== undefined) return { concept, length: 1 };
  }
  return null;
}

/** Some words count only at the end of a part, or after a word for level; some only as a part of their own. */
function counts(concept: Concept, pieces: readonly Piece[], start: number, length: number): boolean {
  if (concept.position === undefined) return true;
  const part = pieces[start]?.part;
  const next = pieces[start + length];
  const before = pieces[start - 1];
  const ends = next === undefined || next.part !== part;
  if (concept.position === "PART") return ends && before !== undefined && before.part !== part;
  return ends || (before !== undefined && LEVEL_WORDS.has(before.word));
}

/** Puts a compound in the place of its parts, where one part of the title holds them all. */
function join(matches: readonly Match[], compound: Concept): readonly Match[] {
  if (matches.length < 2 || compound.parts?.some((key) => matches.every((match) => match.concept.key !== key))) return matches;
  for (const part of new Set(matches.map((match) => match.part))) {
    const parts = compound.parts?.map((key) => matches.find((match) => match.part === part && match.concept.key === key));
    if (parts === undefined || parts.some((match) => match === undefined)) continue;
    const used = parts.filter((match) => match !== undefined);
    const first = matches.indexOf(used[0] as Match);
    const merged: Match = { concept: compound, text: used.map((m) => m.text).join(" … "), taken: used.flatMap((m) => m.taken).sort((a, b) => a - b), part };
    return matches.flatMap((match, i) => (i === first ? [merged] : used.includes(match) ? [] : [match]));
  }
  return matches;
}
