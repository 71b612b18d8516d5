import { inTurns, type Work } from "../shared/turns.js";
import type { RequestNotes } from "./context.js";
import { isDear } from "./pacing.js";

/** What is answered, before it is text; `cost` is put there by limits.plugin.ts. */
interface Result {
  readonly extensions?: Readonly<Record<string, unknown>>;
}

/**
 * How far down an answer is written a part at a time: to the items of a list that the operation asks for (`data`, field, `nodes`, item). What hangs on one is written
 * at once: on a company compared with five, in all detail, 100 KB, which take 0.4 ms.
 */
const LEVELS = 4;

/** An answer as JSON, for Apollo; a dear operation's a turn at a time. */
export function textOf(result: Result): string | Promise<string> {
  const isLong = isDear(result.extensions?.cost as RequestNotes["cost"]);
  return isLong ? inTurns(written(result, LEVELS)).then((text) => `${text}\n`) : `${JSON.stringify(result)}\n`;
}

/** As JSON.stringify. Values are those of GraphQL: what is neither list nor plain object writes itself. */
export function* written(value: unknown, levels: number): Work<string> {
  if (levels === 0 || typeof value !== "object" || value === null || "toJSON" in value) {
    yield;
    return JSON.stringify(value) ?? "null";
  }
  const parts: string[] = [];
  if (Array.isArray(value)) {
    for (const item of value) parts.push(yield* written(item, levels - 1));
    return `[${parts.join(",")}]`;
  }
  for (const [key, item] of Object.entries(value)) if (item !== undefined) parts.push(`${JSON.stringify(key)}:${yield* written(item, levels - 1)}`);
  return `{${parts.join(",")}}`;
}
