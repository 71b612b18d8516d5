import { listed } from "../../shared/text.js";
import { round } from "../../taxonomy/domain/axis.js";
import type { Taxonomy } from "../../taxonomy/domain/compiled.js";
import type { Statement } from "../../taxonomy/domain/statement.js";
import type { Archetype } from "../../taxonomy/domain/taxonomy.js";
import { existing } from "../../taxonomy/domain/views.js";
import { FEATURES, type Feature, type StaffWork } from "./archetype-features.js";
import { inside } from "./difference.js";
import { weekFit } from "./fit.js";
import { counted, judgedBy, judgedByUs, type Judgement } from "./judgement.js";

/** The least likeness that is clear, and how far ahead of the next one it must be; 0–1. Ours. */
export const CLEAR_FROM = 0.5;
export const CLEAR_LEAD = 0.2;

/** An archetype beside what was told. */
export interface ArchetypeLikeness {
  readonly archetype: Archetype;
  /** 0–1: the weight of the features that are there less that of those that are not, as a share of all; not below 0. */
  readonly likeness: number;
  readonly speaksFor: readonly Judgement[];
  readonly speaksAgainst: readonly Judgement[];
  /** Questions whose answers would tell more. */
  readonly notTold: readonly string[];
}

export interface ArchetypeFit {
  /** null: none clearly. */
  readonly archetype: Archetype | null;
  /** The remark on tech-lead managers where the one who asks seems to be one; else null. */
  readonly hybrid: (Judgement & { readonly remark: Statement }) | null;
  readonly judgements: readonly Judgement[];
  /** All four, the most alike first; of equal ones in the canon's order. */
  readonly likenesses: readonly ArchetypeLikeness[];
}

/** Which archetype of a staff engineer a described work and organisation resemble. Fails: never. Source: canon.md, section 4. */
export function archetypeFit(work: StaffWork, taxonomy: Taxonomy): ArchetypeFit {
  const likenesses = taxonomy.content.archetypes.map((archetype) => likenessOf(archetype, work, taxonomy)).sort((a, b) => b.likeness - a.likeness);
  const [best, second] = likenesses;
  const clear = best !== undefined && best.likeness >= CLEAR_FROM && best.likeness - (second?.likeness ?? 0) >= CLEAR_LEAD;
  const hybrid = hybridOf(work, taxonomy);
  return { archetype: clear ? best.archetype : null, hybrid, likenesses, judgements: [verdictInWords(likenesses, clear), ...aboutTheWeek(work, taxonomy), ...aboutReports(work, hybrid !== null)] };
}

function likenessOf(archetype: Archetype, work: StaffWork, taxonomy: Taxonomy): ArchetypeLikeness {
  const features = FEATURES.filter((feature) => feature.archetype === archetype.key).map((feature) => ({ feature, holds: feature.holds(work, taxonomy) }));
  const those = (answer: boolean | null): readonly Feature[] => features.filter(({ holds }) => holds === answer).map(({ feature }) => feature);
  const weight = (list: readonly Feature[]): number => list.reduce((sum, feature) => sum + feature.weight, 0);
  const [yes, no, unknown] = [those(true), those(false), those(null)];
  const judged = (text: string, { weight: of }: Feature): Judgement =>
    judgedByUs(`${text} The ${archetype.title} ${of === 2 ? inside(archetype.text) : `does well in ${inside(archetype.thrives)}`}.`, archetype.sources);
  return {
    archetype,
    likeness: round(Math.max(0, (weight(yes) - weight(no)) / weight(features.map(({ feature }) => feature)))),
    speaksFor: yes.map((feature) => judged(feature.yes, feature)),
    speaksAgainst: no.map((feature) => judged(feature.no, feature)),
    notTold: unknown.map(({ ask }) => ask),
  };
}

const inPercent = (likeness: number): string => `${Math.round(likeness * 100)} percent`;

function verdictInWords(likenesses: readonly ArchetypeLikeness[], clear: boolean): Judgement {
  const [best, second] = likenesses;
  const sources = likenesses.flatMap(({ archetype }) => archetype.sources);
  if (best === undefined || best.likeness === 0) return judgedByUs("None clearly: nothing that was told speaks for any of the four.", sources);
  const features = `${inPercent(best.likeness)} of the ${best.archetype.title}'s features are there${second === undefined ? "" : `, ${inPercent(second.likeness)} of the ${second.archetype.title}'s`}`;
  const rule = `It is clear from ${inPercent(CLEAR_FROM)} on, with ${inPercent(CLEAR_LEAD)} more than the next; the weights and both numbers are ours.`;
  return judgedByUs(`${clear ? `It resembles the ${best.archetype.title}` : "None clearly"}: ${features}. ${rule}`, sources);
}

/** How near a told week is to the staff engineer's. */
function aboutTheWeek({ week }: StaffWork, taxonomy: Taxonomy): readonly Judgement[] {
  const staff = weekFit(week, taxonomy).columns.find(({ allocation }) => allocation.level === "ic/staff");
  if (staff?.common == null) return [];
  return [judgedByUs(`The week has ${staff.common} percent in common with the staff engineer's of the table. The source tells one week for all four archetypes, so it does not tell them apart.`, staff.allocation.sources)];
}

/** The tech-lead manager: one person who leads a team technically and manages it. */
function hybridOf(work: StaffWork, taxonomy: Taxonomy): ArchetypeFit["hybrid"] {
  if (work.teams !== 1) return null;
  const grounds = [
    ...((work.directReports ?? 0) > 0 ? [`${counted(work.directReports ?? 0, "person").replace("persons", "people")} report to you`] : []),
    ...(managesBy(work, taxonomy) ? ["much of your week goes to 1:1s, hiring and performance"] : []),
  ];
  if (grounds.length === 0) return null;
  const remark = existing(taxonomy.statements("FAMILY_REMARK").find(({ key }) => key === "tech-lead-manager"), "tech-lead manager");
  return { remark, ...judgedBy(remark, `You set one team's direction, and ${listed(grounds)}: a tech-lead manager, a hybrid of both tracks.`) };
}

/** Whether a week is nearer to the manager's than to the staff engineer's in the time for people. */
function managesBy({ week }: StaffWork, taxonomy: Taxonomy): boolean {
  const people = (level: string): number | undefined => taxonomy.content.allocations.find((a) => a.level === level)?.parts.find(({ activity }) => activity === "people")?.percent;
  const [staff, manager] = [people("ic/staff"), people("m/senior-em")];
  return week !== null && staff !== undefined && manager !== undefined && (week.get("people") ?? 0) >= (staff + manager) / 2;
}

function aboutReports({ directReports }: StaffWork, hybrid: boolean): readonly Judgement[] {
  if (hybrid || (directReports ?? 0) === 0) return [];
  return [judgedByUs("People report to you. The four archetypes are of engineers; with reports part of your work is a manager's, whichever of them you resemble.")];
}
