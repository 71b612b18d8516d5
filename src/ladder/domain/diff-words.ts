import { listed } from "../../shared/text.js";
import { countInWords, fieldsInWords, rangeInWords } from "./diff-fields.js";
import type { Change, LadderDiff, Relation, RungChange } from "./diff.js";
import type { PlacedRung, PlacedVersion, Rung } from "./ladder.js";

/** Rungs and changes told one by one in a sentence of the summary; `changes` has them all. */
const TOLD = 6;

/** `L5 "Senior Engineer"`: in quotation marks, since titles have commas of their own. */
export const rungInWords = ({ code, title }: Rung): string => (code === null || code === title ? `"${title}"` : `${code} "${title}"`);

/** What became of one rung, in a sentence or a few. */
export function changeInWords({ kinds, from, to, shift, fields }: Omit<RungChange, "text">, relation: Relation): string {
  const inTime = relation === "SAME_LADDER" || relation === "SAME_VERSION";
  if (from === null || to === null) {
    const rung = from ?? to;
    if (rung === null) return "";
    if (inTime) return `${rungInWords(rung)} was ${from === null ? "added to" : "removed from"} the ${trackOf(rung)} track${standing(rung)}.`;
    return `Only the ${from === null ? "second" : "first"} ladder has ${rungInWords(rung)} on its ${trackOf(rung)} track${standing(rung)}.`;
  }
  const others = fields.map(({ field }) => field).filter((field) => !["CODE", "TITLE", "RANGE", "ORDER", "TRACK"].includes(field));
  const said: Readonly<Record<Exclude<Change, "ADDED" | "REMOVED">, readonly string[]>> = {
    RENAMED: [`${inTime ? "is now" : "answers to"} ${rungInWords(to)}`],
    REORDERED: [from.order === to.order ? "stands otherwise beside its neighbours" : `stands in place ${to.order} of its track${inTime ? ` instead of ${from.order}` : `, not ${from.order}`}`],
    REMAPPED: [`${inTime ? "went" : "differs"} from ${rangeInWords(from) ?? "unmapped"} to ${rangeInWords(to) ?? "unmapped"} on the axis${direction(shift)}`],
    CHANGED: [
      ...(from.track === to.track ? [] : [`${inTime ? "went" : "differs"} from the ${trackOf(from)} to the ${trackOf(to)} track`]),
      ...(others.length > 0 ? [`${inTime ? "changed" : "differs"} in ${fieldsInWords(others)}`] : []),
    ],
  };
  const parts = kinds.flatMap((kind) => (kind === "ADDED" || kind === "REMOVED" ? [] : said[kind]));
  return `${rungInWords(from)} ${listed(parts)}.`;
}

const trackOf = (rung: Rung): string => (rung.track === "IC" ? "IC" : "management");
const standing = (rung: Rung): string => (rung.mapping?.range ? `, at ${rangeInWords(rung)} on the axis` : "");
const direction = (shift: number | null): string => (shift === null || shift === 0 ? "" : ` (${Math.abs(shift)} of a level ${shift > 0 ? "up" : "down"})`.replace(/\(([1-9]\d*(?:\.\d+)?) of a level /, "($1 levels "));

/** The whole in a few sentences: what was compared, how much differs, then kind by kind. */
export function summaryOf(diff: Omit<LadderDiff, "summary">): readonly string[] {
  const { relation, from, to, changes, versionChanges, identical } = diff;
  if (relation === "SAME_VERSION") return [`${inFull(from)} is one and the same version: nothing differs.`];
  const inTime = relation === "SAME_LADDER";
  const compared = inTime
    ? `Version ${to.number} of ${from.company.name}'s ladder "${to.name}" against version ${from.number}`
    : `${inFull(to)} against ${inFull(from)}`;
  if (identical) return [`${compared}: nothing differs.`];
  const of = (kind: Change): readonly RungChange[] => changes.filter(({ kinds }) => kinds.includes(kind));
  const sentence = (kind: Change, before: string, told: (change: RungChange) => string): readonly string[] => {
    const found = of(kind);
    if (found.length === 0) return [];
    const more = found.length - TOLD;
    return [`${before}: ${listed(more > 0 ? [...found.slice(0, TOLD).map(told), `${more} more`] : found.map(told))}.`];
  };
  const one = (change: RungChange): string => sideInWords(change.from ?? change.to);
  return [
    `${compared}: ${counted(diff)}.`,
    ...(versionChanges.length > 0 ? [`The ladder as a whole ${inTime ? "changed" : "differs"} in its ${fieldsInWords([...new Set(versionChanges.map(({ field }) => field))])}.`] : []),
    ...sentence("ADDED", inTime ? "Added" : `Only in ${short(to, from)}`, one),
    ...sentence("REMOVED", inTime ? "Removed" : `Only in ${short(from, to)}`, one),
    ...sentence("RENAMED", inTime ? "Renamed" : "Named otherwise", (c) => `${one(c)} ${inTime ? "to" : "and"} ${sideInWords(c.to)}`),
    ...sentence("REORDERED", inTime ? "Moved in the order" : "In another order", one),
    ...sentence("REMAPPED", inTime ? "Moved on the axis" : "Elsewhere on the axis", (c) => `${one(c)} from ${placeInWords(c.from)} to ${placeInWords(c.to)}`),
    ...sentence("CHANGED", inTime ? "Changed in other ways" : "Different in other ways", one),
  ];
}

const sideInWords = (rung: PlacedRung | null): string => (rung === null ? "" : rungInWords(rung));
const placeInWords = (rung: PlacedRung | null): string => (rung && rangeInWords(rung)) ?? "unmapped";
const inFull = (version: PlacedVersion): string => `${version.company.name}'s ladder "${version.name}" (version ${version.number})`;

/** A version by as little as tells it from the other. */
const short = (version: PlacedVersion, other: PlacedVersion): string => (version.company.id === other.company.id ? `"${version.name}"` : version.company.name);

/** "1 rung added, 2 renamed, 9 the same". */
function counted({ changes, unchanged, relation }: Omit<LadderDiff, "summary">): string {
  const inTime = relation === "SAME_LADDER";
  const words: Readonly<Record<Change, string>> = inTime
    ? { ADDED: "added", REMOVED: "removed", RENAMED: "renamed", REORDERED: "reordered", REMAPPED: "remapped", CHANGED: "changed in other ways" }
    : { ADDED: "only in the first named", REMOVED: "only in the second", RENAMED: "named otherwise", REORDERED: "in another order", REMAPPED: "elsewhere on the axis", CHANGED: "different in other ways" };
  const numbers = (Object.keys(words) as Change[]).flatMap((kind) => {
    const found = changes.filter(({ kinds }) => kinds.includes(kind)).length;
    return found === 0 ? [] : [{ found, words: words[kind] }];
  });
  const [first, ...rest] = [...numbers, { found: unchanged, words: "the same" }];
  if (first === undefined) return "";
  return listed([`${countInWords({ min: first.found, max: first.found })} ${first.found === 1 ? "rung" : "rungs"} ${first.words}`, ...rest.map(({ found, words: said }) => `${found} ${said}`)]);
}
