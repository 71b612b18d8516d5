import { BadInput } from "./errors.js";
import { textFault } from "./text.js";

/** The most items one page may hold. */
export const MAX_PAGE = 100;
/** Items on a page when nothing is asked for. */
export const DEFAULT_PAGE = 20;

/** What a part of a list's sort key is; an "int" fits 32 bits, as a column of that type. */
export type KeyPart = "string" | "number" | "int";

/** A request for one page, checked: `first` items after the sort key `after` (null: from the start). */
export interface Page {
  readonly first: number;
  readonly after: readonly (string | number)[] | null;
}

/** One page of items with the sort key of each, and whether more follow. */
export interface Slice<T> {
  readonly items: readonly { readonly value: T; readonly key: readonly (string | number)[] }[];
  readonly hasNext: boolean;
}

export const encodeCursor = (key: readonly (string | number)[]): string => Buffer.from(JSON.stringify(key)).toString("base64url");

/**
 * Checks `first` (1–100) and `after` (a cursor of ours with a key of the kinds in `shape`).
 * Fails: BadInput naming the argument.
 */
export function pageOf(args: { first?: number | null; after?: string | null }, shape: readonly KeyPart[]): Page {
  const first = args.first ?? DEFAULT_PAGE;
  if (first < 1 || first > MAX_PAGE) throw new BadInput("first", `must be between 1 and ${MAX_PAGE}; it is ${first}`);
  return { first, after: args.after == null ? null : decodeCursor(args.after, shape) };
}

function fits(part: unknown, kind: KeyPart | undefined): boolean {
  if (kind === "string") return typeof part === "string" && textFault(part) === null;
  return typeof part === "number" && (kind === "int" ? part === (part | 0) : Number.isFinite(part));
}

function decodeCursor(cursor: string, shape: readonly KeyPart[]): readonly (string | number)[] {
  try {
    const key: unknown = JSON.parse(Buffer.from(cursor, "base64url").toString("utf8"));
    if (Array.isArray(key) && key.length === shape.length && key.every((part, i) => fits(part, shape[i]))) {
      return key as (string | number)[];
    }
  } catch {
    // falls through to the one message for every unreadable cursor
  }
  throw new BadInput("after", "is not a cursor of this list; use pageInfo.endCursor or an edge's cursor as it came");
}
