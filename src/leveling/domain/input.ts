import type { CountRange } from "../../ladder/domain/ladder.js";
import type { Track } from "../../taxonomy/domain/axis.js";

/** A rung as somebody pastes it. Everything but the title may be absent (null and undefined mean the same). */
export interface RungInput {
  /** The company's own code; says order and at most the track, never the level. */
  readonly code?: string | null;
  readonly title: string;
  /** What the rung is expected to do, in any of the lexicon's languages. */
  readonly scope?: string | null;
  readonly directReports?: CountRange | null;
  /** People in the organisation below, direct and indirect. */
  readonly organisation?: CountRange | null;
  readonly years?: CountRange | null;
  /** Key of the canonical level that the publisher names; one that does not exist is ignored. */
  readonly anchor?: string | null;
  /** Key of a family of the taxonomy. */
  readonly family?: string | null;
  /** Absent: decided from the words. */
  readonly track?: Track | null;
  /** Place on its track, lowest first; equal for parallel rungs. Absent: the place in the list. */
  readonly order?: number;
}

export interface LadderInput {
  /** People working at the company. */
  readonly people?: CountRange | null;
  readonly family?: string | null;
  /** Lowest first, unless `order` is given. */
  readonly rungs: readonly RungInput[];
}

/** A title out of its ladder. */
export interface TitleInput {
  readonly title: string;
  /** People working at the company. Absent: read from the title where it says so ("at a 40-person startup"). */
  readonly people?: CountRange | null;
  readonly directReports?: CountRange | null;
  readonly organisationSize?: CountRange | null;
  readonly yearsExperience?: CountRange | null;
  readonly family?: string | null;
  readonly scopeText?: string | null;
}

/** Text beyond this many characters is not read: no title and no scope of a real ladder is so long. */
export const LONGEST_TITLE = 300;
export const LONGEST_SCOPE = 4000;
