import type { Interval, Track } from "../../taxonomy/domain/axis.js";
import type { Names } from "./question.js";

/** A share in words: "72%", "under 1%". */
export const percent = (share: number): string => (share > 0 && share < 0.01 ? "under 1%" : `${Math.round(share * 100)}%`);

/** A confidence, prior or factor: "0.70". What is less than 1 never reads as 1. */
export const fraction = (value: number): string => (value < 1 && value.toFixed(2) === "1.00" ? "0.99" : value.toFixed(2));

/** A place on the axis with two decimals at most: "0.35", "2". */
export const number = (value: number): string => String(Math.round(value * 100) / 100);

/** A sentence's beginning. */
export const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** A length on the axis: "0.35 levels", "1 level". */
export const levels = (value: number): string => `${number(value)} ${number(value) === "1" ? "level" : "levels"}`;

/** A range in words: "2 to 3". */
export const span = ({ lo, hi }: Interval): string => `${number(lo)} to ${number(hi)}`;

/** "Google L5"; a canonical level or role stands alone. */
export const ours = (names: Names): string => (names.fromCompany === null ? names.from : `${names.fromCompany} ${names.from}`);

/** "Amazon L6". */
export const theirs = (names: Names, rungId: string): string => `${names.toCompany} ${names.rung(rungId)}`;

/** Rungs as alternatives: "L6 or L6A"; many of them by their ends, "one of 7 rungs from 65 to 80". */
export const either = (names: Names, rungIds: readonly string[]): string => {
  const all = [...new Set(rungIds.map(names.rung))];
  return all.length > TOLD_APART ? `one of ${all.length} rungs from ${all[0]!} to ${all.at(-1)!}` : all.join(" or ");
};

// More names than this are not read one by one.
const TOLD_APART = 5;

export const trackName = (track: Track): string => (track === "IC" ? "individual contributor" : "management");

/** A span of years: "3.2 years", "1 year". */
export const years = (value: number): string => {
  const rounded = Math.round(value * 10) / 10;
  return `${rounded} ${rounded === 1 ? "year" : "years"}`;
};
