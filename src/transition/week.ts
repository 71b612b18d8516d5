import { BadInput } from "../shared/errors.js";
import { listed } from "../shared/text.js";
import type { Taxonomy } from "../taxonomy/index.js";
import type { Week } from "./domain/fit.js";
import type { WeekShareInput } from "./week.types.js";

/** A week as given, checked; null when none was. Fails: BadInput naming the part of `field` that is wrong. */
export function weekOf(shares: readonly WeekShareInput[] | null | undefined, field: string, taxonomy: Taxonomy): Week | null {
  if (shares == null) return null;
  const week = new Map<string, number>();
  shares.forEach(({ activity, percent }, i) => {
    checkActivity(activity, `${field}[${i}].activity`, taxonomy);
    if (week.has(activity)) throw new BadInput(`${field}[${i}].activity`, `${activity} is given twice; add the two together`);
    if (percent < 0 || percent > 100) throw new BadInput(`${field}[${i}].percent`, `must be between 0 and 100; it is ${percent}`);
    week.set(activity, percent);
  });
  const sum = [...week.values()].reduce((total, percent) => total + percent, 0);
  if (sum !== 100) throw new BadInput(field, `the percentages must sum to 100; they sum to ${sum}`);
  return week;
}

/** Fails: BadInput for an activity that the taxonomy does not have. */
export function checkActivity(activity: string, field: string, taxonomy: Taxonomy): void {
  const activities = taxonomy.content.activities.map(({ key }) => key);
  if (!activities.includes(activity)) throw new BadInput(field, `no activity of that key; there are ${listed(activities)}`, { activities });
}
