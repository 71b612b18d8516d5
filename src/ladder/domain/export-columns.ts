import { cellOf, type CellKind } from "./export-cells.js";
import type { LadderDocument } from "./ladder-document.js";

/** A column of the table form: one row for each rung. */
export interface Column {
  readonly name: string;
  readonly kind: CellKind;
  /** Where in the document its value stands: below the document, the row's ladder or the row's rung. */
  readonly at: readonly ["document" | "ladder" | "rung", ...string[]];
  readonly meaning: string;
  /** Stands in the first row of the file (of each ladder) alone, since it would be the same in all. */
  readonly once?: true;
  /** Given by the server; not read on import. */
  readonly given?: true;
}

const column = (name: string, kind: CellKind, at: string, meaning: string, more: Pick<Column, "once" | "given"> = {}): Column =>
  ({ name, kind, at: at.split(".") as unknown as Column["at"], meaning, ...more });

/**
 * The columns of CSV, for writing and for reading. What a person edits comes first, what belongs to the ladder as a whole next, what the
 * server gives last. Only `title` and `track` are needed on import; `order` follows from the rows where it is empty.
 */
export const COLUMNS: readonly Column[] = [
  column("ladder", "text", "ladder.slug", "Slug of the ladder; rows with the same one belong together."),
  column("family", "text", "ladder.family", "Key of the family in the taxonomy, as in software."),
  column("track", "text", "rung.track", "IC or M."),
  column("order", "integer", "rung.order", "Place on its track, lowest first; parallel rungs share a number."),
  column("code", "text", "rung.code", "The company's own code; empty where it has none."),
  column("title", "text", "rung.title", "The company's own title."),
  column("aliases", "list", "rung.aliases", "Other titles and codes of the same rung."),
  column("scope", "text", "rung.scope", "What the person answers for."),
  column("influence", "text", "rung.influence", "How far choices bind others: TASK, COMPONENT, TEAM, MULTI_TEAM, DEPARTMENT, BUSINESS_UNIT, COMPANY or INDUSTRY."),
  column("directReportsMin", "integer", "rung.directReports.min", "Direct reports, at least."),
  column("directReportsMax", "integer", "rung.directReports.max", "Direct reports, at most; empty: no upper bound is known."),
  column("organisationMin", "integer", "rung.organisation.min", "People in the whole organisation below, at least."),
  column("organisationMax", "integer", "rung.organisation.max", "People in the whole organisation below, at most."),
  column("yearsMin", "number", "rung.years.min", "Years of experience, at least."),
  column("yearsMax", "number", "rung.years.max", "Years of experience, at most."),
  column("hybrid", "flag", "rung.hybrid", "true for a tech-lead manager: both tracks in one rung."),
  column("statedEquivalents", "list", "rung.statedEquivalents", "What the source itself holds equal, in words."),
  column("note", "text", "rung.note", "Remark on the rung."),
  column("competencies", "named", "rung.competencies", "What the company expects, a line each: `name: expectation`. On import also one column for each, headed `Competency: <name>`."),
  column("lo", "number", "rung.mapping.lo", "Lower edge of its range on the canonical axis, in levels: rank k occupies [k-1, k)."),
  column("hi", "number", "rung.mapping.hi", "Upper edge of its range."),
  column("noEquivalent", "flag", "rung.mapping.noEquivalent", "true where it was reviewed and nothing on the axis fits; lo and hi are then empty."),
  column("confidence", "number", "rung.mapping.confidence", "How good the evidence for the range is, 0 to 1."),
  column("justification", "text", "rung.mapping.justification", "How the range was arrived at, in the terms of SEMAPV, as in MANUAL_MAPPING_CURATION."),
  column("comment", "text", "rung.mapping.comment", "Why this range, in a line."),
  column("mappingState", "text", "rung.mapping.state", "SUGGESTED: the machine placed it and nobody looked; ADJUSTED: a person moved an edge; empty: a person accepted it."),
  column("mappingAuthor", "text", "rung.mapping.author", "Who placed this rung; empty: mappedBy."),
  column("mappingDate", "text", "rung.mapping.date", "When that was; empty: mappedOn."),
  column("mappingSources", "list", "rung.mapping.sources", "Keys of the sources of the range (see sources)."),
  column("disagreements", "json", "rung.mapping.disagreements", "Sources that place the rung elsewhere: a JSON list of { lo, hi, comment, source }."),
  column("company", "text", "document.company", "Slug of the company."),
  column("companyName", "text", "document.companyName", "Its name as people write it."),
  column("ladderName", "text", "ladder.name", "Name of the ladder."),
  column("ladderMain", "flag", "ladder.main", "true on the company's main engineering ladder."),
  column("ladderComplete", "flag", "ladder.complete", "false where only part of the ladder could be read."),
  column("ladderNote", "text", "ladder.note", "Remark on the ladder.", { once: true }),
  column("effectiveOn", "text", "ladder.effectiveOn", "Since when the version holds, YYYY-MM-DD."),
  column("ladderSources", "list", "ladder.sources", "Keys of the sources of the ladder.", { once: true }),
  column("mappedBy", "text", "ladder.mappedBy.author", "Who placed the rungs on the axis."),
  column("mappedOn", "text", "ladder.mappedBy.date", "When that was: a day, a month or a year."),
  column("taxonomyVersion", "text", "ladder.mappedBy.taxonomyVersion", "The taxonomy against which that was done."),
  column("onlyTrack", "text", "document.onlyTrack", "IC or M where only that track was asked for."),
  column("sources", "json", "document.sources", "The sources by key, as JSON, for the whole file.", { once: true }),
  column("version", "text", "ladder.version.id", "Id of the version.", { given: true }),
  column("versionNumber", "integer", "ladder.version.number", "Its number, counted from 1.", { given: true }),
  column("changeNote", "text", "ladder.version.changeNote", "What changed with it.", { once: true, given: true }),
  column("publishedAt", "text", "ladder.version.publishedAt", "When it was published.", { given: true }),
  column("retiredAt", "text", "ladder.version.retiredAt", "When it was retired; empty while it is in force.", { given: true }),
  column("contentHash", "text", "ladder.version.contentHash", "SHA-256 of all that it says.", { given: true }),
  column("rung", "text", "rung.id", "Id of the rung.", { given: true }),
];

/** The document as rows of cells under {@link COLUMNS}, one row for each rung. A ladder without rungs has no row. */
export function rowsOf(document: LadderDocument): readonly (readonly string[])[] {
  const rows = document.ladders.flatMap((ladder) => ladder.rungs.map((rung, i) => ({ document, ladder, rung, first: i === 0 })));
  return rows.map((row, i) => COLUMNS.map(({ kind, at: [root, ...path], once }) => {
    const left = once === true && !(root === "document" ? i === 0 : row.first);
    return left ? "" : cellOf(kind, valueAt(row[root], path));
  }));
}

function valueAt(whole: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>((part, key) => (typeof part === "object" && part !== null ? (part as Readonly<Record<string, unknown>>)[key] : undefined), whole);
}
