import type { EvaluationSection, Figure } from "./evaluation.js";
import { fittedApart } from "./evaluation-fit.js";
import { figure, worth } from "./evaluation-figures.js";
import { clusteredMean, clusteredShare, groupedBy, reliability, type Estimate } from "./evaluation-statistics.js";

/**
 * How a pair that a source states stands among the other sources. CONFIRMED: another states the same, and none anything that
 * excludes it. ALONE: no other says anything of these rungs that bears on it. CONTRADICTED: another says what excludes it.
 */
export const STANDINGS = ["CONFIRMED", "ALONE", "CONTRADICTED"] as const;
export type Standing = (typeof STANDINGS)[number];

/** A stated pair with our answer, given without the source that states it. */
export interface ScoredPair {
  /** Group of the source left out. */
  readonly source: string;
  /** Both slugs, in alphabetical order: what is not independent of each other. */
  readonly pairOfCompanies: string;
  readonly acrossTracks: boolean;
  readonly standing: Standing;
  /** The place of a rung of the pair rests on this source, among others: not an unseen case. */
  readonly curatedFromSource: boolean;
  readonly answered: boolean;
  /** Steps of their ladder between our best match and the nearest rung stated, 0: it is stated. null: an abstention, or another ladder. */
  readonly steps: number | null;
  /** Share of landing on the rungs stated, 0–1; null where none was computed. */
  readonly landed: number | null;
  /** null for an abstention. */
  readonly confidence: number | null;
  /** Steps, as above, of the rung at the same relative height of the ladder, and of the one with the most similar title. */
  readonly byPosition: number | null;
  readonly byTitle: number | null;
  /** Share of landing on the rungs stated were each rung of the ladder as likely. */
  readonly chance: number;
  /** For a reader who looks into a miss. */
  readonly inWords: { readonly from: string; readonly stated: string; readonly answered: string };
}

type Cases = readonly ScoredPair[];

/** A share of landing of less counts as this much, so that one row cannot outweigh all others: 2 in a hundred. */
const LEAST_LANDED = 0.02;
const EXACT_TARGET = 0.9;
const WITHIN_TARGET = 0.98;
const CALIBRATION_TARGET = 0.05;

const SEVERAL = "Cases of one pair of companies are not independent; the interval draws pairs of companies.";

/** Everything that printed crosswalks can tell of the answers: between companies, by source, between tracks, and of the confidence. */
export function crosswalkSections(scored: Cases): readonly EvaluationSection[] {
  const between = scored.filter((pair) => !pair.acrossTracks);
  const across = scored.filter((pair) => pair.acrossTracks);
  return [crosswalks(between), bySource(between), tracks(across), confidence(between)];
}

function crosswalks(between: Cases): EvaluationSection {
  const standing = (...wanted: readonly Standing[]): Cases => between.filter((pair) => wanted.includes(pair.standing));
  return {
    key: "crosswalks",
    title: "Rungs that published tables equate, between companies",
    text: "Every rung of a printed row is asked for at every other company of the row, in both directions. The rows of the source that is scored, and of copies of it, are left out as evidence. "
      + "A cell that names several rungs is met by any of them; of an open-ended cell (\"L6+\") only the first rung is asked. An abstention counts as a miss. "
      + "Sources agree on a pair when another source states the same and none states what excludes it; one source stands alone when no other speaks of the pair; it is contradicted when another puts the "
      + "rung elsewhere, puts the stated rungs beside other rungs of ours, or denies the pair. The target is for rows on which sources agree; beside them it is also held against all that nobody contradicts, most of which one wide table alone tells. Rows put together from statements can contradict; they are not scored.",
    figures: [
      ...answers("sources agree", standing("CONFIRMED"), { exact: EXACT_TARGET, within: WITHIN_TARGET }),
      ...answers("sources agree, no rung of the pair curated from the source", standing("CONFIRMED").filter((pair) => !pair.curatedFromSource)),
      ...answers("sources agree, a rung of the pair curated from the source", standing("CONFIRMED").filter((pair) => pair.curatedFromSource)),
      ...answers("one source alone", standing("ALONE")),
      ...answers("no other source says otherwise", standing("CONFIRMED", "ALONE"), { exact: EXACT_TARGET, within: WITHIN_TARGET }),
      ...answers("another source says otherwise", standing("CONTRADICTED")),
      ...answers("all rows", between),
      ...answers("all rows, no rung of the pair curated from the source", between.filter((pair) => !pair.curatedFromSource)),
      ...perSource(between),
    ],
    reliability: [],
  };
}

/** The widest table has most of the rows: here every source counts once. */
function perSource(between: Cases): readonly Figure[] {
  const sources = [...groupedBy(between.filter((pair) => pair.standing === "CONFIRMED"), (pair) => pair.source).values()];
  if (sources.length === 0) return [];
  const mean = clusteredMean(sources, (cases) => cases.filter(isExact).length / cases.length, (cases) => cases[0]?.source ?? "");
  return [figure("exact", "sources agree, each source counting once", mean, { note: "n counts sources; the interval draws sources." })];
}

