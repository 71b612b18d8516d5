import { asListed, asPasted, inOrder, type CuratedLadder } from "../curated.js";
import { modelWithout, predictLadder, type Bench, type RungPrediction } from "../evaluation/cross-validation.js";
import type { LevelingModel } from "../model.js";
import { EVIDENCE_KINDS } from "../suggestion.js";
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
  const ladders = descend(start, IN_LADDERS, (settings) => score(seen, settings, (l, model) => [...predictLadder(l, model, asListed), ...predictLadder(l, model, asPasted)]));
  return descend(ladders, FOR_TITLES, (settings) => score(seen, settings, (l, model) => inOrder(l).flatMap((rung) => predictAlone(l, rung, model))));
}

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

/** One rung as a lone title, predicted on the track it is printed on. */
function predictAlone(ladder: CuratedLadder, rung: CuratedLadder["rungs"][number], model: LevelingModel): readonly RungPrediction[] {
  return predictLadder({ ...ladder, rungs: [rung] }, model, (l) => ({ ...asListed(l), rungs: asListed(l).rungs.map(({ title, track, scope }) => ({ title, track, scope })) }));
}

/** Mean log2 likelihood of the curated places, companies weighing alike whatever the number of their ladders. */
function score(bench: Bench, settings: Settings, predict: (ladder: CuratedLadder, model: LevelingModel) => readonly RungPrediction[]): number {
  let [sum, weight] = [0, 0];
  for (let g = 0; g < GROUPS; g += 1) {
    const hidden = new Set(bench.companies.filter((_, i) => i % GROUPS === g));
    if (hidden.size === 0) continue;
    const model = modelWithout(hidden, bench, settings);
    for (const ladder of bench.ladders.filter((l) => hidden.has(l.company))) {
      for (const prediction of predict(ladder, model)) {
        sum += ladder.weight * Math.log2(Math.max(0.01, prediction.likelihood));
        weight += ladder.weight;
      }
    }
  }
  return sum / Math.max(1e-9, weight);
}
