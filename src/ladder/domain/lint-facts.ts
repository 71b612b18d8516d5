import { INFLUENCES, TRACKS } from "../../taxonomy/domain/axis.js";
import type { CountRange, Rung } from "./ladder.js";
import { rungsInWords, trackInWords, type Linted, type LintFinding, type Severity } from "./lint-finding.js";

// Rules about what is said of rungs: whether it agrees with their order and their place on the axis.

/** From here up a manager leads managers: the band of a director. Source: canon.md, section 1. */
const DIRECTOR = 4;
/** The top of a first-line manager's band. */
const FIRST_LINE = 3;
/** The least organisation of a manager of managers, and of a director. Source: canon.md, section 1, people scope. */
const MANAGERS_OF_MANAGERS = 10;
const DIRECTORS = 40;
/** An engineer may mentor or lead one or two and be one; more reports make a manager. */
const REPORTS_OF_AN_IC = 3;

// Not years of experience: a higher step may count other years, as those of managing.
const FACTS: readonly { readonly what: string; readonly size: (rung: Rung) => number | null; readonly told: (rung: Rung) => string }[] = [
  { what: "influence", size: ({ influence }) => (influence === null ? null : INFLUENCES.indexOf(influence)), told: ({ influence }) => `${influence}` },
  { what: "organisation", size: ({ organisation }) => organisation?.min ?? null, told: ({ organisation }) => `at least ${organisation?.min} people` },
];

/** What grows with level on every ladder, and falls here from one step to a higher one. */
export function inversionsOfFacts<R extends Rung>({ rungs }: Linted<R>): readonly LintFinding<R>[] {
  return TRACKS.flatMap((track) => FACTS.flatMap(({ what, size, told }) => {
    const here = rungs.flatMap((rung) => (rung.track === track && size(rung) !== null ? [{ rung, size: size(rung) ?? 0 }] : []));
    return here.flatMap(({ rung, size: own }): readonly LintFinding<R>[] => {
      const over = here.find((other) => other.rung.order < rung.order && other.size > own);
      if (over === undefined) return [];
      return [{
        code: "INVERSION", severity: "WARNING", rungs: [over.rung, rung],
        message: `${rungsInWords([rung])} is the higher step, but its ${what} (${told(rung)}) is below that of ${rungsInWords([over.rung])} (${told(over.rung)}).`,
        fix: `Check the ${what} of the two, and their order.`,
      }];
    });
  }));
}

const inWords = ({ min, max }: CountRange): string => (max === null ? `${min} or more` : min === max ? `${min}` : `${min} to ${max}`);

/** Numbers of people that do not go with each other, the track, or the level. */
export function spans<R extends Rung>({ rungs }: Linted<R>): readonly LintFinding<R>[] {
  return rungs.flatMap((rung) => {
    const { directReports: reports, organisation, track, hybrid } = rung;
    const range = rung.mapping?.range ?? null;
    const found = (severity: Severity, message: string, fix: string): LintFinding<R> => ({ code: "SPAN_CONTRADICTS_LEVEL", severity, rungs: [rung], message: `${rungsInWords([rung])} ${message}.`, fix });
    return [
      ...(reports !== null && organisation?.max != null && reports.min > organisation.max
        ? [found("ERROR", `has ${inWords(reports)} direct reports, but only ${inWords(organisation)} people in the whole organisation below`, "Direct reports are part of the organisation: correct one of the numbers.")] : []),
      ...(track === "IC" && !hybrid && ((reports?.min ?? 0) >= REPORTS_OF_AN_IC || (organisation?.min ?? 0) >= REPORTS_OF_AN_IC)
        ? [found("WARNING", `is on the IC track, but leads ${inWords(reports ?? organisation!)} people`, "Put it on the management track, or mark it as hybrid if its people still work as engineers.")] : []),
      ...(track === "M" && range !== null && range.lo >= DIRECTOR && organisation?.max != null && organisation.max < MANAGERS_OF_MANAGERS
        ? [found("WARNING", `is placed among directors (${range.lo}–${range.hi} on the axis), but its organisation has ${inWords(organisation)} people`, `An organisation below ${MANAGERS_OF_MANAGERS} is a first-line manager's: lower the range, or correct the number.`)] : []),
      ...(track === "M" && range !== null && range.hi <= FIRST_LINE && organisation !== null && organisation.min >= DIRECTORS
        ? [found("WARNING", `is placed among first-line managers (${range.lo}–${range.hi} on the axis), but its organisation has ${inWords(organisation)} people`, `An organisation of ${DIRECTORS} and more is a director's: raise the range, or correct the number.`)] : []),
    ];
  });
}

/** Rungs of which neither a text nor an extent of influence says what they answer for: one finding for all. */
export function missingScope<R extends Rung>({ rungs }: Linted<R>): readonly LintFinding<R>[] {
  const bare = rungs.filter(({ influence, scope }) => influence === null && (scope ?? "").trim() === "");
  if (bare.length === 0) return [];
  const who = bare.length === rungs.length ? "No rung says" : `${rungsInWords(bare)} ${bare.length === 1 ? "does" : "do"} not say`;
  return [{
    code: "MISSING_SCOPE", severity: "ADVICE", rungs: bare,
    message: `${who} what its people answer for: ${bare.length === 1 ? "its place rests" : "their places rest"} on title and order alone.`,
    fix: "Add a line of scope, or the extent of influence (from TASK to INDUSTRY).",
  }];
}

/** Rungs without competencies where others of their track have some: one finding for all of a track. */
export function missingCompetencies<R extends Rung>({ rungs }: Linted<R>): readonly LintFinding<R>[] {
  return TRACKS.flatMap((track): readonly LintFinding<R>[] => {
    const here = rungs.filter((rung) => rung.track === track);
    const bare = here.filter(({ competencies }) => competencies.length === 0);
    if (bare.length === 0 || bare.length === here.length) return [];
    return [{
      code: "MISSING_COMPETENCIES", severity: "ADVICE", rungs: bare,
      message: `${rungsInWords(bare)} ${bare.length === 1 ? "has" : "have"} no competencies, other rungs of the ${trackInWords(track)} track do: people there cannot read what is expected of them.`,
      fix: "Write down what is expected there too.",
    }];
  });
}
