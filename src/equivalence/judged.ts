import { CountedCache } from "../shared/counted-cache.js";

/** Bytes that judgements may take together, as estimated by `weigh`. */
const MOST_BYTES = 24 * 1024 * 1024;
/** What an answer takes besides its texts: lists of matches and shares; measured on the headline. */
const BARE_BYTES = 2_500;

interface Judgement {
  /** Everything the value rests on, compared by identity: published versions, evidence and taxonomy are never changed, only replaced. */
  readonly ground: readonly unknown[];
  readonly value: object;
}

/**
 * Judgements of pairs in memory, so that a pair is judged once for each version of what it rests on and not for each request.
 *
 * Nothing has to be dropped when something is published: whoever asks names the ground, and a judgement on other ground is made anew.
 */
export class Judged {
  readonly kept = new CountedCache<string, Judgement>({ maxSize: MOST_BYTES, sizeCalculation: ({ value }) => weigh(value) });

  /** The value that `make` gives, or gave before on the same `ground`. `key` tells pairs and wishes apart. */
  of<V extends object>(key: string, ground: readonly unknown[], make: () => V): V {
    const held = this.kept.get(key);
    if (held !== undefined && held.ground.length === ground.length && held.ground.every((part, i) => part === ground[i])) return held.value as V;
    const value = make();
    this.kept.set(key, { ground, value });
    return value;
  }
}

/** Texts are what differs: two bytes a character at worst. */
function weigh(value: object): number {
  const { reasons = [], caveats = [] } = value as { readonly reasons?: readonly { readonly text: string }[]; readonly caveats?: readonly string[] };
  return BARE_BYTES + 2 * (reasons.reduce((sum, { text }) => sum + text.length, 0) + caveats.reduce((sum, text) => sum + text.length, 0));
}
