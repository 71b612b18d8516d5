import type { Reading } from "./features.js";

/** The general family, which specific words outweigh. */
const GENERAL: ReadonlySet<string> = new Set(["software", "general"]);

/**
 * The family that a title's words name; null where they name none. A specific family goes before the general one, more words before
 * fewer; an architect's domain makes the architecture of that domain.
 */
export function familyOf(reading: Reading): string | null {
  const found = reading.title.matches.filter((match) => match.concept.family !== undefined);
  const families = new Set(found.map((match) => match.concept.family));
  if (families.has("architecture")) {
    if (families.has("machine-learning") || families.has("ai-architecture")) return "ai-architecture";
    if (families.has("data-engineering") || families.has("data-analysis") || families.has("data-architecture")) return "data-architecture";
  }
  const specific = found.filter((match) => !GENERAL.has(match.concept.family ?? ""));
  const best = (specific.length > 0 ? specific : found).toSorted((a, b) => b.taken.length - a.taken.length)[0];
  return best?.concept.family ?? null;
}
