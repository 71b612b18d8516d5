import { keepTicks } from "./next-checklist.js";
import { keepNames } from "./next-readiness.js";
import { sumWeek } from "./next-week.js";

for (const form of document.querySelectorAll<HTMLFormElement>("form[data-checklist]")) keepTicks(form);
for (const form of document.querySelectorAll<HTMLFormElement>("form[data-readiness]")) keepNames(form);
for (const week of document.querySelectorAll<HTMLElement>("[data-week]")) sumWeek(week);
