import type { PublishedLadders } from "../ladder/index.js";
import { CountedCache } from "../shared/counted-cache.js";
import { Lately } from "../shared/lately.js";

/** Bytes that judgements may take together, as estimated by `weigh`. */
const MOST_BYTES = 4 * 1024 * 1024;
/** What an answer takes besides its texts: lists of matches and shares; measured on the headline. */
const BARE_BYTES = 2_500;
/** Pairs that are remembered as judged once. */
const MOST_REMEMBERED = 3_000;

interface Judgement {
  /** Everything the value rests on, compared by identity: published versions, evidence and taxonomy are never changed, only replaced. */
  readonly ground: readonly object[];
  readonly value: object;
}

/**
 * Judgements of pairs in memory, from the second on, so that what many ask about is judged for each version of what it rests on and not for each request.
 *
 * Nothing has to be dropped when something is published: whoever asks names the ground, and a judgement on other ground is made anew. One about a company
 * that memory has let go is dropped with it, or it would hold all of that company there.
 */
export class Judged {
  readonly kept = new CountedCache<string, Judgement>({ maxSize: MOST_BYTES, sizeCalculation: ({ value }) => weigh(value) }, ({ ground }, key) => {
    for (const company of companiesIn(ground)) this.about.get(company)?.delete(key);
  });
  private readonly made = new Lately(MOST_REMEMBERED);
  /** Keys of what is kept about a company. */
  private readonly about = new WeakMap<object, Set<string>>();

  constructor(published: Pick<PublishedLadders, "onRelease">) {
    published.onRelease(({ company }) => { for (const key of this.about.get(company) ?? []) this.kept.delete(key); });
  }

  /** The value that `make` gives, or gave before on the same `ground`. `key` tells pairs and wishes apart; `settled`: the value as it is kept, with all that would be worked out when asked. */
  of<V extends object>(key: string, ground: readonly object[], make: () => V, settled: (value: V) => V = (value) => value): V {
    const held = this.kept.get(key);
    if (held !== undefined && held.ground.length === ground.length && held.ground.every((part, i) => part === ground[i])) return held.value as V;
    const made = make();
    if (!this.made.again(key)) return made;
    const value = settled(made);
    this.kept.set(key, { ground, value });
    for (const company of companiesIn(ground)) this.keysAbout(company).add(key);
    return value;
  }

  private keysAbout(company: object): Set<string> {
    const known = this.about.get(company) ?? new Set();
    this.about.set(company, known);
    return known;
  }
}

/** The companies of a rung, or of a company with its ladders. */
const companiesIn = (ground: readonly object[]): readonly object[] => ground.flatMap((part) => ("company" in part && typeof part.company === "object" && part.company !== null ? [part.company] : []));

/** Texts are what differs: two bytes a character at worst. */
function weigh(value: object): number {
  const { reasons = [], caveats = [] } = value as { readonly reasons?: readonly { readonly text: string }[]; readonly caveats?: readonly string[] };
  return BARE_BYTES + 2 * (reasons.reduce((sum, { text }) => sum + text.length, 0) + caveats.reduce((sum, text) => sum + text.length, 0));
}
