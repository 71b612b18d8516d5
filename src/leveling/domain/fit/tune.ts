import { asListed, asPasted, inOrder, type CuratedLadder } from "../curated.js";
import { modelWithout, predictLadder, type Bench, type RungPrediction } from "../evaluation/cross-validation.js";
import type { LevelingModel } from "../model.js";
import { EVIDENCE_KINDS } from "../suggestion.js";
import { calibrate } from "./calibrate.js";
import type { ReadLadder } from "./counted.js";
import type { Settings } from "./settings.js";

/** Companies are hidden in so many groups while tuning: quicker than one by one, and as telling. */
const GROUPS = 10;
/** Rounds through all numbers, each with smaller steps. */
const STEPS: readonly number[] = [1.6, 1.3, 1.15];

type Scale = keyof Settings["scales"]["ladder"];
interface Knob {
  get(settings: Settings): number;
  set(settings: Settings, value: number): Settings;
}

const plain = (key: "bandwidth" | "expert" | "smoothing" | "scopeSpread" | "chainSmoothing" | "narrowestStep" | "parity" | "contextSmoothing"): Knob => ({
  get: (s) => s[key], set: (s, value) => ({ ...s, [key]: value }),
});
const scale = (where: "ladder" | "alone", kind: Scale): Knob => ({
  get: (s) => s.scales[where][kind],
  set: (s, value) => ({ ...s, scales: { ...s.scales, [where]: { ...s.scales[where], [kind]: value } } }),
});

/** Kinds that curated ladders show often enough to tune on; years, people, anchors and sizes keep the expert's. */
const TUNED: readonly Scale[] = EVIDENCE_KINDS.filter((kind) => !["PEOPLE", "YEARS", "ANCHOR", "COMPANY_SIZE"].includes(kind));
const IN_LADDERS: readonly Knob[] = [
  ...TUNED.map((kind) => scale("ladder", kind)),
  ...(["bandwidth", "expert", "smoothing", "scopeSpread", "chainSmoothing", "narrowestStep", "parity", "contextSmoothing"] as const).map(plain),
];
const FOR_TITLES: readonly Knob[] = TUNED.filter((kind) => kind !== "CONTEXT").map((kind) => scale("alone", kind));

/**
 * Turns every number a little up and down and keeps what makes hidden companies' curated places likelier. Deterministic.
 * `companies`: those that may be looked at; others stay unseen, so that what is tuned can be measured on them.
 */
export function tune(bench: Bench, start: Settings, companies: readonly string[] = bench.companies): Settings {
  const seen: Bench = { ...bench, companies, ladders: bench.ladders.filter((l) => companies.includes(l.company)) };
  const ladders = descend(start, IN_LADDERS, (settings) => score(seen, settings, inLadder));
  const found = descend(ladders, FOR_TITLES, (settings) => score(seen, settings, aloneOf));
  return { ...found, calibration: { ladder: calibrate(forecasts(seen, found, inLadder)), alone: calibrate(forecasts(seen, found, aloneOf)) } };
}

type Predict = (ladder: CuratedLadder, model: LevelingModel) => readonly RungPrediction[];

const inLadder: Predict = (ladder, model) => [...predictLadder(ladder, model, asListed), ...predictLadder(ladder, model, asPasted)];
/** Each rung as a lone title, on the track it is printed on. */
const aloneOf: Predict = (ladder, model) => inOrder(ladder).flatMap((rung) =>
  predictLadder({ ...ladder, rungs: [rung] }, model, ({ people }) => ({ people, rungs: [{ title: rung.title, track: rung.track, scope: rung.scope ?? null }] })));

function descend(start: Settings, knobs: readonly Knob[], scoreOf: (settings: Settings) => number): Settings {
  let best = start;
  let top = scoreOf(best);
  for (const step of STEPS) {
    for (const knob of knobs) {
      for (const factor of [step, 1 / step]) {
        const tried = knob.set(best, Math.round(knob.get(best) * factor * 1000) / 1000);
        const value = scoreOf(tried);
        if (value <= top + 1e-6) continue;
        [best, top] = [tried, value];
        break;
      }
    }
  }
  return best;
}

/** Mean log2 likelihood of the curated places, companies weighing alike whatever the number of their ladders. */
function score(bench: Bench, settings: Settings, predict: Predict): number {
  let [sum, weight] = [0, 0];
  hidden(bench, settings, (ladder, model) => {
    for (const prediction of predict(ladder, model)) {
      sum += ladder.weight * Math.log2(Math.max(0.01, prediction.likelihood));
      weight += ladder.weight;
    }
  });
  return sum / Math.max(1e-9, weight);
}

function forecasts(bench: Bench, settings: Settings, predict: Predict): readonly RungPrediction[] {
  const all: RungPrediction[] = [];
  hidden(bench, settings, (ladder, model) => all.push(...predict(ladder, model)));
  return all;
}

/** Every ladder with a model that never saw its company. */
function hidden(bench: Bench, settings: Settings, visit: (ladder: ReadLadder, model: LevelingModel) => void): void {
  for (let g = 0; g < GROUPS; g += 1) {
    const group = new Set(bench.companies.filter((_, i) => i % GROUPS === g));
    if (group.size === 0) continue;
    const model = modelWithout(group, bench, settings);
    bench.ladders.filter((l) => group.has(l.company)).forEach((ladder) => visit(ladder, model));
  }
}
