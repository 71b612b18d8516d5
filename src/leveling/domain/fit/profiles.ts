import { INFLUENCES, type Track } from "../../../taxonomy/domain/axis.js";
import { aloneKey, UNMARKED, UNMARKED_ARCHITECT } from "../features.js";
import { band, flat, perTrack, plus, STATES, times, total, type Profile } from "../grid.js";
import type { Concept, Lexicon, Typical } from "../lexicon.js";
import type { ConceptWeights } from "../weights.js";
import { mass, round3, type Counted } from "./counted.js";
import type { Settings } from "./settings.js";
import { trackOdds } from "./track-odds.js";

/** Where a title that names the work alone is expected. */
const UNMARKED_TYPICAL: Readonly<Record<string, readonly Typical[]>> = {
  [aloneKey(UNMARKED)]: [{ track: "IC", lo: 0.3, hi: 2.2 }], [aloneKey(UNMARKED_ARCHITECT)]: [{ track: "IC", lo: 1, hi: 3.6 }],
};

/** log2 P(concept | state) / P(concept) from smoothed counts, with what the expert expects as so many rungs more. */
export function profilesOf(placed: readonly Counted[], lexicon: Lexicon, settings: Settings): Readonly<Record<string, ConceptWeights>> {
  const all = perTrack((track) => mass(placed.filter((p) => p.rung.track === track), track, settings));
  const byKey = new Map<string, Counted[]>();
  for (const p of placed) {
    for (const { key } of p.reading.features) {
      for (const counted of key.startsWith(UNMARKED) && p.told ? [key, aloneKey(key)] : [key]) {
        const list = byKey.get(counted);
        if (list === undefined) byKey.set(counted, [p]);
        else list.push(p);
      }
    }
  }
  const odds = trackOdds(placed, lexicon, settings);
  const concepts = new Map(lexicon.concepts.map((c) => [c.key, c]));
  const keys = [...new Set([...byKey.keys(), ...lexicon.concepts.filter((c) => c.typical !== undefined || c.kind === "SCOPE" || odds.has(c.key)).map((c) => c.key), ...Object.keys(UNMARKED_TYPICAL)])].sort();
  const entries = keys.map((key): [string, ConceptWeights] => {
    const seen = byKey.get(key) ?? [];
    const concept = concepts.get(key);
    const profile = (track: Track): Profile | undefined => {
      const here = seen.filter((p) => p.rung.track === track);
      const typical = (concept?.typical ?? UNMARKED_TYPICAL[key])?.find((t) => t.track === track);
      if (concept?.kind === "SCOPE") return scopeProfile(here, concept, track, settings);
      if (here.length === 0 && typical === undefined) return undefined;
      const counted = mass(here, track, settings);
      const expected = typical === undefined ? flat(track) : times(band(track, typical.lo, typical.hi, settings.bandwidth / 2), settings.expert);
      const sum = plus(counted, expected);
      const rate = total(sum) / (total(all[track]) + (typical === undefined ? 0 : settings.expert));
      return sum.map((count, s) => round3(Math.log2((count + settings.smoothing * rate) / ((all[track][s] ?? 0) + (expected[s] ?? 0) + settings.smoothing) / rate)));
    };
    const [seenIc, seenM, track] = [profile("IC"), profile("M"), odds.get(key)];
    // The tracks are parallel: a word never seen on one says there what it says on the other, with less weight.
    const ic = seenIc ?? (seenM && paralleled(seenM, "M", "IC", settings.parity));
    const m = seenM ?? (seenIc && paralleled(seenIc, "IC", "M", settings.parity));
    return [key, { n: seen.length, ...(ic && { IC: ic }), ...(m && { M: m }), ...(track !== undefined && { track: round3(track) }) }];
  });
  return Object.fromEntries(entries.filter(([, w]) => w.IC !== undefined || w.M !== undefined || w.track !== undefined));
}

/** A profile of one track, read off at the places of the other. */
function paralleled(profile: Profile, from: Track, to: Track, weight: number): Profile {
  const lowest = Math.min(...profile);
  return STATES[to].map((state) => round3(weight * (profile[STATES[from].indexOf(state)] ?? lowest)));
}

/** Where each reach is expected before any rung is counted, in levels. Source: canon.md, section 1. */
const REACH: Readonly<Record<Track, readonly number[]>> = {
  IC: [0.5, 1.4, 2.4, 3.3, 4, 4.4, 4.7, 5.2],
  M: [2, 2.3, 2.6, 3.4, 4.2, 4.7, 5.1, 5.6],
};

/**
 * A bell curve whose middle is the mean of the rungs seen, drawn towards what is expected. All reaches share one width and their
 * middles never fall with the reach, so that a wider reach never speaks for a lower level.
 */
function scopeProfile(here: readonly Counted[], concept: Concept, track: Track, settings: Settings): Profile {
  const rank = INFLUENCES.indexOf(concept.influence ?? "TASK");
  const expected = REACH[track][rank] ?? 3;
  const weight = total(here.map((p) => p.weight));
  const mean = (total(here.map((p) => p.weight * p.at)) + settings.expert * 2 * expected) / (weight + settings.expert * 2);
  // Between the points half-way to the neighbours' expectations, so that no reach passes another.
  const halfWay = (other: number): number => (expected + (REACH[track][other] ?? (other < rank ? -Infinity : Infinity))) / 2;
  const ordered = Math.min(halfWay(rank + 1), Math.max(halfWay(rank - 1), mean));
  const log = STATES[track].map((state) => -0.5 * ((state - ordered) / settings.scopeSpread) ** 2 / Math.LN2);
  const top = Math.max(...log);
  return log.map((b) => round3(b - top));
}
