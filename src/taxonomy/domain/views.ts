import { TRACKS, type Track } from "./axis.js";
import type { Taxonomy } from "./compiled.js";
import type { Quantity, Sourced, Statement } from "./statement.js";
import type { CanonicalLevel, Dimension, DimensionScore, Role } from "./taxonomy.js";

/** Another name of a level or role; `lo` and `hi` where it covers another range than its level. */
export interface Alias extends Sourced {
  readonly name: string;
  readonly note: string | null;
  readonly lo: number | null;
  readonly hi: number | null;
}

export const aliasesOf = (taxonomy: Taxonomy, subject: string): readonly Alias[] =>
  taxonomy.statements("ALIAS", subject).map(({ title, text, quantity, basis, sources }) => ({
    name: title ?? text,
    note: title === null || title === text ? null : text,
    lo: quantity?.min ?? null,
    hi: quantity?.max ?? null,
    basis,
    sources,
  }));

/** A track with its words and its part of the axis. */
export interface TrackDescription extends Sourced {
  readonly track: Track;
  readonly title: string;
  readonly text: string;
  readonly lo: number;
  readonly hi: number;
}

export const tracksOf = (taxonomy: Taxonomy): readonly TrackDescription[] =>
  taxonomy.statements("TRACK").flatMap(({ key, title, text, quantity, basis, sources }) => {
    const track = TRACKS.find((known) => known === key);
    return track === undefined || quantity?.max == null ? [] : [{ track, title: title ?? track, text, lo: quantity.min, hi: quantity.max, basis, sources }];
  });

/** A level's place on a dimension, with what the step means. */
export interface PlacedScore extends DimensionScore {
  readonly dimension: Dimension;
  readonly text: string;
}

const placed = (dimension: Dimension, score: DimensionScore): PlacedScore => ({ ...score, dimension, text: dimension.steps[score.score] ?? "" });

/** Every score of one dimension, in the order of its levels. */
export const scoresOn = (dimension: Dimension): readonly PlacedScore[] => dimension.scores.map((score) => placed(dimension, score));

/** Every score of one level; dimensions that no text gives ground for are missing. */
export const scoresOf = (taxonomy: Taxonomy, level: string): readonly PlacedScore[] =>
  taxonomy.content.dimensions.flatMap((dimension) => dimension.scores.filter((s) => s.level === level).map((score) => placed(dimension, score)));

/** The level of the same rank on the other track; null where that track has none. Parity of standing, not the same job. */
export const parallelOf = (taxonomy: Taxonomy, level: CanonicalLevel): CanonicalLevel | null => taxonomy.levelAt(level.track === "IC" ? "M" : "IC", level.rank);

/** A trap taken apart: what people believe, how it is, what to do instead. */
export interface TrapParts { readonly belief: string; readonly reality: string; readonly instead: string }

/** null for statements of other kinds. */
export function trapParts({ kind, points }: Statement): TrapParts | null {
  const [belief, reality, instead] = points;
  return kind !== "TRAP" || belief === undefined || reality === undefined || instead === undefined ? null : { belief, reality, instead };
}

/** How a quantity bounds: `max` null, equal to `min`, or above it. */
export const COMPARISONS = ["AT_LEAST", "EXACTLY", "BETWEEN"] as const;
export type Comparison = (typeof COMPARISONS)[number];
export const comparisonOf = ({ min, max }: Pick<Quantity, "min" | "max">): Comparison => (max === null ? "AT_LEAST" : max === min ? "EXACTLY" : "BETWEEN");

/** Roles that typically cover the level. */
export const rolesAt = (taxonomy: Taxonomy, level: CanonicalLevel): readonly Role[] =>
  taxonomy.content.roles.filter((role) => role.track === level.track && role.span.lo < level.rank && level.rank - 1 < role.span.hi);

/** What a level answers for, with a link to another level's responsibilities followed: that level's own come in place of the link. */
export const allResponsibilities = (taxonomy: Taxonomy, level: string): readonly Statement[] =>
  taxonomy.statements("RESPONSIBILITY", level).flatMap((said) => (said.refersTo === null ? [said] : taxonomy.statements("RESPONSIBILITY", said.refersTo)));

/** What a key of the content names. Content without faults has no key that names nothing, so a failure here is ours. */
export function existing<T>(thing: T | null | undefined, key: string): T {
  if (thing == null) throw new Error(`the taxonomy names "${key}" and does not have it`);
  return thing;
}
