/**
 * How values stand in the cells of a table, and how they are got back. Every function here has its inverse.
 */

/** What a column holds. An empty cell is an absent value. */
export type CellKind = "text" | "integer" | "number" | "flag" | "list" | "json";

/** What a spreadsheet would take for a formula, also behind spaces or behind apostrophes that were there before. */
const FORMULA = /^'*(?:[\t\r\n]|\s*[=+\-@＝＋－＠])/u;

/**
 * A text that no spreadsheet runs: one that looks like a formula gets an apostrophe in front, which says "this is text". So does one that
 * begins with apostrophes and then looks like one, so that {@link unguarded} takes away what was added and nothing else.
 */
export const guarded = (text: string): string => (FORMULA.test(text) ? `'${text}` : text);
export const unguarded = (cell: string): string => (cell.startsWith("'") && FORMULA.test(cell) ? cell.slice(1) : cell);

/** Several texts in one cell: `a | b`. A bar or backslash inside one has a backslash in front. */
export const joined = (items: readonly string[]): string => items.map((item) => item.replace(/[\\|]/g, "\\$&")).join(" | ");
export const parted = (cell: string): readonly string[] => (cell.match(/(?:\\[\\|]|[^|])+/g) ?? []).map((item) => item.replace(/\\([\\|])/g, "$1").trim());

/** A value in its cell; an absent one is an empty cell. */
export function cellOf(kind: CellKind, value: unknown): string {
  if (value === undefined || value === null) return "";
  if (kind === "list") return guarded(joined(value as readonly string[]));
  if (kind === "json") return JSON.stringify(value);
  return guarded(String(value));
}
