import type { PartialDate } from "../../shared/source.js";
import { fold } from "../../shared/text.js";
import { INFLUENCES, type Influence } from "../../taxonomy/domain/axis.js";
import type { Statement } from "../../taxonomy/domain/statement.js";
import type { CanonicalLevel } from "../../taxonomy/domain/taxonomy.js";
import { periodOf, type Period } from "./period.js";

/** What shows that a person worked hands-on, in the words of the one who asks; parts that were not told are null. */
export interface HandsOn {
  readonly built: string | null;
  readonly choices: string | null;
  readonly inside: string | null;
  readonly flaw: string | null;
}

/** A piece of work that a person would bring to a promotion. */
export interface ExampleOfWork {
  readonly what: string;
  readonly project: string | null;
  readonly from: PartialDate;
  readonly to: PartialDate | null;
  readonly scope: Influence;
  /** Key of a signal of the step; null: none is claimed. */
  readonly signal: string | null;
  readonly adoptedBy: readonly string[];
  /** Teams besides one's own; null: not told. */
  readonly otherTeams: number | null;
  readonly handsOn: HandsOn | null;
}

/** The step that is judged: from a level to the next one of its track, with what the sources say of it. */
export interface Step {
  readonly from: CanonicalLevel;
  readonly to: CanonicalLevel;
  /** Empty where no source names any. */
  readonly signals: readonly Statement[];
  readonly traps: readonly Statement[];
}

/** How an example stands: it counts, or why it does not. */
export const STANDINGS = ["COUNTS", "DUPLICATE", "OUTSIDE_WINDOW", "PRESENT_LEVEL"] as const;
export type Standing = (typeof STANDINGS)[number];

/** An example after it was looked at. */
export interface JudgedExample {
  /** Its place in what was given, from 0. */
  readonly index: number;
  readonly example: ExampleOfWork;
  readonly period: Period;
  /** Whether its scope goes beyond the widest that the present level is asked for. */
  readonly beyond: boolean;
  /** The signal that it shows; null when none is claimed or what is told does not reach it. */
  readonly signal: Statement | null;
  /** A signal that is claimed, and the number of teams it would take; null when none is or it is reached. */
  readonly unreached: { readonly signal: Statement; readonly teams: number } | null;
  readonly standing: Standing;
  /** The example that stands for it too; null but for duplicates. */
  readonly duplicateOf: number | null;
}

/** Whether something was told that only hands-on work can tell. */
export const isHandsOn = ({ handsOn }: ExampleOfWork): boolean => handsOn !== null && Object.values(handsOn).some((told: string | null) => told !== null && told.trim() !== "");

/** Teams besides one's own that took part or took it over; null: not told. */
export const teamsBesides = ({ adoptedBy, otherTeams }: ExampleOfWork): number | null => (adoptedBy.length === 0 ? otherTeams : Math.max(adoptedBy.length, otherTeams ?? 0));

/** The teams in all, one's own among them, that a signal takes: the number in it; two where another team took something over; null where teams do not matter. */
export function teamsFor(signal: Statement): number | null {
  if (signal.quantity?.unit === "TEAMS") return signal.quantity.min;
  return signal.key === "adopted-design" ? 2 : null;
}

/** How far work reaches, as a number to compare. */
const reach = (influence: Influence): number => INFLUENCES.indexOf(influence);

/**
 * Looks at every example: whether it is work of the next level, within the window, and told once. In the order given.
 *
 * Work is of the next level when it shows a signal of the step or its scope goes beyond the present level's. Of examples with the
 * same project and signal whose periods meet, as many count as do not meet each other; which they are does not depend on the order.
 */
export function lookAt(examples: readonly ExampleOfWork[], step: Step, window: Period): readonly JudgedExample[] {
  const seen = examples.map((example, index) => alone(example, index, step, window));
  const repeated = duplicates(seen.filter(({ standing }) => standing === "COUNTS"));
  return seen.map((judged) => {
    const duplicateOf = repeated.get(judged);
    return duplicateOf === undefined ? judged : { ...judged, standing: "DUPLICATE", duplicateOf: duplicateOf.index };
  });
}

function alone(example: ExampleOfWork, index: number, { from, signals }: Step, window: Period): JudgedExample {
  const told = periodOf(example.from, example.to);
  const period = { from: told.from, to: told.to < window.to ? told.to : window.to };
  const beyond = reach(example.scope) > reach(from.influence.to);
  const claimed = signals.find(({ key }) => key === example.signal) ?? null;
  const teams = claimed && teamsFor(claimed);
  const besides = teamsBesides(example);
  const unreached = claimed !== null && teams !== null && besides !== null && besides + 1 < teams ? { signal: claimed, teams } : null;
  const signal = unreached === null ? claimed : null;
  const standing = !beyond && signal === null ? "PRESENT_LEVEL" : period.to < window.from ? "OUTSIDE_WINDOW" : "COUNTS";
  return { index, example, period, beyond, signal, unreached, standing, duplicateOf: null };
}

/** Examples that say again what another says, each with that other. Of intervals that meet, those that end first are kept: the most that fit. */
function duplicates(candidates: readonly JudgedExample[]): ReadonlyMap<JudgedExample, JudgedExample> {
  const repeated = new Map<JudgedExample, JudgedExample>();
  const kept = new Map<string, JudgedExample>();
  for (const candidate of inOrder(candidates)) {
    const { example, signal, period } = candidate;
    const subject = JSON.stringify([fold(example.project ?? example.what), signal?.key ?? null]);
    const last = kept.get(subject);
    if (last === undefined || period.from > last.period.to) kept.set(subject, candidate);
    else repeated.set(candidate, last);
  }
  return repeated;
}

/** By end, then beginning, then content, so that what is kept does not depend on the order given. */
function inOrder(examples: readonly JudgedExample[]): readonly JudgedExample[] {
  const keyed = examples.map((judged) => ({ judged, key: `${judged.period.to} ${judged.period.from} ${JSON.stringify(judged.example)}` }));
  return keyed.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : a.judged.index - b.judged.index)).map(({ judged }) => judged);
}
