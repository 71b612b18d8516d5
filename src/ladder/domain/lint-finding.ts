import { listed } from "../../shared/text.js";
import type { Track } from "../../taxonomy/domain/axis.js";
import { rungInWords } from "./diff-words.js";
import type { LadderVersion, Rung } from "./ladder.js";

/** Everything that can be found; a code never changes its meaning. */
export const LINT_CODES = [
  "EMPTY", "UNREACHABLE", "INVERSION", "SPAN_CONTRADICTS_LEVEL", "DUPLICATE_CODE", "DUPLICATE_TITLE", "ALIAS_TAKEN", "MISSING_CODE", "ORDER", "GAP", "UNMAPPED_RUNG",
  "TRACK_WITHOUT_TOP", "SAME_RANGE", "WIDE_RANGE", "MISSING_SCOPE", "MISSING_COMPETENCIES",
] as const;
export type LintCode = (typeof LINT_CODES)[number];

/** ERROR: contradicts itself and cannot be published so. WARNING: answers suffer. ADVICE: answers could be better. */
export const SEVERITIES = ["ERROR", "WARNING", "ADVICE"] as const;
export type Severity = (typeof SEVERITIES)[number];

/** Something that is wrong with a ladder, and what to do about it. */
export interface LintFinding<R extends Rung = Rung> {
  readonly code: LintCode;
  readonly severity: Severity;
  /** Those concerned, lowest first; empty where the ladder as a whole is. */
  readonly rungs: readonly R[];
  readonly message: string;
  readonly fix: string;
}

/** What is looked at: a published version or a draft. Rules get its rungs by track, then lowest first. */
export type Linted<R extends Rung = Rung> = Pick<LadderVersion, "complete"> & { readonly rungs: readonly R[] };

/** Rungs told one by one in a message; a finding's `rungs` has them all. */
const TOLD = 5;

/** `L5 "Senior Engineer", L6 "Staff Engineer" and 3 more`. */
export const rungsInWords = (rungs: readonly Rung[]): string =>
  listed(rungs.length > TOLD ? [...rungs.slice(0, TOLD).map(rungInWords), `${rungs.length - TOLD} more`] : rungs.map(rungInWords));

export const trackInWords = (track: Track): string => (track === "IC" ? "IC" : "management");

/** Things by key, in the order of their first. */
export function groupsBy<T>(things: readonly T[], keyOf: (thing: T) => string): readonly (readonly T[])[] {
  const found = new Map<string, T[]>();
  for (const thing of things) {
    const key = keyOf(thing);
    const group = found.get(key);
    if (group === undefined) found.set(key, [thing]);
    else group.push(thing);
  }
  return [...found.values()];
}
