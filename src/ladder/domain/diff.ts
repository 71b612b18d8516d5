import { centre, round, TRACKS } from "../../taxonomy/domain/axis.js";
import { rungDifferences, versionDifferences, type FieldChange, type RungField, type VersionField } from "./diff-fields.js";
import { match, type Pair } from "./diff-matching.js";
import { changeInWords, summaryOf } from "./diff-words.js";
import type { Change, LadderDiff, Relation, RungChange } from "./difference.js";
import type { PlacedRung, PlacedVersion, Rung } from "./ladder.js";

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
  const found = { from, to, relation, identical: changes.length + versionChanges.length === 0, changes, versionChanges, unchanged: pairs.length - changes.filter((c) => c.matchedBy !== null).length };
  return { ...found, summary: summaryOf(found) };
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
    const [before, after] = [Int32Array.from(here, ({ from }) => from.order), Int32Array.from(here, ({ to }) => to.order)]; // an import may have 2,000 rungs: the square of it must be cheap
    const contradict = (i: number, j: number): boolean => before[i]! < before[j]! !== after[i]! < after[j]! || before[i]! > before[j]! !== after[i]! > after[j]!;
    const counts = Int32Array.from(here, (_, i) => here.reduce((n, _other, j) => (contradict(i, j) ? n + 1 : n), 0));
    for (let most = largest(counts); most > 0; most = largest(counts)) {
      const worst = here.flatMap((_, i) => (counts[i] === most ? [i] : []));
      for (const i of worst) {
        gone.add(here[i]!);
        counts[i] = -1;
      }
      for (const i of worst) for (let j = 0; j < counts.length; j += 1) if (counts[j]! > 0 && contradict(i, j)) counts[j]! -= 1;
    }
  }
  return gone;
}

const largest = (counts: Int32Array): number => counts.reduce((a, b) => Math.max(a, b), 0);

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
