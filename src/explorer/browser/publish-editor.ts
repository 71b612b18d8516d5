import { TRACK_NAMES } from "../words.js";
import { drawColumn, type DrawnColumn } from "./publish-chart.js";
import { el } from "./publish-dom.js";
import { troublesOf, type Range, type Trouble } from "./publish-edges.js";
import type { Band, Decision, EditedRung, Track } from "./publish-model.js";
import { edgesTable, type EdgesTable } from "./publish-table.js";

/** What the reader decides; each comes once the edge rests. `decide` null: there is no draft to decide on. */
export interface EditorActs {
  readonly move: (key: string, range: Range) => void;
  readonly decide: ((key: string, decision: Decision) => void) | null;
}

/** A track as it is shown. */
interface Shown {
  readonly rungs: readonly EditedRung[];
  readonly drawn: DrawnColumn;
  readonly table: EdgesTable;
  readonly troubles: HTMLUListElement;
}

/** Rungs drawn on the axis beside a table with the same numbers; each follows the other at once. */
export class Editor {
  private shown: readonly Shown[] = [];
  /** Edges moved and not yet told. */
  private readonly moving = new Map<string, Range>();
  /** What to show once a bar is let go: while one is dragged nothing is drawn anew. */
  private later: readonly EditedRung[] | null = null;
  /** Taking away what has the focus makes it say that it lost it: that means nothing. */
  private drawing = false;

  constructor(private readonly host: HTMLElement, private readonly bands: readonly Band[], private readonly acts: EditorActs) {}

  /** Shows these rungs; focus, half-typed numbers, opened reasons and edges in motion stay. */
  show(rungs: readonly EditedRung[]): void {
    this.later = this.host.querySelector("[data-dragged]") === null ? null : rungs;
    if (this.later !== null) return;
    const active = this.host.contains(document.activeElement) ? (document.activeElement as HTMLElement) : null;
    const [focus, typed] = [active?.dataset.at, active instanceof HTMLInputElement && active.value !== active.defaultValue ? active.value : null];
    const open = [...this.host.querySelectorAll<HTMLElement>("details[open]")].map(({ dataset }) => dataset.at);
    this.shown = (["IC", "M"] as const).flatMap((track) => {
      const own = rungs.filter((rung) => rung.track === track).map((rung) => ({ ...rung, range: this.moving.get(rung.key) ?? rung.range }));
      return own.length === 0 ? [] : [this.shownOf(track, own)];
    });
    this.drawing = true;
    this.host.replaceChildren(...this.shown.map(({ rungs: [first], drawn, table, troubles }) =>
      el("div", { class: "edges-track" }, el("h3", {}, TRACK_NAMES[first!.track]), el("div", { class: "edges-beside" }, drawn.node, el("div", {}, el("div", { role: "status" }, troubles), table.node)))));
    this.drawing = false;
    for (const each of this.shown) this.tellTroubles(each);
    for (const details of this.host.querySelectorAll<HTMLDetailsElement>("details")) details.open = open.includes(details.dataset.at);
    if (focus === undefined) return;
    const [key] = focus.split(" ");
    const to = this.find(focus) ?? this.find(`${key} REJECT`) ?? this.find(`${key} type lo`);
    if (typed !== null && to instanceof HTMLInputElement) to.value = typed;
    to?.focus();
  }

  private find = (at: string): HTMLElement | null => this.host.querySelector<HTMLElement>(`[data-at="${CSS.escape(at)}"]`);

  private shownOf(track: Track, rungs: readonly EditedRung[]): Shown {
    const drawn = drawColumn(this.bands, track, rungs, { moving: (key, range) => this.step(key, range), moved: (key) => this.restSoon(key) });
    const troubles = el("ul", { class: "findings" });
    const table = edgesTable(this.bands, track, rungs, {
      decide: this.acts.decide,
      typed: (key, range) => {
        this.moving.set(key, range);
        this.restSoon(key);
      },
      refused: (text) => troubles.replaceChildren(el("li", { class: "finding-ERROR" }, text)),
    });
    return { rungs, drawn, table, troubles };
  }

  /** An edge is on its way: the numbers follow, and what it runs into is said. */
  private step(key: string, range: Range): void {
    this.moving.set(key, range);
    const track = this.shown.find(({ rungs }) => rungs.some((rung) => rung.key === key));
    if (track !== undefined) {
      track.table.place(key, range);
      this.tellTroubles(track);
    }
  }

  /** After the focus has gone where it is going: drawing anew before that would lose it. */
  private restSoon(key: string): void {
    if (!this.drawing) window.setTimeout(() => this.rest(key));
  }

  private rest(key: string): void {
    const range = this.moving.get(key);
    if (range === undefined) {
      if (this.later !== null) this.show(this.later);
      return;
    }
    this.moving.delete(key);
    this.acts.move(key, range);
  }

  private tellTroubles({ rungs, drawn, troubles }: Shown): void {
    const found = troublesOf(rungs.map(({ key, label, order, range }) => ({ label, order, range: this.moving.get(key) ?? range })));
    drawn.mark(new Set(found.filter(({ kind }) => kind === "INVERSION").flatMap(({ between }) => between.map((at) => rungs[at]!.key))));
    const texts = found.map(({ text }) => text);
    if (texts.join() !== [...troubles.children].map(({ textContent }) => textContent).join()) troubles.replaceChildren(...found.map(troubleItem));
  }
}

const NAMES: Readonly<Record<Trouble["kind"], string>> = { INVERSION: "Inversion", OVERLAP: "Overlap" };
const troubleItem = ({ kind, text }: Trouble): HTMLLIElement => el("li", { class: kind === "INVERSION" ? "finding-ERROR" : "finding-ADVICE" }, el("strong", {}, `${NAMES[kind]}: `), text);
