import { AXIS, centre, type Interval, type Track } from "../../taxonomy/domain/axis.js";
import { textWidth, wrapped } from "./chart-text.js";
import type { Rung } from "./ladder.js";

/** Sizes of letters and the gaps around them, in pixels. */
export const SIZE = { title: 17, head: 13, label: 13, detail: 11, line: 16, detailLine: 14, band: 11, bandLine: 13, lane: 20, laneGap: 5, gutter: 92, panel: 384, gap: 16, margin: 8 } as const;

/** Pixels of one level where the labels need no more. */
const LEVEL = 60;
/** Between two labels. */
const LABEL_GAP = 7;
/** How much more room than their own the labels get, so that they can stay beside their bars. */
const SLACK = 1.2;

/** A rung with a range: all that a bar shows. */
export interface Placed {
  readonly rung: Rung;
  readonly range: Interval;
  /** How soft its edges are, in levels; 0 at an end of the track's axis. */
  readonly soft: Interval;
  readonly confidence: number;
}

/** A bar in its lane and the label beside it. Coordinates in pixels, `y` downwards. */
export interface Bar extends Placed {
  readonly x: number;
  readonly lines: readonly string[];
  readonly detail: string;
  readonly labelX: number;
  readonly labelTop: number;
}

/** One track's part of the chart. */
export interface Panel {
  readonly track: Track;
  readonly x: number;
  /** Where its axis begins and ends. */
  readonly top: number;
  readonly bottom: number;
  readonly bars: readonly Bar[];
  /** Level on the axis → pixel. */
  readonly y: (level: number) => number;
}

/** A rung as its bar: nobody is blurred across the ends of the axis. */
export function placedRung(rung: Rung, blur: number): Placed | null {
  if (rung.mapping?.range == null) return null;
  const { range, confidence } = rung.mapping;
  const axis = AXIS[rung.track];
  return { rung, range, confidence, soft: { lo: range.lo <= axis.lo ? 0 : blur, hi: range.hi >= axis.hi ? 0 : blur } };
}

/** Lanes so that no bar touches another with its soft edges, as few as that takes; lowest bars to the left. */
function lanesOf(bars: readonly Placed[]): readonly number[] {
  const ends: number[] = [];
  return bars.map(({ range, soft }) => {
    const free = ends.findIndex((end) => end <= range.lo - soft.lo + 1e-9);
    const lane = free < 0 ? ends.length : free;
    ends[lane] = range.hi + soft.hi;
    return lane;
  });
}

/** Tops of labels of these heights, as near to where they want their middles as the others allow. Wishes are in rising order. */
export function stacked(wishes: readonly { readonly middle: number; readonly height: number }[], top: number, bottom: number): readonly number[] {
  interface Group { first: number; count: number; height: number; start: number; wished: number }
  const groups: Group[] = [];
  wishes.forEach(({ middle, height }, i) => {
    let group: Group = { first: i, count: 1, height, wished: middle - height / 2, start: 0 };
    group.start = within(group.wished, top, bottom - height);
    for (let above = groups.at(-1); above !== undefined && above.start + above.height > group.start; above = groups.at(-1)) {
      groups.pop();
      // the mean of what each wants for the group's start
      const wished = (above.wished * above.count + (group.wished - above.height) * group.count) / (above.count + group.count);
      const whole = above.height + group.height;
      group = { first: above.first, count: above.count + group.count, height: whole, wished, start: within(wished, top, bottom - whole) };
    }
    groups.push(group);
  });
  return groups.flatMap(({ first, count, start }) => {
    let at = start;
    return wishes.slice(first, first + count).map(({ height }) => (at += height) - height);
  });
}

const within = (value: number, lo: number, hi: number): number => Math.max(lo, Math.min(value, hi));

interface Text {
  readonly lines: readonly string[];
  readonly detail: string;
  readonly height: number;
}

/** The panels for these tracks side by side or below one another, from `top` on, and where they end. */
export function layOut(tracks: readonly (readonly [Track, readonly Placed[]])[], side: boolean, top: number): { readonly panels: readonly Panel[]; readonly bottom: number } {
  const drawn = tracks.map(([track, placed]) => {
    const bars = [...placed].sort((a, b) => a.range.lo - b.range.lo || a.range.hi - b.range.hi || a.rung.order - b.rung.order);
    const lanes = lanesOf(bars);
    const width = (Math.max(0, ...lanes) + 1) * (SIZE.lane + SIZE.laneGap);
    const room = SIZE.panel - SIZE.gutter - width - 22;
    return { track, bars, lanes, width, texts: bars.map((bar) => textOf(bar, room)) };
  });
  const axisOf = (some: readonly { readonly track: Track }[]): Interval => ({ lo: Math.min(...some.map(({ track }) => AXIS[track].lo)), hi: Math.max(...some.map(({ track }) => AXIS[track].hi)) });
  const needed = ({ track, texts }: (typeof drawn)[number]): number => texts.reduce((sum, { height }) => sum + height + LABEL_GAP, 0) * SLACK / (AXIS[track].hi - AXIS[track].lo);
  const level = Math.max(LEVEL, ...drawn.map(needed));
  const common = axisOf(drawn);
  let start = top;
  const panels = drawn.map(({ track, bars, lanes, width, texts }, i): Panel => {
    const axis = side ? common : AXIS[track];
    const origin = start + SIZE.head + 12;
    const y = (at: number): number => origin + (axis.hi - at) * level;
    const x = SIZE.margin + (side ? i * (SIZE.panel + SIZE.gap) : 0);
    const downwards = bars.map((bar, b) => ({ bar, text: texts[b]!, lane: lanes[b]! })).sort((a, b) => centre(b.bar.range) - centre(a.bar.range));
    const tops = stacked(downwards.map(({ bar, text }) => ({ middle: y(centre(bar.range)), height: text.height + LABEL_GAP })), y(AXIS[track].hi), y(AXIS[track].lo));
    if (!side) start = y(axis.lo) + SIZE.gap;
    return {
      track, x, y, top: y(AXIS[track].hi), bottom: y(AXIS[track].lo),
      bars: downwards.map(({ bar, text, lane }, b) => ({
        ...bar, lines: text.lines, detail: text.detail, labelTop: tops[b]! + LABEL_GAP / 2,
        x: x + SIZE.gutter + 6 + lane * (SIZE.lane + SIZE.laneGap), labelX: x + SIZE.gutter + width + 16,
      })),
    };
  });
  return { panels, bottom: Math.max(top, ...panels.map((panel) => panel.bottom)) };
}

/** A rung's name in up to two lines, and its numbers below. */
function textOf({ rung, range, confidence }: Placed, room: number): Text {
  const name = rung.code === null || rung.code === rung.title ? rung.title : `${rung.code}  ${rung.title}`;
  const code = rung.code === null ? 0 : textWidth(rung.code, SIZE.label) * 0.08; // the code is bold, so wider
  const lines = wrapped(name, SIZE.label, room - code, 2);
  const detail = `${range.lo} to ${range.hi}, confidence ${confidence}${rung.hybrid ? ", both tracks" : ""}`;
  return { lines, detail, height: lines.length * SIZE.line + SIZE.detailLine };
}
