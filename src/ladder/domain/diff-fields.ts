import { listed } from "../../shared/text.js";
import type { Citation } from "../../shared/source.js";
import { canonicalJson } from "./content-hash.js";
import type { CountRange, PlacedRung, Rung, VersionContent } from "./ladder.js";

/** What a rung can say otherwise. */
export const RUNG_FIELDS = [
  "CODE", "TITLE", "TRACK", "ORDER", "ALIASES", "SCOPE", "INFLUENCE", "DIRECT_REPORTS", "ORGANISATION", "YEARS", "HYBRID", "STATED_EQUIVALENTS", "NOTE", "COMPETENCIES",
  "RANGE", "CONFIDENCE", "JUSTIFICATION", "MAPPING_STATE", "MAPPING_AUTHOR", "MAPPING_COMMENT", "MAPPING_SOURCES", "DISAGREEMENTS",
] as const;
export type RungField = (typeof RUNG_FIELDS)[number];

/** What a version can say otherwise as a whole. */
export const VERSION_FIELDS = ["NAME", "FAMILY", "COMPLETE", "NOTE", "EFFECTIVE_ON", "SOURCES", "MAPPING_AUTHOR", "MAPPING_DATE", "TAXONOMY_VERSION", "NUMBERING"] as const;
export type VersionField = (typeof VERSION_FIELDS)[number];

/** One thing that two sides say differently, as text; null where a side says nothing of it. */
export interface FieldChange<F> {
  readonly field: F;
  readonly from: string | null;
  readonly to: string | null;
}

/** What is compared, and how it is told. */
interface Reading<T> {
  readonly value: (thing: T) => unknown;
  readonly words: (thing: T) => string | null;
}

const plain = <T>(value: (thing: T) => string | number | boolean | null | undefined): Reading<T> => ({ value: (t) => value(t) ?? null, words: (t) => value(t)?.toString() ?? null });
const several = <T>(value: (thing: T) => readonly string[]): Reading<T> => ({ value, words: (t) => value(t).join("; ") || null });
const count = (value: (rung: Rung) => CountRange | null): Reading<Rung> => ({ value, words: (r) => countInWords(value(r)) });
const cited = <T>(value: (thing: T) => readonly Citation[]): Reading<T> => ({
  value: (t) => value(t).map((c) => c.id).sort(), words: (t) => value(t).map((c) => c.title).sort().join("; ") || null,
});

const countInWords = (range: CountRange | null): string | null =>
  range === null ? null : range.max === null ? `${range.min} or more` : range.max === range.min ? `${range.min}` : `${range.min} to ${range.max}`;

/** "2–3"; that nothing fits is told, that nothing is mapped is null. */
export const rangeInWords = ({ mapping }: Rung): string | null =>
  mapping === null ? null : mapping.range === null ? "no equivalent" : `${mapping.range.lo}–${mapping.range.hi}`;

/** Who placed the rung and when, where that is not who placed the version's rungs as a whole; that is told once, of the version. */
function authorOfItsOwn({ mapping, version: { mappingSet } }: PlacedRung): string | null {
  if (mapping === null || (mapping.author === mappingSet.author && mapping.date === mappingSet.date)) return null;
  return `${mapping.author}, ${mapping.date}`;
}

// ORDER is left out: where a rung stands follows from the others, see `moved` in diff.ts.
const OF_RUNG: Readonly<Record<Exclude<RungField, "ORDER">, Reading<PlacedRung>>> = {
  CODE: plain((r) => r.code),
  TITLE: plain((r) => r.title),
  TRACK: plain((r) => r.track),
  ALIASES: several((r) => r.aliases),
  SCOPE: plain((r) => r.scope),
  INFLUENCE: plain((r) => r.influence),
  DIRECT_REPORTS: count((r) => r.directReports),
  ORGANISATION: count((r) => r.organisation),
  YEARS: count((r) => r.years),
  HYBRID: plain((r) => r.hybrid),
  STATED_EQUIVALENTS: several((r) => r.statedEquivalents),
  NOTE: plain((r) => r.note),
  COMPETENCIES: { value: (r) => r.competencies, words: (r) => r.competencies.map(({ name, expectation }) => `${name}: ${expectation}`).join("; ") || null },
  RANGE: { value: (r) => r.mapping && { range: r.mapping.range }, words: rangeInWords },
  CONFIDENCE: plain((r) => r.mapping?.confidence),
  JUSTIFICATION: plain((r) => r.mapping?.justification),
  MAPPING_STATE: plain((r) => r.mapping?.state),
  MAPPING_AUTHOR: plain(authorOfItsOwn),
  MAPPING_COMMENT: plain((r) => r.mapping?.comment),
  MAPPING_SOURCES: cited((r) => r.mapping?.citations ?? []),
  DISAGREEMENTS: {
    value: (r) => (r.mapping?.disagreements ?? []).map((d) => [d.range, d.comment, d.citation.id]),
    words: (r) => (r.mapping?.disagreements ?? []).map((d) => `${d.citation.title}: ${d.range.lo}–${d.range.hi} (${d.comment})`).join("; ") || null,
  },
};

// NUMBERING is left out: it needs to know which rung is which, see `renumbered` in diff.ts.
const OF_VERSION: Readonly<Record<Exclude<VersionField, "NUMBERING">, Reading<VersionContent>>> = {
  NAME: plain((v) => v.name),
  FAMILY: plain((v) => v.family),
  COMPLETE: plain((v) => v.complete),
  NOTE: plain((v) => v.note),
  EFFECTIVE_ON: plain((v) => v.effectiveOn),
  SOURCES: cited((v) => v.citations),
  MAPPING_AUTHOR: plain((v) => v.mappingSet.author),
  MAPPING_DATE: plain((v) => v.mappingSet.date),
  TAXONOMY_VERSION: plain((v) => v.mappingSet.taxonomyVersion),
};

function differences<T, F extends string>(readings: Readonly<Record<F, Reading<T>>>, from: T, to: T): readonly FieldChange<F>[] {
  return (Object.entries(readings) as [F, Reading<T>][])
    .filter(([, { value }]) => canonicalJson(value(from)) !== canonicalJson(value(to)))
    .map(([field, { words }]) => ({ field, from: words(from), to: words(to) }));
}

/** What two rungs say differently, their places apart. */
export const rungDifferences = (from: PlacedRung, to: PlacedRung): readonly FieldChange<RungField>[] => differences(OF_RUNG, from, to);
/** What two versions say differently, their rungs apart. */
export const versionDifferences = (from: VersionContent, to: VersionContent): readonly FieldChange<VersionField>[] => differences(OF_VERSION, from, to);

/** "scope", "direct reports": a field inside a sentence. */
export const fieldsInWords = (fields: readonly string[]): string => listed(fields.map((field) => field.toLowerCase().replaceAll("_", " ")));
