import { CsvError, parse as parseCsv } from "csv-parse/sync";
import { CORE_SCHEMA, load, YAMLException } from "js-yaml";
import { readDocument, type ReadDocument } from "./domain/import-document.js";
import { isBlank, knownNames, readTable } from "./domain/import-table.js";
import { pathText, type Path } from "./domain/import-tree.js";
import { LADDER_LIMITS } from "./domain/rung-rules.js";

/** The forms in which a ladder comes in. */
export const IMPORT_FORMATS = ["CSV", "JSON", "YAML"] as const;
export type ImportFormat = (typeof IMPORT_FORMATS)[number];

/** One thing wrong with a file, and where. */
export interface ImportFault {
  /** Of a table, counted as a spreadsheet does; of a file that cannot be read at all, the line. Null where it is about none. */
  readonly row: number | null;
  /** Of a table: the name of the column. Null where it is about none. */
  readonly column: string | null;
  /** Of JSON and YAML, as in ladders[0].rungs[3].title. Null in a table. */
  readonly path: string | null;
  readonly rule: string;
}

/** What a file says, and everything that is wrong with it; where anything is, the rest is of no use. */
export interface ReadFile extends Omit<ReadDocument, "faults"> {
  readonly faults: readonly ImportFault[];
  /** Where something in the document stands in the file. */
  readonly locate: (path: Path) => Omit<ImportFault, "rule">;
}

/** Characters of one row, beyond which a quote was surely forgotten. */
const MOST_IN_A_ROW = 200_000;

/** Cells of the heading, empty ones too; we know some fifty. */
const MOST_COLUMNS = 1_000;
/** Rows that are read, blank ones too; well beyond what is taken. */
const MOST_ROWS = 2 * LADDER_LIMITS.rungs;

const NOTHING = { ladders: [], sources: new Map() } as const;
const nowhere = (): Omit<ImportFault, "rule"> => ({ row: null, column: null, path: null });
const broken = (rule: string, row: number | null = null): ReadFile => ({ ...NOTHING, faults: [{ ...nowhere(), row, rule }], locate: nowhere });

/** Reads a file; never throws for what it holds. */
export function readFile(content: string, format: ImportFormat): ReadFile {
  if (content.includes("\uFFFD")) return broken("has characters that were lost on the way (U+FFFD): save the file as UTF-8", lineAt(content, content.indexOf("\uFFFD")));
  const text = content.replace(/^\uFEFF/, "");
  if (text.trim() === "") return broken("is empty");
  if (format === "CSV") return readCsv(text);
  const tree = format === "JSON" ? readJson(text) : readYaml(text);
  if ("fault" in tree) return tree.fault;
  const { faults, ...document } = readDocument(tree.value);
  const locate = (path: Path): Omit<ImportFault, "rule"> => ({ ...nowhere(), path: pathText(path) || null });
  return { ...document, faults: faults.map(({ path, rule }) => ({ ...locate(path), rule })), locate };
}

type Parsed = { readonly value: unknown } | { readonly fault: ReadFile };

function readJson(text: string): Parsed {
  try {
    return { value: JSON.parse(text) as unknown };
  } catch (error) {
    const at = /position (\d+)/.exec(String(error))?.[1];
    return { fault: broken("is not JSON from here on", at === undefined ? null : lineAt(text, Number(at))) };
  }
}

/** YAML 1.2's core: dates and "no" stay texts. What is nested without end is refused as it would be by a person. */
function readYaml(text: string): Parsed {
  try {
    return { value: load(text, { schema: CORE_SCHEMA }) };
  } catch (error) {
    if (error instanceof YAMLException) return { fault: broken(`is not YAML from here on: ${error.reason}`, error.mark ? error.mark.line + 1 : null) };
    if (error instanceof RangeError) return { fault: broken("is nested too deep") };
    throw error;
  }
}

function readCsv(text: string): ReadFile {
  const separator = /^"?sep=(.)"?\r?\n/i.exec(text); // Excel's own way to say so
  const body = separator === null ? text : text.slice(separator[0].length);
  const delimiter = separator?.[1] ?? delimiterOf(body);
  if (cellsOf(headingOf(body), delimiter).length > MOST_COLUMNS) return broken(`has more than ${MOST_COLUMNS} columns`);
  const rows = rowsOf(body, delimiter);
  if ("faults" in rows) return rows;
  const shift = separator === null ? 0 : 1;
  const placed = (fault: Omit<ImportFault, "path">): ImportFault => ({ ...fault, path: null, row: fault.row === null ? null : fault.row + shift });
  if (rows.length >= MOST_ROWS || rows.filter((cells) => !isBlank(cells)).length - 1 > LADDER_LIMITS.rungs) return broken(`has more than ${LADDER_LIMITS.rungs} rows; so many rungs are taken at most`);
  const table = readTable(rows);
  const { faults, ...document } = table.tree === null ? { ...NOTHING, faults: [] } : readDocument(table.tree);
  const locate = (path: Path): Omit<ImportFault, "rule"> => placed({ ...table.locate(path), rule: "" });
  const all = [...table.faults.map(placed), ...faults.map(({ path, rule }) => ({ ...locate(path), rule }))];
  return { ...document, faults: all.sort((a, b) => (a.row ?? 0) - (b.row ?? 0)), locate };
}

/** Blank rows count, so that rows have the numbers a spreadsheet shows. Stops a little beyond what is taken. */
function rowsOf(text: string, delimiter: string): readonly (readonly string[])[] | ReadFile {
  try {
    return parseCsv(text, { delimiter, relax_column_count: true, skip_empty_lines: false, max_record_size: MOST_IN_A_ROW, to: MOST_ROWS });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = typeof error.lines === "number" ? error.lines : null;
    if (error.code === "CSV_QUOTE_NOT_CLOSED" || error.code === "CSV_MAX_RECORD_SIZE") return broken("a cell begins with a quote that is never closed, or is far too long", line);
    return broken("a quote stands in the midst of a cell: put the whole cell in quotes, and write the quote twice", line);
  }
}

/** The first line with something in it. A pattern for the whole line would begin anew at every space before it. */
function headingOf(text: string): string {
  const at = Math.max(0, text.search(/\S/));
  const begin = Math.max(text.lastIndexOf("\n", at), text.lastIndexOf("\r", at)) + 1;
  const length = text.slice(at).search(/[\r\n]/);
  return length < 0 ? text.slice(begin) : text.slice(begin, at + length);
}

/** Its cells, as many as are looked at. */
const cellsOf = (heading: string, delimiter: string): readonly string[] => heading.split(delimiter, MOST_COLUMNS + 1);

/** The delimiter under which the heading has the most names that we know. */
function delimiterOf(text: string): string {
  const heading = headingOf(text);
  const known = (delimiter: string): number => knownNames(cellsOf(heading, delimiter).map((cell) => cell.trim().replace(/^"(.*)"$/, "$1")));
  return [",", ";", "\t", "|"].reduce((best, delimiter) => (known(delimiter) > known(best) ? delimiter : best));
}

const lineAt = (text: string, position: number): number => text.slice(0, position).split("\n").length;
