import type { ScoredPair } from "./evaluation-crosswalks.js";
import { groupedBy } from "./evaluation-statistics.js";
import { reaches, type Evaluation, type EvaluationSection, type Figure, type ReliabilityRow } from "./evaluation.js";

/** Columns of a terminal that nobody has to widen. */
const WIDTH = 100;
const NAME = 30;

/** An evaluation as lines of text, at most 100 characters wide. */
export function evaluationInWords(evaluation: Evaluation): readonly string[] {
  return [
    `Evaluation of method ${evaluation.methodVersion}, taxonomy ${evaluation.taxonomyVersion}, asked for ${evaluation.askedFor}`,
    `from seeds ${evaluation.computedFrom.slice(0, 12)}`,
    ...evaluation.sections.flatMap(sectionInWords),
  ];
}

function sectionInWords(section: EvaluationSection): readonly string[] {
  return [
    "", section.title, "=".repeat(section.title.length), ...wrapped(section.text, ""),
    ...[...groupedBy(section.figures, ({ group }) => group)].flatMap(([group, figures]) => [
      "", group, ...figures.flatMap(figureInWords),
    ]),
    ...reliabilityInWords(section.reliability),
    ...notesOf(section.figures),
  ];
}

function figureInWords(figure: Figure): readonly string[] {
  const { name, value, low, high, n, target, better, baselines } = figure;
  const shown = (number: number): string => inUnit(number, figure);
  const aim = target === null ? "" : `  target ${better === "HIGHER" ? "≥" : "≤"} ${shown(target)}: ${reaches(figure) === true ? "reached" : "MISSED"}`;
  return [
    `  ${name.padEnd(NAME)} ${shown(value).padStart(8)}  ${`${shown(low)} to ${shown(high)}`.padEnd(18)} n ${String(n).padStart(5)}${aim}`.trimEnd(),
    ...baselines.map((baseline) => `    ${baseline.name.padEnd(NAME - 2)} ${shown(baseline.value).padStart(8)}`),
  ];
}

const inUnit = (value: number, { unit }: Figure): string => (unit === "SHARE" ? `${(100 * value).toFixed(1)} %` : unit === "BITS" ? `${value.toFixed(2)} b` : value.toFixed(3));

function reliabilityInWords(rows: readonly ReliabilityRow[]): readonly string[] {
  if (rows.length === 0) return [];
  return ["", `  ${"probability".padEnd(14)} ${"n".padStart(6)} ${"mean said".padStart(10)} ${"came true".padStart(10)}  interval`, ...rows.map(({ from, to, n, predicted, observed, low, high }) => {
    const span = `${from.toFixed(1)} to ${to.toFixed(1)}`.padEnd(14);
    if (predicted === null || observed === null || low === null || high === null) return `  ${span} ${"0".padStart(6)}`;
    return `  ${span} ${String(n).padStart(6)} ${predicted.toFixed(3).padStart(10)} ${observed.toFixed(3).padStart(10)}  ${low.toFixed(3)} to ${high.toFixed(3)}`;
  })];
}

/** Each note once, with the figures it belongs to. */
function notesOf(figures: readonly Figure[]): readonly string[] {
  const noted = groupedBy(figures.filter(({ note }) => note !== null), ({ note }) => note ?? "");
  const lines = [...noted].flatMap(([note, of]) => wrapped(`${[...new Set(of.map(({ name }) => name))].join(", ")}: ${note}`, "  "));
  return lines.length === 0 ? [] : ["", ...lines];
}

/** Text broken at spaces. */
function wrapped(text: string, indent: string): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(" ")) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= WIDTH) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(`${indent}${word}`);
  }
  return lines;
}

/** The rows between companies on which sources agree and our best match is none of the rungs stated, with what was answered. */
export function missesInWords(scored: readonly ScoredPair[]): readonly string[] {
  const agreed = scored.filter((pair) => !pair.acrossTracks && pair.standing === "CONFIRMED");
  const misses = agreed.filter((pair) => pair.steps !== 0);
  return [
    `${misses.length} of ${agreed.length} rows on which sources agree:`,
    ...[...groupedBy(misses, (pair) => `${pair.inWords.from} is ${pair.inWords.stated}; we say ${pair.inWords.answered}`)]
      .map(([words, pairs]) => `  ${words} (${pairs.map(({ source }) => source).sort().join(", ")})`).sort(),
  ];
}
