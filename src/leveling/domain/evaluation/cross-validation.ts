import { centre, type Interval, type Track } from "../../../taxonomy/domain/axis.js";
import type { Taxonomy } from "../../../taxonomy/domain/compiled.js";
import { asPasted, inOrder, type CuratedLadder } from "../curated.js";
import { HALF_LEVEL, massNear } from "../decide.js";
import { fitWeights, readLadders, type ReadLadder } from "../fit/fit.js";
import { DEFAULT_SETTINGS, type Settings } from "../fit/settings.js";
import { STATES } from "../grid.js";
import type { LadderInput } from "../input.js";
import type { Lexicon } from "../lexicon.js";
import { compileMatcher, type Matcher } from "../matcher.js";
import { modelWith, type LevelingModel } from "../model.js";
import { suggestLadder } from "../suggest.js";
import type { Decision } from "../suggestion.js";
import { canonicalTexts } from "../texts.js";
import type { WeightedText } from "../weights.js";

/** What was predicted for one curated rung by a model that never saw its company. */
export interface RungPrediction {
  readonly company: string;
  readonly ladder: string;
  readonly rung: number;
  readonly track: Track;
  readonly predictedTrack: Track;
  readonly truth: Interval;
  readonly range: Interval;
  /** Levels by which the predicted centre stands above the curated one. */
  readonly error: number;
  readonly within: boolean;
  readonly confidence: number;
  readonly decision: Decision;
  /** Raw posterior mass within half a level of the predicted centre: what calibration starts from. */
  readonly mass: number;
  /** Posterior mass near the curated centre, for the fit of settings. */
  readonly likelihood: number;
}

/** What prediction and fitting need, read once. */
export interface Bench {
  readonly lexicon: Lexicon;
  readonly taxonomy: Taxonomy;
  readonly matcher: Matcher;
  readonly canonical: readonly WeightedText[];
  readonly ladders: readonly ReadLadder[];
  readonly companies: readonly string[];
}

export function benchOf(ladders: readonly CuratedLadder[], lexicon: Lexicon, taxonomy: Taxonomy): Bench {
  const matcher = compileMatcher(lexicon);
  return {
    lexicon, taxonomy, matcher, canonical: canonicalTexts(taxonomy, matcher), ladders: readLadders(ladders, matcher),
    companies: [...new Set(ladders.map((l) => l.company))].sort(),
  };
}

/** The model fitted without the companies named: neither their rungs nor their texts are in it. */
export function modelWithout(hidden: ReadonlySet<string>, bench: Bench, settings: Settings = DEFAULT_SETTINGS): LevelingModel {
  const weights = {
    version: "cross-validation", fittedOn: { what: "", companies: 0, rungs: 0, titles: 0, date: "", command: "" },
    ...fitWeights(bench.ladders.filter((l) => !hidden.has(l.company)), bench.lexicon, settings),
  };
  return modelWith(bench.matcher, bench.canonical, weights, bench.taxonomy);
}

/** How a curated ladder is handed in: what it shows of itself. */
export type Pasting = (ladder: CuratedLadder) => LadderInput;

/** Hides each company in turn and predicts its ladders from titles and texts alone. */
export function predictAll(bench: Bench, settings: Settings = DEFAULT_SETTINGS, paste: Pasting = asPasted, companies: readonly string[] = bench.companies): readonly RungPrediction[] {
  return companies.flatMap((company) => {
    const model = modelWithout(new Set([company]), bench, settings);
    return bench.ladders.filter((l) => l.company === company).flatMap((ladder) => predictLadder(ladder, model, paste));
  });
}

/** Predictions for the mapped rungs of one ladder. */
export function predictLadder(ladder: CuratedLadder, model: LevelingModel, paste: Pasting = asPasted): readonly RungPrediction[] {
  const suggestion = suggestLadder(paste(ladder), model);
  return inOrder(ladder).flatMap((rung, i): RungPrediction[] => {
    const found = suggestion.rungs[i];
    if (rung.range === null || found === undefined) return [];
    const error = found.centre - centre(rung.range);
    const states = STATES[found.track];
    const posterior = states.map((state) => found.posterior.find((p) => p.range.lo + 0.25 === state)?.probability ?? 0);
    return [{
      company: ladder.company, ladder: ladder.ladder, rung: ladder.rungs.indexOf(rung), track: rung.track, predictedTrack: found.track, truth: rung.range, range: found.range,
      error, within: Math.abs(error) <= HALF_LEVEL + 1e-9, confidence: found.confidence, decision: found.decision,
      mass: massNear(found.track, posterior, found.centre), likelihood: massNear(found.track, posterior, centre(rung.range)),
    }];
  });
}
