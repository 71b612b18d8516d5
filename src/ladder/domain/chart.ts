import { reachOf, stopsOf } from "../../shared/soft-bar.js";
import type { Track } from "../../taxonomy/domain/axis.js";
import type { CanonicalLevel } from "../../taxonomy/domain/taxonomy.js";
import { layOut, placedRung, SIZE, type Bar, type Panel, type Placed } from "./chart-layout.js";
import { element, escaped, wrapped } from "../../shared/svg-text.js";
import { rungLabel, type PlacedVersion, type Rung } from "./ladder.js";

/** How a chart is drawn. */
export interface ChartOptions {
  /** Only this track; null: those the ladder has. */
  readonly track: Track | null;
  /** `side-by-side` is 800 pixels wide where the ladder has both tracks; `stacked`, like one track alone, is 400, for phones. */
  readonly layout: "side-by-side" | "stacked";
  /** How soft an edge is, in levels. */
  readonly blurOf: (rung: { readonly confidence: number; readonly smallCompany: boolean }) => number;
  readonly smallCompany: boolean;
}

const TRACK_TITLES = { IC: "Individual contributor", M: "Management" } as const;
/** How much wider bold letters are. */
const BOLD = 1.14;
const FONT = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif";

/** Light colours stand in the elements, so that every viewer shows them; dark ones are in the style, where a viewer knows how to ask. Text has a contrast of 5 at least on both. */
const COLOUR = { ground: "#ffffff", ink: "#1b1f24", soft: "#525a64", even: "#f2f4f7", odd: "#e6eaef", line: "#b8c0ca", bar: "#3b6fd4", edge: "#17356f" } as const;
const DARK = { ground: "#0d1117", ink: "#e6edf3", soft: "#a3adb8", even: "#151b23", odd: "#1e2630", line: "#4a5460", bar: "#6c9bf0", edge: "#bcd4ff" } as const;
const STYLE = `@media (prefers-color-scheme:dark){${[
  ...(["ground", "even", "odd"] as const).map((name) => `.olc-${name}{fill:${DARK[name]}}`),
  `.olc-ink{fill:${DARK.ink}}.olc-soft{fill:${DARK.soft}}.olc-line{stroke:${DARK.line}}.olc-edge{stroke:${DARK.edge}}.olc-stop{stop-color:${DARK.bar}}`,
].join("")}}`;

/**
 * A ladder on the canonical axis as an SVG to embed: a bar for each rung, as high as its range, with edges as soft as they are unsure, over
 * the bands of the canonical levels; codes, titles and numbers beside the bars; title and description for those who cannot see it.
 *
 * Nothing in it runs or is fetched. Rungs without a range are named below. `levels` are the taxonomy's.
 */
export function chartOf(version: PlacedVersion, levels: readonly CanonicalLevel[], options: ChartOptions): string {
  const shown = version.rungs.filter((rung) => options.track === null || rung.track === options.track);
  const placed = shown.flatMap((rung) => placedRung(rung, options.blurOf({ confidence: rung.mapping?.confidence ?? 0, smallCompany: options.smallCompany })) ?? []);
  const tracks = (["IC", "M"] as const).map((track) => [track, placed.filter(({ rung }) => rung.track === track)] as const).filter(([track, bars]) => bars.length > 0 || options.track === track);
  const side = options.layout === "side-by-side" && tracks.length > 1;
  const width = SIZE.margin * 2 + (side ? tracks.length * SIZE.panel + SIZE.gap : SIZE.panel);
  const heading = `${version.company.name}: ${version.name}`;
  const head = paragraph(wrapped(heading, SIZE.title, (width - 24) / BOLD, 2), SIZE.margin + 4, 12, SIZE.title, 21, "ink", true);
  const under = paragraph(wrapped(`Version ${version.number}, in force ${timeOf(version)}, on the canonical axis of levels.`, 12, width - 24, 2), SIZE.margin + 4, head.bottom + 2, 12, 16, "soft");
  const { panels, bottom } = layOut(tracks, side, under.bottom + 12);
  const foot = [...footnotes(shown, placed)].reduce<{ readonly drawn: string; readonly bottom: number }>((above, note) => {
    const next = paragraph(wrapped(note, 12, width - 24, 12), SIZE.margin + 4, above.bottom + 6, 12, 16, "soft");
    return { drawn: above.drawn + next.drawn, bottom: next.bottom };
  }, { drawn: "", bottom: bottom + 6 });
  const height = Math.ceil(foot.bottom + 12);
  const id = `olc-${version.id}`;
  return element("svg", { xmlns: "http://www.w3.org/2000/svg", width, height, viewBox: `0 0 ${width} ${height}`, role: "img", "aria-labelledby": `${id}-t ${id}-d`, "font-family": FONT },
    element("title", { id: `${id}-t` }, escaped(`${heading}, on the canonical axis of levels`)),
    element("desc", { id: `${id}-d` }, escaped(inWords(shown))),
    element("style", {}, STYLE),
    element("defs", {}, ...panels.flatMap((panel) => panel.bars.map((bar) => gradient(bar))), ""),
    element("rect", { width, height, fill: COLOUR.ground, class: "olc-ground" }),
    head.drawn, under.drawn, ...panels.map((panel) => drawPanel(panel, levels)), foot.drawn,
  );
}

/** Of a version that was retired, also until when it was in force. */
const timeOf = ({ effectiveOn, retiredAt }: PlacedVersion): string => (retiredAt === null ? `since ${effectiveOn}` : `from ${effectiveOn} until it was retired on ${retiredAt.toISOString().slice(0, 10)}`);

