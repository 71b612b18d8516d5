import { folded, isCode, isForeign, weightOf, weightOfAll } from "./words.js";

/** How well asked words fit a name. */
export interface Likeness {
  /** 0 to 1: all in all; 1 only for the same words. */
  readonly score: number;
  /** 0 to 1: how much of what was asked is found in the name. */
  readonly covered: number;
}

export const UNLIKE: Likeness = { score: 0, covered: 0 };

/** Of a name that holds all that was asked, how much of the score is sure; the rest is earned by saying nothing else. */
const SURE = 0.72;

/** Letters that may be wrong, missing, added or swapped in a word of this length. */
const slips = (length: number): number => (length < 4 ? 0 : length < 8 ? 1 : 2);

/** How well one asked word fits one word of a name, 0 to 1: the same, its beginning, or misspelled. A code is never misspelled. */
export function wordLikeness(asked: string, word: string): number {
  if (asked === word) return 1;
  if (word.startsWith(asked)) return 0.75 + 0.2 * (asked.length / word.length);
  if (isForeign(asked) || isForeign(word)) {
    const part = word.includes(asked) ? asked.length / word.length : asked.includes(word) ? word.length / asked.length : 0;
    if (part > 0 && Math.min(asked.length, word.length) > 1) return 0.5 + 0.4 * part;
  }
  if (isCode(asked) || isCode(word)) return 0;
  const most = Math.min(slips(asked.length), slips(word.length));
  const wrong = distance(asked, word, most);
  if (wrong <= most) return 1 - (0.8 * wrong) / Math.max(asked.length, word.length);
  // typed up to here, and already misspelled
  const begun = word.slice(0, asked.length);
  return asked.length >= 5 && distance(asked, begun, slips(asked.length)) <= slips(asked.length) ? 0.65 : 0;
}

/** Three rows of the table below, which are used again: tens of thousands of pairs are compared in one search. */
let rows: readonly [Uint16Array, Uint16Array, Uint16Array] = [new Uint16Array(64), new Uint16Array(64), new Uint16Array(64)];

/**
 * Letters to change between two words, two neighbours swapped counting as one; `most` + 1 where it is more than `most`. Only what lies so near the diagonal of the
 * table is looked at, and no row after one that holds too much everywhere.
 */
export function distance(a: string, b: string, most: number): number {
  const far = most + 1;
  if (Math.abs(a.length - b.length) > most) return far;
  if (rows[0].length <= b.length) rows = [new Uint16Array(2 * b.length), new Uint16Array(2 * b.length), new Uint16Array(2 * b.length)];
  let [before, last, row] = rows;
  for (let j = 0; j <= b.length; j += 1) last[j] = Math.min(j, far);
  for (let i = 1; i <= a.length; i += 1) {
    const from = Math.max(1, i - most);
    const to = Math.min(b.length, i + most);
    row[from - 1] = from === 1 ? Math.min(i, far) : far;
    let least = row[from - 1] ?? far;
    for (let j = from; j <= to; j += 1) {
      const letter = a.charCodeAt(i - 1);
      let here = Math.min((last[j] ?? far) + 1, (row[j - 1] ?? far) + 1, (last[j - 1] ?? far) + (letter === b.charCodeAt(j - 1) ? 0 : 1), far);
      if (i > 1 && j > 1 && letter === b.charCodeAt(j - 2) && a.charCodeAt(i - 2) === b.charCodeAt(j - 1)) here = Math.min(here, (before[j - 2] ?? far) + 1);
      row[j] = here;
      least = Math.min(least, here);
    }
    if (least > most) return far;
    if (to < b.length) row[to + 1] = far;
    [before, last, row] = [last, row, before];
  }
  return last[b.length] ?? far;
}

const lengthOf = (words: readonly string[]): number => words.reduce((sum, { length }) => sum + length, 0);

const isSameFolded = (a: readonly string[], b: readonly string[]): boolean => lengthOf(a) === lengthOf(b) && folded(a) === folded(b);

/**
 * How well asked words fit a name. Each asked word takes the word of the name that it fits best; order does not count.
 * Both as `wordsOf` gives them.
 */
export function nameLikeness(asked: readonly string[], name: readonly string[]): Likeness {
  if (asked.length === 0 || name.length === 0) return UNLIKE;
  if (isSameFolded(asked, name)) return { score: 1, covered: 1 };
  const free: (string | null)[] = name.slice();
  let [found, said] = [0, 0];
  for (const word of asked) {
    let [best, at] = [0, -1];
    for (let i = 0; i < free.length; i += 1) {
      const other = free[i] ?? null;
      const fit = other === null ? 0 : wordLikeness(word, other);
      if (fit > best) [best, at] = [fit, i];
    }
    if (at < 0) continue;
    free[at] = null;
    found += weightOf(word) * best;
    said += weightOf(name[at] ?? "") * best;
  }
  const covered = found / weightOfAll(asked);
  return { score: covered * (SURE + (1 - SURE) * (said / weightOfAll(name))), covered };
}

/** A name with how well what was asked fits it. */
export interface Likened<T> {
  readonly name: T;
  readonly likeness: Likeness;
}

export const likened = <T extends { readonly words: readonly string[] }>(asked: readonly string[], names: readonly T[]): readonly Likened<T>[] =>
  names.map((name) => ({ name, likeness: nameLikeness(asked, name.words) }));

/** The best of several names; null when none is like what was asked. */
export function bestOf<T>(names: readonly Likened<T>[]): Likened<T> | null {
  let best: Likened<T> | null = null;
  for (const one of names) if (one.likeness.score > (best?.likeness.score ?? 0)) best = one;
  return best;
}
