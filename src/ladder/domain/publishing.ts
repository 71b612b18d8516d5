import { BadInput, PublicError, UserErrors, type UserError } from "../../shared/errors.js";
import type { LadderVersion, PlacedRung, PlacedVersion, Visibility, Voice } from "./ladder.js";
import { groups } from "./diff-matching.js";
import { lint } from "./lint.js";
import type { LintFinding } from "./lint-finding.js";
import { inForce, type MappingAct } from "./mapping-acts.js";

/** What who publishes says of it. */
export interface PublicationTerms {
  /** What this version changes, and why. */
  readonly changeNote: string;
  /** From which day on it holds, YYYY-MM-DD; null: from today. */
  readonly effectiveOn: string | null;
  /** null: as it was. */
  readonly visibility: Visibility | null;
  /** The same key again publishes nothing twice; null: none. */
  readonly key: string | null;
}

export const PUBLICATION_LIMITS = { note: 2_000, key: 100, daysAhead: 366 } as const;

/** Published between the look at the draft and now, or long ago. */
export class AlreadyPublished extends PublicError {
  constructor(number: number, at: Date | null, field: string) {
    super("ALREADY_PUBLISHED", `This is version ${number} already${at === null ? "" : `, published at ${at.toISOString()}`}; a change of it begins with a new draft.`, { field });
  }
}

export class AlreadyRetired extends PublicError {
  constructor(field: string) {
    super("ALREADY_RETIRED", "This ladder has no version in force, now or later: it was retired, or never published.", { field });
  }
}

/** A key names one publication; used for another, one of the two would be lost. */
export class KeyUsed extends PublicError {
  constructor(key: string, field: string) {
    super("KEY_USED", `The key "${key}" was given when another draft of this company was published; take a new one for each.`, { field });
  }
}

/** Checks what can be checked without looking at the draft; trims the words. Fails: BadInput. */
export function checkedTerms({ changeNote, effectiveOn, visibility, key }: PublicationTerms, prefix = "input"): PublicationTerms {
  const note = checkedWords(changeNote, PUBLICATION_LIMITS.note, `${prefix}.changeNote`, "what this version changes, and why");
  if (key !== null && !/^[\x21-\x7e]+$/.test(key)) throw new BadInput(`${prefix}.key`, "must consist of visible ASCII characters, without spaces");
  if (key !== null && key.length > PUBLICATION_LIMITS.key) throw new BadInput(`${prefix}.key`, `must have at most ${PUBLICATION_LIMITS.key} characters; it has ${key.length}`);
  return { changeNote: note, effectiveOn, visibility, key };
}

/** Words that must be there and not too many. Fails: BadInput. */
export function checkedWords(words: string, most: number, field: string, what: string): string {
  const trimmed = words.trim();
  if (trimmed === "") throw new BadInput(field, `say ${what}`);
  if (trimmed.length > most) throw new BadInput(field, `must have at most ${most} characters; it has ${trimmed.length}`);
  return trimmed;
}

const DAY_MS = 86_400_000;

/**
 * The day from which a version holds. The first version of a ladder may hold since long ago. A later one holds from today at
 * the earliest: answers that were given for days gone by stay what they were.
 * Fails: BadInput for a day that is too early, or more than a year ahead.
 */
export function effectiveDay(asked: string | null, today: string, isFirst: boolean, field = "input.effectiveOn"): string {
  if (asked === null) return today;
  if (!isFirst && asked < today) throw new BadInput(field, `must not lie before today, ${today}: what was answered for days gone by stays`);
  const latest = new Date(Date.parse(today) + PUBLICATION_LIMITS.daysAhead * DAY_MS).toISOString().slice(0, 10);
  if (asked > latest) throw new BadInput(field, `must not lie more than a year ahead, after ${latest}`);
  return asked;
}

/**
 * What a draft is published as: its own content, with the terms, and with mappings as sure as their evidence is by then. What
 * a person of the company placed or accepted is the company's word; what nobody looked at stays the machine's.
 */
export function asPublished(draft: LadderVersion, acts: readonly MappingAct[], voice: Voice, terms: { readonly changeNote: string; readonly effectiveOn: string }): LadderVersion {
  const ofRung = groups(acts, ({ rungId }) => [rungId]);
  const rungs = draft.rungs.map((rung) => {
    const found = rung.mapping === null ? null : inForce(rung.mapping, ofRung.get(rung.id) ?? [], voice);
    return found === null || rung.mapping === null ? rung : { ...rung, mapping: { ...rung.mapping, confidence: found.confidence, justification: found.justification } };
  });
  return { ...draft, ...terms, voice, rungs };
}

/** Passes a ladder that does not contradict itself. Fails: UserErrors with every finding of severity ERROR. */
export function checkFit(version: PlacedVersion, field: string): readonly LintFinding<PlacedRung>[] {
  const findings = lint(version);
  const errors = findings.filter((finding) => finding.severity === "ERROR");
  if (errors.length > 0) throw new UserErrors(errors.map((finding): UserError => ({ code: finding.code, field, message: `${finding.message} ${finding.fix}` })));
  return findings;
}
