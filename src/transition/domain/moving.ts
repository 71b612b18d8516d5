import type { Competency, CountRange, PlacedRung } from "../../ladder/domain/ladder.js";
import { fold } from "../../shared/text.js";
import { centre, INFLUENCES, round, type Influence, type Interval } from "../../taxonomy/domain/axis.js";
import type { Taxonomy } from "../../taxonomy/domain/compiled.js";
import type { Sourced, Statement } from "../../taxonomy/domain/statement.js";
import type { CanonicalLevel } from "../../taxonomy/domain/taxonomy.js";
import { existing } from "../../taxonomy/domain/views.js";
import { inside } from "./difference.js";
import type { Transition } from "./transition.js";

/** At least so much lower, in levels, is a lower standing and not the blur of two ranges. */
const LOWER_BY = 0.5;

/**
 * The parts of a landing that lie below `ours`: rungs and gaps whose middle is at least half a level lower and which end below our
 * middle, and what is below the ladder. A wide rung that reaches beyond our middle has room for us.
 */
export const lowerParts = <T extends { readonly kind: string; readonly range: Interval | null }>(landing: readonly T[], ours: Interval): readonly T[] =>
  landing.filter(({ kind, range }) => kind === "BELOW_LADDER" || (range !== null && range.hi <= round(centre(ours)) && round(centre(ours) - centre(range)) >= LOWER_BY));

export const EXPECTATION_ORIGINS = ["OWN_SCOPE", "OWN_COMPETENCY", "OWN_INFLUENCE", "OWN_PEOPLE", "RESPONSIBILITY", "DIMENSION"] as const;
export type ExpectationOrigin = (typeof EXPECTATION_ORIGINS)[number];

/** Something expected there that is not mentioned here. What a rung says itself (`OWN_…`) rests on its ladder's citations, the rest on the taxonomy's sources. */
export interface Unmentioned extends Sourced {
  readonly origin: ExpectationOrigin;
  readonly text: string;
}

type Said = Pick<PlacedRung, "scope" | "competencies" | "influence" | "directReports" | "organisation">;

/** What `theirs` expects and `ours` does not mention: their rung's own words first, then what the levels differ in. `ours` null: no company's rung. */
export function unmentioned(taxonomy: Taxonomy, ours: Said | null, theirs: Said, way: Transition): readonly Unmentioned[] {
  const own = (origin: ExpectationOrigin, text: string): Unmentioned => ({ origin, text, basis: "STATED", sources: [] });
  const scope = theirs.scope !== null && fold(theirs.scope) !== fold(ours?.scope ?? "") ? [own("OWN_SCOPE", theirs.scope)] : [];
  const competencies = theirs.competencies.filter((c) => !mentions(ours, c)).map(({ name, expectation }) => own("OWN_COMPETENCY", `${name}: ${expectation}`));
  const before = ours?.influence ?? way.from.influence.to;
  const influence = theirs.influence !== null && INFLUENCES.indexOf(theirs.influence) > INFLUENCES.indexOf(before)
    ? [own("OWN_INFLUENCE", `Choices bind ${reach(taxonomy, theirs.influence)}; here they bind ${reach(taxonomy, before)}.`)] : [];
  const people = [
    ...(more(ours?.directReports, theirs.directReports) ? [own("OWN_PEOPLE", `${count(theirs.directReports!)} people report directly.`)] : []),
    ...(more(ours?.organisation, theirs.organisation) ? [own("OWN_PEOPLE", `${count(theirs.organisation!)} people in the whole organisation below.`)] : []),
  ];
  return [
    ...scope, ...competencies, ...influence, ...people,
    ...way.newResponsibilities.map(({ text, basis, sources }): Unmentioned => ({ origin: "RESPONSIBILITY", text, basis, sources })),
    ...way.dimensions.filter((d) => (d.difference ?? 0) > 0).map(({ text, basis, sources }): Unmentioned => ({ origin: "DIMENSION", text, basis, sources })),
  ];
}

const mentions = (rung: Said | null, { name }: Competency): boolean => rung?.competencies.some((c) => fold(c.name) === fold(name)) ?? false;
const reach = (taxonomy: Taxonomy, influence: Influence): string => inside(existing(taxonomy.statements("SCOPE").find((s) => s.key === influence)?.title, influence));
const more = (ours: CountRange | null | undefined, theirs: CountRange | null): boolean => theirs !== null && theirs.min > (ours?.max ?? ours?.min ?? 0);
const count = ({ min, max }: CountRange): string => (max === null ? `${min} or more` : max === min ? String(min) : `${min} to ${max}`);

export const TO_BRING = ["SIGNAL", "CHANGE", "TRUST"] as const;
export type ToBringKind = (typeof TO_BRING)[number];

/** Something to have an example of in the interview; a SIGNAL is stated as one, the rest is derived from what the level is. */
export interface ToBring extends Sourced {
  readonly kind: ToBringKind;
  readonly text: string;
  readonly statement: Statement;
}

/** What shows that somebody works at a level: the signals of the step to it, else what changes in that step, and what its holder is trusted with. */
export function toBring(taxonomy: Taxonomy, level: CanonicalLevel): readonly ToBring[] {
  const leading = taxonomy.statements("TRANSITION").filter((step) => step.refersTo === level.key);
  const about = (kind: "SIGNAL" | "CHANGE"): readonly Statement[] => leading.flatMap((step) => taxonomy.statements(kind, step.key));
  const signals = about("SIGNAL").map((statement): ToBring => ({ kind: "SIGNAL", text: statement.text, statement, basis: statement.basis, sources: statement.sources }));
  const derived = (kind: ToBringKind, statement: Statement, text: string): ToBring => ({ kind, text, statement, basis: "INFERRED", sources: statement.sources });
  return [
    ...(signals.length > 0 ? signals : about("CHANGE").map((statement) => derived("CHANGE", statement, `An example that shows this: ${inside(statement.title ?? statement.text)}.`))),
    ...taxonomy.statements("TRUST", level.key).map((statement) => derived("TRUST", statement, `An example of being trusted with this: ${inside(statement.text)}.`)),
  ];
}

/** The depth probes to expect: those of a level, and of the roles whose family the rung is in. */
export const probesFor = (taxonomy: Taxonomy, level: CanonicalLevel, family: string): readonly Statement[] =>
  [level.key, ...taxonomy.content.roles.filter((role) => role.family === family).map((role) => role.key)].flatMap((key) => taxonomy.statements("PROBE", key));
