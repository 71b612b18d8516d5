import { hitOf, type Hit, type Thing } from "../found.js";
import { query } from "../links.js";
import { FIND } from "../script-questions.js";
import { ask } from "./ask.js";

/** Milliseconds of quiet before asking. */
const PAUSE = 110;

/**
 * Makes a search field a combobox by the ARIA pattern (editable, list autocomplete, nothing chosen by itself): arrows move, Alt with an arrow opens and closes, Enter
 * takes, Escape closes; whatever edits the text or moves within it leaves the list. Without a hit taken the form is sent as it would be without this script.
 */
export function enhanceSearch(input: HTMLInputElement): void {
  const list = document.createElement("ul");
  list.className = "hits";
  list.id = `${input.id}-hits`;
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", "Found");
  list.hidden = true;
  const status = document.createElement("span");
  status.className = "out-of-sight";
  status.setAttribute("role", "status");
  (input.closest(".search-row") ?? input).after(list, status);
  for (const [name, value] of [["role", "combobox"], ["aria-autocomplete", "list"], ["aria-expanded", "false"], ["aria-controls", list.id]] as const) input.setAttribute(name, value);

  const { search: what = "all" } = input.dataset;
  const companies = what !== "all";
  let hits: readonly Hit[] = [];
  let at = -1;
  let asked = 0;
  let timer = 0;

  const close = (): void => {
    list.hidden = true;
    at = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  };
  const mark = (index: number): void => {
    at = index;
    [...list.children].forEach((item, i) => item.setAttribute("aria-selected", String(i === index)));
    const item = list.children[index];
    if (item === undefined) return input.removeAttribute("aria-activedescendant");
    input.setAttribute("aria-activedescendant", item.id);
    item.scrollIntoView({ block: "nearest" });
  };
  const take = (hit: Hit): void => {
    close();
    if (companies || hit.href === null) {
      input.value = hit.value;
      if (what === "company") input.form?.requestSubmit(); // "company-field": the reader goes on filling in
    } else location.assign(hit.href);
  };
  const show = (found: readonly Hit[]): void => {
    hits = found;
    list.replaceChildren(...found.map((hit, i) => {
      const item = document.createElement("li");
      item.id = `${list.id}-${i}`;
      item.setAttribute("role", "option");
      const under = document.createElement("small");
      under.textContent = hit.under;
      item.append(hit.label, under);
      item.addEventListener("pointerdown", (event) => event.preventDefault());
      item.addEventListener("click", () => take(hit));
      return item;
    }));
    status.textContent = found.length === 0 ? "Nothing found" : `${found.length} found`;
    list.hidden = found.length === 0;
    input.setAttribute("aria-expanded", String(found.length > 0));
    mark(-1);
  };
  const search = async (): Promise<void> => {
    const text = input.value.trim();
    const turn = ++asked;
    hits = [];
    if (text === "") return close();
    const data = await ask<{ search: { nodes: readonly { thing: Thing }[] } }>("find", FIND, { text, kinds: companies ? ["COMPANY"] : null }).catch(() => null);
    if (turn !== asked || document.activeElement !== input) return;
    const found = data?.search.nodes.map(({ thing }) => hitOf(thing)) ?? [];
    show(companies || data === null ? found : [...found, asTitle(text)]);
  };
  input.addEventListener("input", () => {
    mark(-1);
    clearTimeout(timer);
    timer = window.setTimeout(() => void search(), PAUSE);
  });
  input.addEventListener("blur", close);
  input.addEventListener("keydown", (event) => {
    const marked = hits[at];
    if (event.key === "Escape" && !list.hidden) {
      close();
      event.preventDefault();
    } else if ((event.key === "ArrowDown" || event.key === "ArrowUp") && hits.length > 0) {
      event.preventDefault();
      if (event.altKey && event.key === "ArrowUp") return close();
      if (list.hidden) show(hits);
      if (event.altKey) return;
      const step = event.key === "ArrowDown" ? 1 : -1;
      mark((at + step + hits.length + (at < 0 && step < 0 ? 1 : 0)) % hits.length);
    } else if (event.key === "Enter" && marked !== undefined) {
      event.preventDefault();
      take(marked);
    } else if (["ArrowLeft", "ArrowRight", "Home", "End"].includes(event.key)) mark(-1);
  });
}

/** Last in the list: titles that no company uses are placed by what they say. */
const asTitle = (text: string): Hit => ({ label: `Place “${text}” as a title`, under: "By its words, the company's size and the people led", href: `/title${query({ q: text })}`, value: text });