/** What is told of each source; the rest would only repeat itself. */
const OF_A_SOURCE: readonly string[] = ["exact", "within one rung", "surprise of the landing"];

function bySource(between: Cases): EvaluationSection {
  return {
    key: "crosswalks-by-source",
    title: "The same, source by source",
    text: "Sources disagree with each other, so no method can agree with all. A source's rows come from one hand: its n overstates how much it tells.",
    figures: [...groupedBy(between, (pair) => pair.source)].sort(([a], [b]) => (a < b ? -1 : 1)).flatMap(([source, cases]) => answers(source, cases).filter(({ name }) => OF_A_SOURCE.includes(name))),
    reliability: [],
  };
}

function tracks(across: Cases): EvaluationSection {
  return {
    key: "tracks",
    title: "Engineers and managers that a company puts in one row",
    text: "Each rung is asked for on the other track of its own company, both ways. We answer by rank, as an analogue; a company may pay or seat people in one row whose reach differs, so its rows are no proof against an answer.",
    figures: answers("all rows", across),
    reliability: [],
  };
}

function confidence(between: Cases): EvaluationSection {
  const answered = between.flatMap((pair) => (pair.confidence === null ? [] : [{ ...pair, cluster: pair.pairOfCompanies, confidence: pair.confidence, right: isExact(pair) }]));
  const unseen = answered.filter((pair) => !pair.curatedFromSource);
  const fitted = (cases: typeof answered): typeof answered => [...fittedApart(cases, (pair) => pair.source)];
  return {
    key: "confidence",
    title: "What the confidence of an equivalence is worth",
    text: "Confidence says how good the evidence is. Here it is held against whether the source left out names our best match: if it were the probability of that, the columns of the table would be equal. "
      + "Rungs curated from the source left out are no unseen cases: one table that many companies rest on agrees with itself, however little evidence it is. A low calibration error alone is no merit: one probability for all has it too, and tells nothing apart. The fitted probabilities are shown for what fitting would bring; answers do not use them.",
    figures: [
      ...worth("all answers", answered, SEVERAL),
      ...worth("no rung of the pair curated from the source", unseen, SEVERAL),
      ...worth("all answers, turned into a probability fitted on the other sources", fitted(answered), SEVERAL, CALIBRATION_TARGET),
      ...worth("no rung curated from the source, fitted on the other sources", fitted(unseen), SEVERAL, CALIBRATION_TARGET),
    ],
    reliability: reliability(answered),
  };
}

const isExact = (pair: ScoredPair): boolean => pair.steps === 0;
const isNear = (steps: number | null): boolean => steps !== null && steps <= 1;

/** The four numbers of a set of cases; none of an empty one. */
function answers(group: string, cases: Cases, target: { readonly exact: number; readonly within: number } | null = null): readonly Figure[] {
  if (cases.length === 0) return [];
  const shareOf = (isHit: (pair: ScoredPair) => boolean): number => cases.filter(isHit).length / cases.length;
  const counted = (of: Cases, isHit: (pair: ScoredPair) => boolean): Estimate => clusteredShare(of, isHit, (pair) => pair.pairOfCompanies);
  const answered = cases.filter((pair) => pair.answered);
  const landed = cases.filter((pair) => pair.landed !== null);
  const bits = (share: number): number => -Math.log2(Math.max(LEAST_LANDED, Math.min(1, share)));
  return [
    figure("exact", group, counted(cases, isExact), {
      target: target?.exact ?? null, note: SEVERAL,
      baselines: [{ name: "same height on the ladder", value: shareOf((pair) => pair.byPosition === 0) }, { name: "most similar title", value: shareOf((pair) => pair.byTitle === 0) }],
    }),
    figure("within one rung", group, counted(cases, (pair) => isNear(pair.steps)), {
      target: target?.within ?? null, note: SEVERAL,
      baselines: [{ name: "same height on the ladder", value: shareOf((pair) => isNear(pair.byPosition)) }, { name: "most similar title", value: shareOf((pair) => isNear(pair.byTitle)) }],
    }),
    figure("answered", group, counted(cases, (pair) => pair.answered)),
    ...(answered.length === 0 ? [] : [figure("exact when answered", group, counted(answered, isExact))]),
    ...(landed.length === 0 ? [] : [figure("surprise of the landing", group, clusteredMean(landed, (pair) => bits(pair.landed ?? 0), (pair) => pair.pairOfCompanies), {
      unit: "BITS", better: "LOWER", note: `Minus the binary logarithm of the share that lands on the rungs stated, at most ${bits(0).toFixed(1)}.`,
      baselines: [{ name: "every rung as likely", value: landed.reduce((sum, pair) => sum + bits(pair.chance), 0) / landed.length }],
    })]),
  ];
}
