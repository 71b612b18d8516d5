import { AXIS, centre, type Interval, type Track } from "../../taxonomy/domain/axis.js";
import { softened, type SoftBar } from "../../shared/soft-bar.js";
import { textWidth, wrapped } from "../../shared/svg-text.js";
import type { Rung } from "./ladder.js";

/** Sizes of letters and the gaps around them, in pixels. */
export const SIZE = { title: 17, head: 13, label: 13, detail: 11, line: 16, detailLine: 14, band: 11, bandLine: 13, lane: 25, lanes: 100, gutter: 92, panel: 384, gap: 16, margin: 8 } as const;

/** Pixels of one level: as few as keep every label within so many pixels of its bar's middle, or else the most, or what the labels need to fit at all. */
const LEVEL = { least: 60, most: 108, step: 6, astray: 26 } as const;
/** Between two labels. */
const LABEL_GAP = 7;

/** A rung with a range: all that a bar shows. */
export interface Placed extends SoftBar {
  readonly rung: Rung;
  readonly confidence: number;
}

/** A bar in its lane and the label beside it. Coordinates in pixels, `y` downwards. */
export interface Bar extends Placed {
  readonly x: number;
  readonly width: number;
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

/** A rung as its bar; null when it has no range. */
export function placedRung(rung: Rung, blur: number): Placed | null {
  if (rung.mapping?.range == null) return null;
  const { range, confidence } = rung.mapping;
  return { ...softened(range, blur, AXIS[rung.track]), rung, confidence };
}

/** Lanes that soft edges may ask for; where more rungs than that meet, soft edges run into each other. */
const SOFT_LANES = 7;

/** Lanes so that no bar touches another, soft edges included where few lanes do that; lowest bars to the left. */
function lanesOf(bars: readonly Placed[]): { readonly lanes: readonly number[]; readonly count: number } {
  const divide = (softness: 0 | 1): { readonly lanes: readonly number[]; readonly count: number } => {
    const ends: number[] = [];
    const lanes = bars.map(({ range, soft }) => {
      const free = ends.findIndex((end) => end <= range.lo - soft.lo * softness + 1e-9);
      const lane = free < 0 ? ends.length : free;
      ends[lane] = range.hi + soft.hi * softness;
      return lane;
    });
    return { lanes, count: ends.length };
  };
  const apart = divide(1);
  return apart.count <= SOFT_LANES ? apart : divide(0);
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
    const { lanes, count } = lanesOf(bars);
    const pitch = Math.min(SIZE.lane, SIZE.lanes / Math.max(1, count));
    const width = Math.max(1, count) * pitch;
    const room = SIZE.panel - SIZE.gutter - width - 22;
    return { track, bars, lanes, pitch, width, texts: bars.map((bar) => textOf(bar, room)) };
  });
  const common: Interval = { lo: Math.min(...tracks.map(([track]) => AXIS[track].lo)), hi: Math.max(...tracks.map(([track]) => AXIS[track].hi)) };
  const level = levelFor(drawn);
  let start = top;
  const panels = drawn.map(({ track, bars, lanes, pitch, width, texts }, i): Panel => {
    const axis = side ? common : AXIS[track];
    const origin = start + SIZE.head + 12;
    const y = (at: number): number => origin + (axis.hi - at) * level;
    const x = SIZE.margin + (side ? i * (SIZE.panel + SIZE.gap) : 0);
    const downwards = bars.map((bar, b) => ({ bar, text: texts[b]!, lane: lanes[b]! })).sort((a, b) => centre(b.bar.range) - centre(a.bar.range));
    const tops = stacked(wishesFor(downwards, y), y(AXIS[track].hi), y(AXIS[track].lo));
    if (!side) start = y(axis.lo) + SIZE.gap;
    return {
      track, x, y, top: y(AXIS[track].hi), bottom: y(AXIS[track].lo),
      bars: downwards.map(({ bar, text, lane }, b) => ({
        ...bar, lines: text.lines, detail: text.detail, labelTop: tops[b]! + LABEL_GAP / 2,
        x: x + SIZE.gutter + 6 + lane * pitch, width: pitch * 0.8, labelX: x + SIZE.gutter + width + 16,
      })),
    };
  });
  return { panels, bottom: Math.max(top, ...panels.map((panel) => panel.bottom)) };
}

interface Labelled {
  readonly bar: Placed;
  readonly text: Text;
}

const wishesFor = (labels: readonly Labelled[], y: (level: number) => number) => labels.map(({ bar, text }) => ({ middle: y(centre(bar.range)), height: text.height + LABEL_GAP }));

/** How many pixels a level gets, the same on all tracks. */
function levelFor(tracks: readonly { readonly track: Track; readonly bars: readonly Placed[]; readonly texts: readonly Text[] }[]): number {
  const labels = tracks.map(({ track, bars, texts }) => ({
    axis: AXIS[track], all: bars.map((bar, b) => ({ bar, text: texts[b]! })).sort((a, b) => centre(b.bar.range) - centre(a.bar.range)),
  }));
  const astray = (level: number): number => Math.max(0, ...labels.flatMap(({ axis, all }) => {
    const wishes = wishesFor(all, (at) => (axis.hi - at) * level);
    return stacked(wishes, 0, (axis.hi - axis.lo) * level).map((top, i) => Math.abs(top + wishes[i]!.height / 2 - wishes[i]!.middle));
  }));
  const needed = Math.max(...labels.map(({ axis, all }) => wishesFor(all, () => 0).reduce((sum, { height }) => sum + height, 0) / (axis.hi - axis.lo)));
  let level: number = LEVEL.least;
  while (level < LEVEL.most && astray(level) > LEVEL.astray) level += LEVEL.step;
  return Math.max(level, needed);
}

/** A rung's name in up to two lines, and its numbers below. */
function textOf({ rung, range, confidence }: Placed, room: number): Text {
  const name = rung.code === null || rung.code === rung.title ? rung.title : `${rung.code}  ${rung.title}`;
  const code = rung.code === null ? 0 : textWidth(rung.code, SIZE.label) * 0.08; // the code is bold, so wider
  const lines = wrapped(name, SIZE.label, room - code, 2);
  const detail = `${range.lo} to ${range.hi}, confidence ${confidence}${rung.hybrid ? ", both tracks" : ""}`;
  return { lines, detail, height: lines.length * SIZE.line + SIZE.detailLine };
}
