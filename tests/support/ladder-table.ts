import { parted, unlined } from "../../src/ladder/domain/export-cells.js";
import { unguarded } from "../../src/shared/formula.js";
import { COLUMNS, type Column } from "../../src/ladder/domain/export-columns.js";
import type { LadderDocument } from "../../src/ladder/domain/ladder-document.js";

/** Reads delimited text by RFC 4180, written apart from what writes it. */
export function readDelimited(text: string, delimiter: string): readonly (readonly string[])[] {
  const rows: string[][] = [];
  let row: string[] = [];
  for (let at = 0; at < text.length;) {
    let cell = "";
    if (text[at] === '"') {
      for (at += 1; text[at] !== '"' || text[at + 1] === '"'; at += 1) {
        if (at >= text.length) throw new Error("a quoted cell does not end");
        if (text[at] === '"') at += 1;
        cell += text[at];
      }
      at += 1;
    } else {
      while (at < text.length && text[at] !== delimiter && text[at] !== "\r" && text[at] !== "\n") cell += text[at++];
      if (cell.includes('"')) throw new Error(`a quote in a cell that is not quoted: ${cell}`);
    }
    row.push(cell);
    if (text[at] === delimiter) {
      at += 1;
      if (at < text.length && text[at] !== "\r" && text[at] !== "\n") continue;
      row.push("");
    }
    if (text.startsWith("\r\n", at)) at += 2;
    else if (text[at] === "\n") at += 1;
    else if (at < text.length) throw new Error(`neither a delimiter nor a line's end after "${cell}"`);
    rows.push(row);
    row = [];
  }
  return rows;
}

type Tree = { [key: string]: unknown };

/** The document that a CSV of ours says, by the documented columns alone; what the server gives is left out, as on import. */
export function documentOfCsv(text: string): LadderDocument {
  if (!text.startsWith("\ufeff")) throw new Error("no byte order mark");
  const [head = [], ...rows] = readDelimited(text.slice(1), ",");
  const document: Tree = { format: "org-ladder/1", ladders: [] };
  const ladders = new Map<string, Tree & { rungs: Tree[] }>();
  for (const cells of rows) {
    const slug = cells[head.indexOf("ladder")] ?? "";
    const ladder = ladders.get(slug) ?? { rungs: [] };
    const rung: Tree = {};
    ladders.set(slug, ladder);
    ladder.rungs.push(rung);
    COLUMNS.filter((column) => column.given !== true).forEach((column) => {
      const cell = cells[head.indexOf(column.name)] ?? "";
      if (cell !== "") put({ document, ladder, rung }[column.at[0]], column.at.slice(1), valueIn(column.kind, cell));
    });
  }
  return { ...document, ladders: [...ladders.values()] } as unknown as LadderDocument;
}

function valueIn(kind: Column["kind"], cell: string): unknown {
  if (kind === "json") return JSON.parse(cell);
  const text = unguarded(cell);
  if (kind === "list") return parted(text);
  if (kind === "named") return unlined(text);
  if (kind === "flag") return text === "true";
  return kind === "text" ? text : Number(text);
}

function put(tree: Tree, path: readonly string[], value: unknown): void {
  const [key = "", ...rest] = path;
  if (rest.length === 0) tree[key] = value;
  else put((tree[key] ??= {}) as Tree, rest, value);
}
