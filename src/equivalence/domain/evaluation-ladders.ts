import type { CuratedLadder } from "../../leveling/domain/curated.js";
import type { RungPrediction } from "../../leveling/domain/evaluation/cross-validation.js";
import { kendall } from "../../leveling/domain/evaluation/metrics.js";
import { centre, round } from "../../taxonomy/domain/axis.js";
import { placeKey, simplePlaces } from "./evaluation-baselines.js";
import { fittedApart } from "./evaluation-fit.js";
import { figure, worth } from "./evaluation-figures.js";
import { clusteredMean, clusteredShare, groupedBy, reliability } from "./evaluation-statistics.js";
import type { EvaluationSection, Figure } from "./evaluation.js";

/** A rung of a ladder as predicted without its company, and by simpler ways. */
export interface PredictedRung {
  readonly company: string;
  readonly ladder: string;
  readonly track: "IC" | "M";
  readonly order: number;
  readonly prediction: RungPrediction;
  /** Levels by which the centres of simpler ways stand off the curated one. */
  readonly off: { readonly withoutScope: number; readonly byTitle: number; readonly byPosition: number };
}

const HALF = 0.5;
const QUARTER = 0.25;
const WITHIN_TARGET = 0.85;
const CALIBRATION_TARGET = 0.05;
const COMPANIES = "Rungs of one company are not independent; the interval draws companies.";

/**
 * Joins predictions with those of simpler ways. `withoutScope`: the same predictions by titles and codes alone, in the same order.
 */
export function predictedRungs(ladders: readonly CuratedLadder[], predictions: readonly RungPrediction[], withoutScope: readonly RungPrediction[]): readonly PredictedRung[] {
  const simple = simplePlaces(ladders);
  const byName = new Map(ladders.map((ladder) => [`${ladder.company}/${ladder.ladder}`, ladder]));
  return predictions.flatMap((prediction, i) => {
    const ladder = byName.get(`${prediction.company}/${prediction.ladder}`);
    const rung = ladder?.rungs[prediction.rung];
    const places = ladder && rung ? simple.get(placeKey(ladder, rung)) : undefined;
    if (rung === undefined || places === undefined) return [];
    const at = centre(prediction.truth);
    return [{
      company: prediction.company, ladder: prediction.ladder, track: rung.track, order: rung.order, prediction,
      off: { withoutScope: withoutScope[i]?.error ?? Number.NaN, byTitle: places.byTitle - at, byPosition: places.byPosition - at },
    }];
  });
}

/** How well whole ladders are mapped whose company was never seen, and what the confidence of that is worth. */
export function ladderSections(rungs: readonly PredictedRung[]): readonly EvaluationSection[] {
  const forecasts = rungs.map(({ company, prediction }) => ({ cluster: company, confidence: prediction.confidence, right: prediction.within }));
  const fitted = fittedApart(rungs.map(({ company, prediction }) => ({ cluster: company, confidence: prediction.mass, right: prediction.within })), ({ cluster }) => cluster);
  return [
    {
      key: "ladders",
      title: "Ladders mapped without their company",
      text: "Every company in turn is hidden from the fit, and its ladders are mapped from titles, codes and rung texts alone, as somebody would paste them: no tracks, no numbers. Truth is the centre of the curated range. "
        + "The two simplest baselines are told the track, which the suggestion is not.",
      figures: [
        ...placed("all rungs", rungs, WITHIN_TARGET),
        ...placed("engineers", rungs.filter(({ track }) => track === "IC")),
        ...placed("managers", rungs.filter(({ track }) => track === "M")),
        ...wholeLadders(rungs),
      ],
      reliability: [],
    },
    {
      key: "ladder-confidence",
      title: "What the confidence of a suggested mapping is worth",
      text: "Confidence is the stated probability that the suggested centre is within half a level of the curated one.",
      figures: [
        ...worth("as stated", forecasts, COMPANIES, CALIBRATION_TARGET),
        ...worth("turned into a probability fitted on the other companies", fitted, COMPANIES),
      ],
      reliability: reliability(forecasts),
    },
  ];
}

function placed(group: string, rungs: readonly PredictedRung[], target: number | null = null): readonly Figure[] {
  if (rungs.length === 0) return [];
  const cluster = ({ company }: PredictedRung): string => company;
  const off = ({ prediction }: PredictedRung): number => Math.abs(prediction.error);
  const near = (limit: number) => (rung: PredictedRung): boolean => round(off(rung) - limit) <= 0;
  const simpler = (of: (error: number) => number): Figure["baselines"] => ([
    ["the same without rung texts", "withoutScope"], ["same title elsewhere", "byTitle"], ["height on the ladder", "byPosition"],
  ] as const).map(([name, key]) => ({ name, value: rungs.reduce((sum, rung) => sum + of(Math.abs(rung.off[key])), 0) / rungs.length }));
  const within = (limit: number) => (error: number): number => Number(round(error - limit) <= 0);
  const confident = rungs.filter(({ prediction }) => prediction.decision === "CONFIDENT");
  return [
    figure("within half a level", group, clusteredShare(rungs, near(HALF), cluster), { target, note: COMPANIES, baselines: simpler(within(HALF)) }),
    figure("within a quarter of a level", group, clusteredShare(rungs, near(QUARTER), cluster), { note: COMPANIES, baselines: simpler(within(QUARTER)) }),
    figure("mean distance", group, clusteredMean(rungs, off, cluster), { unit: "LEVELS", better: "LOWER", note: COMPANIES, baselines: simpler((error) => error) }),
    figure("right track", group, clusteredShare(rungs, ({ prediction }) => prediction.track === prediction.predictedTrack, cluster)),
    figure("answered", group, clusteredShare(rungs, ({ prediction }) => prediction.decision !== "NO_CONFIDENT_MATCH", cluster)),
    figure("confident", group, clusteredShare(rungs, ({ prediction }) => prediction.decision === "CONFIDENT", cluster)),
    ...(confident.length === 0 ? [] : [figure("half a level when confident", group, clusteredShare(confident, near(HALF), cluster))]),
  ];
}

/** Order within ladders: its agreement with the curated one, and steps down, of which there should be none. */
function wholeLadders(rungs: readonly PredictedRung[]): readonly Figure[] {
  const tracks = [...groupedBy(rungs, ({ company, ladder, track }) => `${company}/${ladder}/${track}`).values()];
  const ordered = tracks.flatMap((track) => {
    const tau = kendall(track.map(({ prediction }) => [centre(prediction.truth), centre(prediction.range)] as const));
    return tau === null ? [] : [{ company: track[0]?.company ?? "", tau }];
  });
  const pairs = tracks.flatMap((track) => track.flatMap((lower) => track
    .filter((upper) => upper.order > lower.order && upper.prediction.predictedTrack === lower.prediction.predictedTrack)
    .map((upper) => ({ company: lower.company, down: upper.prediction.range.lo < lower.prediction.range.lo || upper.prediction.range.hi < lower.prediction.range.hi }))));
  const cluster = ({ company }: { readonly company: string }): string => company;
  return [
    ...(ordered.length === 0 ? [] : [figure("Kendall's τ, curated order", "order on ladders", clusteredMean(ordered, ({ tau }) => tau, cluster), { unit: "INDEX", note: "The mean over ladders, each track counting as one." })]),
    ...(pairs.length === 0 ? [] : [figure("inversions", "order on ladders", clusteredShare(pairs, ({ down }) => down, cluster), { better: "LOWER", target: 0, note: "Of all pairs of rungs on one track, those of which the higher is put lower." })]),
  ];
}
