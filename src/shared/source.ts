/** A day, a month or a year: `2025`, `2025-08` or `2025-08-07`, as exact as its source. */
export type PartialDate = string;

/** Where a fact comes from. */
export interface Citation {
  readonly id: string;
  readonly title: string;
  readonly url: string | null;
  readonly kind: "PRIMARY" | "SECONDARY";
  /** Sources of one author, one site or one copied table share a group; only different groups are independent. */
  readonly group: string;
  readonly date: PartialDate | null;
  readonly collected: PartialDate;
  readonly licence: string | null;
  readonly commit: string | null;
  readonly note: string | null;
}

/** The first day a partial date can mean, as YYYY-MM-DD. */
export const firstDay = (date: PartialDate): string => `${date}-01-01`.slice(0, 10);
