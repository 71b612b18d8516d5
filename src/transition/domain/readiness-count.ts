import type { Taxonomy } from "../../taxonomy/domain/compiled.js";
import type { Statement } from "../../taxonomy/domain/statement.js";
import { existing } from "../../taxonomy/domain/views.js";
import { leastOf, mostOf } from "./judgement.js";
import { lastMonths, shortestSpan, type Period } from "./period.js";
import { isHandsOn, lookAt, type ExampleOfWork, type JudgedExample, type Step } from "./readiness-examples.js";

/** What the examples amount to, least first. Source: canon.md, section 6, "Arithmetic". */
export const VERDICTS = ["NOTHING_YET", "LUCK", "PATTERN", "UNDENIABLE"] as const;
export type Verdict = (typeof VERDICTS)[number];

/** How many of the examples with a wide scope come without anything that shows hands-on work. */
export const DEPTH_RISKS = ["NONE", "SOME", "ALL"] as const;
export type ExampleDepthRisk = (typeof DEPTH_RISKS)[number];

/** The numbers of promotion, as the source gives them. */
export interface Arithmetic {
  readonly examples: Statement;
  readonly one: Statement;
  readonly two: Statement;
  readonly three: Statement;
  readonly months: Statement;
}

/** A case as it was counted, before it is put into words. */
export interface CountedCase {
  readonly step: Step;
  readonly window: Period;
  readonly arithmetic: Arithmetic;
  readonly examples: readonly JudgedExample[];
  /** Those that count, and those that say the same again. */
  readonly valid: readonly JudgedExample[];
  readonly distinct: number;
  readonly verdict: Verdict;
  /** Months from the beginning of the first to the end of the last of the three that lie closest together; null below three. */
  readonly monthsOfThree: number | null;
  /** Examples with a wide scope and without hands-on evidence, by their place in the input. */
  readonly withoutDepth: readonly number[];
  /** null when no example has a wide scope. */
  readonly depthRisk: ExampleDepthRisk | null;
}

/**
 * Counts what a person's examples amount to on the day `asOf`. A distinct example more never lowers the verdict or the count.
 * Source: canon.md, section 6. That the window ends on the day asked for is ours.
 */
export function count(examples: readonly ExampleOfWork[], step: Step, asOf: string, taxonomy: Taxonomy): CountedCase {
  const arithmetic = arithmeticOf(taxonomy);
  const window = lastMonths(mostOf(arithmetic.months), asOf);
  const judged = lookAt(examples, step, window);
  const counting = judged.filter(({ standing }) => standing === "COUNTS");
  const valid = judged.filter(({ standing }) => standing === "COUNTS" || standing === "DUPLICATE");
  const wide = valid.filter(({ beyond }) => beyond);
  const proven = new Set(valid.filter(({ example }) => isHandsOn(example)).map(standsFor));
  const bare = wide.filter((each) => !proven.has(standsFor(each)));
  return {
    step, window, arithmetic, examples: judged, valid,
    distinct: counting.length,
    verdict: verdictOf(counting.length, arithmetic),
    monthsOfThree: shortestSpan(counting.map(({ period }) => period), leastOf(arithmetic.three)),
    withoutDepth: bare.map(({ index }) => index),
    depthRisk: wide.length === 0 ? null : bare.length === 0 ? "NONE" : bare.length < wide.length ? "SOME" : "ALL",
  };
}

function verdictOf(distinct: number, { one, two, three }: Arithmetic): Verdict {
  if (distinct >= leastOf(three)) return "UNDENIABLE";
  if (distinct >= leastOf(two)) return "PATTERN";
  return distinct >= leastOf(one) ? "LUCK" : "NOTHING_YET";
}

const standsFor = ({ index, duplicateOf }: JudgedExample): number => duplicateOf ?? index;

function arithmeticOf(taxonomy: Taxonomy): Arithmetic {
  const said = taxonomy.statements("ARITHMETIC");
  const of = (key: string): Statement => existing(said.find((statement) => statement.key === key), `arithmetic ${key}`);
  return { examples: of("examples"), one: of("one"), two: of("two"), three: of("three"), months: of("months") };
}
