import type { CountRange } from "../../ladder/domain/ladder.js";
import type { Track } from "../../taxonomy/domain/axis.js";
import { STATES, type Profile } from "./grid.js";

/** What a number of people or years is expected to be at a state: its log10 (people) or itself (years), with a spread. */
interface Expectation {
  readonly at: (state: number, track: Track) => number;
  readonly spread: number;
}

/**
 * Organisation, in log10 of people: about 7 for a first-line manager (2.5), 17 for a manager of managers (3.5), 50 for a director
 * (4.5), then a bit more than threefold a level. Source: canon.md section 1 (5–8, 10–25, 40 and more); beyond that the curators'.
 */
const ORGANISATION: Expectation = { at: (state) => 0.85 + 0.42 * (state - 2.5) + (state > 4.5 ? 0.12 * (state - 4.5) : 0), spread: 0.33 };

/** Direct reports grow little with the level: they tell that a rung manages, hardly how high. Source: as above. */
const DIRECT_REPORTS: Expectation = { at: (state, track) => (track === "M" ? 0.75 + 0.05 * (state - 2.5) : -0.2 + 0.15 * state), spread: 0.35 };

/** Years asked for: 0 to 2 at the start, 5 at senior, 8 at staff, 10 and more beyond; curated ladders agree within about 2.5. */
const YEARS: Expectation = { at: (state, track) => (track === "M" ? 4.5 + 2.2 * (state - 2.5) : 0.3 + 2.1 * state), spread: 3 };

/** Middle of a range of people, on the scale on which people are compared. */
export const logPeople = (range: CountRange): number => Math.log10(Math.max(1, range.max === null ? range.min * 1.3 : Math.sqrt(Math.max(1, range.min) * Math.max(1, range.max))));

/** Years asked for: what is asked at least says more than the upper end, which often only caps the pay band. */
const yearsOf = (range: CountRange): number => (range.max === null ? range.min : range.min + Math.min(2, range.max - range.min) / 2);

/** Evidence of a number, in bits per state, against its average over the track. */
function bits(value: number, { at, spread }: Expectation, track: Track): Profile {
  const logs = STATES[track].map((state) => -0.5 * ((value - at(state, track)) / spread) ** 2);
  const top = Math.max(...logs);
  const average = logs.reduce((sum, log) => sum + Math.exp(log - top), 0) / logs.length;
  return logs.map((log) => Math.max(-12, (log - top - Math.log(average)) / Math.LN2));
}

export const directReportsBits = (range: CountRange, track: Track): Profile => bits(Math.log10(Math.max(0.5, range.max === null ? range.min : (range.min + range.max) / 2)), DIRECT_REPORTS, track);
export const organisationBits = (range: CountRange, track: Track): Profile => bits(logPeople(range), ORGANISATION, track);
export const yearsBits = (range: CountRange, track: Track): Profile => bits(yearsOf(range), YEARS, track);

/** Distance of a publisher's own statement ("our L5 is a senior engineer") from the truth, in levels. */
const ANCHOR_SPREAD = 0.3;

/** Evidence of the canonical level that a publisher names: the strongest there is. */
export const anchorBits = (at: number, track: Track): Profile => bits(at, { at: (state) => state, spread: ANCHOR_SPREAD }, track);
