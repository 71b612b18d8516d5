import { fold, listed } from "../../shared/text.js";
import { TRACKS } from "../../taxonomy/domain/axis.js";
import type { Rung } from "./ladder.js";
import { groupsBy, rungsInWords, trackInWords, type Linted, type LintFinding } from "./lint-finding.js";

// Rules about what rungs are called and how they are counted: whether a reference can find them.

export function empty<R extends Rung>({ rungs }: Linted<R>): readonly LintFinding<R>[] {
  if (rungs.length > 0) return [];
  return [{ code: "EMPTY", severity: "ERROR", rungs: [], message: "The ladder has no rung.", fix: "Add its rungs, the lowest first." }];
}

/** Rungs that no reference by code, title and track can tell apart. */
export function unreachable<R extends Rung>({ rungs }: Linted<R>): readonly LintFinding<R>[] {
  return repeated(rungs, (rung) => key(rung.track, rung.code ?? "", rung.title)).map((same): LintFinding<R> => ({
    code: "UNREACHABLE", severity: "ERROR", rungs: same,
    message: `${same.length} rungs of the ${trackInWords(same[0]!.track)} track are all called ${rungsInWords(same.slice(0, 1))}: no code and title tells them apart, so none can be asked about.`,
    fix: "Give each a code or title of its own, or leave out the copy.",
  }));
}

/** One code for several steps. Parallel rungs may share theirs: it then names the step. */
export function duplicateCodes<R extends Rung>({ rungs }: Linted<R>): readonly LintFinding<R>[] {
  return repeated(rungs.filter((rung) => rung.code !== null), (rung) => key(rung.track, rung.code ?? ""))
    .filter((same) => several(same.map((rung) => rung.order)) && several(same.map((rung) => fold(rung.title))))
    .map((same): LintFinding<R> => ({
      code: "DUPLICATE_CODE", severity: "WARNING", rungs: same,
      message: `The code ${same[0]!.code} stands for several steps of the ${trackInWords(same[0]!.track)} track, ${rungsInWords(same)}: who asks by code alone is asked back.`,
      fix: `Give each step a code of its own${same.length === 2 ? `, as in ${same[0]!.code}a and ${same[0]!.code}b` : ""}; if they are one step, give them the same order.`,
    }));
}

/** One title for several steps, where nothing but the code tells which. */
export function duplicateTitles<R extends Rung>({ rungs }: Linted<R>): readonly LintFinding<R>[] {
  return repeated(rungs, (rung) => key(rung.track, rung.title))
    .filter((same) => several(same.map((rung) => fold(rung.code ?? ""))) && !same.every((rung) => hasNameOfItsOwn(rung, rungs)))
    .map((same): LintFinding<R> => {
      const bare = same.some((rung) => rung.code === null);
      return {
        code: "DUPLICATE_TITLE", severity: bare ? "WARNING" : "ADVICE", rungs: same,
        message: `The title "${same[0]!.title}" stands for ${same.length} steps of the ${trackInWords(same[0]!.track)} track: ${bare ? "not every one has a code to tell which" : "who knows only somebody's title cannot be told which, only the code says"}.`,
        fix: bare ? "Give each a code, or a title of its own." : "If people tell them apart in words, as in Engineer I and Engineer II, add those as aliases.",
      };
    });
}

/** Other names that lead elsewhere: a rung's own code or title goes before another's alias. */
export function takenAliases<R extends Rung>({ rungs }: Linted<R>): readonly LintFinding<R>[] {
  const owners = new Map(rungs.flatMap((rung) => [rung.code, rung.title].flatMap((name) => (name === null ? [] : [[key(rung.track, name), rung] as const]))));
  return rungs.flatMap((rung) => rung.aliases.flatMap((alias): readonly LintFinding<R>[] => {
    const owner = owners.get(key(rung.track, alias));
    if (owner === undefined || owner === rung || isNameOf(alias, rung)) return [];
    return [{
      code: "ALIAS_TAKEN", severity: "WARNING", rungs: [rung, owner],
      message: `"${alias}", given as another name of ${rungsInWords([rung])}, is what ${rungsInWords([owner])} is called: it never leads to the former.`,
      fix: "Leave the alias out, or write what is different about it.",
    }];
  }));
}

