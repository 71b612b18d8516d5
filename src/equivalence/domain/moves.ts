import { capitalised, fraction, number } from "./words.js";

/** An answer as far as a publication can move it. */
export interface AnswerInBrief {
  /** What it says: the rung's id, or the reason for the abstention. */
  readonly says: string;
  /** The same for a reader: "L6", "no answer (RUNG_UNMAPPED)". */
  readonly inWords: string;
  /** 0–1; null for an abstention. */
  readonly confidence: number | null;
  /** Centre of theirs − centre of ours, in levels; null for an abstention. */
  readonly rankShift: number | null;
}

/** Differences below this, in levels or of 1, are none for a reader. */
const NOTICED = 0.005;

const differ = (a: number | null, b: number | null): boolean => (a === null || b === null ? a !== b : Math.abs(a - b) >= NOTICED);

/** What moves between two answers to one question, in a sentence; null: nothing. A side of null: the question could not be asked. */
export function moveInWords(before: AnswerInBrief | null, after: AnswerInBrief | null): string | null {
  if (before === null || after === null) {
    if (before === null) return after === null ? null : `New: ${after.inWords}${sureness(after)}.`;
    return `Gone: it was ${before.inWords}${sureness(before)}.`;
  }
  const parts = [
    ...(before.says !== after.says ? [`${before.inWords} becomes ${after.inWords}`] : []),
    ...(before.confidence !== null && after.confidence !== null && differ(before.confidence, after.confidence) ? [`confidence ${fraction(before.confidence)} becomes ${fraction(after.confidence)}`] : []),
    ...(before.rankShift !== null && after.rankShift !== null && differ(before.rankShift, after.rankShift) ? [`it stood ${signed(before.rankShift)} and stands ${signed(after.rankShift)} levels from ours`] : []),
  ];
  if (parts.length === 0) return null;
  return `${capitalised(parts.join("; "))}.`;
}

const sureness = ({ confidence }: AnswerInBrief): string => (confidence === null ? "" : `, confidence ${fraction(confidence)}`);
const signed = (shift: number): string => `${shift > 0 ? "+" : ""}${number(shift)}`;
