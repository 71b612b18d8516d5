import fc from "fast-check";
import { isOfCalendar, lastDay, lastMonths, monthsOf, periodOf, shortestSpan } from "../../../src/transition/domain/period.js";

it.each([["2025", "2025-12-31"], ["2025-02", "2025-02-28"], ["2024-02", "2024-02-29"], ["2026-04", "2026-04-30"], ["2026-04-07", "2026-04-07"]])("the last day that %s can mean is %s", (date, last) => {
  expect(lastDay(date)).toBe(last);
});

it("a period without an end is the day, month or year of its beginning", () => {
  expect(periodOf("2025-08", null)).toEqual({ from: "2025-08-01", to: "2025-08-31" });
  expect(periodOf("2025", "2026-03")).toEqual({ from: "2025-01-01", to: "2026-03-31" });
});

it("the calendar has no 30 February and no 31 June", () => {
  expect(["2025-02-30", "2025-06-31", "2025-02-29", "2024-02-29", "2025"].map(isOfCalendar)).toEqual([false, false, false, true, true]);
});

it.each([["2026-11-20", "2025-05-20"], ["2026-08-31", "2025-02-28"], ["2026-01-15", "2024-07-15"]])("18 months up to %s begin on %s", (until, from) => {
  expect(lastMonths(18, until)).toEqual({ from, to: until });
});

it("months are those of the calendar that are touched", () => {
  expect([monthsOf({ from: "2025-01-31", to: "2025-02-01" }), monthsOf({ from: "2025-01-01", to: "2026-06-30" })]).toEqual([2, 18]);
});

it("the shortest span of three is found among all threes", () => {
  const month = fc.integer({ min: 1, max: 9 }).map((n) => `2025-0${n}-01`);
  const anyPeriod = fc.tuple(month, month).map(([a, b]) => (a < b ? { from: a, to: b } : { from: b, to: a }));
  fc.assert(fc.property(fc.array(anyPeriod, { maxLength: 7 }), (periods) => {
    const threes = periods.flatMap((a, i) => periods.slice(i + 1).flatMap((b, j) => periods.slice(i + j + 2).map((c) => [a, b, c])));
    const spans = threes.map((three) => monthsOf({ from: three.map((p) => p.from).sort()[0]!, to: three.map((p) => p.to).sort()[2]! }));
    expect(shortestSpan(periods, 3)).toBe(spans.length === 0 ? null : Math.min(...spans));
  }));
});
