import type { PlacedRung } from "../../ladder/domain/ladder.js";
import { BadInput, PublicError } from "../../shared/errors.js";
import { fold } from "../../shared/text.js";
import { points, type RungPointer } from "./published-crosswalk.js";

/** What somebody says of two rungs, against what we answer. */
export const CLAIMS = ["NOT_EQUIVALENT", "EQUIVALENT"] as const;
export type Claim = (typeof CLAIMS)[number];

/** What is decided: the claim is right, it is wrong, or nobody can tell. */
export const OUTCOMES = ["UPHELD", "REJECTED", "UNDECIDED"] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** OPEN until the first decision. */
export const DISPUTE_STATES = ["OPEN", "DECIDED"] as const;
export type DisputeState = (typeof DISPUTE_STATES)[number];

/** A rung that is disputed: in the version that was in force then, and pointed at in those that follow. */
export interface DisputedRung {
  readonly companyId: string;
  /** Slug of the company. */
  readonly company: string;
  readonly versionId: string;
  readonly rungId: string;
  readonly pointer: RungPointer;
}

/** What one party decided: evidence, never changed. */
export interface Decision {
  /** Decisions of all disputes in the order in which they were made. */
  readonly ordinal: number;
  /** Slug and name of the company that decided; null: the editors, who are the admins of this server. */
  readonly company: { readonly id: string; readonly slug: string; readonly name: string } | null;
  readonly outcome: Outcome;
  readonly note: string;
  /** YYYY-MM-DD. */
  readonly decidedOn: string;
}

/** That somebody, of whom nothing is kept, says otherwise than we about two rungs. */
export interface Dispute {
  readonly id: string;
  readonly claim: Claim;
  readonly from: DisputedRung;
  readonly to: DisputedRung;
  readonly reason: string;
  readonly sourceUrl: string | null;
  /** YYYY-MM-DD. */
  readonly raisedOn: string;
  /** In the order in which they were made. */
  readonly decisions: readonly Decision[];
}

export const DISPUTE_LIMITS = {
  /** Characters of a reason, and of a decision's note. */
  words: 1_000,
  url: 500,
  /** Open disputes about any rungs of the same two companies: ten ladders of ten rungs could each have one. */
  openPerPair: 100,
} as const;

export const stateOf = ({ decisions }: Pick<Dispute, "decisions">): DisputeState => (decisions.length === 0 ? "OPEN" : "DECIDED");

/** The companies concerned, by id: two, or one with itself. */
export const concerned = ({ from, to }: Pick<Dispute, "from" | "to">): readonly string[] => [...new Set([from.companyId, to.companyId])];

/** What means the rung in later versions too: its code, since titles are reworded; the title where the code does not tell it from others. */
export function pointerTo(rung: PlacedRung): RungPointer {
  const pointer = { ladder: rung.ladderIdentity.slug, track: rung.track };
  if (rung.code === null) return { ...pointer, title: rung.title };
  const byCode = { ...pointer, code: rung.code };
  return rung.version.rungs.filter((other) => points(byCode, other)).length === 1 ? byCode : { ...byCode, title: rung.title };
}

/** A rung of a company as it is disputed today. */
export const disputed = (rung: PlacedRung): DisputedRung =>
  ({ companyId: rung.company.id, company: rung.company.slug, versionId: rung.version.id, rungId: rung.id, pointer: pointerTo(rung) });

/** Two rungs, whichever is named first and in whichever version. */
export function pairKey(from: DisputedRung, to: DisputedRung): string {
  const key = ({ companyId, pointer: { ladder, track, code, title } }: DisputedRung): string => JSON.stringify([companyId, ladder, track, fold(code ?? ""), fold(title ?? "")]);
  return [key(from), key(to)].sort().join(" ");
}

/** So many disputes of two companies wait for them that one more would not be read. */
export class TooManyOpen extends PublicError {
  constructor() {
    super("TOO_MANY_OPEN", `${DISPUTE_LIMITS.openPerPair} disputes about these two companies are open already; try again when some of them are decided.`);
  }
}

/** Each party decides once; whoever changes their mind decides a new dispute of the same rungs. */
export class AlreadyDecided extends PublicError {
  constructor(field: string) {
    super("ALREADY_DECIDED", "You decided this dispute already, and decisions stay. The last one about a pair of rungs counts: decide a new dispute of the same two.", { field });
  }
}

/** Refuses two rungs that nobody has to be asked about. Fails: BadInput. */
export function checkPair(from: PlacedRung, to: PlacedRung, field: string): void {
  if (from.id === to.id) throw new BadInput(field, "is the very rung of input.from; name two");
  if (from.ladderIdentity.id === to.ladderIdentity.id) throw new BadInput(field, "is on the same ladder as input.from, which says itself how its rungs stand to each other; name rungs of two ladders");
}
