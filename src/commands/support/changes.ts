import type { Moves, Version } from "./importing.js";

/** What follows from the day a version is written on, from reviews and from who imports: the same file says it otherwise each time. */
const OF_THE_DAY: readonly string[] = ["EFFECTIVE_ON", "MAPPING_DATE", "TAXONOMY_VERSION", "CONFIDENCE", "JUSTIFICATION"];
const OF_A_RUNG: readonly string[] = [...OF_THE_DAY, "MAPPING_AUTHOR"];

/** What of a mapping goes when a file does not map a rung, and comes back when it is suggested again. */
const OF_A_MAPPING: readonly string[] = [...OF_A_RUNG, "RANGE", "MAPPING_STATE", "MAPPING_COMMENT", "MAPPING_SOURCES", "DISAGREEMENTS"];

/**
 * What a version says differently from the one before it, a line each; empty: the same, so that there is nothing to publish. A ladder's
 * first version always says something. `suggest`: rungs whose suggestion is only gone until it is made again count as the same.
 */
export function differences({ changes, number }: Version, suggest: boolean): readonly string[] {
  if (changes === null) return [`Version ${number} is the ladder's first.`];
  const rungs = changes.changes.filter(({ from, to, fields }) => {
    const again = suggest && to?.mapping === null && from?.mapping?.state === "SUGGESTED";
    return from === null || to === null || fields.some(({ field }) => !(again ? OF_A_MAPPING : OF_A_RUNG).includes(field));
  });
  const facts = changes.versionChanges.filter(({ field }) => !OF_THE_DAY.includes(field));
  if (rungs.length + facts.length === 0) return [];
  return [
    ...changes.summary.slice(0, 1),
    ...facts.map(({ field, from, to }) => `  ${field.toLowerCase().replaceAll("_", " ")}: ${from ?? "nothing"}, now ${to ?? "nothing"}`),
    ...rungs.map(({ text }) => `  ${text}`),
  ];
}

export const findings = ({ lint }: Version): readonly string[] => lint.map(({ severity, code, message, fix }) => `${severity} ${code}: ${message} ${fix}`);

/** Which answers elsewhere move, a line each. */
export function movesInWords({ moves, unchanged, omitted }: Moves): readonly string[] {
  const named = (rung: Moves["moves"][number]["rung"]): string => (rung === null ? "" : `${rung.code === null ? "" : `${rung.code} `}"${rung.title}"`);
  return [
    `Answers at other companies that would move: ${moves.length}; that would stay: ${unchanged}${omitted > 0 ? `; rungs not looked at: ${omitted}` : ""}.`,
    ...moves.map(({ rung, was, company, text }) => `  ${named(rung ?? was)} at ${company.name}: ${text}`),
  ];
}
