import type { Track } from "../../taxonomy/domain/axis.js";
import { lengthClass } from "./chain.js";
import { flat, type Profile } from "./grid.js";
import type { LevelingModel } from "./model.js";

/** log2 P(first state) of a track with so many steps. `senior`: where the same ladder's senior engineer stands, in levels; null where none does. */
export function startOf(track: Track, steps: number, _senior: number | null, model: LevelingModel): Profile {
  const weights = model.weights.transitions[track];
  return steps === 1 ? weights.base : (weights.start[lengthClass(steps)] ?? flat(track));
}
