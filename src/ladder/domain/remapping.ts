import { BadInput, PublicError, UserErrors } from "../../shared/errors.js";
import type { Company } from "../../company/domain/company.js";
import type { Interval } from "../../taxonomy/domain/axis.js";
import type { LadderVersion, Rung, Voice } from "./ladder.js";
import { isAuthor, worthOf, type MappingAct, type MappingInForce, type Person } from "./mapping-acts.js";
import { rangeErrors, rangeOf, type Edges } from "./mapping-edges.js";

/** What a person decides about the mapping of a rung. */
export const DECISIONS = ["ACCEPT", "MOVE", "REJECT", "NO_EQUIVALENT"] as const;
export type MappingDecision = (typeof DECISIONS)[number];

/** A decision as it was sent. */
export interface Decided extends Edges {
  readonly decision: MappingDecision;
  readonly comment: string | null;
}

/** The rung as it stands, and those around it. */
export interface Standing {
  readonly rung: Rung;
  readonly now: MappingInForce | null;
  readonly version: LadderVersion;
  readonly voice: Voice;
}

/** Words to an act have at most so many characters. */
export const LONGEST_COMMENT = 1_000;

/** Who is told to stand behind a mapping. */
export const publicAuthor = (company: Pick<Company, "name">, mapping: Pick<MappingInForce, "state"> | null): string => (mapping?.state === "SUGGESTED" ? SUGGESTED_BY : company.name);
const SUGGESTED_BY = "suggested by the method";

/** There is no mapping to accept, reject or review. */
export class NotMapped extends PublicError {
  constructor(what: string, field: string) {
    super("NOT_MAPPED", `This rung is not mapped, so there is nothing to ${what}; place it (mapRung with MOVE) or let the method suggest (applySuggestedMapping).`, { field });
  }
}

/** Who placed a mapping, or accepted it, says nothing new by reviewing it. */
export class OwnMapping extends PublicError {
  constructor(field: string) {
    super("OWN_MAPPING", "You had a hand in this mapping; a review is somebody else's.", { field });
  }
}

/** Trims words. Fails: BadInput when there are too many, or none and `required`. */
export function checkedComment(comment: string | null, field: string, required = false): string | null {
  const trimmed = comment?.trim() ?? "";
  if (trimmed.length > LONGEST_COMMENT) throw new BadInput(field, `must have at most ${LONGEST_COMMENT} characters; it has ${trimmed.length}`);
  if (trimmed === "" && required) throw new BadInput(field, "say what speaks for it or against it");
  return trimmed === "" ? null : trimmed;
}

/**
 * The act that a decision is.
 * Fails:  BadInput, NotMapped, and UserErrors for a range that breaks a rule (see `rangeErrors`).
 */
export function actOf({ decision, lo, hi, comment }: Decided, { rung, now, version, voice }: Standing, by: Person, at: Date, field = "input"): Omit<MappingAct, "id" | "rungId"> {
  if (decision !== "MOVE" && (lo !== null || hi !== null)) throw new BadInput(`${field}.${lo !== null ? "lo" : "hi"}`, `goes with the decision MOVE alone, not with ${decision}`);
  const act = { by, at, comment: comment ?? "", stance: null, confidence: worthOf(voice, version.citations), justification: "MANUAL_MAPPING_CURATION" as const };
  if (decision === "NO_EQUIVALENT") return { ...act, act: "NO_EQUIVALENT", range: null, comment: comment ?? "Nothing on the axis fits." };
  if (decision === "MOVE") return { ...act, act: "MOVED", range: checkedRange({ lo, hi }, rung, now?.range ?? null, version.rungs, field), comment: comment ?? "Placed by a person." };
  if (now === null) throw new NotMapped(decision === "ACCEPT" ? "accept" : "reject", `${field}.rung`);
  if (decision === "REJECT") return { ...act, act: "REJECTED", range: null, confidence: null, justification: null };
  return { ...act, act: "ACCEPTED", range: now.range, comment: comment ?? now.comment };
}

function checkedRange(edges: Edges, rung: Rung, current: Interval | null, rungs: readonly Rung[], field: string): Interval {
  const range = rangeOf(edges, current);
  if (range === null) throw new BadInput(`${field}.${edges.lo === null ? "lo" : "hi"}`, current === null ? "give both `lo` and `hi`: the rung has no range yet" : "give it");
  if (edges.lo === null && edges.hi === null) throw new BadInput(`${field}.lo`, "give `lo`, `hi` or both: the decision MOVE moves an edge");
  const errors = rangeErrors(rung, range, rungs, field);
  if (errors.length > 0) throw new UserErrors(errors);
  return range;
}

/**
 * The act that a review is, about the mapping as it stands.
 * Fails:  BadInput, NotMapped, OwnMapping.
 */
export function reviewOf(stance: number, comment: string, now: MappingInForce | null, by: Person, at: Date, field = "input"): Omit<MappingAct, "id" | "rungId"> {
  if (!(stance >= -1 && stance <= 1)) throw new BadInput(`${field}.stance`, `must lie between -1 (wrong) and 1 (right); it is ${stance}`);
  if (now === null) throw new NotMapped("review", `${field}.rung`);
  if (isAuthor(now, by)) throw new OwnMapping(`${field}.rung`);
  return { act: "REVIEWED", by, at, range: now.range, comment, stance, confidence: now.placed.confidence, justification: now.placed.justification };
}
