import { stringify as yaml } from "yaml";
import { csvOf, tsvOf } from "../shared/csv.js";
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
  csv: (document) => csvOf(COLUMNS.map(({ name }) => name), rowsOf(document)), // cells are guarded against formulas in the domain
  json: (document) => `${JSON.stringify(document, null, 2)}\n`,
  yaml: (document) => yaml(document, QUOTED),
  md: markdownOf,
};

export const written = (document: LadderDocument, format: DocumentFormat): string => WRITERS[format](document);

/** SSSOM/TSV: the metadata as YAML behind "#", then the table, for programs. */
export function sssomText({ metadata, columns, rows }: SssomTable): string {
  const head = yaml(metadata, YAML).trimEnd().split("\n").map((line) => `#${line}\n`).join("");
  return head + tsvOf(columns, rows);
}
