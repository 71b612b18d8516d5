import type { Track } from "../../taxonomy/domain/axis.js";
import type { Taxonomy } from "../../taxonomy/domain/compiled.js";
import type { Activity, TimeAllocation } from "../../taxonomy/domain/taxonomy.js";
import { existing } from "../../taxonomy/domain/views.js";

/** A week, in whole percent by key of activity; activities that are missing have none. The parts sum to 100. */
export type Week = ReadonlyMap<string, number>;

/** What gives strength back after a hard day. Source: canon.md, section 3. */
export const HARD_DAYS = ["PROBLEM_SOLVED_ALONE", "COLLEAGUE_SET_MOVING", "SOMETHING_ELSE"] as const;
export type HardDay = (typeof HARD_DAYS)[number];

/** What the one who chooses between the tracks told; null: not told. */
export interface Wishes {
  /** Key of the activity that the week should begin with. */
  readonly mondayMorning: string | null;
  readonly hardDay: HardDay | null;
  readonly week: Week | null;
}

/** What a week amounts to: one column, two that are equally near, or none; null where no week was told. */
export const WEEK_VERDICTS = ["RESEMBLES", "BETWEEN", "NEITHER"] as const;
export type WeekVerdict = (typeof WEEK_VERDICTS)[number];

/** The least share that a week must have in common with a column to resemble it, in percent. Ours: the columns have at most 60 in common with each other. */
export const RESEMBLES_FROM = 70;
/** Columns of which the shares in common differ by less than this, in percent, are equally near. Ours: the table is rounded to 5. */
const EQUALLY_NEAR = 5;

/** One activity beside the same in a column of the table. `yours` and `difference` (yours less theirs) are null without a week. */
export interface ComparedShare {
  readonly activity: Activity;
  readonly theirs: number;
  readonly yours: number | null;
  readonly difference: number | null;
}

/** A column of the table beside the week that is wished for. */
export interface ComparedWeek {
  readonly allocation: TimeAllocation;
  readonly track: Track;
  /** Percent of the week that would be spent alike: 100 less half the sum of all differences. null without a week. */
  readonly common: number | null;
  readonly shares: readonly ComparedShare[];
}

export interface WeekFit {
  /** In the order of the table. */
  readonly columns: readonly ComparedWeek[];
  readonly verdict: WeekVerdict | null;
  /** The column that the week resembles, or the two between which it lies; empty for neither. */
  readonly nearest: readonly ComparedWeek[];
  /** null when the nearest are of both tracks, or there is none. */
  readonly track: Track | null;
}

/**
 * Which column of the table of activities a week resembles.
 * Source: canon.md, section 3; the measure and its threshold are ours.
 */
export function weekFit(week: Week | null, taxonomy: Taxonomy): WeekFit {
  const columns = taxonomy.content.allocations.map((allocation) => beside(allocation, week, taxonomy));
  const best = Math.max(...columns.map(({ common }) => common ?? 0));
  if (week === null) return { columns, verdict: null, nearest: [], track: null };
  if (best < RESEMBLES_FROM) return { columns, verdict: "NEITHER", nearest: [], track: null };
  const nearest = columns.filter(({ common }) => best - (common ?? 0) < EQUALLY_NEAR);
  const tracks = new Set(nearest.map(({ track }) => track));
  return { columns, verdict: nearest.length > 1 ? "BETWEEN" : "RESEMBLES", nearest, track: tracks.size === 1 ? (nearest[0]?.track ?? null) : null };
}

function beside(allocation: TimeAllocation, week: Week | null, taxonomy: Taxonomy): ComparedWeek {
  const shares = taxonomy.content.activities.map((activity): ComparedShare => {
    const theirs = shareIn(allocation, activity.key);
    const yours = week === null ? null : (week.get(activity.key) ?? 0);
    return { activity, theirs, yours, difference: yours === null ? null : yours - theirs };
  });
  const apart = shares.reduce((sum, { difference }) => sum + Math.abs(difference ?? 0), 0) / 2;
  return { allocation, track: trackOf(allocation, taxonomy), common: week === null ? null : 100 - apart, shares };
}

/** The track whose every column has more of an activity than any of the other; null where it tells nothing. */
export function trackOfActivity(activity: string, taxonomy: Taxonomy): Track | null {
  const shares = (track: Track): readonly number[] => taxonomy.content.allocations.filter((a) => trackOf(a, taxonomy) === track).map((a) => shareIn(a, activity));
  const [ic, m] = [shares("IC"), shares("M")];
  return Math.min(...ic) > Math.max(...m) ? "IC" : Math.min(...m) > Math.max(...ic) ? "M" : null;
}

/** The track that an answer to the test of a hard day points to; null for a third answer. */
export const trackOfHardDay = (hardDay: HardDay): Track | null => (hardDay === "PROBLEM_SOLVED_ALONE" ? "IC" : hardDay === "COLLEAGUE_SET_MOVING" ? "M" : null);

const shareIn = (allocation: TimeAllocation, activity: string): number => allocation.parts.find((part) => part.activity === activity)?.percent ?? 0;
const trackOf = (allocation: TimeAllocation, taxonomy: Taxonomy): Track => existing(taxonomy.level(allocation.level), allocation.level).track;
