import { round, type Interval } from "../../taxonomy/domain/axis.js";

/** Where somebody stands on the axis, as ranges with probabilities that sum to 1; inside a range every place is as likely. */
export type Standing = readonly { readonly range: Interval; readonly probability: number }[];

/** Who stands higher. */
export const SENIORITY_VERDICTS = ["LEFT", "RIGHT", "EQUAL"] as const;
export type SeniorityVerdict = (typeof SENIORITY_VERDICTS)[number];

/** Two standings compared. The three likelihoods sum to 1. */
export interface StandingComparison {
  readonly verdict: SeniorityVerdict;
  /** Expected place of the left minus that of the right, in levels: positive, the left stands higher. */
  readonly difference: number;
  readonly leftHigher: number;
  readonly rightHigher: number;
  /** Within half a level of each other. */
  readonly equal: number;
}

/** Closer than this, in levels, two people do the same job. */
const SAME = 0.5;
/** Steps into which a range is cut to compare places inside it. */
const CUTS = 10;

/**
 * Who is senior, by how many levels, and how likely. The verdict is the likeliest of the three; EQUAL wins a tie.
 * Both sides are taken as independent.
 */
export function compareStandings(left: Standing, right: Standing): StandingComparison {
  const [ours, theirs] = [points(left), points(right)];
  let [leftHigher, rightHigher, equal, difference] = [0, 0, 0, 0];
  for (const a of ours) {
    for (const b of theirs) {
      const probability = a.probability * b.probability;
      const apart = a.at - b.at;
      difference += probability * apart;
      if (Math.abs(apart) < SAME) equal += probability;
      else if (apart > 0) leftHigher += probability;
      else rightHigher += probability;
    }
  }
  const verdict = equal >= Math.max(leftHigher, rightHigher) ? "EQUAL" : leftHigher > rightHigher ? "LEFT" : "RIGHT";
  return { verdict, difference: round(difference), leftHigher: round(leftHigher), rightHigher: round(rightHigher), equal: round(equal) };
}

const points = (standing: Standing): readonly { readonly at: number; readonly probability: number }[] =>
  standing.flatMap(({ range, probability }) => Array.from({ length: CUTS }, (_, i) => ({
    at: range.lo + ((range.hi - range.lo) * (i + 0.5)) / CUTS, probability: probability / CUTS,
  })));
