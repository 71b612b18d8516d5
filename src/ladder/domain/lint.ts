import { gaps, inversionsOfRanges, sameRanges, tops, unmapped, wideRanges } from "./lint-axis.js";
import { inversionsOfFacts, missingCompetencies, missingScope, spans } from "./lint-facts.js";
import { LINT_CODES, SEVERITIES, type Linted, type LintFinding } from "./lint-finding.js";
import { duplicateCodes, duplicateTitles, empty, missingCodes, order, takenAliases, unreachable } from "./lint-names.js";
import type { Rung } from "./ladder.js";

type Rule = <R extends Rung>(ladder: Linted<R>) => readonly LintFinding<R>[];

const RULES: readonly Rule[] = [
  empty, unreachable, duplicateCodes, duplicateTitles, takenAliases, missingCodes, order,
  inversionsOfRanges, gaps, unmapped, tops, sameRanges, wideRanges,
  inversionsOfFacts, spans, missingScope, missingCompetencies,
];

/**
 * What is wrong with a ladder, gravest first; empty: nothing. The same in whatever order its rungs are listed.
 *
 * Nothing here is a matter of taste: a finding says which question about the ladder has no answer, or a worse one.
 */
export function lint<R extends Rung>({ complete, rungs }: Linted<R>): readonly LintFinding<R>[] {
  const ladder = { complete, rungs: [...rungs].sort(byPlace) };
  const place = new Map(ladder.rungs.map((rung, i) => [rung, i]));
  const first = ({ rungs: [rung] }: LintFinding<R>): number => (rung === undefined ? -1 : (place.get(rung) ?? -1));
  return RULES.flatMap((rule) => rule(ladder)).sort((a, b) =>
    SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) || LINT_CODES.indexOf(a.code) - LINT_CODES.indexOf(b.code) || first(a) - first(b));
}

const text = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const byPlace = (a: Rung, b: Rung): number =>
  text(a.track, b.track) || a.order - b.order || text(a.code ?? "", b.code ?? "") || text(a.title, b.title) || text(a.id, b.id);
