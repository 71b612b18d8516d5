import { TRACKS, type Track } from "../../../taxonomy/domain/axis.js";
import { curatedSteps } from "../curated.js";
import { contextKeys } from "../features.js";
import { total, type Profile } from "../grid.js";
import type { ConceptWeights } from "../weights.js";
import { mass, round3, type Counted, type ReadLadder } from "./counted.js";
import type { Settings } from "./settings.js";

/** log2 P(words below or above | words, state) / P(words below or above | words): what the neighbours' names add to a step's own. */
export function contextsOf(ladders: readonly ReadLadder[], settings: Settings): Readonly<Record<string, ConceptWeights>> {
  const byWords = new Map<string, Counted[]>();
  const byContext = new Map<string, Counted[]>();
  const push = (map: Map<string, Counted[]>, key: string, value: Counted): void => void (map.get(key)?.push(value) ?? map.set(key, [value]));
  for (const ladder of ladders) {
    for (const track of TRACKS) {
      const steps = curatedSteps(ladder, ladder.readings, track);
      if (steps.length < 2) continue;
      const words = steps.map((step) => step.reading.words);
      steps.forEach((step, i) => {
        const counted = { ...step, weight: ladder.weight, told: true };
        push(byWords, `${track} ${words[i]}`, counted);
        for (const key of contextKeys(words, i)) push(byContext, `${track} ${key}`, counted);
      });
    }
  }
  const found = new Map<string, { n: number; IC?: Profile; M?: Profile }>();
  for (const [name, seen] of [...byContext].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const [track, key] = [name.slice(0, name.indexOf(" ")) as Track, name.slice(name.indexOf(" ") + 1)];
    const all = byWords.get(`${track} ${/^[^<>]*/u.exec(key)?.[0] ?? ""}`) ?? [];
    if (seen.length < settings.fewest || seen.length === all.length) continue;
    const [here, everywhere] = [mass(seen, track, settings), mass(all, track, settings)];
    const rate = total(here) / total(everywhere);
    const profile = here.map((count, s) => round3(Math.log2((count + settings.contextSmoothing * rate) / ((everywhere[s] ?? 0) + settings.contextSmoothing) / rate)));
    const before = found.get(key);
    found.set(key, { ...before, n: (before?.n ?? 0) + seen.length, [track]: profile });
  }
  return Object.fromEntries(found);
}
