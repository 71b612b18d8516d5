import type { Asked } from "../equivalence/index.js";
import type { CanonicalLevel, Taxonomy } from "../taxonomy/index.js";
import { readingInWords, readRange } from "./domain/reading.js";

/** Something asked about as one level, with what must be said of that. */
export interface LevelAsked { readonly level: CanonicalLevel; readonly notes: readonly string[] }

/** The level nearest to what was asked about; null when it has no place on the axis. */
export function levelAsked({ subject, name, rung, caveats }: Asked, taxonomy: Taxonomy): LevelAsked | null {
  if (subject.state !== "MAPPED") return null;
  const { track, range } = subject.rung;
  const reading = readRange(taxonomy, track, range);
  if (subject.kind === "CANONICAL_LEVEL") return { level: reading.level, notes: [] };
  return { level: reading.level, notes: [readingInWords(rung === null ? name : `${rung.company.name} ${name}`, range, reading), ...caveats] };
}

/** Why something asked about is no level, and what would help. */
export function unplaced({ subject, name, unplaced: title }: Asked): { readonly message: string; readonly wouldHelp: readonly string[] } {
  if (title !== undefined) return title;
  return {
    message: subject.state === "NO_EQUIVALENT" ? `${name} was reviewed, and no canonical level fits it.` : `${name} is not on the axis yet.`,
    wouldHelp: ["A canonical level in its place, as in canonicalLevel: { key: \"ic/senior\" }."],
  };
}
