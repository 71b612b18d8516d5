import { centre, round, TRACKS } from "../../taxonomy/domain/axis.js";
import { rungDifferences, versionDifferences, type FieldChange, type RungField, type VersionField } from "./diff-fields.js";
import { match, type Matching, type Pair } from "./diff-matching.js";
import { changeInWords, summaryOf } from "./diff-words.js";
import type { PlacedRung, PlacedVersion, Rung } from "./ladder.js";

/** What two versions are to each other. */
export const RELATIONS = ["SAME_VERSION", "SAME_LADDER", "SAME_COMPANY", "TWO_COMPANIES"] as const;
export type Relation = (typeof RELATIONS)[number];

/** What can have become of a rung; several at once, but for the first two. */
export const CHANGES = ["ADDED", "REMOVED", "RENAMED", "REORDERED", "REMAPPED", "CHANGED"] as const;
export type Change = (typeof CHANGES)[number];

/** What is different about one rung. `from` is null for an added, `to` for a removed one; never both. */
export interface RungChange {
  readonly kinds: readonly Change[];
  readonly from: PlacedRung | null;
  readonly to: PlacedRung | null;
  /** null for an added or removed rung. */
  readonly matchedBy: Matching | null;
  /** How far the middle of its range went, in levels, upwards positive; null where either side has no range. */
  readonly shift: number | null;
  readonly fields: readonly FieldChange<RungField>[];
  readonly text: string;
}

/** What is different between two versions, in data and in words. */
export interface LadderDiff {
  readonly from: PlacedVersion;
  readonly to: PlacedVersion;
  readonly relation: Relation;
  /** Whether nothing differs: both have the same content hash. */
  readonly identical: boolean;
  /** By track, then place, lowest first. */
  readonly changes: readonly RungChange[];
  readonly versionChanges: readonly FieldChange<VersionField>[];
  /** Rungs that are the same on both sides. */
  readonly unchanged: number;
  readonly summary: readonly string[];
}

/**
 * What `to` says differently from `from`. Read backwards it is the same: what is added one way is removed the other.
 *
 * A rung counts as reordered when it stands otherwise among those that both sides have, not when its number changed because
 * another came or went. Codes mean nothing across companies, places nothing across ladders: they match no rungs there.
 */
export function diff(from: PlacedVersion, to: PlacedVersion): LadderDiff {
  const relation = relationOf(from, to);
  const pairs = match(from.rungs, to.rungs, { codes: relation !== "TWO_COMPANIES", positions: relation === "SAME_LADDER" });
  const reordered = moved(pairs);
  const [before, after] = [new Set(pairs.map((pair) => pair.from)), new Set(pairs.map((pair) => pair.to))];
  const changes = [
    ...pairs.map((pair) => changeOf(pair, reordered.has(pair), relation)),
    ...from.rungs.filter((rung) => !before.has(rung)).map((rung) => told({ kinds: ["REMOVED"], from: rung, to: null, matchedBy: null, shift: null, fields: [] }, relation)),
    ...to.rungs.filter((rung) => !after.has(rung)).map((rung) => told({ kinds: ["ADDED"], from: null, to: rung, matchedBy: null, shift: null, fields: [] }, relation)),
  ].filter((change) => change.kinds.length > 0).sort(byPlace);
  const versionChanges = [...versionDifferences(from, to), ...renumbered(pairs, changes)];
  const told_ = { from, to, relation, identical: changes.length + versionChanges.length === 0, changes, versionChanges, unchanged: pairs.length - changes.filter((c) => c.matchedBy !== null).length };
  return { ...told_, summary: summaryOf(told_) };
}

function relationOf(from: PlacedVersion, to: PlacedVersion): Relation {
  if (from.id === to.id) return "SAME_VERSION";
  if (from.ladderId === to.ladderId) return "SAME_LADDER";
  return from.company.id === to.company.id ? "SAME_COMPANY" : "TWO_COMPANIES";
}

