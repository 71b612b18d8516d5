import type { Interval } from "../../taxonomy/domain/axis.js";
import type { Role } from "../../taxonomy/domain/taxonomy.js";

/** How a rung was told to be of a role: it bears one of its names, or stands on a ladder of its family. */
export const ROLE_MATCHES = ["NAME", "FAMILY"] as const;
export type RoleMatch = (typeof ROLE_MATCHES)[number];

/** Where a role was found. */
export interface RoleFound {
  readonly rungs: number;
  /** At so many companies. */
  readonly companies: number;
  /** Companies whose ladders were looked through. */
  readonly among: number;
  /** From the lowest edge to the highest of those that are mapped; null where none is. */
  readonly range: Interval | null;
}

/** How far a role really exists, in words; that its range leaves the typical span is said. */
export function roleFoundInWords({ title, span }: Pick<Role, "title" | "span">, { rungs, companies, among, range }: RoleFound): string {
  if (rungs === 0) return `No employer's ladder here names the ${title}: the ladders of ${among} companies were looked through.`;
  const where = `${rungs} ${rungs === 1 ? "rung" : "rungs"} at ${companies} of the ${among} companies whose ladders are here.`;
  if (range === null) return where;
  const outside = range.lo < span.lo || range.hi > span.hi;
  return `${where} They stand between ${range.lo} and ${range.hi} on the axis${outside ? `, so the typical span of ${span.lo} to ${span.hi} must not be read into the title` : ", within the typical span"}.`;
}
