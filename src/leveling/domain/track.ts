import type { Track } from "../../taxonomy/domain/axis.js";
import { codeLetters, type Reading } from "./features.js";
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

/** Decides the tracks of a ladder's rungs. Text of scope decides nothing here but by its words for managing people. */
export function tracksOf(rungs: readonly RungInput[], readings: readonly Reading[], model: LevelingModel): readonly TrackDecision[] {
  const letters = new Set(rungs.map((rung) => codeLetters(rung.code)).filter((l) => l !== ""));
  return rungs.map((rung, i) => trackOf(rung, readings[i], letters, model));
}

function trackOf(rung: RungInput, reading: Reading | undefined, letters: ReadonlySet<string>, model: LevelingModel): TrackDecision {
  if (rung.track != null) return { track: rung.track, probability: 1, ambiguity: null };
  const { profiles, trackPrior } = model.weights;
  const anchor = rung.anchor == null ? null : model.level(rung.anchor);
  if (anchor !== null) return { track: anchor.track, probability: 0.98, ambiguity: null };

  let bits = trackPrior;
  const concepts = [...(reading?.title.matches ?? []), ...(reading?.scope.matches ?? [])].map((match) => match.concept);
  const seen = new Set<string>();
  for (const { key, kind } of concepts) {
    // Scope phrases say how far somebody reaches, not whether through a reporting line.
    if (seen.has(key) || kind === "SCOPE" || kind === "HORIZON") continue;
    seen.add(key);
    bits += profiles[key]?.track ?? 0;
  }
  if (reading?.words === "") bits += profiles.unmarked?.track ?? 0;
  if (rung.directReports != null && (rung.directReports.max ?? rung.directReports.min) >= REPORTS) bits += REPORTS_BITS;
  if (rung.organisation != null && rung.organisation.min >= REPORTS) bits += ORGANISATION_BITS;
  // A ladder whose codes are M1, M2 … beside E3, E4 … tells its tracks by the letter.
  const letter = codeLetters(rung.code ?? (reading?.bare === true ? rung.title : null));
  if (letter.startsWith("M") && (letters.size > 1 || reading?.bare === true)) bits += CODE_BITS;

  const management = 1 / (1 + 2 ** -bits);
  const track: Track = management >= 0.5 ? "M" : "IC";
  const probability = Math.max(management, 1 - management);
  const open = concepts.find((concept) => concept.track === "BOTH" || (concept.ambiguous !== undefined && concept.kind === "SENIORITY"));
  return { track, probability, ambiguity: probability < OPEN || open?.track === "BOTH" ? (open?.ambiguous ?? (probability < OPEN ? "Nothing in the title tells engineers from managers." : null)) : null };
}
