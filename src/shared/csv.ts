import { stringify } from "csv-stringify/sync";

/**
 * A table for spreadsheets: with a byte order mark, without which Excel takes UTF-8 for something else. Texts from outside must be guarded
 * before. Any line's end is quoted: the library does so only for its own.
 */
export const csvOf = (columns: readonly string[], rows: readonly (readonly string[])[]): string =>
  stringify(rows.map((row) => [...row]), { header: true, columns: [...columns], bom: true, record_delimiter: "windows", quoted_match: /[\r\n]/ });

/** A table for programs, by tabs, quoted only where it must be and not guarded: an identifier must stay what it is. */
export const tsvOf = (columns: readonly string[], rows: readonly (readonly string[])[]): string =>
  stringify([[...columns], ...rows.map((row) => [...row])], { delimiter: "\t", record_delimiter: "unix" });
