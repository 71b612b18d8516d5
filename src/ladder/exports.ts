import { stringify as csv } from "csv-stringify/sync";
import { stringify as yaml } from "yaml";
import { COLUMNS, rowsOf } from "./domain/export-columns.js";
import { markdownOf } from "./domain/export-markdown.js";
import type { LadderDocument } from "./domain/ladder-document.js";
import type { SssomTable } from "./domain/sssom.js";

/** The forms of a ladder as a document, by the ending of the file. */
export const DOCUMENT_FORMATS = ["csv", "json", "yaml", "md"] as const;
export type DocumentFormat = (typeof DOCUMENT_FORMATS)[number];

/** Plain wherever it can be, else in double quotes; long lines stay whole, and nothing is referred to by anchors. */
const YAML = { lineWidth: 0, singleQuote: false, aliasDuplicateObjects: false } as const;
/** Also quoted: what readers of YAML 1.1, and that is most of them, take for a date or a truth (2026-11-01, no). */
const QUOTED = { ...YAML, compat: "yaml-1.1" } as const;

const WRITERS: Readonly<Record<DocumentFormat, (document: LadderDocument) => string>> = {
  // for spreadsheets: with a byte order mark, without which Excel takes UTF-8 for something else; cells are guarded against formulas in the domain
  csv: (document) => csv(rowsOf(document).map((row) => [...row]), { header: true, columns: COLUMNS.map(({ name }) => name), bom: true, record_delimiter: "windows" }),
  json: (document) => `${JSON.stringify(document, null, 2)}\n`,
  yaml: (document) => yaml(document, QUOTED),
  md: markdownOf,
};

export const written = (document: LadderDocument, format: DocumentFormat): string => WRITERS[format](document);

/** SSSOM/TSV: the metadata as YAML behind "#", then the table, quoted only where it must be. Cells are not guarded: programs read this, and an identifier must stay what it is. */
export function sssomText({ metadata, columns, rows }: SssomTable): string {
  const head = yaml(metadata, YAML).trimEnd().split("\n").map((line) => `#${line}\n`).join("");
  return head + csv([[...columns], ...rows.map((row) => [...row])], { delimiter: "\t", record_delimiter: "unix" });
}
