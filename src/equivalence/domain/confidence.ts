import { round } from "../../taxonomy/domain/axis.js";
import type { CrosswalkAssertion, Evidence } from "./evidence.js";
import { METHOD, type Method } from "./method.js";
import type { FoldStep } from "./question.js";

export const CONFIDENCE_BANDS = ["HIGH", "MEDIUM", "LOW", "TOO_WEAK"] as const;
export type ConfidenceBand = (typeof CONFIDENCE_BANDS)[number];

export const CONFIDENCE_PARTS = ["SAME_RUNG", "WEAKER_MAPPING", "PAIRING", "FOLD", "AGE", "AGREEMENT", "CEILING", "DISAGREEMENT"] as const;
export type ConfidencePartKind = (typeof CONFIDENCE_PARTS)[number];

/** One step of how a confidence came about, in order. */
export interface ConfidencePart {
  readonly kind: ConfidencePartKind;
  /** The starting value (SAME_RUNG, WEAKER_MAPPING), a factor (PAIRING, FOLD, AGE), the ceiling itself, or the source's prior (AGREEMENT, DISAGREEMENT). */
  readonly value: number;
  /** The confidence after this step. */
  readonly after: number;
  /** The source of an AGREEMENT or DISAGREEMENT, or the family key folded into; else null. */
  readonly label: string | null;
}

/** How good the evidence is, 0–1; says nothing about how alike two rungs are. */
export interface Confidence {
  readonly value: number;
  readonly band: ConfidenceBand;
  readonly parts: readonly ConfidencePart[];
}

/** The band of a confidence; TOO_WEAK is never shown with an answer, since it leads to an abstention. */
export function bandOf(value: number, method: Method = METHOD): ConfidenceBand {
  if (value >= method.bandHigh) return "HIGH";
  if (value >= method.bandMedium) return "MEDIUM";
  return value >= method.bandLow ? "LOW" : "TOO_WEAK";
}

/**
 * How sure independent pieces of evidence make us together, 0–1: noisy-OR over the best of each source group.
 * 0 without evidence. Copies of a source, being of its group, change nothing.
 */
export function jointly(evidence: readonly Pick<Evidence, "group" | "prior">[]): number {
  return round(1 - bestPerGroup(evidence).reduce((doubt, { prior }) => doubt * (1 - prior), 1));
}

/**
 * Confidence of one mapping, 0–1: the evidence for it joined, taken down by the evidence against it, then moved by reviews.
 *
 * `stances` are those of independent reviewers, −1 (wrong) to 1 (right), one per person. A review that is already part of
 * the evidence's kind (COMPANY_PUBLISHED_REVIEWED) does not belong here again.
 */
export function mappingConfidence(evidence: readonly Evidence[], stances: readonly number[] = [], method: Method = METHOD): number {
  const supported = jointly(evidence.filter(({ holds }) => holds));
  return reviewed(round(supported * lossTo(evidence.filter(({ holds }) => !holds), method)), stances, method);
}

/** A confidence after independent reviews: moved towards 1 or 0 by their mean stance, capped either way. None changes nothing. */
export function reviewed(confidence: number, stances: readonly number[], method: Method = METHOD): number {
  if (stances.length === 0) return confidence;
  // Sorted, so that the sum does not depend on the order in which the reviews came.
  const mean = [...stances].sort((a, b) => a - b).reduce((sum, stance) => sum + stance, 0) / stances.length;
  const stance = Math.max(-method.reviewCap, Math.min(method.reviewCap, mean));
  return round(stance >= 0 ? confidence + stance * (1 - confidence) : confidence * (1 + stance));
}

/** What the age of the older source costs: a factor; 1 where neither side ages or both are newer than `asOf`. */
export function ageFactor(dates: readonly (string | null)[], asOf: string, method: Method = METHOD): number {
  return round(Math.max(method.ageFloor, 1 - method.agePerYear * oldestInYears(dates, asOf)));
}

/** Age of the oldest of several ISO dates on `asOf`, in years; 0 where there is none. A bare year or month counts from its first day. */
export function oldestInYears(dates: readonly (string | null)[], asOf: string): number {
  const now = Date.parse(asOf);
  const ages = dates.filter((date) => date !== null).map((date) => (now - Date.parse(date)) / MS_PER_YEAR);
  return Math.max(0, ...ages.filter(Number.isFinite));
}

