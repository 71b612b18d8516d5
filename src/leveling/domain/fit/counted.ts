import { centre, type Track } from "../../../taxonomy/domain/axis.js";
import { saysNothing } from "../chain.js";
import { curatedSteps, type CuratedLadder, type CuratedRung } from "../curated.js";
import { read, type Reading } from "../features.js";
import { bell, flat, plus, times, type Profile } from "../grid.js";
import type { Matcher } from "../matcher.js";
import type { Settings } from "./settings.js";

/** A ladder with its rungs read, so that fitting without one company needs no second reading. */
export interface ReadLadder extends CuratedLadder {
  readonly readings: readonly Reading[];
  /** Weight of each rung: a company with many ladders does not outvote those with one. */
  readonly weight: number;
}

/** Reads all ladders once. */
export function readLadders(ladders: readonly CuratedLadder[], matcher: Matcher): readonly ReadLadder[] {
  const perCompany = new Map<string, number>();
  for (const { company } of ladders) perCompany.set(company, (perCompany.get(company) ?? 0) + 1);
  return ladders.map((ladder) => ({
    ...ladder,
    readings: ladder.rungs.map((rung) => read(rung, matcher)),
    weight: 1 / Math.sqrt(perCompany.get(ladder.company) ?? 1),
  }));
}

/** A curated rung as it is counted. */
export interface Counted {
  readonly rung: CuratedRung;
  readonly reading: Reading;
  readonly at: number;
  readonly weight: number;
  /** Whether the title's words tell the rung from its neighbours. */
  readonly told: boolean;
}

export const round2 = (value: number): number => Math.round(value * 100) / 100;
export const round3 = (value: number): number => Math.round(value * 1000) / 1000;

/** Sum of the rungs' places, each smoothed and weighted. */
export const mass = (rungs: readonly Counted[], track: Track, { bandwidth }: Settings): Profile =>
  rungs.reduce<Profile>((sum, p) => plus(sum, times(bell(track, p.at, bandwidth), p.weight)), flat(track));

/** Whether every rung of a track has the same words, so that the words tell none from another. */
function uniformOn(ladder: ReadLadder, track: Track): boolean {
  return saysNothing(curatedSteps(ladder, ladder.readings, track).map((step) => step.reading.words));
}

/** All mapped rungs. */
export const countedOf = (ladders: readonly ReadLadder[]): readonly Counted[] =>
  ladders.flatMap((ladder) => ladder.rungs.flatMap((rung, i): Counted[] =>
    (rung.range === null ? [] : [{ rung, reading: ladder.readings[i] as Reading, at: centre(rung.range), weight: ladder.weight, told: !uniformOn(ladder, rung.track) }])));
