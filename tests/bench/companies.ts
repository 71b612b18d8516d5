import { citation } from "../../src/database/citations.js";
import type { CompanySeed, LadderSeed } from "../../src/ladder/domain/seed.js";
import { AXIS, INFLUENCES, round, type Track } from "../../src/taxonomy/domain/axis.js";
import { inventedName } from "./names.js";
import { random, type Random } from "./random.js";

const COUNTRIES = ["US", "US", "US", "US", "GB", "DE", "IN", "FR", "CA", "NL", "SE", "PL", "BR", "IL", "JP", "SG", "AU", "ES"];
const OTHER_FAMILIES = [["data-engineering", 0.3], ["machine-learning", 0.15], ["sre", 0.1], ["data-architecture", 0.05]] as const;
const PREFIXES = ["L", "E", "IC", "G", "SE", "Level "];
const TITLES: Readonly<Record<Track, readonly string[]>> = {
  IC: ["Junior Engineer", "Engineer", "Engineer II", "Senior Engineer", "Senior Engineer II", "Staff Engineer", "Senior Staff Engineer", "Principal Engineer", "Distinguished Engineer"],
  M: ["Team Lead", "Engineering Manager", "Senior Engineering Manager", "Director", "Senior Director", "VP Engineering"],
};
const FEWEST_AND_MOST: Readonly<Record<Track, readonly [number, number]>> = { IC: [4, 9], M: [2, 6] };
type RungSeed = LadderSeed["rungs"][number];

/**
 * Company number `index` of an endless row of invented ones: the same for the same number, whatever else is made.
 *
 * Its main ladder is for software with 6 to 15 rungs on both tracks; some have ladders of other families, some no codes,
 * some scales that run backwards, some no known size or country.
 */
export function inventedCompany(index: number): CompanySeed {
  const chosen = random(index);
  const slug = `invented-${String(index).padStart(6, "0")}`;
  const source = citation({ title: `Ladder of invented company ${index}`, kind: chosen.chance(0.6) ? "PRIMARY" : "SECONDARY", group: slug, url: `https://example.org/${slug}`, date: `${chosen.between(2018, 2025)}-0${chosen.between(1, 9)}`, collected: "2026-10" });
  const second = citation({ title: `A talk about invented company ${index}`, kind: "SECONDARY", group: `${slug}-talk`, url: `https://example.org/${slug}/talk`, date: "2024", collected: "2026-10" });
  const people = Math.round(Math.exp(2.3 + chosen.next() * 9));
  const families = ["software", ...OTHER_FAMILIES.filter(([, share]) => chosen.chance(share)).map(([family]) => family)];
  return {
    slug, name: inventedName(index), kind: chosen.chance(0.95) ? "COMPANY" : "NONPROFIT",
    ...(chosen.chance(0.9) && { country: chosen.one(COUNTRIES) }),
    description: `A company made up for the benchmark, with ${families.length} ladder${families.length > 1 ? "s" : ""}.`,
    ...(chosen.chance(0.8) && { people: { min: people, max: people * 2, asOf: "2026", basis: "INFERRED" as const } }),
    sources: { ladder: source, ...(chosen.chance(0.3) && { talk: second }) },
    ladders: families.map((family, i) => inventedLadder(family, i === 0, chosen)),
  };
}

function inventedLadder(family: string, main: boolean, chosen: Random): LadderSeed {
  const prefix = chosen.chance(0.6) ? chosen.one(PREFIXES) : null;
  const backwards = chosen.chance(0.08);
  const confidence = chosen.one([0.55, 0.6, 0.65, 0.7, 0.7, 0.8]);
  const rungs = (["IC", "M"] as const).flatMap((track): RungSeed[] => {
    const count = chosen.between(...FEWEST_AND_MOST[track]);
    return edges(track, count, chosen).map(({ lo, hi }, i) => ({
      order: i + 1,
      ...(prefix !== null && { code: `${track === "M" ? "M" : prefix}${backwards ? count - i : i + 1}` }),
      title: TITLES[track][i]!, track,
      scope: `Answers for work of breadth ${i + 1} of ${count}.`,
      influence: INFLUENCES[Math.min(INFLUENCES.length - 1, Math.floor(lo))]!,
      mapping: { lo, hi, confidence, justification: "MANUAL_MAPPING_CURATION", comment: `Step ${i + 1} of ${count} on its track.`, sources: ["ladder"] },
    }));
  });
  return { slug: family, name: `Ladder for ${family}`, family, main, sources: ["ladder"], rungs };
}

/** A tiled ladder on the 0.05 grid. Many real ones follow the canonical levels, so equal ranges are common here too. */
function edges(track: Track, count: number, chosen: Random): readonly { lo: number; hi: number }[] {
  const axis = AXIS[track];
  const step = chosen.chance(0.5) ? 0.5 : 0.05;
  const snap = (at: number): number => round(Math.round(at / step) * step);
  const lowest = snap(axis.lo + chosen.next() * 0.5);
  const highest = snap(axis.hi - chosen.next() * (track === "IC" ? 2 : 1.5));
  const cuts = Array.from({ length: count + 1 }, (_, i) => lowest + ((highest - lowest) * (i + (i > 0 && i < count ? (chosen.next() - 0.5) * 0.6 : 0))) / count).map(snap);
  // neighbours that were snapped to one point are a grid step apart
  for (let i = 1; i < cuts.length; i += 1) cuts[i] = Math.max(cuts[i]!, round(cuts[i - 1]! + 0.05));
  return cuts.slice(1).map((hi, i) => ({ lo: cuts[i]!, hi }));
}