const MS_PER_YEAR = 365.25 * 24 * 3600 * 1000;

/** What the confidence of a pair rests on. */
export interface PairEvidence {
  /** Confidences of the two mappings. */
  readonly ours: number;
  readonly theirs: number;
  readonly folds: readonly FoldStep[];
  /** See `ageFactor`. */
  readonly age: number;
  readonly agreeing: readonly CrosswalkAssertion[];
  /** All that contradict, also those that a mapping's confidence has taken into account. */
  readonly disagreeing: readonly CrosswalkAssertion[];
}

/** How sure we are that two rungs relate as said, and how that came about. */
export function pairConfidence(pair: PairEvidence, method: Method = METHOD): Confidence {
  const parts: ConfidencePart[] = [];
  let value = 0;
  const step = (kind: ConfidencePartKind, part: number, after: number, label: string | null = null): void => {
    value = Math.max(0, Math.min(1, after));
    parts.push({ kind, value: part, after: round(value), label });
  };
  const weaker = Math.min(pair.ours, pair.theirs);
  step("WEAKER_MAPPING", weaker, weaker);
  step("PAIRING", method.pairFactor, value * method.pairFactor);
  for (const fold of pair.folds) step("FOLD", fold.factor, value * fold.factor, fold.to);
  if (pair.age < 1) step("AGE", pair.age, value * pair.age);
  const alone = value;
  for (const { prior, label } of bestPerGroup(pair.agreeing)) step("AGREEMENT", prior, 1 - (1 - value) * (1 - prior), label);
  if (value > method.pairCeiling) step("CEILING", method.pairCeiling, method.pairCeiling);
  const against = bestPerGroup(pair.disagreeing.filter(({ interested }) => interested !== true));
  const news = new Set(pair.disagreeing.flatMap(({ group, weighed }) => (weighed ? [] : [group])));
  // What a mapping's confidence has allowed for takes back what agreement added, and no more; so it comes first.
  for (const { prior, label } of against.filter(({ group }) => !news.has(group))) {
    const after = Math.max(alone, value * (1 - method.disagreementWeight * prior));
    if (after < value) step("DISAGREEMENT", prior, after, label);
  }
  for (const { prior, label } of against.filter(({ group }) => news.has(group))) {
    step("DISAGREEMENT", prior, value * (1 - method.disagreementWeight * prior), label);
  }
  // What one of the two companies says against the pair leaves an answer, if a weak one: it cannot strike it out alone.
  const least = Math.min(value, method.bandLow);
  for (const { prior, label } of bestPerGroup(pair.disagreeing.filter(({ interested }) => interested === true))) {
    step("DISAGREEMENT", prior, Math.max(least, value * (1 - method.disagreementWeight * prior)), label);
  }
  return { value: round(value), band: bandOf(round(value), method), parts };
}

/** A rung with itself: nothing to doubt. */
export const CERTAIN: Confidence = Object.freeze({
  value: 1,
  band: "HIGH",
  parts: Object.freeze([Object.freeze({ kind: "SAME_RUNG", value: 1, after: 1, label: null })]),
});

/** The confidence before disagreeing sources took from it. */
export const beforeDisagreement = ({ parts }: Confidence): number =>
  parts.findLast(({ kind }) => kind !== "DISAGREEMENT")?.after ?? 0;

/** The best piece of each source group, by group, so that products come out the same in any order of input. */
export function bestPerGroup<E extends Pick<Evidence, "group" | "prior"> & { readonly label?: string }>(evidence: readonly E[]): readonly E[] {
  const best = new Map<string, E>();
  for (const piece of evidence) {
    const known = best.get(piece.group);
    if (!known || piece.prior > known.prior || (piece.prior === known.prior && (piece.label ?? "") < (known.label ?? ""))) best.set(piece.group, piece);
  }
  return [...best.values()].sort((a, b) => (a.group < b.group ? -1 : 1));
}

const lossTo = (against: readonly Evidence[], method: Method): number =>
  bestPerGroup(against).reduce((left, { prior }) => left * (1 - method.disagreementWeight * prior), 1);
