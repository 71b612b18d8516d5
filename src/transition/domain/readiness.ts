import type { Taxonomy } from "../../taxonomy/domain/compiled.js";
import type { Statement } from "../../taxonomy/domain/statement.js";
import type { CanonicalLevel } from "../../taxonomy/domain/taxonomy.js";
import type { Judgement } from "./judgement.js";
import type { Period } from "./period.js";
import { count, type ExampleDepthRisk, type Verdict } from "./readiness-count.js";
import type { ExampleOfWork, JudgedExample, Step } from "./readiness-examples.js";
import { aboutDepth, appliedTrap, whatIsMissing, type AppliedTrap, type MissingExample } from "./readiness-missing.js";
import { aboutExample, aboutTheWhole } from "./readiness-words.js";
import { transitionBetween } from "./transition.js";

/** A signal of the step, and the examples that show it, by their place in the input. */
export interface SignalCoverage {
  readonly signal: Statement;
  readonly shownBy: readonly number[];
}

/** An example with why it stands as it does. */
export interface ExplainedExample extends JudgedExample {
  readonly judgements: readonly Judgement[];
}

/** Whether scope hides a lack of depth. */
export interface ExampleDepth extends Judgement {
  readonly risk: ExampleDepthRisk;
  /** Those without hands-on evidence, by their place in the input. */
  readonly examples: readonly number[];
  readonly probes: readonly Statement[];
}

/** What a person's examples say about the next step. */
export interface Readiness {
  readonly from: CanonicalLevel;
  readonly to: CanonicalLevel;
  readonly window: Period;
  readonly verdict: Verdict;
  readonly distinct: number;
  readonly monthsOfThree: number | null;
  /** Whether no source names signals for the step, so that scope alone decides. */
  readonly derived: boolean;
  readonly judgements: readonly Judgement[];
  readonly examples: readonly ExplainedExample[];
  readonly signals: readonly SignalCoverage[];
  readonly missing: readonly MissingExample[];
  readonly depth: ExampleDepth | null;
  readonly trap: AppliedTrap | null;
}

/** The step from a level to the next of its track; null at the top. */
export function stepFrom(from: CanonicalLevel, taxonomy: Taxonomy): Step | null {
  const to = taxonomy.levelAt(from.track, from.rank + 1);
  if (to === null) return null;
  const { signals, traps } = transitionBetween(taxonomy, from, to);
  return { from, to, signals, traps };
}

/**
 * What a person's examples amount to on the day `asOf`, explained.
 *
 * The order of the examples does not matter, and one more that is distinct never lowers the verdict. Nothing is kept.
 * Fails:  never; every period begins by `asOf`, and a signal that is claimed is one of the step.
 */
export function readiness(examples: readonly ExampleOfWork[], step: Step, asOf: string, taxonomy: Taxonomy): Readiness {
  const kase = count(examples, step, asOf, taxonomy);
  const depth = aboutDepth(kase, taxonomy);
  return {
    from: step.from, to: step.to, window: kase.window, verdict: kase.verdict, distinct: kase.distinct, monthsOfThree: kase.monthsOfThree,
    derived: step.signals.length === 0,
    judgements: aboutTheWhole(kase, taxonomy),
    examples: kase.examples.map((judged) => ({ ...judged, judgements: aboutExample(judged, kase, taxonomy) })),
    signals: step.signals.map((signal) => ({ signal, shownBy: kase.valid.filter((judged) => judged.signal === signal).map(({ index }) => index) })),
    missing: whatIsMissing(kase, taxonomy),
    depth: depth && { ...depth, risk: kase.depthRisk ?? "NONE", examples: kase.withoutDepth, probes: taxonomy.statements("PROBE", step.to.key) },
    trap: appliedTrap(kase, taxonomy),
  };
}
