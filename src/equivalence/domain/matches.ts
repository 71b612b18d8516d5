import type { MappedRung } from "../../ladder/domain/mapping.js";
import type { Match, NearRung } from "./answer.js";
import type { LadderSection } from "./compiled.js";
import { shareOf, type LandingShare } from "./landing.js";
import type { Method } from "./method.js";
import { boundaryOf, overlapOf, predicateOf, rankShift, type Predicate } from "./overlap.js";
import type { NotPair } from "./question.js";

/** A rung of the target judged as an answer. */
export interface Candidate {
  readonly rung: MappedRung;
  readonly match: Match;
  /** The two were found not to be equivalent. */
  readonly ruledOut: boolean;
  readonly shareOfOurs: number;
  readonly shareOfTheirs: number;
}

/**
 * Every rung of a section as a candidate, best first: by landing, then overlap, then the lower order.
 *
 * `related`: the section is on another track or in another family, so that no stronger word than RELATED_MATCH is due.
 */
export function candidatesIn(
  section: LadderSection, from: MappedRung, shares: readonly LandingShare[], nots: readonly NotPair[], related: boolean, method: Method,
): readonly Candidate[] {
  return section.rungs.map((rung) => candidate(rung, from, shares, nots, related, method)).sort(bestFirst);
}

function candidate(
  rung: MappedRung, from: MappedRung, shares: readonly LandingShare[], nots: readonly NotPair[], related: boolean, method: Method,
): Candidate {
  const { overlap, shareOfOurs, shareOfTheirs } = overlapOf(from.range, rung.range);
  const ruledOut = nots.some((not) => isAbout(not, from, rung));
  const predicate = ruledOut ? null : predicateOf(from.range, rung.range, method);
  return {
    rung,
    ruledOut,
    shareOfOurs,
    shareOfTheirs,
    match: {
      rungId: rung.id,
      predicate: predicate !== null && related ? "RELATED_MATCH" : predicate,
      overlap,
      landing: shareOf(shares, rung.id),
      rankShift: rankShift(from.range, rung.range),
      boundary: boundaryOf(from.range, rung.range, method),
    },
  };
}

/** Whether a NOT is about these two. */
export const isAbout = ({ a, b }: NotPair, one: MappedRung, other: MappedRung): boolean => (a === one.id && b === other.id) || (a === other.id && b === one.id);

/** The best match: the rung itself where the ladder holds it, else the first candidate with a predicate; null when none has. */
export const bestOf = (candidates: readonly Candidate[], from: MappedRung): Candidate | null =>
  candidates.find(({ rung, ruledOut }) => rung.id === from.id && !ruledOut) ?? candidates.find(({ match }) => match.predicate !== null) ?? null;

/** The rungs most like ours, or else nearest to it in rank: at most `NEAREST`. `predicate` is said only of those that overlap ours. */
export const nearest = (rungs: readonly MappedRung[], from: MappedRung, predicate: Predicate | null): readonly NearRung[] =>
  rungs
    .map((rung) => {
      const { overlap } = overlapOf(from.range, rung.range);
      return { rung, near: { rungId: rung.id, overlap, rankShift: rankShift(from.range, rung.range), predicate: overlap > 0 ? predicate : null } };
    })
    .sort((a, b) => b.near.overlap - a.near.overlap || Math.abs(a.near.rankShift) - Math.abs(b.near.rankShift) || byOrder(a.rung, b.rung))
    .slice(0, NEAREST)
    .map(({ near }) => near);

// As many as a reader takes in at a glance.
const NEAREST = 3;

const bestFirst = (a: Candidate, b: Candidate): number =>
  b.match.landing - a.match.landing || b.match.overlap - a.match.overlap || byOrder(a.rung, b.rung);

const byOrder = (a: MappedRung, b: MappedRung): number => a.order - b.order || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
