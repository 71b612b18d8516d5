import { perTrack, STATES } from "../grid.js";
import type { Lexicon } from "../lexicon.js";
import type { LevelingWeights, WeightedText } from "../weights.js";
import { chainOf, forkOf, sizeShiftOf } from "./chains.js";
import { contextsOf } from "./contexts.js";
import { countedOf, round2, type ReadLadder } from "./counted.js";
import { profilesOf } from "./profiles.js";
import { DEFAULT_SETTINGS, type Settings } from "./settings.js";
import { trackPriorOf } from "./track-odds.js";

export { readLadders, type ReadLadder } from "./counted.js";

/** Everything that is counted, from ladders already read. Deterministic: equal input gives equal weights. */
export function fitWeights(ladders: readonly ReadLadder[], lexicon: Lexicon, settings: Settings = DEFAULT_SETTINGS): Omit<LevelingWeights, "version" | "fittedOn"> {
  const placed = countedOf(ladders);
  return {
    grid: STATES,
    profiles: profilesOf(placed, lexicon, settings),
    contexts: contextsOf(ladders, settings),
    trackPrior: trackPriorOf(placed),
    transitions: perTrack((track) => chainOf(ladders, placed, track, settings)),
    fork: forkOf(ladders),
    size: { below: settings.sizeBelow, shift: sizeShiftOf(ladders, settings) },
    scales: settings.scales,
    calibration: settings.calibration,
    texts: placed.flatMap((p): WeightedText[] => (p.reading.terms.length === 0 ? [] : [{ track: p.rung.track, at: round2(p.at), terms: p.reading.terms }])),
  };
}
