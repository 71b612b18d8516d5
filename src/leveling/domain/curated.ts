import type { CountRange } from "../../ladder/domain/ladder.js";
import type { CompanySeed } from "../../ladder/domain/seed.js";
import { centre, type Interval, type Track } from "../../taxonomy/domain/axis.js";
import type { Reading } from "./features.js";
import type { LadderInput, RungInput } from "./input.js";

/** A rung whose place is known: what is fitted on and measured against. */
export interface CuratedRung extends RungInput {
  readonly track: Track;
  readonly order: number;
  /** null: reviewed, and nothing fits; neither fitted on nor measured. */
  readonly range: Interval | null;
}

export interface CuratedLadder {
  /** Slug of the company: what data are split by. */
  readonly company: string;
  readonly ladder: string;
  readonly family: string;
  readonly people: CountRange | null;
  readonly rungs: readonly CuratedRung[];
}

/** All ladders of the seeds, with their curated ranges. */
export function curatedLadders(companies: readonly CompanySeed[]): readonly CuratedLadder[] {
  return companies.flatMap((company) => company.ladders.map((ladder): CuratedLadder => ({
    company: company.slug, ladder: ladder.slug, family: ladder.family,
    people: company.people === undefined ? null : { min: company.people.min, max: company.people.max ?? null },
    rungs: ladder.rungs.map((rung): CuratedRung => ({
      order: rung.order, code: rung.code ?? null, title: rung.title, track: rung.track, scope: rung.scope ?? null,
      directReports: countOf(rung.directReports), organisation: countOf(rung.organisation), years: countOf(rung.years),
      range: rung.mapping.lo === undefined || rung.mapping.hi === undefined ? null : { lo: rung.mapping.lo, hi: rung.mapping.hi },
    })),
  })));
}

const countOf = (range: { readonly min: number; readonly max?: number } | undefined): CountRange | null =>
  (range === undefined ? null : { min: range.min, max: range.max ?? null });

/** What a stranger would paste: titles, codes and texts, lowest first, one track after the other, without tracks, numbers and places. */
export function asPasted(ladder: CuratedLadder): LadderInput {
  return { people: ladder.people, family: null, rungs: inOrder(ladder).map(({ code, title, scope }) => ({ code: code ?? null, title, scope: scope ?? null })) };
}

/** The same with the track of each rung and its place on it: what a company that fills in a form gives. */
export function asListed(ladder: CuratedLadder): LadderInput {
  return { people: ladder.people, family: null, rungs: inOrder(ladder).map(({ code, title, scope, track, order }) => ({ code: code ?? null, title, scope: scope ?? null, track, order })) };
}

/** IC before management, lowest first. */
export const inOrder = (ladder: CuratedLadder): readonly CuratedRung[] =>
  ladder.rungs.toSorted((a, b) => (a.track === b.track ? a.order - b.order : a.track < b.track ? -1 : 1));

/** One step of a curated track: a rung, or the first of parallel ones. */
export interface CuratedStep {
  readonly rung: CuratedRung;
  readonly reading: Reading;
  readonly at: number;
}

/** The mapped steps of one track, lowest first. */
export function curatedSteps(ladder: CuratedLadder, readings: readonly Reading[], track: Track): readonly CuratedStep[] {
  const orders = new Set<number>();
  return ladder.rungs
    .flatMap((rung, i) => (rung.track === track && rung.range !== null ? [{ rung, reading: readings[i] as Reading, at: centre(rung.range) }] : []))
    .sort((a, b) => a.rung.order - b.rung.order)
    .filter(({ rung }) => !orders.has(rung.order) && orders.add(rung.order));
}
