import { centre, type Interval, type Track } from "../taxonomy/domain/axis.js";
import type { Taxonomy } from "../taxonomy/index.js";

/** A smaller move of the week, in percentage points, is no news: the shares are approximate. */
const WORTH_TELLING = 15;

/** What changes between the tracks, one sentence each: the canon's approximate time by activity, and how many people it is about. */
export function trackChanges(to: Track, range: Interval, taxonomy: Taxonomy): readonly string[] {
  return [...weekInWords(to, taxonomy), ...peopleInWords(range, taxonomy)];
}

/** The source prints both columns for one rank, Staff and its parallel; they stand for the tracks. */
function weekInWords(to: Track, taxonomy: Taxonomy): readonly string[] {
  const { allocations, activities } = taxonomy.content;
  const [ic, m] = [allocations.find((a) => a.level === "ic/staff"), allocations.find((a) => a.level.startsWith("m/"))];
  if (ic === undefined || m === undefined) return [];
  const [ours, theirs] = to === "M" ? [ic, m] : [m, ic];
  const moved = ours.parts.flatMap(({ activity, percent }) => {
    const other = theirs.parts.find((part) => part.activity === activity)?.percent ?? 0;
    const title = activities.find((a) => a.key === activity)?.title ?? activity;
    return Math.abs(other - percent) >= WORTH_TELLING ? [`${title} from about ${percent}% to about ${other}%`] : [];
  });
  const title = (level: string): string => taxonomy.level(level)?.title ?? level;
  return [`The week changes (shown for ${title(ours.level)} to ${title(theirs.level)}): ${moved.join("; ")}.`];
}

/** People scope of the management level at our height. */
function peopleInWords(range: Interval, taxonomy: Taxonomy): readonly string[] {
  const level = taxonomy.levelAt("M", Math.min(7, Math.floor(centre(range)) + 1));
  if (level === null) return [];
  const counted = (kind: "DIRECT_REPORTS" | "ORGANISATION", what: string): readonly string[] =>
    taxonomy.statements(kind, level.key).flatMap(({ quantity }) => (quantity === null ? [] : [`${quantity.max === null ? `${quantity.min} or more` : `${quantity.min} to ${quantity.max}`} ${what}`]));
  const counts = [...counted("DIRECT_REPORTS", "direct reports"), ...counted("ORGANISATION", "people in the organisation below")];
  return counts.length === 0 ? [] : [`At this height a manager (${level.title}) typically has ${counts.join(", ")}; an individual contributor has none.`];
}
