import { fold } from "../../shared/text.js";
import { unguarded } from "../../shared/formula.js";
import { parted, unlined, type CellKind, type Named } from "./export-cells.js";
import { COLUMNS, type Column } from "./export-columns.js";
import type { Path } from "./import-tree.js";
import { tidy } from "./rung-rules.js";

/** Something wrong with a table; rows are counted as a spreadsheet does, the heading with them. */
export interface TableFault {
  readonly row: number | null;
  readonly column: string | null;
  readonly rule: string;
}

/** What a table says, as a tree of values, and where in the table each part of it stands. */
export interface ReadTable {
  /** null: no row could be read. */
  readonly tree: unknown;
  readonly faults: readonly TableFault[];
  readonly locate: (path: Path) => Pick<TableFault, "row" | "column">;
}

type Tree = { [key: string]: unknown };
interface Group extends Tree {
  readonly rungs: Tree[];
}

const BY_FOLDED = new Map(COLUMNS.map((column) => [fold(column.name), column]));
const NEEDED = ["title", "track"];

/** A column as a heading names it; `competency` where it holds that one alone. */
interface Heading extends Column {
  readonly competency?: string;
}

/** What other spreadsheets call columns of ours. Only told: a guess could be wrong. */
const MEANT = new Map(Object.entries({
  code: ["level", "grade", "band", "levelcode", "joblevel"], title: ["jobtitle", "name", "role", "position", "levelname"], scope: ["description", "responsibilities", "summary", "expectations"],
  track: ["type", "path", "stream"], directReportsMin: ["reports", "directreports"], organisationMin: ["organisation", "organization", "teamsize", "people"], yearsMin: ["years", "experience", "yearsofexperience"],
  family: ["function", "discipline", "department", "jobfamily"], note: ["notes", "remarks", "comments"], order: ["rank", "step"],
}).flatMap(([ours, theirs]) => theirs.map((name): [string, string] => [name, ours])));

/** The column that a cell of the heading names; null: none that we know. */
function headingOf(cell: string): Heading | null {
  const [, name] = /^competency\s*:(.+)$/is.exec(tidy(unguarded(cell)) ?? "") ?? [];
  const competency = tidy(name);
  if (competency === null) return BY_FOLDED.get(fold(cell)) ?? null;
  return { name: `Competency: ${competency}`, kind: "named", at: ["rung", "competencies"], meaning: "", competency };
}

/** How many cells of a line are names of columns: tells which delimiter a file has. */
export const knownNames = (cells: readonly string[]): number => cells.filter((cell) => headingOf(cell) !== null).length;

/** Whether a row has nothing in it; spreadsheets leave such rows behind. */
export const isBlank = (cells: readonly string[]): boolean => cells.every((cell) => tidy(cell) === null);

/** The table under the documented columns, in any order and any case; `rows` with the heading, and blank ones too, so that they can be counted. */
export function readTable(rows: readonly (readonly string[])[]): ReadTable {
  const heading = rows.findIndex((cells) => !isBlank(cells));
  const head = (rows[heading] ?? []).map(headingOf);
  const faults = faultsOfHeading(rows[heading] ?? [], heading + 1);
  const document: Tree = {};
  const ladders: Group[] = [];
  const bySlug = new Map<string, Group>();
  const rowsOf: number[][] = [];
  const competencyColumns = new Map<Tree, string[]>(); // of each rung, in which column each of its competencies stands
  const said = new Map<unknown, Map<string, number>>(); // of the document and of each ladder, in which row each column was said
  let slug = "";
  const body = NEEDED.every((name) => head.some((column) => column?.name === name)) ? rows.slice(heading + 1) : []; // without them every row would be wrong
  body.forEach((cells, i) => {
    if (isBlank(cells)) return;
    const row = heading + i + 2;
    if (cells.slice(head.length).some((cell) => tidy(cell) !== null)) faults.push({ row, column: null, rule: `has ${cells.length} cells, and the heading has ${head.length}` });
    slug = tidy(unguarded(cells[head.findIndex((column) => column?.name === "ladder")] ?? "")) ?? slug;
    let ladder = bySlug.get(slug);
    if (ladder === undefined) {
      ladder = { rungs: [] };
      bySlug.set(slug, ladder);
      ladders.push(ladder);
      rowsOf.push([]);
    }
    const rung: Tree = {};
    ladder.rungs.push(rung);
    rowsOf[ladders.indexOf(ladder)]?.push(row);
    head.forEach((column, c) => {
      const value = column === null || column.given === true ? undefined : valueUnder(column, cells[c] ?? "");
      if (column === null || value === undefined) return;
      const [root, ...path] = column.at;
      if (column.kind === "named") {
        competencyColumns.set(rung, [...(competencyColumns.get(rung) ?? []), ...(value as readonly Named[]).map(() => column.name)]);
        return put(rung, path, [...((rung.competencies ?? []) as readonly Named[]), ...(value as readonly Named[])]);
      }
      if (root === "rung") return put(rung, path, value);
      const owner = root === "document" ? document : ladder;
      const rowsSaid = said.get(owner) ?? new Map<string, number>();
      said.set(owner, rowsSaid);
      const before = valueAt(owner, path);
      if (before === undefined) {
        put(owner, path, value);
        rowsSaid.set(column.name, row);
      } else if (JSON.stringify(before) !== JSON.stringify(value)) {
        faults.push({ row, column: column.name, rule: `must say the same in every row of the ${root === "document" ? "file" : "ladder"}, or nothing; row ${rowsSaid.get(column.name) ?? 0} says otherwise` });
      }
    });
  });
  if (faults.length === 0 && ladders.length === 0) faults.push({ row: null, column: null, rule: "holds no rung: a heading and at least one row are needed" });
  const locate = (path: Path): Pick<TableFault, "row" | "column"> => {
    const [top, l, ...rest] = path;
    if (top !== "ladders" || typeof l !== "number") return { row: said.get(document)?.get(columnAt("document", path)?.name ?? "") ?? null, column: columnAt("document", path)?.name ?? null };
    if (rest[0] === "rungs" && typeof rest[1] === "number") {
      const competency = rest[2] === "competencies" ? competencyColumns.get(ladders[l]?.rungs[rest[1]] ?? {})?.[Number(rest[3] ?? 0)] : undefined;
      return { row: rowsOf[l]?.[rest[1]] ?? null, column: competency ?? columnAt("rung", rest.slice(2))?.name ?? null };
    }
    const column = columnAt("ladder", rest);
    return { row: said.get(ladders[l])?.get(column?.name ?? "") ?? rowsOf[l]?.[0] ?? null, column: column?.name ?? null };
  };
  return { tree: ladders.length === 0 ? null : { ...document, ladders }, faults, locate };
}

