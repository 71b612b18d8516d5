import type { PartialDate } from "../../shared/source.js";
import { round, type Interval } from "../../taxonomy/domain/axis.js";
import type { Mapping, MappingState, Voice } from "./ladder.js";
import type { Justification } from "./mapping.js";

/** What can be done to the mapping of a rung. All but REVIEWED place it anew. */
export const ACTS = ["SUGGESTED", "ACCEPTED", "MOVED", "REJECTED", "NO_EQUIVALENT", "REVIEWED"] as const;
export type Act = (typeof ACTS)[number];

/** Somebody as acts know them; `id` is null for those known by name alone. */
export interface Person {
  readonly id: string | null;
  readonly name: string;
}

/** One act on the mapping of one rung: evidence, never changed. It says by itself what it left, whatever was before. */
export interface MappingAct {
  readonly id: string;
  readonly rungId: string;
  readonly act: Act;
  readonly by: Person;
  readonly at: Date;
  /** Where it put the rung, or the range that was reviewed; null where it left none. */
  readonly range: Interval | null;
  readonly comment: string;
  /** Of a review: −1 wrong, 0 undecided, 1 right. Null for other acts. */
  readonly stance: number | null;
  /** Of the mapping as this act left it, before reviews, 0–1; null where it left none. */
  readonly confidence: number | null;
  readonly justification: Justification | null;
}

/** What a mapping is worth to start with, and who said what of it. */
export interface MappingInForce extends Pick<Mapping, "range" | "confidence" | "justification" | "comment" | "state" | "author" | "date"> {
  /** Before reviews. */
  readonly placed: { readonly confidence: number; readonly justification: Justification };
  /** Everybody who had a hand in it, also by accepting what was there: their own reviews do not count. */
  readonly placedBy: readonly Person[];
  /** The last word of each independent reviewer on this range. */
  readonly reviews: readonly { readonly by: Person; readonly stance: number }[];
}

/**
 * What a placing by a person is worth, by whose word it is: .80 for the company's own, and with one or two independent people who agree .85 and
 * .90; .70 and .55 for ours from a primary or a secondary source. Source: equivalence.md, section 2; the equivalence method has the same numbers.
 */
export const WORTH = Object.freeze({ COMPANY: Object.freeze([0.8, 0.85, 0.9] as const), PRIMARY_SOURCE: 0.7, SECONDARY_SOURCE: 0.55 });
/** The mean stance of reviewers weighs at most this much, either way. */
const REVIEW_CAP = 0.5;

/** What a person's placing is worth before reviews, given what the version cites. */
export function worthOf(voice: Voice, citations: readonly { readonly kind: "PRIMARY" | "SECONDARY" }[]): number {
  if (voice === "COMPANY") return WORTH.COMPANY[0];
  return citations.some(({ kind }) => kind === "PRIMARY") ? WORTH.PRIMARY_SOURCE : WORTH.SECONDARY_SOURCE;
}

/**
 * The confidence that a mapping has once it is published, 0–1.
 *
 * A machine's suggestion keeps its calibrated posterior, and what we curated what its sources are worth; reviews move either by their mean stance.
 * The company's word is worth .80, whatever it was before it was the company's; stances add up to how many agree with it on balance. On balance against it, they take from it.
 * Raising a stance, or adding one that is not against it, never lowers the confidence; the order of reviews does not matter.
 */
export function confidenceAfter(placed: number, state: MappingState, stances: readonly number[], voice: Voice): number {
  const own = voice === "COMPANY" && state !== "SUGGESTED";
  const start = own ? WORTH.COMPANY[0] : placed;
  if (stances.length === 0) return start;
  const balance = balanceOf(stances);
  const mean = balance / stances.length;
  if (balance < 0) return round(start * (1 - Math.min(REVIEW_CAP, -mean)));
  return own ? worthWith(balance) : round(start + Math.min(REVIEW_CAP, mean) * (1 - start));
}

/** The sum of stances; sorted, since floating-point sums depend on the order. */
const balanceOf = (stances: readonly number[]): number => round([...stances].sort((a, b) => a - b).reduce((sum, stance) => sum + stance, 0));

/** The company's word when so many independent people agree with it, in parts too. */
function worthWith(agreeing: number): number {
  const [alone, withOne, withTwo] = WORTH.COMPANY;
  return round(agreeing <= 1 ? alone + agreeing * (withOne - alone) : withOne + Math.min(1, agreeing - 1) * (withTwo - withOne));
}

/**
 * The mapping of a rung after these acts, oldest first; `start` is what it had before them. Null: not mapped, or rejected.
 *
 * An act that moves the rung begins anew: reviews of another range say nothing of this one. Acts are taken as they are; what may be done is
 * checked before it is.
 */
