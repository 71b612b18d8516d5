import { withoutVariable, type PageRequest } from "../asking.js";
import type { ExampleInput } from "./readiness.question.js";

/** A row of the form, as it stands in the address. */
export interface Row {
  readonly what: string;
  readonly from: string;
  readonly to: string;
  readonly scope: string;
  readonly signal: string;
  readonly teams: string;
  readonly hands: boolean;
}

/** Rows shown at first, and at most. */
const FIRST = 3;
const MOST = 20;

/** The rows of an address: `what1`, `from1` … `hands1`, `what2` …; `rows` says how many are shown at least. */
export function rowsOf(query: PageRequest["query"]): readonly Row[] {
  const text = (name: string): string => (query[name] ?? "").trim();
  const rows = Array.from({ length: MOST }, (_, i): Row => ({
    what: text(`what${i + 1}`), from: text(`from${i + 1}`), to: text(`to${i + 1}`), scope: text(`scope${i + 1}`), signal: text(`signal${i + 1}`), teams: text(`teams${i + 1}`), hands: text(`hands${i + 1}`) === "yes",
  }));
  const wished = /^\d{1,2}$/.test(text("rows")) ? Number(text("rows")) : 0;
  return rows.slice(0, Math.min(MOST, Math.max(FIRST, wished, rows.findLastIndex((row) => !isEmpty(row)) + 1)));
}

export const canGrow = (rows: readonly Row[]): boolean => rows.length < MOST;

const isEmpty = ({ what, from, to, scope, signal, teams, hands }: Row): boolean => [what, from, to, scope, signal, teams].every((text) => text === "") && !hands;

/** An example to judge, with its place in the form from 1. */
export interface Told {
  readonly place: number;
  readonly example: ExampleInput;
}

/** The rows as the API takes them, and what keeps others from being taken. A row without a name is named by its place: names are compared, not judged. */
export function examplesOf(rows: readonly Row[]): { readonly told: readonly Told[]; readonly problems: readonly string[] } {
  const problems: string[] = [];
  const told = rows.flatMap((row, i): Told[] => {
    if (isEmpty(row)) return [];
    const lacks = [row.from === "" && "when it began", row.scope === "" && "how far it reached"].filter((lack) => lack !== false);
    if (lacks.length > 0) problems.push(`Example ${i + 1} is not judged yet: say ${lacks.join(" and ")}.`);
    const teams = row.teams === "" ? undefined : Number(row.teams);
    if (teams !== undefined && (!Number.isInteger(teams) || teams < 0)) problems.push(`Example ${i + 1}, other teams: a whole number is needed; it was “${row.teams.slice(0, 40)}”.`);
    else if (lacks.length === 0) return [{ place: i + 1, example: exampleOf(row, i + 1, teams) }];
    return [];
  });
  return { told, problems };
}

const exampleOf = ({ what, from, to, scope, signal, hands }: Row, place: number, otherTeams: number | undefined): ExampleInput => ({
  what: what === "" ? `Example ${place}` : what, from, ...(to !== "" && { to }), scope, ...(signal !== "" && { signal }), ...(otherTeams !== undefined && { otherTeams }), ...(hands && { handsOn: { built: "told on the form" } }),
});

const FIELD_NAMES: Readonly<Record<string, string>> = { what: "what", from: "began", to: "ended", scope: "reach", signal: "signal", otherTeams: "other teams" };

/** The API's message with the form's names for its fields. */
export const inFormWords = (message: string, told: readonly Told[]): string =>
  withoutVariable(message).replace(/input\.examples\[(\d+)\](?:\.(\w+))?/g, (_, index: string, field: string | undefined) => `Example ${told[Number(index)]?.place ?? Number(index) + 1}${field === undefined ? "" : `, ${FIELD_NAMES[field] ?? field}`}`);
