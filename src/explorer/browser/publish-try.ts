import { counted, percent } from "../words.js";
import { post, Told } from "./publish-api.js";
import { button, el, part, run, tell } from "./publish-dom.js";
import type { Range } from "./publish-edges.js";
import { Editor } from "./publish-editor.js";
import { PLACEMENT, type Band, type EditedRung, type Placement } from "./publish-model.js";
import { csvOf, rowsOf, type PastedRow } from "./publish-rows.js";

/** Rungs that are mapped at once without a token. Source: the API's own limit. */
const MOST = 100;
const EMPTY: PastedRow = { code: "", title: "", track: "", scope: "" };
const SUGGEST = `query Try($input: SuggestMappingInput!) { suggestMapping(input: $input) { rungs { index ${PLACEMENT} } } }`;

interface Fields {
  readonly row: HTMLTableRowElement;
  readonly code: HTMLInputElement;
  readonly title: HTMLInputElement;
  readonly track: HTMLSelectElement;
  readonly scope: HTMLInputElement;
}

/** The part that needs no token: rungs typed or pasted, drawn where they would stand, and moved in this page alone. `taken`: the reader goes on with them as a file. */
export function tryStep(bands: readonly Band[], { taken }: { readonly taken: (csv: string, family: string) => void }): void {
  const body = part("try-rows");
  let fields: readonly Fields[] = [];
  let tried: readonly { readonly asked: PastedRow; readonly placement: Placement; readonly range: Range | null; readonly moved: boolean }[] = [];

  /** Whether the rungs are the reader's; before that they are examples. */
  let own = false;

  const add = (row: PastedRow): Fields => {
    const made = fieldsOf(row, () => {
      const at = fields.indexOf(made);
      made.row.remove();
      fields = fields.filter((each) => each !== made);
      if (fields.length === 0) add(EMPTY);
      (fields[at] ?? fields.at(-1))?.title.focus();
    });
    fields = [...fields, made];
    body.append(made.row);
    return made;
  };
  const asked = (): readonly PastedRow[] => fields.map(({ code, title, track, scope }) => ({ code: code.value.trim(), title: title.value.trim(), track: track.value as PastedRow["track"], scope: scope.value.trim() })).filter(({ title }) => title !== "");

  body.addEventListener("input", () => { own = true; });
  body.addEventListener("paste", (event) => {
    const text = event.clipboardData?.getData("text/plain") ?? "";
    if (!/[\t\n]/.test(text.trim())) return; // a word or two belongs into the cell
    const rows = rowsOf(text).slice(0, MOST);
    if (rows.length === 0) return;
    event.preventDefault();
    const kept = own ? asked() : [];
    own = true;
    body.replaceChildren();
    fields = [];
    for (const row of [...kept, ...rows].slice(0, MOST)) add(row);
    fields.at(-1)?.title.focus();
    tell("try-status", `${counted(rows.length, "rung")} pasted.`);
  });
  part("try-add").addEventListener("click", () => { if (fields.length < MOST) add(EMPTY).title.focus(); });

  const editor = new Editor(part("try-editor"), bands, {
    decide: null,
    move: (key, range) => {
      tried = tried.map((each, i) => (String(i) === key ? { ...each, range, moved: true } : each));
      show();
    },
  });
  const show = (): void => editor.show(tried.map(({ asked: { code, title }, placement, range, moved }, i): EditedRung => ({
    key: String(i), label: code === "" || code === title ? title : `${code} ${title}`, code: code || null, title, track: placement.track, order: i, range, suggested: !moved, findings: [], placement,
    standing: moved ? "Moved by you, here alone." : range === null ? "Too little to tell." : `Suggested, ${percent(placement.confidence)} sure.`,
  })));

  part("try-form").addEventListener("submit", (event) => {
    event.preventDefault();
    void run("try-status", part<HTMLButtonElement>("try-go"), async () => {
      const rows = asked();
      if (rows.length === 0) throw new Told("no rung has a title yet.", "EMPTY");
      const people = part<HTMLInputElement>("try-people").value.replace(/[^\d]/g, "");
      const rungs = rows.map(({ code, title, track, scope }) => ({ title, ...(code && { code }), ...(track && { track }), ...(scope && { scope }) }));
      const input = { rungs, family: part<HTMLSelectElement>("try-family").value, ...(people && { people: { min: Number(people), max: Number(people) } }) };
      const { suggestMapping } = await post<{ suggestMapping: { rungs: readonly { index: number; placement: Placement }[] } }>(SUGGEST, { input }, null);
      tried = suggestMapping.rungs.map(({ index, placement }) => ({ asked: rows[index]!, placement, range: placement.range, moved: false }));
      show();
      part("try-take").hidden = false;
      const sure = tried.map(({ placement: { confidence } }) => confidence);
      tell("try-status", `${counted(tried.length, "rung")} placed, ${percent(Math.min(...sure))} to ${percent(Math.max(...sure))} sure. Nothing was stored.`);
    });
  });
  part("try-take").addEventListener("click", () => taken(csvOf(tried.map(({ asked: row, placement, range, moved }) => ({ ...row, track: placement.track, range: moved ? range : null }))), part<HTMLSelectElement>("try-family").value));

  for (const title of ["Junior Engineer", "Engineer", "Senior Engineer"]) add({ ...EMPTY, title });
}

function fieldsOf(row: PastedRow, remove: () => void): Fields {
  const text = (name: "code" | "title" | "scope", label: string): HTMLInputElement => el("input", { type: "text", "aria-label": label, placeholder: label, value: row[name], maxlength: name === "scope" ? 2000 : 200, autocomplete: "off" });
  const track = el("select", { "aria-label": "Track" }, ...[["", "As it reads"], ["IC", "IC"], ["M", "Management"]].map(([value, words]) => el("option", { value, selected: value === row.track }, words!)));
  const [code, title, scope] = [text("code", "Code"), text("title", "Title"), text("scope", "What people on it answer for")];
  return { row: el("tr", {}, ...[code, title, track, scope, button("Remove", remove)].map((cell) => el("td", {}, cell))), code, title, track, scope };
}
