import { CsvError, parse } from "csv-parse/sync";
import { NoPage } from "../asking.js";
import type { FreeTitle } from "./title.question.js";

/** Titles that are looked up at once: the API's own limit. */
export const MOST_TITLES = 100;

/** Names of columns, without regard to case and spaces, and what they mean. */
const COLUMNS: Readonly<Record<string, keyof FreeTitle>> = {
  title: "title", jobtitle: "title", position: "title", company: "company", people: "people", size: "people", companysize: "people",
  directreports: "directReports", reports: "directReports", years: "yearsExperience", yearsexperience: "yearsExperience", scope: "scopeText",
};

/**
 * Titles from a pasted list: a title in each line, or a table with a heading that names a column "title" and any of company, people, reports,
 * years, scope (separated by commas, semicolons or tabs).
 * Fails: NoPage naming the row, and for more than 100.
 */
export function titlesOf(text: string): readonly FreeTitle[] {
  const lines = text.replace(/^\uFEFF/, "").split(/\r\n?|\n/).filter((line) => line.trim() !== "");
  const delimiter = /[\t;,]/.exec(lines[0] ?? "")?.[0];
  const heading = (lines[0] ?? "").split(delimiter ?? "\n").map(keyOf);
  const titles = heading.some((name) => name === "title") ? table(lines.join("\n"), delimiter ?? ",", heading) : lines.map((line) => ({ title: line.trim() }));
  if (titles.length > MOST_TITLES) throw new NoPage(400, "Too many titles", `At most ${MOST_TITLES} titles are looked up at once; there are ${titles.length}. Send the rest in a second list.`);
  return titles;
}

const keyOf = (name: string): keyof FreeTitle | undefined => COLUMNS[name.toLowerCase().replace(/["\s_-]/g, "")];

function table(text: string, delimiter: string, heading: readonly (keyof FreeTitle | undefined)[]): readonly FreeTitle[] {
  const rows = rowsOf(text, delimiter).slice(1);
  return rows.map((cells, i) => {
    const given = heading.flatMap((key, at): readonly (readonly [keyof FreeTitle, string | number])[] => {
      const cell = (cells[at] ?? "").trim();
      if (key === undefined || cell === "") return [];
      if (key === "title" || key === "scopeText") return [[key, cell]];
      if (key === "company") return [[key, cell.toLowerCase()]];
      const value = Number(cell);
      if (!Number.isFinite(value) || value < 0) throw new NoPage(400, "Which number?", `Row ${i + 2}: "${cell.slice(0, 60)}" must be a number, not negative.`);
      return [[key, value]];
    });
    return { title: "", ...(Object.fromEntries(given) as Partial<FreeTitle>) };
  }).filter(({ title }) => title !== "");
}

function rowsOf(text: string, delimiter: string): readonly (readonly string[])[] {
  try {
    return parse(text, { delimiter, relax_column_count: true, skip_empty_lines: true }) as string[][];
  } catch (error) {
    if (error instanceof CsvError) throw new NoPage(400, "The list cannot be read", `Its table has a fault: ${error.message}.`);
    throw error;
  }
}
