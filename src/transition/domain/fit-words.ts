import { listed } from "../../shared/text.js";
import type { Track } from "../../taxonomy/domain/axis.js";
import type { Taxonomy } from "../../taxonomy/domain/compiled.js";
import type { Statement } from "../../taxonomy/domain/statement.js";
import { existing } from "../../taxonomy/domain/views.js";
import { inside } from "./difference.js";
import { RESEMBLES_FROM, trackOfActivity, trackOfHardDay, weekFit, type ComparedShare, type ComparedWeek, type HardDay, type WeekFit, type Wishes } from "./fit.js";
import { judgedBy, judgedByUs, type Judgement } from "./judgement.js";

/** What a judgement on the choice between the tracks is about. */
export const FIT_JUDGEMENTS = ["WEEK", "MONDAY_MORNING", "HARD_DAY", "CONTRADICTION", "AGREEMENT"] as const;
export type FitJudgementKind = (typeof FIT_JUDGEMENTS)[number];

export interface FitJudgement extends Judgement {
  readonly kind: FitJudgementKind;
  /** The track that it points to; null when to neither. */
  readonly track: Track | null;
}

/** Which track wishes point to, and why. */
export interface TrackFit extends WeekFit {
  /** The one track that everything told points to; null where nothing does, or one thing contradicts another. */
  readonly pointsTo: Track | null;
  readonly contradicts: boolean;
  readonly judgements: readonly FitJudgement[];
  readonly swing: readonly Statement[];
}

/** Which track a wished week and the answers to the choosing questions point to. Fails: never. Source: canon.md, section 3. */
export function trackFit({ mondayMorning, hardDay, week }: Wishes, taxonomy: Taxonomy): TrackFit {
  const fit = weekFit(week, taxonomy);
  const told: FitJudgement[] = [];
  if (fit.verdict !== null) told.push({ kind: "WEEK", track: fit.track, ...judgedByUs(weekInWords(fit), fit.columns.flatMap(({ allocation }) => allocation.sources)) });
  if (mondayMorning !== null) told.push(aboutMonday(mondayMorning, taxonomy));
  if (hardDay !== null) told.push(aboutHardDay(hardDay, taxonomy));
  const tracks = new Set(told.flatMap(({ track }) => track ?? []));
  const pointsTo = tracks.size === 1 ? ([...tracks][0] ?? null) : null;
  return { ...fit, pointsTo, contradicts: tracks.size > 1, judgements: [...told, ...together(told)], swing: taxonomy.statements("SWING") };
}

function weekInWords({ verdict, nearest, columns }: WeekFit): string {
  const [first, second] = nearest;
  if (verdict === "RESEMBLES" && first !== undefined) return `The week resembles that of the ${first.allocation.label}: ${first.common} percent of it would be spent alike. ${largest(first)}`;
  if (first !== undefined && second !== undefined) return `The week lies between those of ${listed(nearest.map(({ allocation, common }) => `the ${allocation.label} (${common} percent alike)`))}.`;
  const all = listed(columns.map(({ allocation, common }) => `${common} percent with the ${allocation.label}`));
  return `The week resembles none of the table's: ${all} in common, where ${RESEMBLES_FROM} would be a likeness. That threshold is ours; the columns themselves have at most 60 in common.`;
}

/** The largest difference to a column, in words; empty when there is none. */
function largest({ shares }: ComparedWeek): string {
  const apart = (share: ComparedShare): number => Math.abs(share.difference ?? 0);
  const [most] = [...shares].sort((a, b) => apart(b) - apart(a));
  if (most === undefined || apart(most) === 0) return "It is the same week.";
  return `The largest difference: ${most.yours} percent on ${inside(most.activity.title)} instead of ${most.theirs}.`;
}

function aboutMonday(activity: string, taxonomy: Taxonomy): FitJudgement {
  const track = trackOfActivity(activity, taxonomy);
  const title = inside(existing(taxonomy.content.activities.find(({ key }) => key === activity), activity).title);
  const tells = track === null ? "which fills much the same part of the week on both tracks: it tells nothing" : `which has more room on ${nameOf(track)}`;
  return { kind: "MONDAY_MORNING", track, ...judgedBy(choice("monday-morning", taxonomy), `You would begin the week with ${title}, ${tells}.`) };
}

function aboutHardDay(hardDay: HardDay, taxonomy: Taxonomy): FitJudgement {
  const track = trackOfHardDay(hardDay);
  const rule = choice(track === null ? "no-third-answer" : "hard-day", taxonomy);
  const text = track === null
    ? "Neither success gives you strength back: the source holds that no third answer carries for five years, so ask yourself again after the next hard day."
    : `What gives you strength back after a hard day points to ${nameOf(track)}.`;
  return { kind: "HARD_DAY", track, ...judgedBy(rule, text) };
}

/** What the parts say together: agreement or contradiction; nothing where fewer than two point anywhere. */
function together(told: readonly FitJudgement[]): readonly FitJudgement[] {
  const pointing = told.filter(({ track }) => track !== null);
  if (pointing.length < 2) return [];
  const words: Readonly<Record<string, string>> = { WEEK: "the week", MONDAY_MORNING: "Monday morning", HARD_DAY: "the hard day" };
  const [ic, m] = (["IC", "M"] as const).map((track) => pointing.filter((each) => each.track === track).map(({ kind }) => words[kind] ?? kind));
  const sources = pointing.flatMap((each) => each.sources);
  const point = (list: readonly string[]): string => `${listed(list)} ${list.length === 1 ? "points" : "point"}`;
  if (ic!.length === 0 || m!.length === 0) return [{ kind: "AGREEMENT", track: pointing[0]?.track ?? null, ...judgedByUs(`${capital(listed([...ic!, ...m!]))} agree.`, sources) }];
  return [{ kind: "CONTRADICTION", track: null, ...judgedByUs(`${capital(point(ic!))} to ${nameOf("IC")}, ${point(m!)} to ${nameOf("M")}. What you wish for and what gives you strength may be two things; try the other work for a while before you move.`, sources) }];
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
const nameOf = (track: Track): string => (track === "IC" ? "the engineers' track" : "management");
const choice = (key: string, taxonomy: Taxonomy): Statement => existing(taxonomy.statements("CHOICE").find((s) => s.key === key), key);
