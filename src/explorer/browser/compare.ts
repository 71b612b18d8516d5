import { rungLabel } from "../links.js";
import { pointed } from "../script-questions.js";
import { BAND_NAMES, percent } from "../words.js";
import { ask } from "./ask.js";

/** The counterparts of a bar, as soon as it is pointed at or focused; choosing it pins them, as a link that works without this script. */

interface Rung { readonly id: string; readonly code: string | null; readonly title: string }
type Answer =
  | { readonly __typename: "Equivalence"; readonly best: { readonly rung: Rung }; readonly landing: readonly { readonly share: number; readonly rungs: readonly Rung[] }[]; readonly confidence: { readonly band: keyof typeof BAND_NAMES } }
  | { readonly __typename: "Abstention"; readonly message: string };

/** Milliseconds on a bar before asking. */
const PAUSE = 90;
/** Shares that are shown. */
const SHOWN = 0.05;

const chart = document.querySelector<HTMLElement>("[data-chart]");
const columns = [...(chart?.querySelectorAll<HTMLElement>("[data-company]") ?? [])];
const panel = document.createElement("div");
panel.className = "counterparts";
panel.setAttribute("role", "status");
panel.hidden = true;
chart?.after(panel);

const known = new Map<string, Promise<ReadonlyMap<string, Answer>>>();
let timer = 0;
let turn = 0;

function answersFor(rungId: string, own: string): Promise<ReadonlyMap<string, Answer>> {
  const others = columns.map(({ dataset }) => dataset.company ?? "").filter((slug) => slug !== own);
  const asked = known.get(rungId) ?? ask<Readonly<Record<string, Answer | null>>>(`pointed-${others.length}`, pointed(others.length), { id: rungId, asOf: chart?.dataset.asOf ?? null, ...Object.fromEntries(others.map((slug, i) => [`c${i}`, slug])) })
    .then((data) => new Map(others.flatMap((slug, i) => (data[`e${i}`] == null ? [] : [[slug, data[`e${i}`]!] as const]))));
  known.set(rungId, asked);
  asked.catch(() => known.delete(rungId));
  return asked;
}

async function show(bar: SVGAElement): Promise<void> {
  const own = bar.closest<HTMLElement>("[data-company]")?.dataset.company ?? "";
  const mine = ++turn;
  const answers = await answersFor(bar.dataset.rung ?? "", own).catch(() => null);
  if (answers === null || mine !== turn) return;
  clear();
  const lines = columns.filter(({ dataset }) => dataset.company !== own).map(({ dataset }) => line(dataset.name ?? "", answers.get(dataset.company ?? "")));
  const list = document.createElement("ul");
  list.append(...lines);
  const heading = document.createElement("strong");
  heading.textContent = (bar.querySelector("title")?.textContent ?? "").split(", spans")[0] ?? "";
  panel.replaceChildren(heading, list);
  panel.hidden = false;
  bar.classList.add("bar-pointed");
  for (const answer of answers.values()) if (answer.__typename === "Equivalence") for (const { share, rungs } of answer.landing) if (share >= 0.1) for (const { id } of rungs) chart?.querySelector(`[data-rung="${CSS.escape(id)}"]`)?.classList.add("bar-hit");
}

function line(company: string, answer: Answer | undefined): HTMLLIElement {
  const item = document.createElement("li");
  if (answer === undefined) item.textContent = `${company}: no answer`;
  else if (answer.__typename === "Abstention") item.textContent = `${company}: ${answer.message}`;
  else {
    const shares = [...answer.landing].filter(({ share, rungs }) => share >= SHOWN && rungs.length > 0).sort((a, b) => b.share - a.share);
    item.textContent = `${company}: ${shares.map(({ share, rungs }) => `${percent(share)} ${rungs.map(rungLabel).join(" or ")}`).join(", ")} (confidence ${BAND_NAMES[answer.confidence.band]})`;
  }
  return item;
}

function clear(): void {
  for (const bar of chart?.querySelectorAll(".bar-pointed, .bar-hit") ?? []) bar.classList.remove("bar-pointed", "bar-hit");
}

function leave(): void {
  clearTimeout(timer);
  turn += 1;
  clear();
  panel.hidden = true;
}

for (const bar of chart?.querySelectorAll<SVGAElement>("a[data-rung]") ?? []) {
  const enter = (): void => {
    clearTimeout(timer);
    timer = window.setTimeout(() => void show(bar), PAUSE);
  };
  bar.addEventListener("pointerenter", (event) => { if (event.pointerType === "mouse") enter(); });
  bar.addEventListener("pointerleave", leave);
  bar.addEventListener("focus", enter);
  bar.addEventListener("blur", leave);
}
document.addEventListener("keydown", (event) => { if (event.key === "Escape") leave(); });
