import type { Influence, Interval, Track } from "./axis.js";
import type { Sourced, Statement } from "./statement.js";

/** The highest step of every dimension; the lowest is 0. */
export const TOP_STEP = 6;

/** What kind of text a source is; CREDITED: named by another source and not read itself; EDITORIAL: the curators' own conclusions. */
export const MATERIALS = ["COMMENT", "OVERVIEW", "LETTER", "GUIDE", "CREDITED", "LADDER", "EDITORIAL"] as const;
export type Material = (typeof MATERIALS)[number];

/** Something the taxonomy rests on. `author` is null where the text is unsigned. */
export interface TaxonomySource {
  readonly key: string;
  readonly material: Material;
  readonly title: string;
  readonly author: string | null;
  readonly about: string;
  readonly url: string | null;
  readonly date: string | null;
  readonly collected: string;
}

/** A band of the axis on one track: rank k occupies [k − 1, k). Its `key` is its identity, never a code. */
export interface CanonicalLevel extends Sourced {
  readonly id: string;
  readonly key: string;
  readonly track: Track;
  readonly rank: number;
  readonly title: string;
  /** The sources describe this level only in part; what they leave out is left empty. */
  readonly partial: boolean;
  /** How far its choices bind others, from the typical to the widest case. */
  readonly influence: { readonly from: Influence; readonly to: Influence };
}

/** A trait that levels share. */
export interface Trait extends Sourced {
  readonly key: string;
  readonly title: string;
  readonly text: string;
}

/** A trait as one level asks for it. `degree` ("strong", "deep") is null where none is named; `spelling` is the source's name for it. */
export interface TraitMention extends Sourced {
  readonly level: string;
  readonly ordinal: number;
  readonly trait: string;
  readonly degree: string | null;
  readonly spelling: string;
}

/** A scale from 0 to 6; `steps[n]` says in words what step n means. Scores are derived by us from the level texts. */
export interface Dimension extends Sourced {
  readonly key: string;
  readonly title: string;
  readonly text: string;
  readonly steps: readonly string[];
  /** Step by level. A level that is missing has no ground for a score. */
  readonly scores: readonly DimensionScore[];
}

export interface DimensionScore extends Sourced {
  readonly level: string;
  readonly score: number;
}

/** A kind of work that companies keep ladders for. Management is a track, not a family. */
export interface Family extends Sourced {
  readonly key: string;
  readonly title: string;
  readonly text: string;
}

/** Where a company has no ladder for family `from`, the answer comes from family `to`; `factor` (0–1) multiplies its confidence. */
export interface Fold extends Sourced {
  readonly from: string;
  readonly to: string;
  readonly factor: number;
  readonly note: string;
}

/** A role beyond the default ladders. Its span is typical and never a prior for a bare title. */
export interface Role extends Sourced {
  readonly id: string;
  readonly key: string;
  readonly title: string;
  readonly family: string;
  readonly track: Track;
  /** Key of the lowest and of the highest level it typically covers. */
  readonly fromLevel: string;
  readonly toLevel: string;
  readonly span: Interval;
  readonly summary: string;
}

/** A kind of work that fills a week. */
export interface Activity extends Sourced {
  readonly key: string;
  readonly title: string;
}

/** Time by activity at one level, in percent of a week, approximate; the parts sum to 100. `label` and `code` as the source prints them. */
export interface TimeAllocation extends Sourced {
  readonly level: string;
  readonly label: string;
  readonly code: string;
  readonly parts: readonly { readonly activity: string; readonly percent: number }[];
}

/** A way of being a staff engineer. */
export interface Archetype extends Sourced {
  readonly key: string;
  readonly title: string;
  readonly level: string;
  readonly text: string;
  /** Where people of this kind do well. */
  readonly thrives: string;
  /** How common it is; null where no source tells. */
  readonly frequency: string | null;
}

/** Everything the taxonomy says. Lists are in the order in which they are shown; levels by track, then rank. */
export interface TaxonomyContent {
  readonly sources: readonly TaxonomySource[];
  readonly levels: readonly CanonicalLevel[];
  readonly traits: readonly Trait[];
  readonly mentions: readonly TraitMention[];
  readonly dimensions: readonly Dimension[];
  readonly families: readonly Family[];
  readonly folds: readonly Fold[];
  readonly roles: readonly Role[];
  readonly activities: readonly Activity[];
  readonly allocations: readonly TimeAllocation[];
  readonly archetypes: readonly Archetype[];
  readonly statements: readonly Statement[];
}
