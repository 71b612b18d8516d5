import type { PlacedRung } from "../ladder/index.js";
import { listed } from "../shared/text.js";
import type { Taxonomy } from "../taxonomy/index.js";

/**
 * A rung in a sentence, without its company: "L5"; with its title where the code alone could mean another rung,
 * "L5 Engineering Manager"; the title where there is no code.
 *
 * A bare code means the IC track of the main ladder, as it does in a question.
 */
export function nameOf(rung: PlacedRung): string {
  if (rung.code === null || rung.code === rung.title) return rung.title;
  const others = rung.version.rungs.filter((other) => other.code === rung.code && other.id !== rung.id);
  const first = rung.ladderIdentity.isMain && (rung.track === "IC" ? !others.some((other) => other.track === "IC") : others.length === 0);
  return first ? rung.code : `${rung.code} ${rung.title}`;
}

/** "data engineering", "AI architecture": a family's title inside a sentence; a key that nobody knows stays as it is. */
export function familyInWords(taxonomy: Taxonomy, key: string): string {
  const title = taxonomy.content.families.find((family) => family.key === key)?.title;
  if (title === undefined) return key;
  return /^\p{Lu}\p{Lu}/u.test(title) ? title : title.charAt(0).toLowerCase() + title.slice(1);
}

/** Longer titles are told by what stands before their colon, or cut at a word. */
const LONGEST = 60;

/** A source's title inside a sentence: in quotation marks, without what stands in brackets after it, and not too long. */
export function sourceInWords(title: string): string {
  const bare = title.replace(/\s*\([^()]*\)\s*$/, "").replaceAll('"', "");
  if (bare.length <= LONGEST) return `"${bare}"`;
  const [head = ""] = bare.split(": ");
  if (head.length <= LONGEST) return `"${head}"`;
  const cut = bare.slice(0, LONGEST);
  return `"${cut.slice(0, Math.max(cut.lastIndexOf(" "), LONGEST / 2)).replace(/[\s,;/–-]+$/, "")} …"`;
}

/** Sources told by name; the rest are counted. */
const NAMED = 3;

/** What a rung's range rests on, in words; null when nobody knows. */
export function sourcesOf(rung: PlacedRung): string | null {
  const titles = [...new Set((rung.mapping?.citations ?? []).map((citation) => sourceInWords(citation.title)))];
  const more = titles.length - NAMED;
  return listed(more > 0 ? [...titles.slice(0, NAMED), `${more} more`] : titles) || null;
}

/** What sources say against the placement of a rung, in one sentence; empty when none does. */
export function disagreementsOf(rung: PlacedRung): readonly string[] {
  const said = (rung.mapping?.disagreements ?? []).map(({ citation, range, comment }) =>
    `${sourceInWords(citation.title)} would put it at ${range.lo} to ${range.hi} (${comment.replace(/\.$/, "")})`);
  return said.length === 0 ? [] : [`Sources disagree on ${rung.company.name} ${nameOf(rung)}: ${said.join("; ")}.`];
}
