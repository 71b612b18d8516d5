import { textFault } from "../../shared/text.js";
import type { RungContent } from "./draft.js";
import type { Competency, CountRange } from "./ladder.js";

/** Most of everything that one ladder has. The largest curated ladder has 38 rungs; a company's whole job catalogue some hundreds. */
export const LADDER_LIMITS = {
  rungs: 2_000,
  /** Characters. */
  slug: 60, name: 200, code: 50, title: 200, scope: 2_000, note: 2_000, changeNote: 2_000, statedEquivalent: 300, comment: 2_000, competency: 100, expectation: 1_000,
  /** Items. */
  aliases: 20, statedEquivalents: 20, competencies: 30,
  order: 10_000,
  /** People, or years. */
  count: 10_000_000,
} as const;

/** What is wrong with one rung: `key` is the field, as in `title` or `directReports`. */
export interface RungFault {
  readonly at: number;
  readonly key: keyof RungContent;
  readonly rule: string;
}

/** Text as it is kept: without space around it, and with one kind of line's end. Empty is absent. */
export function tidy(text: string | null | undefined): string | null {
  const tidied = (text ?? "").replace(/\r\n?/g, "\n").trim();
  return tidied === "" ? null : tidied;
}

/** A list of texts as it is kept: tidied, each once. */
export const tidyList = (texts: readonly string[] | null | undefined): readonly string[] => [...new Set((texts ?? []).flatMap((text) => tidy(text) ?? []))];

/** Why a tidied text cannot be kept, or null. */
export function faultOfText(text: string | null, most: number): string | null {
  if (text === null) return null;
  return text.length > most ? `has ${text.length} characters; at most ${most} are taken` : textFault(text);
}

/** Why a list of tidied texts cannot be kept, or null. */
export function faultOfList(texts: readonly string[], items: number, most: number): string | null {
  if (texts.length > items) return `has ${texts.length} items; at most ${items} are taken`;
  return texts.map((text) => faultOfText(text, most)).find((fault) => fault !== null) ?? null;
}

/** Everything that is wrong with a ladder's rungs, whether it is linted or not: what cannot be stored, or told apart. */
export function faultsOfRungs(rungs: readonly RungContent[]): readonly RungFault[] {
  const seen = new Map<string, number>();
  return rungs.flatMap((rung, at): RungFault[] => {
    const rules: (readonly [keyof RungContent, string | null])[] = [
      ["title", rung.title === "" ? "must not be empty" : faultOfText(rung.title, LADDER_LIMITS.title)],
      ["code", faultOfText(rung.code, LADDER_LIMITS.code)],
      ["order", Number.isInteger(rung.order) && rung.order >= 0 && rung.order <= LADDER_LIMITS.order ? null : `must be a whole number from 0 to ${LADDER_LIMITS.order}`],
      ["aliases", faultOfList(rung.aliases, LADDER_LIMITS.aliases, LADDER_LIMITS.title)],
      ["scope", faultOfText(rung.scope, LADDER_LIMITS.scope)],
      ["note", faultOfText(rung.note, LADDER_LIMITS.note)],
      ["statedEquivalents", faultOfList(rung.statedEquivalents, LADDER_LIMITS.statedEquivalents, LADDER_LIMITS.statedEquivalent)],
      ["competencies", faultOfCompetencies(rung.competencies)],
      ["directReports", faultOfCount(rung.directReports)],
      ["organisation", faultOfCount(rung.organisation)],
      ["years", faultOfCount(rung.years)],
    ];
    const name = JSON.stringify([rung.track, rung.code, rung.title]);
    const twin = rung.title === "" ? undefined : seen.get(name);
    if (twin === undefined) seen.set(name, at);
    else rules.push(["title", `is the same as that of an earlier rung with the same code on the same track (rung ${twin + 1} of the list)`]);
    return rules.flatMap(([key, rule]) => (rule === null ? [] : [{ at, key, rule }]));
  });
}

/** The first of what is wrong with a rung's tidied competencies, and with which of them. */
function faultOfCompetencies(competencies: readonly Competency[]): string | null {
  if (competencies.length > LADDER_LIMITS.competencies) return `has ${competencies.length} items; at most ${LADDER_LIMITS.competencies} are taken`;
  const names = competencies.map(({ name }) => name);
  const faults = competencies.map(({ name, expectation }, i) => {
    if (name === "") return "has no name";
    if (name.includes("\n")) return "has a name of several lines; one is taken";
    if (names.indexOf(name) < i) return `has the same name, "${name}", as an earlier one; the rung has each once`;
    const [ofName, ofText] = [faultOfText(name, LADDER_LIMITS.competency), expectation === "" ? "is empty; say what is expected" : faultOfText(expectation, LADDER_LIMITS.expectation)];
    return ofName !== null ? `: its name ${ofName}` : ofText !== null ? `("${name}"): its expectation ${ofText}` : null;
  });
  const at = faults.findIndex((fault) => fault !== null);
  return at === -1 ? null : `item ${at + 1} ${faults[at]}`.replace(" :", ":");
}

function faultOfCount(range: CountRange | null): string | null {
  if (range === null) return null;
  const { min, max } = range;
  if (!(min >= 0 && min <= LADDER_LIMITS.count)) return `min must be from 0 to ${LADDER_LIMITS.count}`;
  if (max !== null && !(max <= LADDER_LIMITS.count)) return `max must be from 0 to ${LADDER_LIMITS.count}`;
  return max !== null && max < min ? "max must not be below min" : null;
}

/** Rungs whose place is not said stand one above the rung before them on their track. */
export function ordered<T extends { readonly track: string; readonly order: number | null }>(rungs: readonly T[]): readonly (Omit<T, "order"> & { readonly order: number })[] {
  const last = new Map<string, number>();
  return rungs.map((rung) => {
    const order = rung.order ?? (last.get(rung.track) ?? 0) + 1;
    last.set(rung.track, order);
    return { ...rung, order };
  });
}

/** Whether a slug is one: lower-case letters, digits and single dashes. */
export const faultOfSlug = (slug: string): string | null =>
  /^[a-z0-9]+(-[a-z0-9]+)*$/.test(slug) && slug.length <= LADDER_LIMITS.slug ? null : `must be lower-case letters, digits and single dashes, at most ${LADDER_LIMITS.slug}, as in software-engineering`;
