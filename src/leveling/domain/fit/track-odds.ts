import type { Track } from "../../../taxonomy/domain/axis.js";
import { UNMARKED } from "../features.js";
import { perTrack, total } from "../grid.js";
import type { ConceptKind, Lexicon } from "../lexicon.js";
import { round3, type Counted } from "./counted.js";
import type { Settings } from "./settings.js";

/** The most that one concept says of the track, in bits: what the work is says less than the rank, and "… (management)" says it all. */
const MOST: Readonly<Partial<Record<ConceptKind, number>>> = { FAMILY: 2, SENIORITY: 7, SUPERVISION: 4, TRACK: 9 };

/** log2 of how much more often a concept is seen on management rungs, per concept of the title or of people's supervision. */
export function trackOdds(placed: readonly Counted[], lexicon: Lexicon, settings: Settings): ReadonlyMap<string, number> {
  const sums = perTrack((track) => total(placed.filter((p) => p.rung.track === track).map((p) => p.weight)));
  const counts = new Map<string, Record<Track, number>>();
  for (const p of placed) {
    const keys = new Set([...p.reading.title.matches, ...p.reading.scope.matches].map((m) => m.concept.key));
    if (p.reading.words.startsWith(UNMARKED)) keys.add(UNMARKED);
    for (const key of keys) {
      const count = counts.get(key) ?? { IC: 0, M: 0 };
      count[p.rung.track] += p.weight;
      counts.set(key, count);
    }
  }
  const odds = new Map<string, number>();
  for (const { key, kind, track } of [...lexicon.concepts, { key: UNMARKED, kind: "SENIORITY" as const, track: "IC" as const }]) {
    if (kind === "SCOPE" || kind === "HORIZON" || kind === "PROFESSION" || (kind === "SUPERVISION" && track === undefined)) continue;
    const count = counts.get(key) ?? { IC: 0, M: 0 };
    if (track === undefined && count.IC + count.M === 0) continue;
    const prior = { IC: track === "IC" ? settings.trackPrior : track === "M" ? 0.1 : 0.5, M: track === "M" ? settings.trackPrior : track === "IC" ? 0.1 : 0.5 };
    const bits = Math.log2((count.M + prior.M) / (sums.M + 1) / ((count.IC + prior.IC) / (sums.IC + 1)));
    const most = MOST[kind] ?? 10;
    odds.set(key, kind === "TRACK" ? most * Math.sign(prior.M - prior.IC) : Math.max(-most, Math.min(most, bits)));
  }
  return odds;
}

/** log2 odds of management among all rungs. */
export const trackPriorOf = (placed: readonly Counted[]): number => {
  const m = placed.filter((p) => p.rung.track === "M").length;
  return round3(Math.log2((m + 1) / (placed.length - m + 1)));
};
