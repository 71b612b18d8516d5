import { lanesOf } from "../lanes.js";
import { wrapped } from "../../shared/svg-text.js";
import { decimal, TRACK_NAMES } from "../words.js";
import { el, svg } from "./publish-dom.js";
import { GRID, levelAfterKey, snapped, withEdge, type Edge, type Range } from "./publish-edges.js";
import { axisOf, type Band, type EditedRung, type Track } from "./publish-model.js";

/** Pixels: above and below the axis, of a level, of the bands' names, of the column on a phone, of a line, of what a finger can hit, and of what is seen of it. */
const SIZE = { margin: 18, level: 96, words: 88, narrowest: 234, line: 15, target: 26, grip: 32, gripHigh: 6 } as const;
/** Percent of the column on either side of its bars, and between them. */
const SIDE = 3;
const BETWEEN = 1.5;

/** Milliseconds after which an edge moved with keys is taken to rest. */
const REST = 700;

/** What the reader does to edges: `moving` at every step, `moved` when the edge rests. */
export interface EdgeActs {
  readonly moving: (key: string, range: Range) => void;
  readonly moved: (key: string) => void;
}

/** A drawn column, whose bars can be put elsewhere without drawing it anew. */
export interface DrawnColumn {
  readonly node: HTMLElement;
  readonly place: (key: string, range: Range) => void;
  readonly mark: (wrong: ReadonlySet<string>) => void;
}

/** What a column and its bars have in common. */
interface Frame {
  readonly bands: readonly Band[];
  readonly axis: Range;
  readonly height: number;
  readonly y: (level: number) => number;
  readonly acts: EdgeActs;
}

/** The rungs of a track as bars on its axis, each with two edges to drag or to move with keys. Rungs without a place are not drawn. */
export function drawColumn(all: readonly Band[], track: Track, rungs: readonly EditedRung[], acts: EdgeActs): DrawnColumn {
  const [axis, bands] = [axisOf(all, track), all.filter((band) => band.track === track)];
  const height = (axis.hi - axis.lo) * SIZE.level + 2 * SIZE.margin;
  const frame: Frame = { bands, axis, height, acts, y: (level) => SIZE.margin + (axis.hi - level) * SIZE.level };
  const placed = rungs.flatMap((rung) => (rung.range === null ? [] : [{ rung, range: rung.range }]));
  const { lane, count } = lanesOf(placed.map(({ range }) => range));
  const pitch = (100 - 2 * SIDE) / count;
  const bars = placed.map(({ rung, range }, i) => new Bar(frame, rung, range, SIDE + pitch * lane[i]!, pitch - (count > 1 ? BETWEEN : 0)));
  const node = el("div", { class: "edges", role: "group", "aria-label": `${TRACK_NAMES[track]}: your rungs on the axis. The table has the same numbers.` },
    svg("svg", { width: "100%", height, "aria-hidden": "true" }, ...ground(frame), ...bands.flatMap((band) => bandName(band, frame))),
    svg("svg", { width: "100%", height }, ...ground(frame), ...bars.map(({ body }) => body), ...bars.flatMap(({ held }) => held)));
  return {
    node,
    place: (key, to) => bars.find(({ rung }) => rung.key === key)?.place(to),
    mark: (wrong) => bars.forEach(({ rung, body }) => body.classList.toggle("edges-wrong", wrong.has(rung.key))),
  };
}

const ground = ({ bands, y }: Frame): readonly SVGElement[] =>
  bands.map((band, i) => svg("rect", { width: "100%", y: y(band.hi), height: y(band.lo) - y(band.hi), class: i % 2 === 0 ? "band-even" : "band-odd" }));

function bandName({ title, lo, hi }: Band, { y }: Frame): readonly SVGElement[] {
  const lines = wrapped(title, 12, SIZE.words, 5);
  const first = (y(lo) + y(hi)) / 2 - ((lines.length - 1) * SIZE.line) / 2 + 4;
  return lines.map((line, i) => svg("text", { x: 6, y: first + i * SIZE.line, class: "band-name" }, line));
}

const EDGES = [["hi", "upper edge", 0.27], ["lo", "lower edge", 0.73]] as const;

/** A rung's bar. Its upper edge is held at the left, its lower one at the right, so that edges that touch are never on one another. */
class Bar {
  readonly body: SVGGElement;
  /** What it is moved by: above all bars, so that no neighbour covers it. */
  readonly held: readonly SVGGElement[];
  private readonly outline: SVGRectElement;
  private readonly words: SVGSVGElement;
  private readonly handles: Readonly<Record<Edge, SVGGElement>>;
  private timer = 0;