export function fold(start: Begun | null, acts: readonly MappingAct[], voice: Voice): MappingInForce | null {
  return settled(acts.reduce<Held | null>(after, start && { ...start, placed: { confidence: start.confidence, justification: start.justification }, placedBy: [{ id: null, name: start.author }], reviews: [] }), voice);
}

type Begun = Omit<Mapping, "id" | "citations" | "disagreements">;

/** The mapping after one act more. */
export const next = (now: MappingInForce | null, act: MappingAct, voice: Voice): MappingInForce | null => settled(after(now, act), voice);

function settled(held: Held | null, voice: Voice): MappingInForce | null {
  if (held === null) return null;
  const { range, comment, state, author, date, placed, placedBy } = held;
  const reviews = held.reviews.filter(({ by }) => !placedBy.some((person) => isSame(person, by)));
  const stances = reviews.map(({ stance }) => stance);
  return {
    range, comment, state, author, date, placed, placedBy, reviews,
    confidence: confidenceAfter(placed.confidence, state, stances, voice),
    justification: balanceOf(stances) > 0 ? "MAPPING_REVIEW" : placed.justification,
  };
}

type Held = Omit<MappingInForce, "confidence" | "justification">;

const STATES: Readonly<Record<Exclude<Act, "REJECTED" | "REVIEWED">, MappingState>> = { SUGGESTED: "SUGGESTED", ACCEPTED: "ACCEPTED", MOVED: "ADJUSTED", NO_EQUIVALENT: "ADJUSTED" };

function after(held: Held | null, act: MappingAct): Held | null {
  if (act.act === "REJECTED") return null;
  if (act.act === "REVIEWED") {
    if (held === null || !sameRange(held.range, act.range)) return held;
    return { ...held, reviews: [...held.reviews.filter(({ by }) => !isSame(by, act.by)), { by: act.by, stance: act.stance ?? 0 }] };
  }
  const kept = held !== null && sameRange(held.range, act.range);
  return {
    range: act.range, state: STATES[act.act], comment: act.comment, author: act.by.name, date: dayOf(act.at),
    placed: { confidence: act.confidence ?? held?.placed.confidence ?? WORTH.SECONDARY_SOURCE, justification: act.justification ?? held?.placed.justification ?? "UNSPECIFIED_MATCHING" },
    placedBy: kept ? [...held.placedBy, act.by] : [act.by],
    reviews: kept ? held.reviews : [],
  };
}

/**
 * What is known of a stored mapping from the acts on its rung, oldest first.
 *
 * A mapping that stands otherwise than the acts left it was written over by an import or an edit of the draft: then it stands for itself, with the
 * reviews that came after.
 */
export function inForce(stored: Mapping | null, acts: readonly MappingAct[], voice: Voice): MappingInForce | null {
  if (stored === null) return null;
  const folded = fold(null, acts, voice);
  if (folded !== null && sameRange(folded.range, stored.range) && folded.state === stored.state) return folded;
  const placing = acts.findLastIndex(({ act }) => act !== "REVIEWED");
  const reviews = acts.slice(placing + 1).filter(({ range }) => sameRange(range, stored.range));
  const [first] = reviews; // the stored confidence has the reviews in it; each review says what it was before
  return fold({ ...stored, ...(first?.confidence == null || first.justification === null ? claimOf(stored, voice) : { confidence: first.confidence, justification: first.justification }) }, reviews, voice);
}

/** What a mapping says of itself that no act bears out, as one that was imported does: for a company no more than its word is worth, and no review that nobody made. */
function claimOf({ confidence, justification, state }: Mapping, voice: Voice): MappingInForce["placed"] {
  if (voice === "CURATORS") return { confidence, justification };
  const unheard = state === "SUGGESTED" ? "UNSPECIFIED_MATCHING" : "MANUAL_MAPPING_CURATION";
  return { confidence: Math.min(confidence, WORTH.COMPANY[0]), justification: justification === "MAPPING_REVIEW" ? unheard : justification };
}

/** Whether `person` had a hand in the mapping, and so cannot review it. */
export const isAuthor = (mapping: Pick<MappingInForce, "placedBy">, person: Person): boolean => mapping.placedBy.some((author) => isSame(author, person));

/** By id where both have one; somebody known by name alone is whoever has that name. */
const isSame = (a: Person, b: Person): boolean => (a.id !== null && b.id !== null ? a.id === b.id : a.name === b.name);

const sameRange = (a: Interval | null, b: Interval | null): boolean => (a === null || b === null ? a === b : a.lo === b.lo && a.hi === b.hi);

const dayOf = (at: Date): PartialDate => at.toISOString().slice(0, 10);
