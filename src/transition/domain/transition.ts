import { listed } from "../../shared/text.js";
import type { Taxonomy } from "../../taxonomy/domain/compiled.js";
import type { Sourced, Statement } from "../../taxonomy/domain/statement.js";
import type { CanonicalLevel } from "../../taxonomy/domain/taxonomy.js";
import { existing } from "../../taxonomy/domain/views.js";
import { differenceOf, inside, sourcesOf, type Difference } from "./difference.js";
import { kindOf, pathBetween, type TransitionKind } from "./path.js";

/** What sources say of a way between two levels; lists are empty where they say nothing. `limits`: where the author of its gates doubts their reach. */
const SAID = [
  "changes", "workProducts", "signals", "traps", "gates", "limits", "checklist", "stalls", "playbook", "choice", "swing", "parity", "arithmetic", "perspectives",
] as const;
type Said = Readonly<Record<(typeof SAID)[number], readonly Statement[]>>;

/** The way from one level to another. STATED where a source speaks of that very step; else derived from the two levels, and INFERRED. */
export interface Transition extends Sourced, Difference, Said {
  readonly key: string;
  readonly title: string;
  readonly text: string;
  readonly from: CanonicalLevel;
  readonly to: CanonicalLevel;
  readonly kind: TransitionKind;
  /** Rank of `to` less rank of `from`. */
  readonly rankShift: number;
  /** Of a JUMP, the steps it is made of, in order; else empty. */
  readonly steps: readonly Transition[];
}

const known = new WeakMap<Taxonomy, Map<string, Transition>>();

/** The way from one level to another, whichever they are; reckoned once for a taxonomy. */
export function transitionBetween(taxonomy: Taxonomy, from: CanonicalLevel, to: CanonicalLevel): Transition {
  let ways = known.get(taxonomy);
  if (ways === undefined) known.set(taxonomy, (ways = new Map()));
  const name = `${from.key} ${to.key}`;
  let way = ways.get(name);
  if (way === undefined) ways.set(name, (way = reckon(taxonomy, from, to)));
  return way;
}

/** The steps that sources describe: all, or those that begin at a level. */
export const describedTransitions = (taxonomy: Taxonomy, from?: string): readonly Transition[] =>
  taxonomy.statements("TRANSITION", from).map(({ subject, refersTo }) => transitionBetween(taxonomy, levelOf(taxonomy, subject), levelOf(taxonomy, refersTo)));

const levelOf = (taxonomy: Taxonomy, key: string | null): CanonicalLevel => existing(taxonomy.level(key ?? ""), key ?? "");

function reckon(taxonomy: Taxonomy, from: CanonicalLevel, to: CanonicalLevel): Transition {
  const path = pathBetween(taxonomy, from, to);
  const kind = kindOf(path);
  const steps = kind === "JUMP" ? path.slice(1).map((level, i) => transitionBetween(taxonomy, path[i]!, level)) : [];
  const difference = differenceOf(taxonomy, from, to);
  const spoken = taxonomy.statements("TRANSITION", from.key).find((s) => s.refersTo === to.key);
  const ground = spoken ?? {
    key: `${nameOf(from)}-to-${nameOf(to)}`, title: `From ${from.title} to ${to.title}`, text: derivedText(kind, difference, steps),
    basis: "INFERRED" as const, sources: sourcesOf([from, to, difference.influence, ...difference.dimensions, ...steps]),
  };
  const { key, title, text, basis, sources } = ground;
  const said = kind === "JUMP" ? together(steps) : saidOf(taxonomy, kind, from, to, key);
  return { key, title: title ?? key, text, basis, sources, from, to, kind, rankShift: to.rank - from.rank, ...difference, ...said, steps };
}

/** "staff", of `ic/staff`: no two levels share it. */
const nameOf = ({ key }: CanonicalLevel): string => key.slice(key.indexOf("/") + 1);

function derivedText(kind: TransitionKind, { influence, dimensions }: Difference, steps: readonly Transition[]): string {
  if (kind === "SAME") return "Both ends are one level: what is asked for does not change.";
  const asked = ([["More", 1], ["Less", -1]] as const).flatMap(([word, sign]) => {
    const moved = dimensions.filter((d) => Math.sign(d.difference ?? 0) === sign).map((d) => inside(d.dimension.title));
    return moved.length === 0 ? [] : [`${word} is asked for in ${moved.length === dimensions.length ? `all ${moved.length} dimensions` : listed(moved)}.`];
  });
  const what = kind === "JUMP"
    ? `${steps.length} steps in one: to ${listed(steps.map((step) => step.to.title))}.`
    : kind === "CHANGE_OF_TRACK" ? "A change of work at equal standing, not a promotion." : kind === "STEP_UP" ? "One step up." : "One step down.";
  return [what, influence.text, ...asked].join(" ");
}

function saidOf(taxonomy: Taxonomy, kind: TransitionKind, from: CanonicalLevel, to: CanonicalLevel, key: string): Said {
  const upwards = (statements: readonly Statement[]): readonly Statement[] => (kind === "STEP_UP" ? statements : []);
  const across = (statements: readonly Statement[]): readonly Statement[] => (kind === "CHANGE_OF_TRACK" ? statements : []);
  const gates = upwards(taxonomy.statements("GATE", from.key));
  const stalls = upwards(taxonomy.statements("STALL", from.key));
  return {
    changes: taxonomy.statements("CHANGE", key),
    workProducts: taxonomy.statements("WORK_PRODUCT", key),
    signals: taxonomy.statements("SIGNAL", key),
    traps: taxonomy.statements("TRAP", key),
    gates,
    limits: taxonomy.statements("LIMIT").filter((limit) => gates.some((gate) => gate.sources.some((source) => limit.sources.includes(source)))),
    checklist: to.track === "M" ? across(taxonomy.statements("CHECKLIST")) : [],
    stalls,
    playbook: stalls.flatMap((stall) => taxonomy.statements("PLAYBOOK", stall.key)),
    choice: across(taxonomy.statements("CHOICE")),
    swing: across(taxonomy.statements("SWING")),
    parity: across(taxonomy.statements("PARITY")),
    arithmetic: upwards(taxonomy.statements("ARITHMETIC")),
    perspectives: kind === "SAME" ? [] : taxonomy.statements("TENSION").filter(({ points }) => points.includes(from.key) || points.includes(to.key)),
  };
}

/** What is said of each step, in the order of the steps, nothing twice. */
const together = (steps: readonly Transition[]): Said => lists(SAID, (list) => [...new Set(steps.flatMap((step) => step[list]))]);

const lists = <K extends string>(names: readonly K[], of: (name: K) => readonly Statement[]): Readonly<Record<K, readonly Statement[]>> =>
  Object.fromEntries(names.map((name) => [name, of(name)])) as Record<K, readonly Statement[]>;
