export const SEARCH_KINDS = ["COMPANY", "CANONICAL_LEVEL", "ROLE", "SLANG", "LADDER", "RUNG"] as const;
export type SearchKind = (typeof SEARCH_KINDS)[number];

export const MATCHED_ON = ["NAME", "SLUG", "TITLE", "CODE", "ALIAS"] as const;
export type MatchedOn = (typeof MATCHED_ON)[number];

/** Something found, with its place in the list. Where it is kept (`versionId` and so on) is for those who fetch it. */
export interface Hit {
  readonly kind: SearchKind;
  readonly id: string;
  /** 0 to 1, to three decimals. */
  readonly score: number;
  readonly matchedOn: MatchedOn;
  /** The names that the text matched, as they are spelled. */
  readonly matched: string;
  /** At least so many people work there; 0 where unknown, and for what is not of a company. Larger goes first among equals. */
  readonly people: number;
  /** Slug of its company; what is not of a company has its own key. */
  readonly owner: string;
  /** Main ladder before others, IC before M. */
  readonly standing: number;
  readonly order: number;
  readonly ladderId: string | null;
  readonly versionId: string | null;
}

/** The place of a hit in the list: a total order. */
export type HitKey = readonly [score: number, kind: number, people: number, owner: string, standing: number, order: number, id: string];

export const keyOf = (hit: Hit): HitKey => [hit.score, SEARCH_KINDS.indexOf(hit.kind), hit.people, hit.owner, hit.standing, hit.order, hit.id];

/** Best score first; among equals companies, the taxonomy, ladders, rungs; then the larger company, its slug, main ladder, IC track, order, id. */
export function compareKeys(a: HitKey, b: HitKey): number {
  return b[0] - a[0] || a[1] - b[1] || b[2] - a[2] || text(a[3], b[3]) || a[4] - b[4] || a[5] - b[5] || text(a[6], b[6]);
}

const text = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

export const rounded = (score: number): number => Math.round(Math.min(1, score) * 1_000) / 1_000;
