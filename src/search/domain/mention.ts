import { bestOf, likened } from "./likeness.js";
import { weightOf, weightOfAll } from "./words.js";

/** A name of something found, in its own spelling and as words. */
export interface Name<On extends string = string> {
  readonly on: On;
  readonly text: string;
  readonly words: readonly string[];
}

/** A company that part of the text names. */
export interface Mention {
  readonly name: Name;
  /** How sure the part names it, 0 to 1. */
  readonly strength: number;
  /** What the part counts among the text's words (see `weightOf`). */
  readonly weight: number;
  /** The words beside that part. */
  readonly rest: readonly string[];
}

/** Below this, part of a text is not taken for a company's name: a half-typed name is, a common word in a long name is not. */
const NAMED = 0.75;
const LONGEST = 4;

/** The part of the text that names this company best, with other words beside it; null when there is none. */
export function mentionOf(words: readonly string[], names: readonly Name[]): Mention | null {
  let best: Mention | null = null;
  for (let length = 1; length <= Math.min(LONGEST, words.length - 1); length += 1) {
    for (let at = 0; at + length <= words.length; at += 1) {
      const part = words.slice(at, at + length);
      const found = bestOf(likened(part, names));
      if (found === null || found.likeness.score < NAMED) continue;
      const mention = { name: found.name, strength: found.likeness.score, weight: weightOfAll(part), rest: [...words.slice(0, at), ...words.slice(at + length)] };
      if (best === null || mention.strength * mention.weight > best.strength * best.weight) best = mention;
    }
  }
  return best;
}

/** How well a company and, of the words beside its name, a rung of it fit the text together, 0 to 1. */
export const together = (mention: Mention, rungScore: number): number => {
  const restWeight = mention.rest.reduce((sum, word) => sum + weightOf(word), 0);
  return (mention.weight * mention.strength + restWeight * rungScore) / (mention.weight + restWeight);
};