function faultsOfHeading(cells: readonly string[], row: number): TableFault[] {
  const known = cells.map(headingOf);
  const names = known.map((column) => column?.name);
  const unknown = cells.flatMap((cell, i) => (known[i] === null && tidy(cell) !== null ? [(tidy(cell) ?? "").slice(0, 50)] : []));
  return [
    ...NEEDED.filter((name) => !names.includes(name)).map((name) => ({ row, column: name, rule: "is missing in the heading; the columns title and track are needed" })),
    ...names.flatMap((name, i) => (name !== undefined && names.indexOf(name) < i ? [{ row, column: name, rule: "stands in the heading twice" }] : [])),
    ...unknown.map((column) => ({ row, column, rule: `is no column that we know: rename it${MEANT.has(fold(column)) ? ` (${MEANT.get(fold(column))}?)` : ""} or take it away; there are ${COLUMNS.filter((c) => c.given !== true).map((c) => c.name).join(", ")}` })),
  ];
}

/** The column that holds what stands at a path, or a part of it. */
function columnAt(root: Column["at"][0], path: Path): Column | undefined {
  const words = path.filter((part) => typeof part === "string");
  return COLUMNS.find(({ at: [first, ...at] }) => first === root && words.length > 0 && words.slice(0, at.length).every((word, i) => word === at[i]));
}

const FLAGS: ReadonlyMap<string, boolean> = new Map([["true", true], ["yes", true], ["1", true], ["false", false], ["no", false], ["0", false]]);

/** The value of a cell under a column. */
function valueUnder({ kind, competency }: Heading, cell: string): unknown {
  if (competency === undefined) return valueIn(kind, cell);
  const expectation = tidy(unguarded(cell));
  return expectation === null ? undefined : [{ name: competency, expectation }];
}

/** The value of a cell; what is not of its kind stays a text, which the reader then refuses with the rule. */
function valueIn(kind: CellKind, cell: string): unknown {
  const text = tidy(unguarded(cell));
  if (text === null) return undefined;
  if (kind === "text") return text;
  if (kind === "list") return parted(unguarded(cell));
  if (kind === "named") return unlined(unguarded(cell));
  if (kind === "flag") return FLAGS.get(text.toLowerCase()) ?? text;
  if (kind === "json") return parsed(cell) ?? text;
  const number = /^-?\d+(?:[.,]\d+)?(?:e[+-]?\d+)?$/i.test(text) ? Number(text.replace(",", ".")) : Number.NaN; // in many countries a spreadsheet writes 1,5
  return Number.isNaN(number) ? text : number;
}

function parsed(cell: string): unknown {
  try {
    return JSON.parse(cell) as unknown;
  } catch {
    return undefined;
  }
}

function put(tree: Tree, path: readonly string[], value: unknown): void {
  const [key = "", ...rest] = path;
  if (rest.length === 0) tree[key] = value;
  else put((tree[key] ??= {}) as Tree, rest, value);
}

const valueAt = (tree: Tree, path: readonly string[]): unknown =>
  path.reduce<unknown>((part, key) => (typeof part === "object" && part !== null ? (part as Readonly<Record<string, unknown>>)[key] : undefined), tree);
