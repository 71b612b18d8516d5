import type { CuratedLadder, CuratedRung } from "../../leveling/domain/curated.js";
import { fold } from "../../shared/text.js";
import { centre, type Interval, type Track } from "../../taxonomy/domain/axis.js";
import { groupedBy } from "./evaluation-statistics.js";

/** Where the two simplest ways would put a rung, in levels, from the ladders of other companies. Both are told the track. */
export interface SimplePlaces {
  /** The mean place of rungs with the same title elsewhere; of all rungs of the track where there is none. */
  readonly byTitle: number;
  /** On the straight line through places by height on the ladder, 0 the lowest rung and 1 the highest. */
  readonly byPosition: number;
}

type Placed = CuratedRung & { readonly range: Interval; readonly height: number };

/** Places for every mapped rung of the ladders; the key is `placeKey`. */
export function simplePlaces(ladders: readonly CuratedLadder[]): ReadonlyMap<string, SimplePlaces> {
  const placed = ladders.map((ladder) => ({ ladder, rungs: placedOf(ladder) }));
  const places = new Map<string, SimplePlaces>();
  for (const [company, own] of groupedBy(placed, ({ ladder }) => ladder.company)) {
    const elsewhere = groupedBy(placed.filter(({ ladder }) => ladder.company !== company).flatMap(({ rungs }) => rungs), (rung) => rung.track);
    const simple = new Map([...elsewhere].map(([track, rungs]) => [track, learnt(rungs)]));
    for (const { ladder, rungs } of own) {
      for (const rung of rungs) {
        const from = simple.get(rung.track);
        if (from !== undefined) places.set(placeKey(ladder, rung), { byTitle: from.byTitle(rung), byPosition: from.byPosition(rung) });
      }
    }
  }
  return places;
}

export const placeKey = (ladder: Pick<CuratedLadder, "company" | "ladder">, rung: { readonly track: Track; readonly code?: string | null; readonly title: string }): string =>
  [ladder.company, ladder.ladder, rung.track, rung.code ?? "", rung.title].join("\u0000");

function placedOf(ladder: CuratedLadder): readonly Placed[] {
  return ladder.rungs.flatMap((rung) => {
    const orders = [...new Set(ladder.rungs.filter(({ track }) => track === rung.track).map(({ order }) => order))].sort((a, b) => a - b);
    return rung.range === null ? [] : [{ ...rung, range: rung.range, height: orders.length < 2 ? 0.5 : orders.indexOf(rung.order) / (orders.length - 1) }];
  });
}

function learnt(rungs: readonly Placed[]): { byTitle(rung: Placed): number; byPosition(rung: Placed): number } {
  const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
  const titles = groupedBy(rungs, ({ title }) => fold(title));
  const [height, place] = [mean(rungs.map((rung) => rung.height)), mean(rungs.map(({ range }) => centre(range)))];
  const slope = mean(rungs.map((rung) => (rung.height - height) * (centre(rung.range) - place))) / mean(rungs.map((rung) => (rung.height - height) ** 2));
  return {
    byTitle: ({ title }) => mean((titles.get(fold(title)) ?? rungs).map(({ range }) => centre(range))),
    byPosition: (rung) => place + slope * (rung.height - height),
  };
}
