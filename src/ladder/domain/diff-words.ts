import { listed } from "../../shared/text.js";
import { fieldsInWords, rangeInWords, type RungField } from "./diff-fields.js";
import type { Change, LadderDiff, Relation, RungChange } from "./difference.js";
import type { PlacedRung, PlacedVersion, Rung } from "./ladder.js";

/** Rungs and changes told one by one in a sentence of the summary; `changes` has them all. */
const TOLD = 6;

/** Fields that always differ between two ladders: what a mapping rests on. */
const OF_COURSE: readonly RungField[] = ["MAPPING_COMMENT", "MAPPING_SOURCES", "MAPPING_AUTHOR"];

/** Fields that have words of their own in a sentence. */
const APART: readonly RungField[] = ["CODE", "TITLE", "RANGE", "ORDER", "TRACK"];

/** `L5 "Senior Engineer"`: in quotation marks, since titles have commas of their own. */
export const rungInWords = ({ code, title }: Rung): string => (code === null || code === title ? `"${title}"` : `${code} "${title}"`);

/** What is different about one rung, in a sentence. */
export function changeInWords({ kinds, from, to, shift, fields }: Omit<RungChange, "text">, relation: Relation): string {
  const inTime = relation === "SAME_LADDER";
  if (from === null || to === null) {
    const rung = from ?? to;
    if (rung === null) return "";
    const where = `the ${trackOf(rung)} track${rung.mapping?.range ? `, at ${rangeInWords(rung)} on the axis` : ""}`;
    if (!inTime) return `Only ${owner(rung.version, relation)} has ${rungInWords(rung)} on ${where}.`;
    return from === null ? `${rungInWords(rung)} was added to ${where}.` : `${rungInWords(rung)} was removed from ${where}.`;
  }
  const others = fields.map(({ field }) => field).filter((field) => !APART.includes(field) && (inTime || !OF_COURSE.includes(field)));
  const place = from.order === to.order ? "stands otherwise beside its neighbours" : `stands in place ${to.order} of its track ${inTime ? "instead of" : "there, not"} ${from.order}`;
  const said: Readonly<Record<Change, readonly string[]>> = {
    ADDED: [],
    REMOVED: [],
    RENAMED: [inTime ? `is now ${rungInWords(to)}` : `is called ${rungInWords(to)} there`],
    REORDERED: [place],
    REMAPPED: [inTime ? `went from ${placeOf(from)} to ${placeOf(to)} on the axis${by(shift, "up", "down")}` : `stands at ${placeOf(to)} on the axis there, not ${placeOf(from)}${by(shift, "higher", "lower")}`],
    CHANGED: [
      ...(from.track === to.track ? [] : [`${inTime ? "went" : "differs"} from the ${trackOf(from)} to the ${trackOf(to)} track`]),
      ...(others.length > 0 ? [`${inTime ? "changed" : "differs"} in ${fieldsInWords(others)}`] : []),
    ],
  };
  return `${rungInWords(from)} ${listed(kinds.flatMap((kind) => said[kind])) || "is the same, on other grounds"}.`;
}

/** The whole in a few sentences: what was compared and how much differs, then kind by kind. */
export function summaryOf(diff: Omit<LadderDiff, "summary">): readonly string[] {
  const { relation, from, to, changes, versionChanges, identical } = diff;
  const inTime = relation === "SAME_LADDER";
  if (relation === "SAME_VERSION") return [`${inFull(from)} is one and the same version: nothing differs.`];
  const compared = inTime ? `Version ${to.number} of ${from.company.name}'s ladder "${to.name}" against version ${from.number}` : `${inFull(to)} against ${inFull(from)}`;
  if (identical) return [`${compared}: nothing differs.`];
  const sentence = (kind: Change, before: string, told: (change: RungChange) => string): readonly string[] => {
    const found = changes.filter(({ kinds }) => kinds.includes(kind)).map(told);
    if (found.length === 0) return [];
    return [`${before}: ${listed(found.length > TOLD ? [...found.slice(0, TOLD), `${found.length - TOLD} more`] : found)}.`];
  };
  const named = (rung: PlacedRung | null): string => (rung === null ? "" : rungInWords(rung));
  const [here, there] = [owner(from, relation), owner(to, relation)];
  return [
    `${compared}: ${counted(diff)}.`,
    ...(versionChanges.length > 0 ? [`The ladder as a whole ${inTime ? "changed" : "differs"} in its ${fieldsInWords([...new Set(versionChanges.map(({ field }) => field))])}.`] : []),
    ...sentence("ADDED", inTime ? "Added" : `Only ${there} has`, (c) => named(c.to)),
    ...sentence("REMOVED", inTime ? "Removed" : `Only ${here} has`, (c) => named(c.from)),
    ...sentence("RENAMED", inTime ? "Renamed" : `Named otherwise by ${there}`, (c) => `${named(c.from)} ${inTime ? "to" : "is"} ${named(c.to)}`),
    ...sentence("REORDERED", inTime ? "Moved in the order" : "In another order", (c) => named(c.from)),
    ...sentence("REMAPPED", inTime ? "Moved on the axis" : "Elsewhere on the axis", (c) => `${named(c.from)} from ${placeOf(c.from)} to ${placeOf(c.to)}`),
    ...(inTime ? sentence("CHANGED", "Changed in other ways", (c) => named(c.from)) : []), // of two ladders it is most rungs
    ...(relation === "TWO_COMPANIES" ? ["Rungs were matched by what they are called, which does not make them equals: ask `equivalence` or `compareLadders` for that."] : []),
  ];
}

/** "1 rung added, 2 renamed and 9 the same". */
function counted({ from, to, changes, unchanged, relation }: Omit<LadderDiff, "summary">): string {
  const words: Readonly<Record<Change, string>> = relation === "SAME_LADDER"
    ? { ADDED: "added", REMOVED: "removed", RENAMED: "renamed", REORDERED: "reordered", REMAPPED: "moved on the axis", CHANGED: "changed in other ways" }
    : { ADDED: `only in ${owner(to, relation)}`, REMOVED: `only in ${owner(from, relation)}`, RENAMED: "named otherwise", REORDERED: "in another order", REMAPPED: "elsewhere on the axis", CHANGED: "different in other ways" };
  const numbers = (Object.keys(words) as Change[]).map((kind) => ({ found: changes.filter(({ kinds }) => kinds.includes(kind)).length, words: words[kind] })).filter(({ found }) => found > 0);
  const [first = { found: 0, words: "different" }, ...rest] = [...numbers, ...(unchanged > 0 ? [{ found: unchanged, words: "the same" }] : [])];
  return listed([`${first.found} ${first.found === 1 ? "rung" : "rungs"} ${first.words}`, ...rest.map(({ found, words: said }) => `${found} ${said}`)]);
}

const trackOf = (rung: Rung): string => (rung.track === "IC" ? "IC" : "management");
const placeOf = (rung: PlacedRung | null): string => (rung && rangeInWords(rung)) ?? "unmapped";
const by = (shift: number | null, up: string, down: string): string => (shift ? ` (${Math.abs(shift)} ${Math.abs(shift) === 1 ? "level" : "levels"} ${shift > 0 ? up : down})` : "");
const inFull = (version: PlacedVersion): string => `${version.company.name}'s ladder "${version.name}" (version ${version.number})`;
/** A version by as little as tells it from the other. */
const owner = (version: PlacedVersion, relation: Relation): string => (relation === "TWO_COMPANIES" ? version.company.name : `"${version.name}"`);
