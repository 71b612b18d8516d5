import { AXIS, INFLUENCES } from "./axis.js";
import type { Sourced, Statement, StatementKind } from "./statement.js";
import { TOP_STEP, type TaxonomyContent } from "./taxonomy.js";

/** A rule that the content breaks, in a sentence, and the fact that breaks it. */
export interface TaxonomyFault {
  readonly about: object;
  readonly rule: string;
}

/** What the subject of each kind of statement must be a key of; kinds that are missing here are about the taxonomy as a whole. */
const SUBJECTS: Readonly<Partial<Record<StatementKind, "level" | "role" | "level or role" | "family" | "transition" | "tension" | "stall">>> = {
  PLACEMENT: "level", INFLUENCE: "level", REFERENCE_CODE: "level", FOCUS: "level", RESPONSIBILITY: "level", TRUST: "level", DIRECT_REPORTS: "level",
  ORGANISATION: "level", REMARK: "level", TRANSITION: "level", STALL: "level", GATE: "level",
  SPAN: "role", STANDING: "role", OWNS: "role", PATH: "role", PAY: "role", FOLD_NOTE: "role",
  ALIAS: "level or role", PROBE: "level or role",
  NO_FOLD: "family",
  CHANGE: "transition", WORK_PRODUCT: "transition", SIGNAL: "transition", TRAP: "transition",
  PERSPECTIVE: "tension",
  PLAYBOOK: "stall",
};

/** The general family: the end of every fold walk. */
export const GENERAL_FAMILY = "software";

/**
 * What is wrong with a taxonomy's content; empty when it holds together.
 *
 * Keys are unique, nothing points at what does not exist, every fact has a source, ranks lie on their track's axis, time adds up to
 * 100, and every family but the general one either folds or says why not.
 */
export function faultsOf(content: TaxonomyContent): readonly TaxonomyFault[] {
  return [...repeatedKeys(content), ...unknownSources(content), ...danglingKeys(content), ...wrongSubjects(content), ...wrongNumbers(content), ...unfoldedFamilies(content)];
}

function repeatedKeys(content: TaxonomyContent): readonly TaxonomyFault[] {
  return [
    ...repeated("source", content.sources, (s) => s.key),
    ...repeated("level", content.levels, (l) => l.key),
    ...repeated("place on a track", content.levels, (l) => `${l.track} ${l.rank}`),
    ...repeated("trait", content.traits, (t) => t.key),
    ...repeated("trait at one level", content.mentions, (m) => `${m.level} ${m.trait}`),
    ...repeated("dimension", content.dimensions, (d) => d.key),
    ...repeated("family", content.families, (f) => f.key),
    ...repeated("fold from", content.folds, (f) => f.from),
    ...repeated("role", content.roles, (r) => r.key),
    ...repeated("activity", content.activities, (a) => a.key),
    ...repeated("time at level", content.allocations, (a) => a.level),
    ...repeated("archetype", content.archetypes, (a) => a.key),
    ...repeated("statement", content.statements, nameOf),
  ];
}

function repeated<T extends object>(what: string, items: readonly T[], keyOf: (item: T) => string): readonly TaxonomyFault[] {
  const seen = new Set<string>();
  return items.flatMap((item) => {
    const key = keyOf(item);
    if (!seen.has(key)) {
      seen.add(key);
      return [];
    }
    return [{ about: item, rule: `${what} "${key}" occurs more than once` }];
  });
}

/** Every fact of the content that must have a ground. */
export function factsOf(content: TaxonomyContent): readonly Sourced[] {
  return [
    ...content.levels, ...content.traits, ...content.mentions, ...content.dimensions, ...content.dimensions.flatMap((d) => d.scores), ...content.families,
    ...content.folds, ...content.roles, ...content.activities, ...content.allocations, ...content.archetypes, ...content.statements,
  ];
}

function unknownSources(content: TaxonomyContent): readonly TaxonomyFault[] {
  const known = new Set(content.sources.map((s) => s.key));
  return factsOf(content).flatMap((fact) => [
    ...(fact.sources.length === 0 ? [{ about: fact, rule: "names no source" }] : []),
    ...fact.sources.filter((key) => !known.has(key)).map((key) => ({ about: fact, rule: `there is no source "${key}"` })),
  ]);
}

const nameOf = (s: Statement): string => `${s.kind} ${s.subject === null ? "" : `${s.subject} `}${s.key}`;

const keysOf = (content: TaxonomyContent, kind: StatementKind): ReadonlySet<string> => new Set(content.statements.filter((s) => s.kind === kind).map((s) => s.key));

const missing = (about: object, what: string, key: string, known: ReadonlySet<string>): readonly TaxonomyFault[] =>
  known.has(key) ? [] : [{ about, rule: `there is no ${what} "${key}"` }];