function changeOf({ from, to, matchedBy }: Pair<PlacedRung>, reordered: boolean, relation: Relation): RungChange {
  const others = rungDifferences(from, to);
  const fields = reordered && from.order !== to.order ? [...others, { field: "ORDER" as const, from: `${from.order}`, to: `${to.order}` }] : others;
  const has = (...names: readonly RungField[]): boolean => others.some(({ field }) => names.includes(field));
  const kinds: Change[] = [
    ...(has("CODE", "TITLE") ? ["RENAMED" as const] : []),
    ...(reordered ? ["REORDERED" as const] : []),
    ...(has("RANGE") ? ["REMAPPED" as const] : []),
    ...(others.some(({ field }) => !["CODE", "TITLE", "RANGE"].includes(field)) ? ["CHANGED" as const] : []),
  ];
  const [a, b] = [from.mapping?.range, to.mapping?.range];
  return told({ kinds, from, to, matchedBy, shift: a && b ? round(centre(b) - centre(a)) : null, fields }, relation);
}

const told = (change: Omit<RungChange, "text">, relation: Relation): RungChange => ({ ...change, text: changeInWords(change, relation) });

/**
 * Pairs that stand otherwise among the pairs of their track. Whoever contradicts most others has moved; then again among the
 * rest, until nobody contradicts anybody. So one rung that went from bottom to top is told alone, of two that swapped both.
 */
function moved<R extends Rung>(pairs: readonly Pair<R>[]): ReadonlySet<Pair<R>> {
  const gone = new Set<Pair<R>>();
  for (const track of TRACKS) {
    const here = pairs.filter(({ from, to }) => from.track === track && to.track === track);
    const contradicts = (a: Pair<R>, b: Pair<R>): boolean => Math.sign(a.from.order - b.from.order) !== Math.sign(a.to.order - b.to.order);
    const counts = new Map(here.map((pair) => [pair, here.filter((other) => contradicts(pair, other)).length]));
    for (let most = largest(counts.values()); most > 0; most = largest(counts.values())) {
      const worst = [...counts].flatMap(([pair, count]) => (count === most ? [pair] : []));
      for (const pair of worst) {
        counts.delete(pair);
        gone.add(pair);
      }
      for (const [pair, count] of counts) counts.set(pair, count - worst.filter((other) => contradicts(pair, other)).length);
    }
  }
  return gone;
}

// Not Math.max(...): an import may have thousands of rungs.
const largest = (counts: Iterable<number>): number => [...counts].reduce((a, b) => Math.max(a, b), 0);

/** Numbers that changed although no rung of the track came, went or moved: the same order, counted otherwise. */
function renumbered(pairs: readonly Pair<PlacedRung>[], changes: readonly RungChange[]): readonly FieldChange<VersionField>[] {
  return TRACKS.flatMap((track) => {
    const explained = changes.some(({ kinds, from, to, fields }) =>
      (from?.track === track || to?.track === track) && (kinds.some((kind) => kind === "ADDED" || kind === "REMOVED" || kind === "REORDERED") || fields.some(({ field }) => field === "TRACK")));
    const here = pairs.filter(({ from }) => from.track === track).sort((a, b) => a.from.order - b.from.order);
    if (explained || here.every(({ from, to }) => from.order === to.order)) return [];
    const numbers = (side: "from" | "to"): string => `${track} ${here.map((pair) => pair[side].order).join(", ")}`;
    return [{ field: "NUMBERING" as const, from: numbers("from"), to: numbers("to") }];
  });
}

const byPlace = (a: RungChange, b: RungChange): number => {
  const [x, y] = [a.to ?? a.from, b.to ?? b.from];
  if (x === null || y === null) return 0;
  const text = (p: string, q: string): number => (p < q ? -1 : p > q ? 1 : 0);
  return text(x.track, y.track) || x.order - y.order || text(x.code ?? "", y.code ?? "") || text(x.title, y.title) || Number(a.to === null) - Number(b.to === null);
};
