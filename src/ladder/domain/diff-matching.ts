import { fold } from "../../shared/text.js";
import { TRACKS, width, type Interval } from "../../taxonomy/domain/axis.js";
import type { Rung } from "./ladder.js";

/** What two rungs were held to be the same by, surest first. */
export const MATCHINGS = ["CODE", "TITLE", "ALIAS", "POSITION"] as const;
export type Matching = (typeof MATCHINGS)[number];

/** A rung of one version and the one it became, or corresponds to, in another. */
export interface Pair<R extends Rung> {
  readonly from: R;
  readonly to: R;
  readonly matchedBy: Matching;
}

/** Which marks may be trusted: codes mean nothing across companies, places nothing across ladders. */
export interface Trusted {
  readonly codes: boolean;
  readonly positions: boolean;
}

/** Ranges of two rungs in one place must share this much of the narrower for a rung to count as renamed rather than replaced. */
const SHARED = 0.5;

/**
 * Which rung of `to` is which of `from`: by code, then title, then any name in common, then the place between matched
 * neighbours; on one track before across tracks. A mark decides only where it fits one rung on each side, so the answer is
 * the same read backwards, and in whatever order rungs are listed. Rungs without a partner are in no pair.
 */
export function match<R extends Rung>(from: readonly R[], to: readonly R[], trusted: Trusted): readonly Pair<R>[] {
  const [left, right] = [new Set(from), new Set(to)];
  const pairs: Pair<R>[] = [];
  const add = (a: R, b: R, matchedBy: Matching): void => {
    left.delete(a);
    right.delete(b);
    pairs.push({ from: a, to: b, matchedBy });
  };
  const pass = (matchedBy: Matching, keysOf: (rung: R) => readonly string[]): void => {
    const [those, these] = [partners(right, left, keysOf), partners(left, right, keysOf)];
    for (const [a, [b, ...others]] of those) if (b !== undefined && others.length === 0 && these.get(b)?.length === 1) add(a, b, matchedBy);
  };
  if (trusted.codes) {
    pass("CODE", (r) => (r.code === null ? [] : [key(r.track, r.code, r.title)])); // letter by letter, so that a version is itself
    pass("TITLE", (r) => (r.code === null ? [key(r.track, r.title)] : []));
    pass("CODE", (r) => (r.code === null ? [] : [key(r.track, fold(r.code), fold(r.title))]));
    pass("CODE", (r) => (r.code === null ? [] : [key(r.track, fold(r.code))]));
    pass("CODE", (r) => (r.code === null ? [] : [key(fold(r.code), fold(r.title))]));
  }
  pass("TITLE", (r) => [key(r.track, fold(r.title))]);
  pass("TITLE", (r) => [fold(r.title)]);
  pass("ALIAS", (r) => [...(trusted.codes && r.code !== null ? [r.code] : []), r.title, ...r.aliases].map((name) => key(r.track, fold(name))));
  if (trusted.positions) for (const [a, b] of inOnePlace([...left], [...right], pairs)) add(a, b, "POSITION");
  return pairs;
}

const key = (...parts: readonly string[]): string => parts.join("\u0000");

/** For each rung of `mine`, those of `others` that share a key with it. */
function partners<R extends Rung>(others: ReadonlySet<R>, mine: ReadonlySet<R>, keysOf: (rung: R) => readonly string[]): ReadonlyMap<R, readonly R[]> {
  const byKey = groups([...others], (rung) => new Set(keysOf(rung)));
  return new Map([...mine].map((rung) => [rung, [...new Set(keysOf(rung).flatMap((k) => byKey.get(k) ?? []))]]));
}

/** Unmatched rungs that stand between the same matched neighbours on their track, as many on one side as on the other, lowest first. */
function inOnePlace<R extends Rung>(from: readonly R[], to: readonly R[], pairs: readonly Pair<R>[]): readonly (readonly [R, R])[] {
  return TRACKS.flatMap((track) => {
    const anchors = pairs.filter((pair) => pair.from.track === track && pair.to.track === track);
    const between = (side: "from" | "to", rungs: readonly R[]): ReadonlyMap<string, readonly R[]> =>
      groups(rungs.filter((rung) => rung.track === track), (rung) => [gapOf(rung.order, anchors.map((pair) => pair[side].order))]);
    const there = between("to", to);
    return [...between("from", from)].flatMap(([gap, mine]) => {
      const [a, b] = [lowestFirst(mine), lowestFirst(there.get(gap) ?? [])];
      const found = a.flatMap((rung, i) => (b[i] === undefined ? [] : [[rung, b[i]] as const]));
      return a.length === b.length && [a, b].every(oneAbove) && found.every(([x, y]) => alike(x, y)) ? found : [];
    });
  });
}

/** The neighbours just below and just above a place, as indexes among the orders of matched rungs. */
function gapOf(order: number, orders: readonly number[]): string {
  const below = Math.max(...orders.filter((other) => other < order));
  const above = Math.min(...orders.filter((other) => other > order));
  const at = (place: number): string => orders.flatMap((other, i) => (other === place ? [i] : [])).join();
  return `${at(below)}<${at(above)}`;
}

const lowestFirst = <R extends Rung>(rungs: readonly R[]): readonly R[] => [...rungs].sort((a, b) => a.order - b.order);
const oneAbove = (rungs: readonly Rung[]): boolean => rungs.every((rung, i) => rung.order !== rungs[i + 1]?.order);

/** Whether nothing on the axis says that two rungs in one place are different ones. */
function alike(a: Rung, b: Rung): boolean {
  const [x, y] = [a.mapping?.range ?? null, b.mapping?.range ?? null];
  return x === null || y === null || overlap(x, y) >= SHARED * Math.min(width(x), width(y));
}

const overlap = (a: Interval, b: Interval): number => Math.min(a.hi, b.hi) - Math.max(a.lo, b.lo);

/** Things by key; a thing may have several. */
export function groups<T>(things: readonly T[], keysOf: (thing: T) => Iterable<string>): ReadonlyMap<string, readonly T[]> {
  const found = new Map<string, T[]>();
  for (const thing of things) {
    for (const k of keysOf(thing)) {
      const group = found.get(k);
      if (group === undefined) found.set(k, [thing]);
      else group.push(thing);
    }
  }
  return found;
}
