import { listed } from "../../shared/text.js";
import { INFLUENCES } from "../../taxonomy/domain/axis.js";
import type { Taxonomy } from "../../taxonomy/domain/compiled.js";
import { normalName } from "../../taxonomy/domain/names.js";
import type { Sourced, Statement } from "../../taxonomy/domain/statement.js";
import type { Activity, CanonicalLevel, Dimension, TimeAllocation, TraitMention } from "../../taxonomy/domain/taxonomy.js";
import { allResponsibilities, existing, scoresOf, type PlacedScore } from "../../taxonomy/domain/views.js";

/** Both levels on one dimension. `difference` is the step of `to` less that of `from`; null where no source gives ground for one of them. */
export interface DimensionChange extends Sourced {
  readonly dimension: Dimension;
  readonly from: PlacedScore | null;
  readonly to: PlacedScore | null;
  readonly difference: number | null;
  readonly text: string;
}

export const REACHES = ["WIDER", "SAME", "NARROWER"] as const;
export type Reach = (typeof REACHES)[number];

/** How far choices bind others, before and after. */
export interface InfluenceChange extends Sourced {
  readonly reach: Reach;
  readonly from: CanonicalLevel["influence"];
  readonly to: CanonicalLevel["influence"];
  readonly text: string;
}

/** One activity's share of the week, in percent; `difference` in percentage points. */
export interface ActivityChange { readonly activity: Activity; readonly from: number; readonly to: number; readonly difference: number }

/** The week before and after. INFERRED where a column stands for a level beside the one it is printed at, which `note` then says. */
export interface TimeChange extends Sourced {
  readonly from: TimeAllocation;
  readonly to: TimeAllocation;
  readonly activities: readonly ActivityChange[];
  readonly note: string | null;
}

/** What follows from comparing two levels, whatever any source says of the step between them. */
export interface Difference {
  readonly influence: InfluenceChange;
  readonly dimensions: readonly DimensionChange[];
  readonly time: TimeChange | null;
  readonly newResponsibilities: readonly Statement[];
  readonly noLongerMentioned: readonly Statement[];
  readonly newTraits: readonly TraitMention[];
}

export function differenceOf(taxonomy: Taxonomy, from: CanonicalLevel, to: CanonicalLevel): Difference {
  const [ours, theirs] = [allResponsibilities(taxonomy, from.key), allResponsibilities(taxonomy, to.key)];
  return {
    influence: influenceChange(taxonomy, from, to),
    dimensions: dimensionChanges(taxonomy, from, to),
    time: timeChange(taxonomy, from, to),
    newResponsibilities: without(theirs, ours),
    noLongerMentioned: without(ours, theirs),
    newTraits: newTraits(taxonomy.mentions(from.key), taxonomy.mentions(to.key)),
  };
}

const without = (statements: readonly Statement[], others: readonly Statement[]): readonly Statement[] => statements.filter((s) => !others.some((other) => other.id === s.id));

/** A trait that was not asked for, or not in this degree. */
const newTraits = (before: readonly TraitMention[], after: readonly TraitMention[]): readonly TraitMention[] =>
  after.filter((m) => !before.some((other) => other.trait === m.trait && other.degree === m.degree));

/** The sources of several facts together, each once. */
export const sourcesOf = (facts: readonly (Sourced | null | undefined)[]): readonly string[] => [...new Set(facts.flatMap((fact) => fact?.sources ?? []))];

function dimensionChanges(taxonomy: Taxonomy, from: CanonicalLevel, to: CanonicalLevel): readonly DimensionChange[] {
  const [before, after] = [from, to].map((level) => new Map(scoresOf(taxonomy, level.key).map((score) => [score.dimension.key, score])));
  return taxonomy.content.dimensions.map((dimension) => {
    const [a, b] = [before?.get(dimension.key) ?? null, after?.get(dimension.key) ?? null];
    const difference = a === null || b === null ? null : b.score - a.score;
    const sources = a === null && b === null ? dimension.sources : sourcesOf([a, b]);
    return { dimension, from: a, to: b, difference, text: changeInWords(dimension, a, b, from, to), basis: "INFERRED", sources };
  });
}

function changeInWords({ title }: Dimension, a: PlacedScore | null, b: PlacedScore | null, from: CanonicalLevel, to: CanonicalLevel): string {
  if (a === null || b === null) return `${title}: the sources give no ground for a step at ${listed([...(a === null ? [from.title] : []), ...(b === null && to !== from ? [to.title] : [])])}.`;
  if (a.score === b.score) return `${title} stays at step ${a.score} of 6: ${inside(a.text)}.`;
  return `${title} ${b.score > a.score ? "rises" : "falls"} from step ${a.score} to step ${b.score} of 6: from "${inside(a.text)}" to "${inside(b.text)}".`;
}

/** A phrase inside a sentence. */
export const inside = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1).replace(/\.$/, "");

function influenceChange(taxonomy: Taxonomy, { key: a, influence: from }: CanonicalLevel, { key: b, influence: to }: CanonicalLevel): InfluenceChange {
  const place = ({ from: low, to: high }: CanonicalLevel["influence"]): number => INFLUENCES.indexOf(low) + INFLUENCES.indexOf(high);
  const shift = place(to) - place(from);
  const grounds = [a, b].map((key) => taxonomy.statements("INFLUENCE", key)[0]);
  const [before, after] = [reachInWords(taxonomy, from), reachInWords(taxonomy, to)];
  const reach = shift > 0 ? "WIDER" : shift < 0 ? "NARROWER" : "SAME";
  const text = reach === "SAME" ? `Choices reach as far as before: ${after}.` : `Choices reach ${reach === "WIDER" ? "further" : "less far"}: ${after} instead of ${before}.`;
  return { reach, from, to, text, basis: "INFERRED", sources: sourcesOf(grounds) };
}

function reachInWords(taxonomy: Taxonomy, { from, to }: CanonicalLevel["influence"]): string {
  const [low, high] = [from, to].map((step) => inside(existing(taxonomy.statements("SCOPE").find((s) => s.key === step)?.title, step)));
  return low === high ? low! : `${low!} up to ${high!}`;
}

function timeChange(taxonomy: Taxonomy, from: CanonicalLevel, to: CanonicalLevel): TimeChange | null {
  const [before, after] = [weekOf(taxonomy, from), weekOf(taxonomy, to)];
  if (before === null || after === null) return null;
  const percent = (week: TimeAllocation, key: string): number => week.parts.find((part) => part.activity === key)?.percent ?? 0;
  const activities = taxonomy.content.activities.map((activity) => {
    const [a, b] = [percent(before, activity.key), percent(after, activity.key)];
    return { activity, from: a, to: b, difference: b - a };
  });
  const borrowed = [[from, before] as const, [to, after] as const].filter(([level, week]) => week.level !== level.key);
  const notes = [...new Set(borrowed.map(([level, week]) => `The week of ${level.title} is the column "${week.label}", which the source prints at ${week.code}.`))];
  return { from: before, to: after, activities, note: notes.join(" ") || null, basis: borrowed.length > 0 ? "INFERRED" : "STATED", sources: sourcesOf([before, after]) };
}

/** A level's own column of the table, else the one that is headed with its title; null where the sources have none. */
function weekOf(taxonomy: Taxonomy, level: CanonicalLevel): TimeAllocation | null {
  const { allocations } = taxonomy.content;
  return allocations.find((week) => week.level === level.key) ?? allocations.find((week) => normalName(week.label) === normalName(level.title)) ?? null;
}
