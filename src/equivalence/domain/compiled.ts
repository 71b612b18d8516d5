import type { MappedRung } from "../../ladder/domain/mapping.js";
import { round, type Interval, type Track } from "../../taxonomy/domain/axis.js";
import { METHOD, type Method } from "./method.js";

/** Rungs with the same range; where one lands among them cannot be told apart, so they have one share together. */
export interface RungGroup {
  readonly range: Interval;
  readonly rungIds: readonly string[];
}

/** Groups that overlap each other, directly or through others; usually a single group, since most ladders are tiled. */
export interface Cluster {
  readonly range: Interval;
  readonly groups: readonly RungGroup[];
}

/** The rungs of one track and family, made ready for landing. */
export interface LadderSection {
  readonly track: Track;
  readonly family: string;
  /** By lower edge, then upper edge, order, id. */
  readonly rungs: readonly MappedRung[];
  /** By lower edge; they do not overlap, and a space between two is a gap in the ladder. */
  readonly clusters: readonly Cluster[];
  /** Blur of this section's edges, in levels: the largest of its rungs. */
  readonly blur: number;
}

/** A ladder made ready once per version, for many questions. */
export interface CompiledLadder {
  /** By lower edge, then upper edge, order, id. */
  readonly rungs: readonly MappedRung[];
  /** By track, then family. */
  readonly sections: readonly LadderSection[];
  /** The section of a track and family; null when the ladder has no rung there. */
  section(track: Track, family: string): LadderSection | null;
}

/** Blur of a rung's edges, in levels: the less sure its mapping, and the smaller its company, the softer. */
export const blurOf = (rung: Pick<MappedRung, "confidence" | "smallCompany">, method: Method = METHOD): number =>
  method.blurAtCertainty + method.blurOfDoubt * (1 - rung.confidence) + (rung.smallCompany ? method.blurOfSmallCompany : 0);

/** Sorts and groups a ladder's rungs per track and family. The order of `rungs` does not matter. */
export function compileLadder(rungs: readonly MappedRung[], method: Method = METHOD): CompiledLadder {
  const parts = new Map<string, MappedRung[]>();
  for (const rung of rungs) {
    const key = keyOf(rung.track, rung.family);
    const part = parts.get(key);
    if (part) part.push(rung);
    else parts.set(key, [rung]);
  }
  return new Compiled(new Map([...parts].map(([key, part]) => [key, () => part])), method);
}

/** One of which each part is read when it is first asked for: most questions are about one. `parts`: by `keyOf`; a part may turn out to have no rungs. */
export const compileInParts = (parts: ReadonlyMap<string, () => readonly MappedRung[]>, method: Method = METHOD): CompiledLadder => new Compiled(parts, method);

/** Tells the parts of a ladder apart. */
export const keyOf = (track: Track, family: string): string => `${track}/${family}`;

class Compiled implements CompiledLadder {
  private readonly made = new Map<string, LadderSection | null>();
  private sorted: readonly MappedRung[] | null = null;

  constructor(private readonly parts: ReadonlyMap<string, () => readonly MappedRung[]>, private readonly method: Method) {}

  get sections(): readonly LadderSection[] { return [...this.parts.keys()].sort().flatMap((key) => this.at(key) ?? []); }
  get rungs(): readonly MappedRung[] { return (this.sorted ??= this.sections.flatMap(({ rungs }) => rungs).sort(byPlace)); }

  section(track: Track, family: string): LadderSection | null {
    return this.at(keyOf(track, family));
  }

  private at(key: string): LadderSection | null {
    let found = this.made.get(key);
    if (found === undefined) {
      const rungs = this.parts.get(key)?.() ?? [];
      found = rungs.length === 0 ? null : section([...rungs].sort(byPlace), this.method);
      this.made.set(key, found);
    }
    return found;
  }
}

/** A ladder as given, or compiled on the spot. */
export const compiled = (ladder: CompiledLadder | readonly MappedRung[], method: Method = METHOD): CompiledLadder =>
  "sections" in ladder ? ladder : compileLadder(ladder, method);

/** Every rung of one track and family, already sorted. */
function section(rungs: readonly MappedRung[], method: Method): LadderSection {
  const first = rungs[0]!;
  return { track: first.track, family: first.family, rungs, clusters: clusters(rungs), blur: Math.max(...rungs.map((rung) => blurOf(rung, method))) };
}

function clusters(rungs: readonly MappedRung[]): readonly Cluster[] {
  const found: { lo: number; hi: number; groups: { range: Interval; rungIds: string[] }[] }[] = [];
  for (const { id, range } of rungs) {
    const cluster = found.at(-1);
    const group = cluster?.groups.at(-1);
    if (cluster && group && same(group.range, range)) group.rungIds.push(id);
    else if (cluster && round(cluster.hi - range.lo) > 0) {
      cluster.groups.push({ range, rungIds: [id] });
      cluster.hi = Math.max(cluster.hi, range.hi);
    } else found.push({ lo: range.lo, hi: range.hi, groups: [{ range, rungIds: [id] }] });
  }
  return found.map(({ lo, hi, groups }) => ({ range: { lo, hi }, groups }));
}

const same = (a: Interval, b: Interval): boolean => round(a.lo - b.lo) === 0 && round(a.hi - b.hi) === 0;

// Rounded, so that 0.1 + 0.2 and 0.3 are one edge and ids decide the rest.
const byPlace = (a: MappedRung, b: MappedRung): number =>
  round(a.range.lo - b.range.lo) || round(a.range.hi - b.range.hi) || a.order - b.order || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
