import { fold } from "../../shared/text.js";

/** A ladder of a company that has several for one family, as far as choosing needs it. */
export interface Sibling {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly isMain: boolean;
  readonly rungIds: readonly string[];
}

/** What is asked about, in words that ladders may share. */
export interface AskedInWords {
  readonly id: string;
  /** The rung's or role's title. */
  readonly title: string;
  /** Name of the ladder it stands on; empty for a level or role. */
  readonly ladderName: string;
}

/**
 * Which of several ladders for the same family and track is meant: the one that holds the rung itself, else the one that
 * shares most words with what is asked about, else the main one, else the longest, else the first by slug.
 *
 * null without ladders. The order of `siblings` does not matter.
 */
export function siblingMeant<S extends Sibling>(siblings: readonly S[], asked: AskedInWords): S | null {
  const words = wordsOf(`${asked.title} ${asked.ladderName}`);
  const shared = (ladder: S): number => [...wordsOf(`${ladder.name} ${ladder.slug.replaceAll("-", " ")}`)].filter((word) => words.has(word)).length;
  const holds = (ladder: S): number => Number(ladder.rungIds.includes(asked.id));
  return [...siblings].sort((a, b) =>
    holds(b) - holds(a) || shared(b) - shared(a) || Number(b.isMain) - Number(a.isMain) || b.rungIds.length - a.rungIds.length || (a.slug < b.slug ? -1 : 1))[0] ?? null;
}

// Written "architects" and "architect" are one word.
const wordsOf = (text: string): ReadonlySet<string> => new Set(text.split(/[^\p{L}\p{N}]+/u).map((word) => fold(word).replace(/s$/, "")).filter((word) => word.length > 2));