/** Rungs without a code among rungs with one. Above and below the scale, as for interns and executives, none is expected. */
export function missingCodes<R extends Rung>({ rungs }: Linted<R>): readonly LintFinding<R>[] {
  return TRACKS.flatMap((track): readonly LintFinding<R>[] => {
    const here = rungs.filter((rung) => rung.track === track);
    const coded = here.filter((rung) => rung.code !== null).map((rung) => rung.order);
    const bare = here.filter((rung) => rung.code === null && coded.some((place) => place <= rung.order) && coded.some((place) => place >= rung.order));
    if (bare.length === 0) return [];
    return [{
      code: "MISSING_CODE", severity: "ADVICE", rungs: bare,
      message: `${rungsInWords(bare)} ${bare.length === 1 ? "has" : "have"} no code, the rungs around on the ${trackInWords(track)} track do.`,
      fix: "Add the code if the company has one; else this is as it should be.",
    }];
  });
}

/** Places that are left out, and codes whose numbers go now up, now down. */
export function order<R extends Rung>({ rungs }: Linted<R>): readonly LintFinding<R>[] {
  return TRACKS.flatMap((track): readonly LintFinding<R>[] => {
    const here = rungs.filter((rung) => rung.track === track);
    const orders = [...new Set(here.map((rung) => rung.order))];
    const astray = here.find((rung) => rung.order !== orders.indexOf(rung.order) + 1);
    const zigzag = turning(here);
    return [
      ...(astray === undefined ? [] : [{
        code: "ORDER" as const, severity: "WARNING" as const, rungs: here.filter((rung) => rung.order === astray.order),
        message: `The ${trackInWords(track)} track is counted ${listed(orders.map(String))}: after place ${orders.indexOf(astray.order)} comes ${astray.order}. A step is missing, or miscounted.`,
        fix: "Count the steps from 1 without a hole; parallel rungs share a number.",
      }]),
      ...(zigzag.length === 0 ? [] : [{
        code: "ORDER" as const, severity: "WARNING" as const, rungs: zigzag,
        message: `The codes of the ${trackInWords(track)} track go neither up nor down throughout: ${listed(zigzag.map((rung) => rung.code ?? ""))} stand against the rest.`,
        fix: "Check the order of these rungs and their codes.",
      }]),
    ];
  });
}

/** Rungs at which the numbers of codes of one form (`L3`, `L4` …) turn round against the greater part of the steps. */
function turning<R extends Rung>(track: readonly R[]): readonly R[] {
  return groupsBy(track.filter((rung) => numberOf(rung) !== null), (rung) => numberOf(rung)?.form ?? "").flatMap((alike) => {
    const steps = alike.slice(1).map((rung, i) => ({ rung, by: rung.order === alike[i]!.order ? 0 : Math.sign(numberOf(rung)!.number - numberOf(alike[i]!)!.number) }));
    const [up, down] = [steps.filter(({ by }) => by > 0), steps.filter(({ by }) => by < 0)];
    return (up.length < down.length ? up : down).map(({ rung }) => rung);
  });
}

function numberOf({ code }: Rung): { readonly form: string; readonly number: number } | null {
  const [, form, digits] = /^(\D*)(\d+)$/.exec((code ?? "").toLowerCase()) ?? []; // not folded: M2-1 is no 21
  return form === undefined || digits === undefined ? null : { form, number: Number(digits) };
}

const key = (track: string, ...names: readonly string[]): string => [track, ...names.map(fold)].join("\u0000");
const several = (values: readonly (string | number)[]): boolean => new Set(values).size > 1;
const repeated = <R extends Rung>(rungs: readonly R[], keyOf: (rung: R) => string): readonly (readonly R[])[] => groupsBy(rungs, keyOf).filter((group) => group.length > 1);
const isNameOf = (name: string, { code, title }: Rung): boolean => fold(name) === fold(title) || (code !== null && fold(name) === fold(code));

/** Whether a rung has an alias that is not just its code and that no other rung of the track has. */
function hasNameOfItsOwn<R extends Rung>(rung: R, rungs: readonly R[]): boolean {
  const others = rungs.filter((other) => other !== rung && other.track === rung.track);
  return rung.aliases.some((alias) => !isNameOf(alias, rung) && !others.some((other) => isNameOf(alias, other) || other.aliases.some((name) => fold(name) === fold(alias))));
}
