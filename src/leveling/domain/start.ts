import type { Track } from "../../taxonomy/domain/axis.js";
import { lengthClass } from "./chain.js";
import { flat, plus, STATES, type Profile } from "./grid.js";
import type { LevelingModel } from "./model.js";

/**
 * log2 P(first state) of a track with so many steps, up to a constant. `senior`: where the same ladder's senior engineer stands, in
 * levels, which tells where its managers begin; null where it has none. `alone`: a title without a ladder, which is somebody's, where a
 * rung of a ladder is just one of its rungs.
 */
export function startOf(track: Track, steps: number, senior: number | null, alone: boolean, model: LevelingModel): Profile {
  const weights = model.weights.transitions[track];
  const start = alone ? weights.base : (weights.start[lengthClass(steps)] ?? flat(track));
  if (track !== "M" || senior === null) return start;
  const { mean, sd } = model.weights.fork;
  return plus(start, STATES.M.map((state) => (-0.5 * ((state - senior - mean) / sd) ** 2) / Math.LN2));
}