/** The chart as sentences, highest rung first. */
function inWords(rungs: readonly Rung[]): string {
  const said = (["IC", "M"] as const).flatMap((track) => {
    const on = rungs.filter((rung) => rung.track === track).reverse();
    return on.length === 0 ? [] : [`${TRACK_TITLES[track]}, highest first: ${on.map((rung) => `${rungLabel(rung)}, ${rangeInWords(rung)}`).join("; ")}.`];
  });
  return said.length === 0 ? "No rungs." : said.join(" ");
}

function rangeInWords({ mapping }: Rung): string {
  if (mapping === null) return "not mapped yet";
  return mapping.range === null ? "no equivalent on the axis" : `${mapping.range.lo} to ${mapping.range.hi}, confidence ${mapping.confidence}`;
}

function footnotes(shown: readonly Rung[], placed: readonly Placed[]): readonly string[] {
  const missing = shown.filter((rung) => !placed.some((bar) => bar.rung === rung)).map((rung) => `${rungLabel(rung)} (${rung.mapping === null ? "not mapped yet" : "no equivalent"})`);
  return [
    ...(missing.length > 0 ? [`Not on the axis: ${missing.join("; ")}.`] : []),
    "Each bar is as high as the rung's range; its edges are as soft as they are unsure, its outline is the range itself. Bands are the canonical levels. Codes tell order within this ladder only.",
  ];
}

/** Lines of text from `top` on, and where they end. */
function paragraph(lines: readonly string[], x: number, top: number, size: number, leading: number, tone: "ink" | "soft", bold = false): { readonly drawn: string; readonly bottom: number } {
  const drawn = lines.map((line, i) => words(line, x, top + size + i * leading, size, tone, bold)).join("");
  return { drawn, bottom: top + lines.length * leading };
}

const words = (text: string, x: number, y: number, size: number, tone: "ink" | "soft", bold = false): string =>
  element("text", { x, y, "font-size": size, fill: COLOUR[tone], class: `olc-${tone}`, "font-weight": bold ? 600 : undefined }, escaped(text));

function drawPanel({ track, x, top, bottom, bars, y }: Panel, levels: readonly CanonicalLevel[]): string {
  const bands = levels.filter((level) => level.track === track).flatMap((level) => {
    const [upper, lower] = [y(level.rank), y(level.rank - 1)];
    const shade = level.rank % 2 === 0 ? "even" : "odd";
    const lines = wrapped(level.title, SIZE.band, SIZE.gutter - 12, 4);
    const first = (upper + lower) / 2 - (lines.length * SIZE.bandLine) / 2;
    return [
      element("rect", { x, y: upper, width: SIZE.panel, height: lower - upper, fill: COLOUR[shade], class: `olc-${shade}` }),
      paragraph(lines, x + 6, first, SIZE.band, SIZE.bandLine, "soft").drawn,
    ];
  });
  const frame = element("path", { d: `M${tenth(x)} ${tenth(top)}h${SIZE.panel}M${tenth(x)} ${tenth(bottom)}h${SIZE.panel}M${tenth(x + SIZE.gutter)} ${tenth(top)}V${tenth(bottom)}`, fill: "none", stroke: COLOUR.line, class: "olc-line" });
  return words(TRACK_TITLES[track], x + 4, top - 6, SIZE.head, "ink", true) + bands.join("") + frame + bars.map((bar) => drawBar(bar, y)).join("");
}

const gradientId = (bar: Placed): string => `olc-${bar.rung.id}`;

function gradient(bar: Bar): string {
  const stops = stopsOf(bar).map((stop) => element("stop", { offset: stop.offset, "stop-color": COLOUR.bar, "stop-opacity": stop.opacity, class: "olc-stop" }));
  return element("linearGradient", { id: gradientId(bar), x1: "0", y1: "0", x2: "0", y2: "1" }, ...stops);
}

function drawBar(bar: Bar, y: (level: number) => number): string {
  const { rung, range, x, width, lines, detail, labelX, labelTop } = bar;
  const { lo, hi } = reachOf(bar);
  const [middle, labelMiddle] = [(y(range.lo) + y(range.hi)) / 2, labelTop + SIZE.line / 2 + 2];
  const code = rung.code === null || rung.code === rung.title ? "" : rung.code;
  const drawn = lines.map((line, i) => {
    const bold = i === 0 && code !== "" && line.startsWith(code) ? code : "";
    const parts = bold === "" ? escaped(line) : element("tspan", { "font-weight": 700 }, escaped(bold)) + escaped(line.slice(bold.length).replace(/^ +/, "\u2002"));
    return element("text", { x: labelX, y: labelTop + 13 + i * SIZE.line, "font-size": SIZE.label, fill: COLOUR.ink, class: "olc-ink" }, parts);
  });
  return element("g", {},
    element("title", {}, escaped(`${rungLabel(rung)}: ${rangeInWords(rung)}`)),
    element("rect", { x, y: y(hi), width, height: y(lo) - y(hi), fill: `url(#${gradientId(bar)})` }),
    element("rect", { x: x + 0.5, y: y(range.hi) + 0.5, width: width - 1, height: y(range.lo) - y(range.hi) - 1, rx: 2, fill: "none", stroke: COLOUR.edge, class: "olc-edge" }),
    element("path", { d: `M${tenth(x + width)} ${tenth(middle)}L${tenth(labelX - 10)} ${tenth(labelMiddle)}h6`, fill: "none", stroke: COLOUR.edge, "stroke-width": "0.8", class: "olc-edge" }),
    ...drawn,
    words(detail, labelX, labelTop + 11 + lines.length * SIZE.line, SIZE.detail, "soft"),
  );
}

const tenth = (value: number): number => Math.round(value * 10) / 10;
