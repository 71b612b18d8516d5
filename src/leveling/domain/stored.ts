import type { Mapping, Rung } from "../../ladder/domain/ladder.js";
import type { MappingAct, MappingInForce } from "../../ladder/domain/mapping-acts.js";
import { between } from "../../ladder/domain/mapping-edges.js";
import type { Justification } from "../../ladder/domain/mapping.js";
import type { Placement } from "../../ladder/domain/placement.js";
import { round, type Interval } from "../../taxonomy/domain/axis.js";
import { listed } from "../../shared/text.js";
import type { EvidenceItem, EvidenceKind, RungSuggestion } from "./suggestion.js";

/** What becomes of a suggestion for a rung of a draft. */
export const OUTCOMES = ["STORED", "UNCHANGED", "DECIDED", "TOO_WEAK"] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** A rung of a draft, as far as it says whether the machine may place it. */
export interface Suggestable {
  readonly rung: Rung;
  readonly now: MappingInForce | null;
  readonly acts: readonly Pick<MappingAct, "act">[];
}

/** A suggestion as it is stored. */
export interface StoredSuggestion {
  readonly range: Interval;
  /** The calibrated posterior: the probability that the middle is right within half a level. */
  readonly confidence: number;
  readonly justification: Justification;
  readonly comment: string;
}

export interface Applied {
  readonly rungId: string;
  readonly outcome: Outcome;
  /** For STORED. */
  readonly stored: StoredSuggestion | null;
}

/** A person has the last word: on what they accepted, moved, curated or imported, and on what they rejected, which is not suggested again. */
export function isDecided({ now, acts }: Suggestable): boolean {
  const last = acts.findLast(({ act }) => act !== "REVIEWED");
  return now === null ? last?.act === "REJECTED" : now.state !== "SUGGESTED";
}

/**
 * What to store of the suggestions for a draft's rungs, which come in the same order. With `again`, what people decided is suggested anew.
 *
 * Suggestions are moved between what stays, so that none inverts it. One that is too weak to be taken is not stored, and
 * takes nothing away; one that is there already is not stored twice.
 */
export function applied(rungs: readonly Suggestable[], suggestions: readonly RungSuggestion[], weightsVersion: string, again: boolean): readonly Applied[] {
  const todo = rungs.map((each, i) => ({ each, suggestion: suggestions[i], kept: !again && isDecided(each) }));
  const stays: readonly Placement[] = todo.flatMap(({ each: { rung, now }, suggestion, kept }) =>
    (kept || suggestion === undefined || suggestion.decision === "NO_CONFIDENT_MATCH") && now?.range != null ? [{ track: rung.track, order: rung.order, range: now.range }] : []);
  return todo.map(({ each: { rung, now }, suggestion, kept }): Applied => {
    if (kept) return { rungId: rung.id, outcome: "DECIDED", stored: null };
    if (suggestion === undefined || suggestion.decision === "NO_CONFIDENT_MATCH") return { rungId: rung.id, outcome: "TOO_WEAK", stored: null };
    const range = between({ track: rung.track, order: rung.order, range: suggestion.range }, stays);
    const stored = { range, confidence: Math.max(0.01, round(Math.round(suggestion.confidence * 1e4) / 1e4)), justification: justificationOf(suggestion.evidence), comment: commentOf(suggestion, range, weightsVersion) };
    return now !== null && isSame(now, stored) ? { rungId: rung.id, outcome: "UNCHANGED", stored: null } : { rungId: rung.id, outcome: "STORED", stored };
  });
}

const isSame = (now: MappingInForce, stored: StoredSuggestion): boolean =>
  now.state === "SUGGESTED" && now.range?.lo === stored.range.lo && now.range.hi === stored.range.hi && now.placed.confidence === stored.confidence && now.comment === stored.comment;

/** Bars below so many bits change nothing that a reader would see. */
const TELLING = 0.1;
const BY_KIND: Readonly<Record<EvidenceKind, Mapping["justification"]>> = {
  ALIAS: "LEXICAL_MATCHING", SENIORITY: "LEXICAL_MATCHING", NUMERAL: "LEXICAL_MATCHING", SCOPE: "LEXICAL_MATCHING", SUPERVISION: "LEXICAL_MATCHING", HORIZON: "LEXICAL_MATCHING",
  TEXT: "SEMANTIC_SIMILARITY_THRESHOLD_MATCHING", CONTEXT: "STRUCTURAL_MATCHING", NEIGHBOURS: "STRUCTURAL_MATCHING", ANCHOR: "MAPPING_CHAINING",
  PEOPLE: "BACKGROUND_KNOWLEDGE_BASED_MATCHING", YEARS: "BACKGROUND_KNOWLEDGE_BASED_MATCHING", COMPANY_SIZE: "BACKGROUND_KNOWLEDGE_BASED_MATCHING",
};

/** One kind of evidence by its name; several are COMPOSITE_MATCHING. */
export function justificationOf(evidence: readonly Pick<EvidenceItem, "kind" | "bits">[]): Justification {
  const kinds = new Set(evidence.filter(({ bits }) => Math.abs(bits) >= TELLING).map(({ kind }) => BY_KIND[kind]));
  const [only] = kinds;
  return kinds.size === 1 && only !== undefined ? only : "COMPOSITE_MATCHING";
}

/** The waterfall in a line: its longest bars, longest first, with their bits. */
export function commentOf({ evidence, decision, range }: Pick<RungSuggestion, "evidence" | "decision" | "range">, put: Interval, weightsVersion: string): string {
  const bars = evidence.filter(({ bits }) => Math.abs(bits) >= TELLING).sort((a, b) => Math.abs(b.bits) - Math.abs(a.bits)).slice(0, 4);
  const said = bars.map(({ kind, text, bits }) => `${kind.toLowerCase().replace("_", " ")} "${text.length > 60 ? `${text.slice(0, 59)}…` : text}" ${bits > 0 ? "+" : "−"}${Math.abs(bits).toFixed(1)}`);
  const moved = put.lo === range.lo && put.hi === range.hi ? "" : ` Moved from ${range.lo} to ${range.hi}, between rungs that people placed.`;
  return `Suggested by the method, weights ${weightsVersion}${said.length > 0 ? `, in bits: ${listed(said)}` : ""}.${decision === "NEEDS_REVIEW" ? " A person should look." : ""}${moved}`;
}
