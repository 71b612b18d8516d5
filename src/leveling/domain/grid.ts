import { AXIS, TRACKS, type Track } from "../../taxonomy/domain/axis.js";

/** Width of a state, in levels. Source: equivalence.md, section 4. */
export const STEP = 0.5;

/** Centres of each track's states, in levels, lowest first: 0.25 … 5.75 for IC, 2.25 … 6.75 for management. */
export const STATES: Readonly<Record<Track, readonly number[]>> = {
  IC: statesOf(AXIS.IC.lo, AXIS.IC.hi),
  M: statesOf(AXIS.M.lo, AXIS.M.hi),
};

function statesOf(lo: number, hi: number): readonly number[] {
  return Array.from({ length: Math.round((hi - lo) / STEP) }, (_, i) => lo + STEP * (i + 0.5));
}

/** One number per state of a track. */
export type Profile = readonly number[];

export const flat = (track: Track, value = 0): number[] => STATES[track].map(() => value);

/** Element by element. */
export const plus = (a: Profile, b: Profile): number[] => a.map((value, i) => value + (b[i] ?? 0));
export const times = (a: Profile, factor: number): number[] => a.map((value) => value * factor);
export const total = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);

/** Scales to a sum of 1; a profile without any mass becomes uniform. */
export function normalised(profile: Profile): number[] {
  const sum = total(profile);
  return sum > 0 ? profile.map((value) => value / sum) : profile.map(() => 1 / profile.length);
}

/** Probabilities from log2 weights, safe against overflow. */
export function probabilities(bits: Profile): number[] {
  const top = Math.max(...bits);
  return normalised(bits.map((b) => 2 ** (b - top)));
}

/** Mass of a bell curve around `at` on a track's states, summing to 1. `bandwidth` is its standard deviation, in levels. */
export function bell(track: Track, at: number, bandwidth: number): number[] {
  return normalised(STATES[track].map((state) => Math.exp(-0.5 * ((state - at) / bandwidth) ** 2)));
}

/** Mass of a range on a track's states: even inside, with soft edges; sums to 1. */
export function band(track: Track, lo: number, hi: number, softness: number): number[] {
  const edge = (x: number): number => 1 / (1 + Math.exp(-x / softness));
  return normalised(STATES[track].map((state) => edge((state - lo) / 1) * edge((hi - state) / 1) + 1e-9));
}

/** Mean of a distribution over a track's states, in levels. */
export const meanOf = (track: Track, distribution: Profile): number => total(distribution.map((p, i) => p * (STATES[track][i] ?? 0)));

/** Median of a distribution over a track's states, even within each state, in levels. */
export function medianOf(track: Track, distribution: Profile): number {
  let below = 0;
  for (const [i, p] of distribution.entries()) {
    if (below + p >= 0.5) return (STATES[track][i] ?? 0) - STEP / 2 + (p > 0 ? (STEP * (0.5 - below)) / p : 0);
    below += p;
  }
  return AXIS[track].hi;
}
/** Shannon entropy, in bits. */
export const entropy = (distribution: Profile): number => total(distribution.map((p) => (p > 0 ? -p * Math.log2(p) : 0)));

/** The same profile moved by `shift` levels, interpolated; values beyond the ends are those of the ends. */
export function shifted(profile: Profile, shift: number): number[] {
  if (shift === 0) return [...profile];
  const last = profile.length - 1;
  return profile.map((_, i) => {
    const at = Math.min(last, Math.max(0, i - shift / STEP));
    const below = Math.floor(at);
    const part = at - below;
    return (profile[below] ?? 0) * (1 - part) + (profile[Math.min(last, below + 1)] ?? 0) * part;
  });
}

export const perTrack = <T>(make: (track: Track) => T): Readonly<Record<Track, T>> => ({ IC: make(TRACKS[0]), M: make(TRACKS[1]) });
