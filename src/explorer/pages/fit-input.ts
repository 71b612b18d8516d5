import { withoutVariable, type PageRequest } from "../asking.js";

/** What the address tells, as the API takes it. */
export interface FitInput {
  /** Null: nothing is told. */
  readonly wishes: { readonly mondayMorning?: string; readonly hardDay?: string; readonly week?: readonly { readonly activity: string; readonly percent: number }[] } | null;
  readonly work: Readonly<Record<string, unknown>> | null;
  /** What could not be read. */
  readonly problems: readonly string[];
}

/** Fields of the work: their names in the address, in the API, and on the page. */
export const WORK_NUMBERS = [
  ["teams", "teams", "Teams whose technical direction you set"], ["months", "horizonMonths", "Months ahead your main technical bet is laid out"], ["reports", "directReports", "People who report to you"], ["people", "people", "People in the organisation"],
] as const;
export const WORK_CHOICES = [
  ["manager", "besideManager", "A manager leads the team beside you"], ["quarter", "movesEachQuarter", "You move to another hard problem each quarter"], ["leader", "partnerOfSeniorLeader", "A director or VP thinks technical questions through with you"],
  ["mature", "mature", "The organisation is mature and healthy"], ["fires", "constantFires", "Something always burns there"],
] as const;

/** Reads `monday`, `hard`, `week-coding` …, `teams` … of an address. `activities`: of which the week consists. */
export function fitInputOf(query: PageRequest["query"], activities: readonly { readonly key: string; readonly title: string }[]): FitInput {
  const problems: string[] = [];
  const text = (name: string): string => (query[name] ?? "").trim();
  const number = (name: string, label: string): number | null => {
    const told = text(name);
    if (told === "") return null;
    if (/^\d{1,7}$/.test(told)) return Number(told);
    problems.push(`${label}: a whole number is needed; it was “${told.slice(0, 40)}”.`);
    return null;
  };
  const week = activities.flatMap(({ key, title }) => {
    const percent = number(`week-${key}`, title);
    return percent === null ? [] : [{ activity: key, percent }];
  });
  const wishes = { ...(text("monday") !== "" && { mondayMorning: text("monday") }), ...(text("hard") !== "" && { hardDay: text("hard").toUpperCase() }), ...(week.length > 0 && { week }) };
  const numbers = WORK_NUMBERS.flatMap(([name, field, label]) => {
    const value = number(name, label);
    return value === null ? [] : [[field, value] as const];
  });
  const choices = WORK_CHOICES.flatMap(([name, field, label]) => {
    const told = text(name);
    if (told !== "" && told !== "yes" && told !== "no") problems.push(`${label}: yes or no; it was “${told.slice(0, 40)}”.`);
    return told === "yes" || told === "no" ? [[field, told === "yes"] as const] : [];
  });
  const work = { ...Object.fromEntries([...numbers, ...choices]), ...(text("builds") !== "" && { organisation: text("builds").toUpperCase() }), ...(text("led") !== "" && { ledBy: text("led") }) };
  return {
    wishes: Object.keys(wishes).length === 0 ? null : wishes,
    work: Object.keys(work).length === 0 ? null : { ...work, ...(week.length > 0 && { week }) },
    problems,
  };
}

const OTHER_NAMES: Readonly<Record<string, string>> = { mondayMorning: "Monday morning", hardDay: "The hard day", week: "Your week", organisation: "What the organisation builds", ledBy: "Who leads it" };

/** The API's words with the form's names for its fields. */
export const fitWords = (message: string): string =>
  withoutVariable(message).replace(/^(?:input|wishes|work)\.(\w+)[\w.[\]]*/, (_, field: string) => [...WORK_NUMBERS, ...WORK_CHOICES].find(([, name]) => name === field)?.[2] ?? OTHER_NAMES[field] ?? field);
