import { counted } from "../words.js";
import { done, mutate, Told, type UserError } from "./publish-api.js";
import { button, el, part, run, tell } from "./publish-dom.js";
import { DRAFT, openDraft, type OpenedDraft } from "./publish-draft.js";
import { formatOf, placeOfRow, slugOf } from "./publish-rows.js";
import { whoAt, type Who } from "./publish-token.js";

interface Fault {
  readonly row: number | null;
  readonly column: string | null;
  readonly path: string | null;
  readonly rule: string;
}
interface Imported {
  readonly summary: string | null;
  readonly faults: readonly Fault[] | null;
  readonly draft: OpenedDraft | null;
  readonly userErrors: readonly UserError[];
}

/** What the select has for a ladder that is not there yet. */
const NEW = "";

/** Step 2: a file becomes a draft. `opened`: there is a draft to go on with. */
export function fileStep({ opened }: { readonly opened: (draft: OpenedDraft, who: Who) => void }) {
  const [text, ladder, name, family] = [part<HTMLTextAreaElement>("file-text"), part<HTMLSelectElement>("file-ladder"), part<HTMLInputElement>("file-name"), part<HTMLSelectElement>("file-family")];
  const [format, chosen, replace] = [part<HTMLSelectElement>("file-format"), part<HTMLInputElement>("file-open"), part<HTMLInputElement>("file-replace")];
  let who: Who | null = null;
  let fileName = "";

  /** The draft that the file would take the place of. */
  const inTheWay = (): OpenedDraft | undefined => who?.drafts.find((draft) => draft.ladder === slug());
  const slug = (): string => (ladder.value === NEW ? slugOf(name.value) : ladder.value);

  const lookAgain = (): void => {
    for (const field of document.querySelectorAll<HTMLElement>("[data-new]")) field.hidden = ladder.value !== NEW;
    const draft = inTheWay();
    part("file-next").hidden = ladder.value === NEW || draft !== undefined;
    part("file-over").hidden = draft === undefined;
    if (draft !== undefined) part("file-over-text").textContent = `Write over the draft of ${draft.version.name}${draft.changedBy === null ? "" : `, last changed by ${draft.changedBy}`}${draft.changedAt === null ? "" : ` on ${draft.changedAt.slice(0, 10)}`}`;
  };

  const send = (starter: HTMLButtonElement, dryRun: boolean): Promise<void> => run("file-status", starter, async () => {
    if (who === null) return;
    showFaults([]);
    if (text.value.trim() === "") throw new Told("there is no text yet.", "EMPTY");
    const isNew = ladder.value === NEW;
    const draft = inTheWay();
    if (draft !== undefined && !replace.checked && !dryRun) throw new Told("this ladder has a draft already. Say above that the file may take its place, or go on with that draft.", "DRAFT_EXISTS");
    const input = {
      company: who.company.slug, content: text.value, format: format.value || formatOf(fileName, text.value), dryRun,
      ...(slug() && { ladder: slug() }), ...(isNew && name.value.trim() && { name: name.value.trim() }), ...(isNew && { family: family.value }), ...(draft !== undefined && { revision: draft.revision }),
    };
    const { summary, faults, draft: made, userErrors } = await mutate<Imported>("importLadder", `summary faults { row column path rule } draft { ${DRAFT} }`, input, who.token);
    if (faults !== null && faults.length > 0) {
      showFaults(faults);
      tell("file-status", `${counted(faults.length, "thing is", "things are")} wrong with the file; nothing was kept.`, "fault");
      return;
    }
    if (userErrors.length > 0) throw new Told(userErrors.map(({ message }) => message).join(" "), userErrors[0]!.code);
    if (made !== null) await begun(made, who, summary ?? "Kept.");
    else tell("file-status", `Nothing is wrong. Kept, it would be: ${summary ?? ""}`);
  });

  const showFaults = (faults: readonly Fault[]): void => {
    const box = part("file-faults");
    box.hidden = faults.length === 0;
    const rows = faults.map(({ row, column, path, rule }) => el("tr", {},
      el("td", {}, row === null ? "" : button(String(row), () => markRow(text, row), { "aria-label": `Row ${row}: show it in the text` })), el("td", {}, column ?? path ?? "the file"), el("td", {}, rule)));
    box.replaceChildren(el("table", {}, el("caption", {}, "What is wrong with the file"), el("thead", {}, el("tr", {}, ...["Row", "Column or place", "Rule"].map((head) => el("th", { scope: "col" }, head)))), el("tbody", {}, ...rows)));
  };

  const open = (found: Who, at = NEW): void => {
    who = found;
    const drafts = found.drafts.filter((draft) => !found.ladders.some((each) => each.slug === draft.ladder));
    const known = [...found.ladders, ...drafts.map((draft) => ({ slug: draft.ladder, name: draft.version.name }))];
    ladder.replaceChildren(el("option", { value: NEW }, "A new one, or as the file says"), ...known.map((each) => el("option", { value: each.slug, selected: each.slug === at }, each.name)));
    replace.checked = false;
    part("file-drafts").replaceChildren(...(found.drafts.length === 0 ? [] : [el("p", {}, "Go on with a draft: "), el("p", { class: "controls" }, ...found.drafts.map((draft) => button(`${draft.version.name}, version ${draft.version.number}`, () => void goOn(draft))))]));
    part("ladder-shut").hidden = true;
    part("ladder-open").hidden = false;
    lookAgain();
  };

  const begin = (): Promise<void> => run("file-status", part<HTMLButtonElement>("file-begin"), async () => {
    if (who === null) return;
    const { draft } = await done<{ readonly draft: OpenedDraft | null; readonly userErrors: readonly UserError[] }>("createLadderDraft", `draft { ${DRAFT} }`, { company: who.company.slug, ladder: ladder.value }, who.token);
    if (draft !== null) await begun(draft, who, `Version ${draft.version.number} of ${draft.version.name} is begun, as the one before it stands.`);
  });

  /** There is a draft that was not there before. */
  const begun = async (draft: OpenedDraft, by: Who, words: string): Promise<void> => {
    open(await whoAt(by.token, by.name, by.company.slug), draft.ladder);
    opened(draft, by);
    tell("file-status", words);
    part("places").focus();
  };

  const goOn = (draft: OpenedDraft): Promise<void> => run("file-status", null, async () => {
    if (who === null) return;
    opened(await openDraft(draft.draftId, who.token), who);
    tell("file-status", `You go on with the draft of ${draft.version.name}.`);
    part("places").focus();
  });

  const read = async (file: File | undefined): Promise<void> => {
    if (file === undefined) return;
    text.value = await file.text();
    fileName = file.name;
    tell("file-status", `${file.name} is in the field.`);
  };
  chosen.addEventListener("change", () => void read(chosen.files?.[0]));
  text.addEventListener("input", () => { fileName = ""; });
  text.addEventListener("dragover", (event) => event.preventDefault());
  text.addEventListener("drop", (event) => {
    if (event.dataTransfer?.files.length === 0) return;
    event.preventDefault();
    void read(event.dataTransfer?.files[0]);
  });
  for (const field of [ladder, name]) field.addEventListener("input", lookAgain);
  part("file-begin").addEventListener("click", () => void begin());
  part("file-check").addEventListener("click", ({ currentTarget }) => void send(currentTarget as HTMLButtonElement, true));
  part("file-form").addEventListener("submit", (event) => {
    event.preventDefault();
    void send(part<HTMLButtonElement>("file-keep"), false);
  });

  return {
    open,
    close: (): void => {
      who = null;
      part("ladder-shut").hidden = false;
      part("ladder-open").hidden = true;
    },
    /** Rungs that were tried, as a file. */
    take: (csv: string, of: string): void => {
      text.value = csv;
      family.value = of;
      fileName = "";
      tell("file-status", who === null ? "" : "The rungs you tried are in the field.");
      if (who === null) tell("who-status", "Your rungs wait in step 2. A token is needed to keep them.");
      part(who === null ? "who-token" : "file-text").focus();
    },
  };
}

function markRow(field: HTMLTextAreaElement, row: number): void {
  const place = placeOfRow(field.value, row);
  if (place === null) return;
  field.focus();
  field.setSelectionRange(place.start, place.end);
  field.scrollTop = (field.value.slice(0, place.start).split("\n").length - 3) * Number.parseFloat(getComputedStyle(field).lineHeight);
}
