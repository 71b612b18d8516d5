/** Ladders as people paste them: tables out of spreadsheets, or files. */

export interface PastedRow {
  readonly code: string;
  readonly title: string;
  readonly track: "" | "IC" | "M";
  readonly scope: string;
}

/** A row of a table and where it stands in the text. */
interface Row {
  readonly cells: readonly string[];
  readonly start: number;
  readonly end: number;
}

/** Rows as a spreadsheet counts them, blank ones too; cells in quotes may hold delimiters, quotes twice, and line ends. */
export function tableOf(text: string, delimiter = delimiterOf(text)): readonly Row[] {
  const rows: Row[] = [];
  let cells: string[] = [];
  let [cell, quoted, start] = ["", false, 0];
  const end = (at: number, next: number): void => {
    rows.push({ cells: [...cells, cell], start, end: at });
    [cells, cell, start] = [[], "", next];
  };
  for (let i = 0; i < text.length; i++) {
    const character = text[i]!;
    if (quoted) {
      if (character !== '"') cell += character;
      else if (text[i + 1] === '"') cell += text[++i]!;
      else quoted = false;
    } else if (character === '"' && cell === "") quoted = true;
    else if (character === delimiter) [cells, cell] = [[...cells, cell], ""];
    else if (character === "\n" || character === "\r") {
      const at = i;
      if (character === "\r" && text[i + 1] === "\n") i += 1;
      end(at, i + 1);
    } else cell += character;
  }
  if (start < text.length) end(text.length, text.length);
  return rows;
}

/** Whatever of tab, semicolon and comma stands first on the first line that has words; tabs come out of spreadsheets. */
function delimiterOf(text: string): string {
  const line = text.split(/\r\n?|\n/).find((each) => each.trim() !== "") ?? "";
  return ["\t", ";", ","].find((each) => line.includes(each)) ?? "\t";
}

const NAMES: Readonly<Record<string, keyof PastedRow>> = {
  code: "code", level: "code", grade: "code", band: "code", joblevel: "code", title: "title", jobtitle: "title", name: "title", role: "title", position: "title",
  track: "track", path: "track", type: "track", scope: "scope", description: "scope", responsibilities: "scope", expectations: "scope",
};
const nameOf = (cell: string): keyof PastedRow | undefined => NAMES[cell.toLowerCase().replace(/[^a-z]/g, "")];

/** What a column of tracks says; "" where it says nothing that we know. */
export function trackOf(cell: string): PastedRow["track"] {
  const word = cell.trim().toLowerCase();
  if (/^(?:m|mgmt|manager|management|people|lead(?:ership)?)$/.test(word)) return "M";
  return /^(?:ic|individual(?: contributor)?|tech(?:nical)?|engineer(?:ing)?|expert)$/.test(word) ? "IC" : "";
}

/**
 * Rungs out of pasted cells. A heading that names a title is followed; without one a single column holds titles, two hold code and title,
 * more go on with track and scope, or with scope alone where the third column names no track.
 */
export function rowsOf(text: string): readonly PastedRow[] {
  const [first, ...rest] = tableOf(text.replace(/^\uFEFF/, "")).map(({ cells }) => cells.map((cell) => cell.replace(/\s+/g, " ").trim())).filter((cells) => cells.some((cell) => cell !== ""));
  if (first === undefined) return [];
  const heading = first.map(nameOf);
  const headed = heading.includes("title");
  const rows = headed ? rest : [first, ...rest];
  const columns = headed ? heading : guessed(rows);
  return rows.map((cells) => {
    const at = (name: keyof PastedRow): string => cells[columns.indexOf(name)] ?? "";
    return { code: at("code"), title: at("title"), track: trackOf(at("track")), scope: at("scope") };
  }).filter(({ title }) => title !== "");
}

function guessed(rows: readonly (readonly string[])[]): readonly (keyof PastedRow)[] {
  const most = Math.max(...rows.map((cells) => cells.length));
  if (most === 1) return ["title"];
  return rows.some((cells) => trackOf(cells[2] ?? "") !== "") ? ["code", "title", "track", "scope"] : ["code", "title", "scope"];
}

/** A rung for the file: its place too, where the reader gave it one. */
export interface WrittenRow extends PastedRow {
  readonly range: { readonly lo: number; readonly hi: number } | null;
}

/** The same as a file that the server imports. */
export function csvOf(rows: readonly WrittenRow[]): string {
  const placed = rows.some(({ range }) => range !== null);
  const cellOf = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  const lines = rows.map(({ code, title, track, scope, range }) => [track || "IC", code, title, scope, ...(placed ? [range?.lo ?? "", range?.hi ?? ""] : [])]);
  return [["track", "code", "title", "scope", ...(placed ? ["lo", "hi"] : [])], ...lines].map((cells) => `${cells.map((cell) => cellOf(String(cell))).join(",")}\n`).join("");
}

export type FileFormat = "CSV" | "YAML" | "JSON";

/** The form of a file: by its name's ending, else by how its text begins. */
export function formatOf(name: string, text: string): FileFormat {
  const [, ending] = /\.(\w+)$/.exec(name.toLowerCase()) ?? [];
  if (ending === "json") return "JSON";
  if (ending === "yaml" || ending === "yml") return "YAML";
  if (ending === "csv" || ending === "tsv") return "CSV";
  const start = text.replace(/^\uFEFF/, "").trimStart();
  if (/^[{[]/.test(start)) return "JSON";
  return /^(?:---|#|[\w-]+:(?:\s|$)|- )/.test(start) ? "YAML" : "CSV";
}

/** Where a row of a table stands in its text, to be marked; null where it is none of it. */
export function placeOfRow(text: string, row: number): { readonly start: number; readonly end: number } | null {
  const { start, end } = tableOf(text)[row - 1] ?? {};
  return start === undefined || end === undefined ? null : { start, end };
}

/** Lower-case letters, digits and dashes, out of any name. */
export const slugOf = (name: string): string => name.normalize("NFKD").toLowerCase().replace(/\p{M}/gu, "").replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "").slice(0, 60);