  /** `x` and `width` in percent of the column. */
  constructor(private readonly frame: Frame, readonly rung: EditedRung, private range: Range, x: number, private readonly width: number) {
    const percent = (at: number): string => `${decimal(at)}%`;
    this.outline = svg("rect", { x: percent(x), width: percent(width), rx: 4, class: "edges-bar" });
    this.words = svg("svg", { x: percent(x + width / 2), overflow: "visible", "aria-hidden": "true" });
    const [hi, lo] = EDGES.map(([edge, name, at], i) => this.handle(edge, name, percent(x + width * at), percent(x + (width / 2) * i), percent(width / 2)));
    this.handles = { hi: hi!, lo: lo! };
    this.held = [hi!, lo!];
    this.body = svg("g", { class: rung.suggested ? "edges-suggested" : "" }, this.outline, this.words);
    this.place(range);
  }

  /** Puts the bar there; nothing is told. */
  place(range: Range): void {
    const { y, axis } = this.frame;
    this.range = range;
    const [top, bottom] = [y(range.hi), y(range.lo)];
    this.outline.setAttribute("y", String(top + 1));
    this.outline.setAttribute("height", String(Math.max(1, bottom - top - 2)));
    const lines = wrapped(this.rung.code ?? this.rung.title, 14, (SIZE.narrowest * this.width) / 100 - 8, 3).slice(0, Math.floor((bottom - top) / SIZE.line));
    this.words.replaceChildren(...lines.map((line, i) => svg("text", { y: (top + bottom - (lines.length - 1) * SIZE.line) / 2 + 5 + i * SIZE.line, "text-anchor": "middle", class: "edges-words" }, line)));
    for (const [edge] of EDGES) {
      const handle = this.handles[edge];
      const level = range[edge];
      const [least, most] = edge === "lo" ? [axis.lo, range.hi - GRID] : [range.lo + GRID, axis.hi];
      for (const [name, value] of [["now", level], ["min", snapped(least)], ["max", snapped(most)]] as const) handle.setAttribute(`aria-value${name}`, String(value));
      handle.setAttribute("aria-valuetext", `${decimal(level)}, ${this.bandAt(level, edge)}`);
      handle.querySelector("rect")?.setAttribute("y", String(y(level) - SIZE.target / 2));
      handle.querySelector("svg")?.setAttribute("y", String(y(level)));
    }
  }

  /** Between levels, an edge belongs to the one that the bar lies in. */
  private bandAt(level: number, edge: Edge): string {
    const { bands } = this.frame;
    const band = bands.find(({ lo, hi }) => (edge === "lo" ? level >= lo && level < hi : level > lo && level <= hi));
    return band === undefined ? "the end of the axis" : `in ${band.title}`;
  }

  private handle(edge: Edge, name: string, at: string, x: string, width: string): SVGGElement {
    const { key, label } = this.rung;
    const grip = svg("svg", { x: at, overflow: "visible" }, svg("rect", { x: -SIZE.grip / 2, y: -SIZE.gripHigh / 2, width: SIZE.grip, height: SIZE.gripHigh, rx: 3, class: "edges-grip" }));
    const handle = svg("g", { role: "slider", tabindex: 0, class: "edges-handle", "aria-orientation": "vertical", "aria-label": `${label}, ${name}`, "data-at": `${key} ${edge}` }, svg("rect", { x, width, height: SIZE.target, class: "edges-target" }), grip);
    handle.addEventListener("keydown", (event) => this.pressed(event, edge));
    handle.addEventListener("blur", () => this.frame.acts.moved(key));
    handle.addEventListener("pointerdown", (event) => this.drag(event, edge, handle));
    return handle;
  }

  private move(edge: Edge, level: number): void {
    const range = withEdge(this.range, edge, level, this.frame.axis);
    if (range[edge] === this.range[edge]) return;
    this.place(range);
    this.frame.acts.moving(this.rung.key, range);
  }

  private pressed(event: KeyboardEvent, edge: Edge): void {
    const level = event.ctrlKey || event.metaKey || event.altKey ? null : levelAfterKey(event.key, this.range[edge], this.frame.axis);
    if (level === null) return;
    event.preventDefault();
    this.move(edge, level);
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => this.frame.acts.moved(this.rung.key), REST);
  }

  private drag(event: PointerEvent, edge: Edge, handle: SVGGElement): void {
    if (event.button !== 0) return;
    event.preventDefault();
    handle.focus();
    handle.setPointerCapture(event.pointerId);
    handle.toggleAttribute("data-dragged", true);
    const before = this.range;
    const from = event.clientY;
    const { height } = handle.ownerSVGElement!.getBoundingClientRect(); // a zoomed page has other pixels than ours
    const ends = new AbortController();
    const { signal } = ends;
    const end = (): void => {
      ends.abort();
      handle.removeAttribute("data-dragged");
      this.frame.acts.moved(this.rung.key);
    };
    handle.addEventListener("pointermove", ({ clientY }) => this.move(edge, before[edge] - ((clientY - from) * (this.frame.height / height)) / SIZE.level), { signal });
    handle.addEventListener("pointerup", end, { signal });
    handle.addEventListener("pointercancel", () => { this.place(before); this.frame.acts.moving(this.rung.key, before); end(); }, { signal });
  }
}
