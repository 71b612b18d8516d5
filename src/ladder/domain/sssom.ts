import { IRI } from "../../shared/iri.js";
import { round, width, type Interval } from "../../taxonomy/domain/axis.js";
import type { Taxonomy } from "../../taxonomy/domain/compiled.js";
import type { CanonicalLevel } from "../../taxonomy/domain/taxonomy.js";
import { rungLabel, type PlacedRung, type PublishedCompany } from "./ladder.js";
import type { Justification } from "./mapping.js";

/**
 * Mappings in SSSOM, the Simple Standard for Sharing Ontological Mappings (version 1.0, the canonical form of its TSV): one row for each
 * canonical level that a rung's range overlaps. A rung that fits nothing is mapped to `sssom:NoTermFound`; one that is not mapped yet has no row.
 */
export interface SssomTable {
  /** The metadata block, in the standard's order. */
  readonly metadata: Readonly<Record<string, unknown>>;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** Our columns, in the standard's order; extension slots last, by property. */
const SLOTS = [
  "subject_id", "subject_label", "subject_category", "predicate_id", "object_id", "object_label", "object_category", "mapping_justification", "author_label",
  "subject_type", "subject_source", "subject_source_version", "object_type", "object_source", "object_source_version", "mapping_date", "publication_date",
  "confidence", "similarity_score", "similarity_measure", "see_also", "comment", "ext_hi", "ext_lo",
] as const;
type Slot = (typeof SLOTS)[number];
/** A table has these also when it has no row. */
const NEEDED: ReadonlySet<Slot> = new Set(["subject_id", "predicate_id", "object_id", "mapping_justification"]);
type Row = Readonly<Partial<Record<Slot, string>>>;

/** Slots that stand once in the metadata when all rows agree ("condensation"). */
const PROPAGATED: readonly Slot[] = ["subject_type", "subject_source", "subject_source_version", "object_type", "object_source", "object_source_version", "mapping_date"];

/** Slots that name things, by our prefixes. */
const REFERENCES = ["subject_id", "object_id", "subject_source", "object_source"] as const;

/** Our prefixes; those of SKOS, SEMAPV, SSSOM and XSD are built into the standard and are not declared. */
const PREFIXES = { orgladder: "urn:org-ladder:", ollevel: IRI.level, olladder: IRI.ladder, olrung: IRI.rung, olterm: IRI.term } as const;

const EXTENSIONS = [
  { slot_name: "ext_hi", property: "olterm:hi", type_hint: "xsd:double" },
  { slot_name: "ext_lo", property: "olterm:lo", type_hint: "xsd:double" },
] as const;

/** SEMAPV's own terms: MANUAL_MAPPING_CURATION is semapv:ManualMappingCuration. */
const semapv = (justification: Justification): string => `semapv:${justification.toLowerCase().replace(/(?:^|_)(\w)/g, (_, letter: string) => letter.toUpperCase())}`;

/**
 * What a rung's range is to a canonical level's band, in SKOS. Only equal ranges are exact, since SKOS chains exact matches; a band that
 * holds the whole range is broader, one that the range holds is narrower.
 */
export function skosPredicate(range: Interval, band: Interval): string {
  if (range.lo === band.lo && range.hi === band.hi) return "skos:exactMatch";
  if (band.lo <= range.lo && range.hi <= band.hi) return "skos:broadMatch";
  if (range.lo <= band.lo && band.hi <= range.hi) return "skos:narrowMatch";
  return "skos:closeMatch";
}

/** What the set is called and what of the whole it holds. */
export interface SetName {
  /** Ends the set's IRI; null: everything. */
  readonly part: string | null;
  readonly title: string;
}

/** The mappings of all ladders in force of these companies. */
export function sssomOf(companies: readonly PublishedCompany[], taxonomy: Taxonomy, { part, title }: SetName): SssomTable {
  const rows = companies.flatMap(({ ladders }) => ladders.flatMap(({ version }) => version.rungs.flatMap((rung) => rowsOf(rung, taxonomy))));
  const shared = PROPAGATED.filter((slot) => rows.length > 0 && rows[0]?.[slot] !== undefined && rows.every((row) => row[slot] === rows[0]?.[slot]));
  const columns = SLOTS.filter((slot) => !shared.includes(slot) && (NEEDED.has(slot) || rows.some((row) => row[slot] !== undefined)));
  const used = columns.filter((slot) => slot.startsWith("ext_"));
  const extensions = EXTENSIONS.filter(({ slot_name }) => used.includes(slot_name));
  const body = {
    mapping_set_id: part === null ? IRI.mappings : `${IRI.mappings}:${part}`,
    mapping_set_title: title,
    mapping_set_description: "Rungs of career ladders on one canonical axis of levels. Each row is one canonical level that a rung's range overlaps; ext_lo and ext_hi are the "
      + "whole range of the rung on the axis, in levels (rank k occupies k-1 to k), and similarity_score is how much of rung and level together is common to both.",
    license: "https://opensource.org/license/mit",
    ...Object.fromEntries(shared.map((slot) => [slot, rows[0]?.[slot]])),
    ...(extensions.length > 0 && { extension_definitions: extensions }),
  };
  return { metadata: { curie_map: prefixesIn([...rows.flatMap((row) => REFERENCES.map((slot) => row[slot] ?? "")), ...extensions.map((e) => e.property)]), ...body }, columns, rows: sorted(rows.map((row) => columns.map((slot) => row[slot] ?? ""))) };
}

function rowsOf(rung: PlacedRung, taxonomy: Taxonomy): readonly Row[] {
  const { mapping, version, company } = rung;
  if (mapping === null) return [];
  const day = /^\d{4}-\d{2}-\d{2}$/.test(mapping.date) ? mapping.date : undefined; // the standard has no months
  const common = {
    subject_id: `olrung:${rung.id}`, subject_label: plain(`${company.name} ${rungLabel(rung)}`), subject_category: `${version.family} ${rung.track}`, mapping_justification: semapv(mapping.justification),
    author_label: listed([mapping.author]), subject_type: "skos concept", subject_source: `olladder:${version.ladderId}`, subject_source_version: version.id,
    object_type: "skos concept", object_source: "orgladder:taxonomy", object_source_version: version.mappingSet.taxonomyVersion,
    ...(day !== undefined && { mapping_date: day }),
    ...(version.publishedAt !== null && { publication_date: version.publishedAt.toISOString().slice(0, 10) }),
    confidence: number(mapping.confidence),
    ...addresses(mapping.citations.flatMap((c) => c.url ?? [])),
    ...(mapping.comment !== "" && { comment: plain(mapping.comment) }),
  };
  const { range } = mapping;
  if (range === null) return [{ ...common, predicate_id: "skos:closeMatch", object_id: "sssom:NoTermFound" }];
  return taxonomy.content.levels.flatMap((level): Row[] => {
    const band = bandOf(level);
    const overlap = round(Math.min(range.hi, band.hi) - Math.max(range.lo, band.lo));
    if (level.track !== rung.track || overlap <= 0) return [];
    return [{
      ...common, predicate_id: skosPredicate(range, band), object_id: `ollevel:${level.key}`, object_label: level.title, object_category: level.track,
      similarity_score: number(overlap / (width(range) + width(band) - overlap)), similarity_measure: "Jaccard index of the two ranges", ext_lo: number(range.lo), ext_hi: number(range.hi),
    }];
  });
}

const bandOf = ({ rank }: CanonicalLevel): Interval => ({ lo: rank - 1, hi: rank });

/** Up to three decimals, as the canonical form has them. */
const number = (value: number): string => String(Math.round(value * 1000) / 1000);

/** On one line: a reader of tables may know nothing of quoted line ends. */
const plain = (text: string): string => text.replace(/\s+/g, " ").trim();

/** Several values of one slot. */
const listed = (values: readonly string[]): string => values.map((value) => plain(value).replace(/[\\|]/g, "\\$&")).join("|");

const addresses = (urls: readonly string[]): Row => {
  // whole ones alone, with what browsers let pass and RFC 3986 does not written by its number
  const whole = [...new Set(urls)].filter((url) => /^https?:\/\/\S/i.test(url)).map((url) => url.replace(/[\s"<>\\^`{|}]/g, encodeURIComponent)).sort();
  return whole.length === 0 ? {} : { see_also: listed(whole) };
};

/** By all cells in turn: NUL, which no cell has, sorts before everything. */
const sorted = (rows: readonly (readonly string[])[]): readonly (readonly string[])[] =>
  rows.map((row) => ({ row, key: row.join("\u0000") })).sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0)).map(({ row }) => row);

/** Of our prefixes those that are used, in their order. */
function prefixesIn(values: readonly string[]): Readonly<Record<string, string>> {
  const used = new Set(values.map((value) => value.slice(0, Math.max(0, value.indexOf(":")))));
  return Object.fromEntries(Object.entries(PREFIXES).filter(([prefix]) => used.has(prefix)).sort(([a], [b]) => (a < b ? -1 : 1)));
}
