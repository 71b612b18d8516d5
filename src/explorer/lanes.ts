/** Lanes so that no range covers another, the lowest to the left: the lane of each, and how many there are. */
export function lanesOf(ranges: readonly { readonly lo: number; readonly hi: number }[]): { readonly lane: readonly number[]; readonly count: number } {
  const order = ranges.map((_, i) => i).sort((a, b) => ranges[a]!.lo - ranges[b]!.lo || ranges[a]!.hi - ranges[b]!.hi);
  const ends: number[] = [];
  const lane: number[] = [];
  for (const i of order) {
    const free = ends.findIndex((end) => end <= ranges[i]!.lo + 1e-9);
    lane[i] = free < 0 ? ends.length : free;
    ends[lane[i]] = ranges[i]!.hi;
  }
  return { lane, count: Math.max(1, ends.length) };
}