function danglingKeys(content: TaxonomyContent): readonly TaxonomyFault[] {
  const [levels, traits, families, activities] = [content.levels, content.traits, content.families, content.activities].map((list) => new Set(list.map((x) => x.key))) as
    [Set<string>, Set<string>, Set<string>, Set<string>];
  return [
    ...content.mentions.flatMap((m) => [...missing(m, "level", m.level, levels), ...missing(m, "trait", m.trait, traits)]),
    ...content.dimensions.flatMap((d) => d.scores.flatMap((s) => missing(s, "level", s.level, levels))),
    ...content.folds.flatMap((f) => [...missing(f, "family", f.from, families), ...missing(f, "family", f.to, families)]),
    ...content.roles.flatMap((r) => [...missing(r, "family", r.family, families), ...[r.fromLevel, r.toLevel].flatMap((key) => missing(r, "level", key, levels))]),
    ...content.allocations.flatMap((a) => [...missing(a, "level", a.level, levels), ...a.parts.flatMap((p) => missing(a, "activity", p.activity, activities))]),
    ...content.archetypes.flatMap((a) => missing(a, "level", a.level, levels)),
  ];
}

function wrongSubjects(content: TaxonomyContent): readonly TaxonomyFault[] {
  const levels = new Set(content.levels.map((l) => l.key));
  const roles = new Set(content.roles.map((r) => r.key));
  const families = new Set(content.families.map((f) => f.key));
  const keys = {
    level: levels, role: roles, family: families, "level or role": new Set([...levels, ...roles]),
    transition: keysOf(content, "TRANSITION"), tension: keysOf(content, "TENSION"), stall: keysOf(content, "STALL"),
  };
  // What slang leads to may also be a whole kind of statement, such as the playbook.
  const anything = new Set([...levels, ...roles, ...families, ...content.statements.flatMap((s) => [s.key, s.kind.toLowerCase()])]);
  return content.statements.flatMap((s) => {
    const what = SUBJECTS[s.kind];
    const subject = what === undefined
      ? s.subject === null ? [] : [{ about: s, rule: `${s.kind} is about the taxonomy as a whole and takes no subject` }]
      : missing(s, what, s.subject ?? "", keys[what]);
    const bearsOn = s.kind === "TENSION" ? s.points.flatMap((key) => missing(s, "level", key, levels)) : [];
    return [...subject, ...bearsOn, ...(s.refersTo === null ? [] : missing(s, "level, role, family or statement", s.refersTo, anything))];
  });
}

function wrongNumbers(content: TaxonomyContent): readonly TaxonomyFault[] {
  return [
    ...content.levels.flatMap((l) => (l.rank - 1 < AXIS[l.track].lo || l.rank > AXIS[l.track].hi ? [{ about: l, rule: `rank ${l.rank} lies outside the axis of track ${l.track}` }] : [])),
    ...content.levels.flatMap((l) => (INFLUENCES.indexOf(l.influence.to) < INFLUENCES.indexOf(l.influence.from) ? [{ about: l, rule: "influence ends below where it begins" }] : [])),
    ...content.dimensions.flatMap((d) => (d.steps.length === TOP_STEP + 1 ? [] : [{ about: d, rule: `has ${d.steps.length} steps and needs ${TOP_STEP + 1}` }])),
    ...content.dimensions.flatMap((d) => d.scores.flatMap((s) => (s.score >= 0 && s.score <= TOP_STEP ? [] : [{ about: s, rule: `score ${s.score} is not between 0 and ${TOP_STEP}` }]))),
    ...content.folds.flatMap((f) => (f.factor > 0 && f.factor < 1 ? [] : [{ about: f, rule: `factor ${f.factor} is not between 0 and 1` }])),
    ...content.roles.flatMap((r) => (r.span.lo < r.span.hi ? [] : [{ about: r, rule: "the span is empty" }])),
    ...content.allocations.flatMap((a) => {
      const sum = a.parts.reduce((total, part) => total + part.percent, 0);
      return sum === 100 ? [] : [{ about: a, rule: `the percentages add up to ${sum} and not to 100` }];
    }),
    ...content.statements.flatMap((s) => (s.quantity?.max != null && s.quantity.max < s.quantity.min ? [{ about: s, rule: "the quantity ends below where it begins" }] : [])),
  ];
}

function unfoldedFamilies(content: TaxonomyContent): readonly TaxonomyFault[] {
  const settled = new Set([GENERAL_FAMILY, ...content.folds.map((f) => f.from), ...content.statements.flatMap((s) => (s.kind === "NO_FOLD" && s.subject !== null ? [s.subject] : []))]);
  return content.families.flatMap((f) => (settled.has(f.key) ? [] : [{ about: f, rule: "neither folds nor says why not" }]));
}
