/**
 * How values stand in the cells of a table, and how they are got back. Every function here has its inverse.
 */

import { guarded } from "../../shared/formula.js";

/** What a column holds. An empty cell is an absent value. */
export type CellKind = "text" | "integer" | "number" | "flag" | "list" | "named" | "json";

/** Several texts in one cell: `a | b`. A bar or backslash inside one has a backslash in front. */
export const joined = (items: readonly string[]): string => items.map((item) => item.replace(/[\\|]/g, "\\$&")).join(" | ");
export const parted = (cell: string): readonly string[] => (cell.match(/(?:\\[\\|]|[^|])+/g) ?? []).map((item) => item.replace(/\\([\\|])/g, "$1").trim());

/** Something with a name, as a competency is. */
export interface Named {
  readonly name: string;
  readonly expectation: string;
}

/**
 * Several of them in one cell, a line each: `name: text`. A colon or backslash in a name has a backslash in front, and further lines of a text begin
 * with two spaces.
 */
export const lined = (items: readonly Named[]): string => items.map(({ name, expectation }) => `${name.replace(/[\\:]/g, "\\$&")}: ${expectation.replaceAll("\n", "\n  ")}`).join("\n");

export function unlined(cell: string): readonly Named[] {
  const items: string[] = [];
  for (const line of cell.replace(/\r\n?/g, "\n").split("\n")) {
    if (/^[ \t]/.test(line) && items.length > 0) items.push(`${items.pop()}\n${line.replace(/^(?: {1,2}|\t)/, "")}`);
    else if (line.trim() !== "") items.push(line);
  }
  return items.map((item) => {
    const [, name = "", expectation = ""] = /^((?:\\[\\:]|[^:])*):?([^]*)$/.exec(item) ?? [];
    return { name: name.replace(/\\([\\:])/g, "$1").trim(), expectation: expectation.trim() };
  });
}

/** A value in its cell; an absent one is an empty cell. */
export function cellOf(kind: CellKind, value: unknown): string {
  if (value === undefined || value === null) return "";
  if (kind === "list") return guarded(joined(value as readonly string[]));
  if (kind === "named") return guarded(lined(value as readonly Named[]));
  if (kind === "json") return JSON.stringify(value);
  return guarded(String(value));
}
