import type { Random } from "./random.js";

/** How often each of many things is asked about: all alike, or by Zipf's law with s = 1, by which the one of rank r is asked 1/r as often as the first. */
export const DRAWS = ["uniform", "zipf"] as const;
export type Draw = (typeof DRAWS)[number];

/** Draws ranks from 0 to `count` - 1. */
export function ranks(draw: Draw, count: number): (chosen: Random) => number {
  if (draw === "uniform") return (chosen) => chosen.between(0, count - 1);
  const upTo = new Float64Array(count);
  let sum = 0;
  for (let rank = 0; rank < count; rank += 1) upTo[rank] = sum += 1 / (rank + 1);
  return (chosen) => firstAbove(upTo, chosen.next() * sum);
}

/** The first place in an ascending row that holds more than `value`. */
function firstAbove(row: Float64Array, value: number): number {
  let [from, to] = [0, row.length - 1];
  while (from < to) {
    const middle = (from + to) >> 1;
    if (row[middle]! > value) to = middle;
    else from = middle + 1;
  }
  return from;
}
