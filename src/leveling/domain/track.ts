import type { Track } from "../../taxonomy/domain/axis.js";
import type { Concept } from "./lexicon.js";
import { codeLetters, UNMARKED, type Reading } from "./features.js";
import type { RungInput } from "./input.js";
import type { LevelingModel } from "./model.js";

/** On which track a rung stands, and how surely. */
export interface TrackDecision {
  readonly track: Track;
  readonly probability: number;
  /** Why the words leave it open; null where they do not. */
  readonly ambiguity: string | null;
}

/** Direct reports below this number do not make a manager. */
const REPORTS = 3;
/** Bits for management by what is no word. */
const REPORTS_BITS = 3;
const ORGANISATION_BITS = 3;
const CODE_BITS = 5;
/** Below this probability the track is said to be open. */
const OPEN = 0.8;

/** Bits by which neighbours in a list tend to be on one track: lists print one track after the other. */
const SWITCH_BITS = 3.5;

/**
 * Decides the tracks of a ladder's rungs. Text of scope decides nothing here but by its words for managing people. In a list without
 * `order`, where a rung stands in the list counts too: tracks come one after the other.
 */
export function tracksOf(rungs: readonly RungInput[], readings: readonly Reading[], model: LevelingModel): readonly TrackDecision[] {
  const letters = new Set(rungs.map((rung) => codeLetters(rung.code ?? rung.title)).filter((l) => l !== ""));
  const own = rungs.map((rung, i) => managementBits(rung, readings[i], letters, model));
  const listed = rungs.every((rung) => rung.order === undefined);
  const bits = listed ? smoothed(own) : own;
  return rungs.map((rung, i) => decided(rung, readings[i], bits[i] ?? 0));
}

/** Given tracks and anchors outweigh every word. */
const GIVEN_BITS = 40;
const ANCHOR_BITS = 6;

/** log2 odds that a rung manages people, by itself. */
function managementBits(rung: RungInput, reading: Reading | undefined, letters: ReadonlySet<string>, model: LevelingModel): number {
  if (rung.track != null) return rung.track === "M" ? GIVEN_BITS : -GIVEN_BITS;
  const { profiles, trackPrior } = model.weights;
  let bits = trackPrior;
  const seen = new Set<string>();
  for (const { key, kind } of conceptsOf(reading)) {
    // Scope phrases say how far somebody reaches, not whether through a reporting line.
    if (seen.has(key) || kind === "SCOPE" || kind === "HORIZON") continue;
    seen.add(key);
    bits += profiles[key]?.track ?? 0;
  }
  if (reading?.words.startsWith(UNMARKED) === true) bits += profiles[UNMARKED]?.track ?? 0;
  if (rung.directReports != null && (rung.directReports.max ?? rung.directReports.min) >= REPORTS) bits += REPORTS_BITS;
  if (rung.organisation != null && rung.organisation.min >= REPORTS) bits += ORGANISATION_BITS;
  // A ladder whose codes are M1, M2 … beside E3, E4 … tells its tracks by the letter.
  const letter = codeLetters(rung.code ?? (reading?.bare === true ? rung.title : null));
  if (letter.startsWith("M") && (letters.size > 1 || reading?.bare === true)) bits += CODE_BITS;
  const anchor = rung.anchor == null ? null : model.level(rung.anchor);
  if (anchor !== null) bits += anchor.track === "M" ? ANCHOR_BITS : -ANCHOR_BITS;
  return bits;
}

const conceptsOf = (reading: Reading | undefined): readonly Concept[] => [...(reading?.title.matches ?? []), ...(reading?.scope.matches ?? [])].map((match) => match.concept);

const log2Sum = (a: number, b: number): number => Math.max(a, b) + Math.log2(1 + 2 ** -Math.abs(a - b));

/** Forward–backward over the list with two states, as log2 odds of management. */
function smoothed(own: readonly number[]): readonly number[] {
  const passed = (odds: number): number => log2Sum(odds, -SWITCH_BITS) - log2Sum(odds - SWITCH_BITS, 0);
  const pass = (values: readonly number[]): number[] => {
    let carried = 0;
    return values.map((value) => {
      const before = carried;
      carried = passed(value + before);
      return before;
    });
  };
  const ahead = pass(own);
  const behind = pass(own.toReversed()).reverse();
  return own.map((value, i) => value + (ahead[i] ?? 0) + (behind[i] ?? 0));
}

function decided(rung: RungInput, reading: Reading | undefined, bits: number): TrackDecision {
  if (rung.track != null) return { track: rung.track, probability: 1, ambiguity: null };
  const management = 1 / (1 + 2 ** -bits);
  const track: Track = management >= 0.5 ? "M" : "IC";
  const probability = Math.max(management, 1 - management);
  // other ambiguous words leave the level open, not the track
  const open = conceptsOf(reading).find((concept) => concept.ambiguous !== undefined && concept.kind === "SENIORITY" && concept.track === "BOTH");
  return { track, probability, ambiguity: open?.ambiguous ?? (probability < OPEN ? "Nothing in the title tells engineers from managers." : null) };
}
