import { createHash } from "node:crypto";
import type { VersionContent } from "./ladder.js";

/**
 * SHA-256 (hexadecimal) of everything a version says, written as JSON with sorted keys. Two versions with one hash say the
 * same; a stored version whose hash does not match was tampered with. Ids are left out: they follow from names and number.
 */
export function contentHash(content: VersionContent): string {
  const { name, family, complete, note, effectiveOn, citations, mappingSet, rungs } = content;
  const said = {
    name, family, complete, note, effectiveOn,
    citations: citations.map((c) => c.id).sort(),
    mappingSet: { author: mappingSet.author, date: mappingSet.date, taxonomyVersion: mappingSet.taxonomyVersion },
    rungs: [...rungs]
      .sort((a, b) => compare(a.track, b.track) || a.order - b.order || compare(a.code ?? "", b.code ?? "") || compare(a.title, b.title))
      .map(({ id: _, mapping, competencies, ...rung }) => ({
        ...rung,
        ...(competencies.length > 0 && { competencies }), // absent where there are none, as before rungs could have any
        mapping: mapping && {
          range: mapping.range, confidence: mapping.confidence, justification: mapping.justification, comment: mapping.comment,
          // What is as the set says is left out, so that hashes of versions published before mappings had these stay true.
          ...(mapping.state !== "ACCEPTED" && { state: mapping.state }),
          ...(mapping.author !== mappingSet.author && { author: mapping.author }),
          ...(mapping.date !== mappingSet.date && { date: mapping.date }),
          citations: mapping.citations.map((c) => c.id).sort(),
          disagreements: mapping.disagreements.map((d) => ({ range: d.range, comment: d.comment, citation: d.citation.id })),
        },
      })),
  };
  return createHash("sha256").update(canonicalJson(said)).digest("hex");
}

/** JSON with the keys of every object in code-point order, so that equal values give equal text. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(",")}]`;
  if (value !== null && typeof value === "object") {
    const fields = Object.entries(value).filter(([, v]) => v !== undefined).sort(([a], [b]) => compare(a, b));
    return `{${fields.map(([key, v]) => `${JSON.stringify(key)}:${canonicalJson(v)}`).join(",")}}`;
  }
  return JSON.stringify(value);
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
