import { firstDay, type PartialDate } from "../../shared/source.js";

/** From a first to a last day, both included, as YYYY-MM-DD. */
export interface Period {
  readonly from: string;
  readonly to: string;
}

/** The period that two dates name, each as exact as it was given; without `to` the day, month or year that `from` names. */
export const periodOf = (from: PartialDate, to: PartialDate | null): Period => ({ from: firstDay(from), to: lastDay(to ?? from) });

/** The last day a partial date can mean, as YYYY-MM-DD. */
export function lastDay(date: PartialDate): string {
  const [year = "", month = "12", day] = date.split("-");
  return day === undefined ? `${year}-${month}-${String(daysIn(Number(year), Number(month))).padStart(2, "0")}` : date;
}

/** Whether a partial date is one of the calendar: 2025-02-30 is not. */
export function isOfCalendar(date: PartialDate): boolean {
  const [year = 0, month = 1, day = 1] = date.split("-").map(Number);
  return day <= daysIn(year, month);
}

/** Months of the calendar that a period touches: 1 within one month, 18 from 2025-01 to 2026-06. */
export function monthsOf({ from, to }: Period): number {
  const [a, b] = [monthNumber(from), monthNumber(to)];
  return b - a + 1;
}

/** The last `months` months that end with the day `until`: from the same day of the month, or its last where it has no such day. */
export function lastMonths(months: number, until: string): Period {
  const number = monthNumber(until) - months;
  const [year, month] = [Math.floor(number / 12), (number % 12) + 1];
  const day = Math.min(Number(until.slice(8, 10)), daysIn(year, month));
  return { from: `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`, to: until };
}

/** The fewest months that any `count` of these periods span from the first day of the first to the last of the last; null where there are fewer. */
export function shortestSpan(periods: readonly Period[], count: number): number | null {
  const spans = periods.flatMap(({ from }) => {
    const ends = periods.filter((other) => other.from >= from).map((other) => other.to).sort();
    const to = ends[count - 1];
    return to === undefined ? [] : [monthsOf({ from, to })];
  });
  return spans.length === 0 ? null : Math.min(...spans);
}

const monthNumber = (day: string): number => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;

const daysIn = (year: number, month: number): number => (month === 2 ? (isLeap(year) ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31);
const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
