import { round, TRACKS, width, type Interval, type Track } from "../../taxonomy/domain/axis.js";
import type { Rung } from "./ladder.js";
import { groupsBy, rungsInWords, trackInWords, type Linted, type LintFinding } from "./lint-finding.js";
import { inversions } from "./placement.js";

// Rules about where rungs stand on the canonical axis: whether a question about them has an answer.

/** A hole that two edges within tolerance of each other do not make, in levels. Source: equivalence.md, section 2. */
const HOLE = 0.25;
/** A range this wide says little: a junior and a senior are two levels apart. */
const WIDE = 2;
/** Up to here sources hold the tracks parallel: a principal engineer beside a director. Source: canon.md, section 1. */
const PARITY = 5;
/** How far below that one track may end while the other reaches it, in levels. */
const SHORT = 1;

interface Placed<R> {
  readonly rung: R;
  readonly range: Interval;
}

const placed = <R extends Rung>(rungs: readonly R[], track: Track): readonly Placed<R>[] =>
  rungs.flatMap((rung) => (rung.track === track && rung.mapping?.range ? [{ rung, range: rung.mapping.range }] : []));

const rangeInWords = ({ lo, hi }: Interval): string => `${lo}–${hi}`;

/** A range that lies lower than that of a rung below. */
export function inversionsOfRanges<R extends Rung>({ rungs }: Linted<R>): readonly LintFinding<R>[] {
  return inversions(rungs.map(({ track, order, mapping }) => ({ track, order, range: mapping?.range ?? null }))).map((i): LintFinding<R> => {
    const rung = rungs[i]!;
    const range = rung.mapping!.range!;
    const over = rungs.find((other) => other.track === rung.track && other.order < rung.order && other.mapping?.range && (other.mapping.range.lo > range.lo || other.mapping.range.hi > range.hi))!;
    return {
      code: "INVERSION", severity: "ERROR", rungs: [over, rung],
      message: `${rungsInWords([rung])} is the higher step, but stands at ${rangeInWords(range)} on the axis, with an edge below that of ${rungsInWords([over])} at ${rangeInWords(over.mapping!.range!)}.`,
      fix: "Move the edge, or change the order of the rungs.",
    };
  });
}

/** A stretch of the axis between two rungs of a track that no rung covers. */
export function gaps<R extends Rung>({ complete, rungs }: Linted<R>): readonly LintFinding<R>[] {
  return TRACKS.flatMap((track) => {
    const rising = [...placed(rungs, track)].sort((a, b) => a.range.lo - b.range.lo || a.range.hi - b.range.hi);
    let highest: Placed<R> | null = null;
    return rising.flatMap((above): readonly LintFinding<R>[] => {
      const below = highest;
      if (highest === null || above.range.hi > highest.range.hi) highest = above;
      if (below === null || round(above.range.lo - below.range.hi) < HOLE) return [];
      return [{
        code: "GAP", severity: complete ? "WARNING" : "ADVICE", rungs: [below.rung, above.rung],
        message: `Nothing on the ${trackInWords(track)} track covers ${below.range.hi}–${above.range.lo} of the axis, between ${rungsInWords([below.rung])} and ${rungsInWords([above.rung])}: people of that level fit no rung.`,
        fix: complete ? "Let the ranges of the two meet, add the rung between them, or mark the ladder as incomplete." : "The ladder is marked as incomplete: add the rungs between them when they are known.",
      }];
    });
  });
}

/** Rungs that nobody has placed yet; those that were looked at and fit nothing are no fault. */
export function unmapped<R extends Rung>({ rungs }: Linted<R>): readonly LintFinding<R>[] {
  const bare = rungs.filter((rung) => rung.mapping === null);
  if (bare.length === 0) return [];
  return [{
    code: "UNMAPPED_RUNG", severity: "WARNING", rungs: bare,
    message: `${rungsInWords(bare)} ${bare.length === 1 ? "has" : "have"} no place on the canonical axis: every question about ${bare.length === 1 ? "it" : "them"} is answered by an abstention.`,
    fix: "Map them, starting from the suggested mapping, or say that they have no equivalent.",
  }];
}

/** One track that ends well below the other: to rise further one must change track. */
export function tops<R extends Rung>({ complete, rungs }: Linted<R>): readonly LintFinding<R>[] {
  if (!complete) return [];
  const highest = (track: Track): Placed<R> | null => placed(rungs, track).reduce<Placed<R> | null>((top, other) => (top === null || other.range.hi > top.range.hi ? other : top), null);
  const [ic, m] = [highest("IC"), highest("M")];
  if (ic === null || m === null) return [];
  const [low, high] = ic.range.hi < m.range.hi ? [ic, m] : [m, ic];
  if (round(Math.min(high.range.hi, PARITY) - low.range.hi) <= SHORT) return [];
  return [{
    code: "TRACK_WITHOUT_TOP", severity: "ADVICE", rungs: [low.rung, high.rung],
    message: `The ${trackInWords(low.rung.track)} track ends with ${rungsInWords([low.rung])} at ${low.range.hi} on the axis, the ${trackInWords(high.rung.track)} track with ${rungsInWords([high.rung])} at ${high.range.hi}: to rise beyond ${low.range.hi} one must change track.`,
    fix: `Add the rungs on top if there are any; else say in the ladder's note that the ${trackInWords(low.rung.track)} track ends there.`,
  }];
}

/** Steps that are one on the axis. */
export function sameRanges<R extends Rung>({ rungs }: Linted<R>): readonly LintFinding<R>[] {
  return TRACKS.flatMap((track) => groupsBy(placed(rungs, track), ({ range }) => rangeInWords(range))
    .filter((same) => new Set(same.map(({ rung }) => rung.order)).size > 1)
    .map((same): LintFinding<R> => ({
      code: "SAME_RANGE", severity: "ADVICE", rungs: same.map(({ rung }) => rung),
      message: `${rungsInWords(same.map(({ rung }) => rung))} are steps of the ${trackInWords(track)} track, but all stand at ${rangeInWords(same[0]!.range)} on the axis: an answer cannot tell which.`,
      fix: "Divide the range among them.",
    })));
}

/** Ranges so wide that they say little. */
export function wideRanges<R extends Rung>({ rungs }: Linted<R>): readonly LintFinding<R>[] {
  return TRACKS.flatMap((track) => placed(rungs, track).filter(({ range }) => round(width(range)) > WIDE).map(({ rung, range }): LintFinding<R> => ({
    code: "WIDE_RANGE", severity: "ADVICE", rungs: [rung],
    message: `${rungsInWords([rung])} stretches over ${round(width(range))} levels of the axis (${rangeInWords(range)}): where one of its people would land is spread over many rungs.`,
    fix: "Narrow the range if the scope of the rung allows; it is right where one rung really holds juniors and seniors.",
  })));
}
