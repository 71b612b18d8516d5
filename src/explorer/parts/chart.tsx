import { scaleLinear } from "d3-scale";
import { lanesOf } from "../lanes.js";
import { reachOf, softened, stopsOf } from "../../shared/soft-bar.js";
import { wrapped } from "../../shared/svg-text.js";
import { companyLink, rungLabel, rungName } from "../links.js";
import type { Band, ChartView, Column, PairAnswer, Range, ShownRung } from "../pages/compare.question.js";
import { decimal, percent, rangeWords } from "../words.js";

/** Pixels: above and below the axis, of the words in the narrowest column and in a wide one, of letters and lines. */
const SIZE = { margin: 10, words: { narrow: 112, wide: 186 }, title: 12, line: 15, gutterWords: 86 } as const;

/** Pixels of one level: as many as let the lowest bar hold a line or two, within bounds. */
const LEVEL = { least: 84, most: 150, bar: 34 } as const;

/** Level on the axis → pixel from the top. */
type Y = (level: number) => number;

/** The axis and how it is drawn. */
interface Frame {
  readonly axis: Range;
  readonly y: Y;
  readonly height: number;
}

function frameOf({ bands, columns }: ChartView): Frame {
  const axis = { lo: bands[0]?.lo ?? 0, hi: bands.at(-1)?.hi ?? 1 };
  const lowest = Math.min(1, ...columns.flatMap((column) => column?.rungs.map(({ range }) => range.hi - range.lo) ?? []));
  const height = Math.round((axis.hi - axis.lo) * Math.max(LEVEL.least, Math.min(LEVEL.most, LEVEL.bar / lowest))) + SIZE.margin * 2;
  return { axis, height, y: scaleLinear([axis.hi, axis.lo], [SIZE.margin, height - SIZE.margin]) };
}

const classOf = ({ columns, from }: ChartView): string => `chart chart-${columns.length}${from === null ? "" : " chart-from"}`;

/**
 * Ladders side by side on one axis: a column for each company, a bar for each rung, as high as its range, with edges as soft as they are
 * unsure, over the bands of the canonical levels. Every bar is a link that asks from there. Widths are shares, so columns may grow and shrink.
 */
export function LadderChart({ chart }: { readonly chart: ChartView }) {
  const frame = frameOf(chart);
  return (
    <div class={classOf(chart)} role="group" aria-label="Ladders on the canonical axis; a table with the same follows" tabIndex={0} data-chart data-as-of={chart.asOf}>
      <div class="chart-gutter">
        <div class="chart-head chart-head-gutter">Canonical level</div>
        <svg width="100%" height={frame.height} aria-hidden="true" focusable="false">
          {chart.bands.map((band) => <BandName key={band.key} band={band} y={frame.y} />)}
        </svg>
      </div>
      {chart.columns.map((column, i) => (column === null ? <div class="chart-column" key={i}><div class="chart-head">Unknown company</div></div> : (
        <div class="chart-column" key={column.company.slug} data-company={column.company.slug} data-name={column.company.name}>
          <div class="chart-head"><a href={companyLink(column.company.slug)}>{column.company.name}</a>{column.ladder !== null && <span class="chart-under">{column.ladder.name}</span>}</div>
          <svg width="100%" height={frame.height} role="group" aria-label={`${column.company.name}, lowest rung first`}><Drawing column={column} chart={chart} frame={frame} /></svg>
          {column.ladder === null && <p class="chart-note">{column.note ?? "No ladder here."}</p>}
        </div>
      )))}
    </div>
  );
}

/** Pixels of a chart that stands alone. */
const ALONE = { gutter: 104, column: 190, head: 62, margin: 12 } as const;

/** The same as one picture to keep or embed, which carries its style in itself. `heading` and `link` say what it is and where it comes from. */
export function ChartFile({ chart, heading, style }: { readonly chart: ChartView; readonly heading: string; readonly style: string }) {
  const frame = frameOf(chart);
  const columns = chart.columns.flatMap((column) => column ?? []);
  const [width, height] = [ALONE.gutter + columns.length * ALONE.column + ALONE.margin * 2, frame.height + ALONE.head + 40];
  return (
    <svg xmlns="http://www.w3.org/2000/svg" width={width} height={height} viewBox={`0 0 ${width} ${height}`} role="img" aria-labelledby="t" class={classOf(chart)} font-family="system-ui, sans-serif" font-size="12">
      <title id="t">{heading}</title>
      <style dangerouslySetInnerHTML={{ __html: style }} />
      <rect width={width} height={height} class="chart-ground" />
      {wrapped(heading, 16, width - 30, 1).map((line) => <text key={line} x={ALONE.margin} y="26" class="chart-heading">{line}</text>)}
      <svg x={ALONE.margin} y={ALONE.head} width={ALONE.gutter} height={frame.height}>{chart.bands.map((band) => <BandName key={band.key} band={band} y={frame.y} />)}</svg>
      {columns.map((column, i) => (
        <g key={column.company.slug}>
          <text x={ALONE.margin + ALONE.gutter + (i + 0.5) * ALONE.column} y={ALONE.head - 8} text-anchor="middle" class="chart-company">{column.company.name}</text>
          <svg x={ALONE.margin + ALONE.gutter + i * ALONE.column} y={ALONE.head} width={ALONE.column} height={frame.height}><Drawing column={column} chart={chart} frame={frame} /></svg>
        </g>
      ))}
      <text x={ALONE.margin} y={height - 16} class="band-name">Bars are as high as the rung's range, edges as soft as they are unsure. Org Ladder</text>
    </svg>
  );
}

function BandName({ band, y }: { readonly band: Band; readonly y: Y }) {
  const lines = wrapped(band.title, SIZE.title, SIZE.gutterWords, 5);
  const first = (y(band.lo) + y(band.hi)) / 2 - ((lines.length - 1) * SIZE.line) / 2 + 4;
  return (
    <>
      <rect x="0" width="100%" y={y(band.hi)} height={y(band.lo) - y(band.hi)} class={band.rank % 2 === 0 ? "band-even" : "band-odd"} />
      {lines.map((line, i) => <text key={line} x="6" y={first + i * SIZE.line} class="band-name">{line}</text>)}
    </>
  );
}

/** A company's bars, over the bands. */
function Drawing({ column, chart, frame }: { readonly column: Column; readonly chart: ChartView; readonly frame: Frame }) {
  const { company, rungs } = column;
  const { axis, y } = frame;
  const answer = chart.answers.get(company.slug);
  const lanes = lanesOf(rungs.map(({ range }) => range));
  const hatch = `hatch-${company.slug}`;
  return (
    <>
      <defs>
        <pattern id={hatch} width="8" height="8" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><path d="M0 0v8" class="hatch" /></pattern>
        {rungs.map(({ rung, range, blur }) => (
          <linearGradient key={rung.id} id={`g-${rung.id}`} class={fillOf(rung.id, chart, answer)} x1="0" y1="0" x2="0" y2="1">
            {stopsOf(softened(range, blur, axis)).map((stop) => <stop key={stop.offset} offset={stop.offset} stop-opacity={stop.opacity} class="bar-stop" />)}
          </linearGradient>
        ))}
      </defs>
      {chart.bands.map((band) => <rect key={band.key} x="0" width="100%" y={y(band.hi)} height={y(band.lo) - y(band.hi)} class={band.rank % 2 === 0 ? "band-even" : "band-odd"} />)}
      {answer?.__typename === "Abstention" && chart.from !== null && <rect x="0" width="100%" y={y(chart.from.range.hi)} height={y(chart.from.range.lo) - y(chart.from.range.hi)} fill={`url(#${hatch})`} />}
      {rungs.map(({ rung, range, blur }, i) => {
        const { lo, hi } = reachOf(softened(range, blur, axis));
        return <rect key={rung.id} {...placeOf(lanes.lane[i] ?? 0, lanes.count)} y={y(hi)} height={y(lo) - y(hi)} fill={`url(#g-${rung.id})`} />;
      })}
      {rungs.map(({ rung, range }, i) => (
        <Bar key={rung.id} rung={rung} range={range} y={y} lane={lanes.lane[i] ?? 0} lanes={lanes.count}
          company={company.name} href={chart.linkFrom(company.slug, rungName(rung))} asked={chart.from?.rungId === rung.id}
          share={shareOf(answer, rung.id)} best={answer?.__typename === "Equivalence" && answer.best.rung.id === rung.id} />
      ))}
      {chart.from !== null && [chart.from.range.lo, chart.from.range.hi].map((edge) => <line key={edge} x1="0" x2="100%" y1={y(edge)} y2={y(edge)} class="guide" />)}
      {answer?.__typename === "Abstention" && chart.from !== null && <text x="50%" y={(y(chart.from.range.lo) + y(chart.from.range.hi)) / 2 + 4} class="no-answer" text-anchor="middle">no answer</text>}
    </>
  );
}

interface BarProps {
  readonly rung: ShownRung;
  readonly range: Range;
  readonly y: Y;
  readonly lane: number;
  readonly lanes: number;
  readonly company: string;
  readonly href: string;
  readonly asked: boolean;
  readonly share: number | null;
  readonly best: boolean;
}

/** Percent of the column on either side of its bars. */
const SIDE = 4;

/** Where a lane lies in its column. */
function placeOf(lane: number, lanes: number): { readonly x: string; readonly width: string } {
  const pitch = (100 - 2 * SIDE) / lanes;
  return { x: `${decimal(SIDE + lane * pitch)}%`, width: `${decimal(pitch - (lanes > 1 ? 1.5 : 0))}%` };
}

/** What can be pointed at: above all soft edges, so that nothing dims its words. Its title is its name, too: a label of its own would not hold the words as they are broken. */
function Bar({ rung, range, y, lane, lanes, company, href, asked, share, best }: BarProps) {
  const [top, bottom] = [y(range.hi), y(range.lo)];
  const said = [`${company} ${rungLabel(rung)}`, `spans ${rangeWords(range)}`, ...(share === null ? [] : [`${percent(share)} would land here`]), ...(asked ? ["asked about"] : [])].join(", ");
  return (
    <a href={href} class={["bar", asked && "bar-asked", best && "bar-best", share !== null && share >= COLOURED && "bar-shared"].filter(Boolean).join(" ")} data-rung={rung.id} aria-current={asked ? "true" : undefined}>
      <title>{said}</title>
      <rect {...placeOf(lane, lanes)} y={top + 1} height={Math.max(1, bottom - top - 2)} rx="4" class="bar-outline" />
      <BarWords rung={rung} lanes={lanes} x={`${decimal(SIDE + ((100 - 2 * SIDE) / lanes) * (lane + 0.5))}%`} top={top} height={bottom - top} share={share} />
    </a>
  );
}

interface WordsProps {
  readonly rung: ShownRung;
  readonly lanes: number;
  readonly x: string;
  readonly top: number;
  readonly height: number;
  readonly share: number | null;
}

/** A bar's words, once for narrow columns and once for wide ones where these hold more; the style shows one of them. */
function BarWords({ x, top, height, ...words }: WordsProps) {
  const [narrow, wide] = [linesOf(words.rung, words.share, height, SIZE.words.narrow / words.lanes), linesOf(words.rung, words.share, height, SIZE.words.wide / words.lanes)];
  const drawn = (lines: readonly Line[], kind?: string) => {
    const first = top + height / 2 - ((lines.length - 1) * SIZE.line) / 2 + 4;
    return <g class={kind}>{lines.map((line, i) => <text key={line.text} x={x} y={first + i * SIZE.line} text-anchor="middle" class={line.class}>{line.text}</text>)}</g>;
  };
  return narrow.map(({ text }) => text).join("\n") === wide.map(({ text }) => text).join("\n") ? drawn(narrow) : <>{drawn(narrow, "words-narrow")}{drawn(wide, "words-wide")}</>;
}

interface Line {
  readonly text: string;
  readonly class: string;
}

/** Code and share first, the title as far as there is room. */
function linesOf({ code, title }: ShownRung, share: number | null, height: number, room: number): readonly Line[] {
  const most = Math.max(1, Math.floor((height - 4) / SIZE.line));
  const shown = share !== null && share >= 0.005 ? percent(share) : null;
  if (code === null || code === title) {
    return [...wrapped(title, SIZE.title, room - 6, Math.max(1, Math.min(3, most - (shown === null ? 0 : 1)))).map((text) => ({ text, class: "bar-title" })), ...(shown === null || most < 2 ? [] : [{ text: shown, class: "bar-share" }])];
  }
  if (most < 2) return [{ text: shown === null ? code : `${code} · ${shown}`, class: "bar-code" }];
  const left = most - 1 - (shown === null ? 0 : 1);
  const name = left > 0 && room > 50 ? wrapped(title, SIZE.title, room - 6, Math.min(2, left)) : [];
  return [{ text: code, class: "bar-code" }, ...name.map((text) => ({ text, class: "bar-title" })), ...(shown === null ? [] : [{ text: shown, class: "bar-share" }])];
}

/** Shares from here on colour a bar, and from `strong` on in full; percent are written from half of one on. */
const COLOURED = 0.1;
const STRONG = 0.3;

/** What a bar's colour says besides its words: asked about, the best answer, or one where many land. */
function fillOf(rungId: string, { from }: ChartView, answer: PairAnswer | undefined): string | undefined {
  if (from?.rungId === rungId) return "fill-asked";
  const share = shareOf(answer, rungId) ?? 0;
  return share >= STRONG ? "fill-strong" : share >= COLOURED ? "fill-some" : undefined;
}

/** The share that lands on this rung, 0–1; null where nothing was asked. */
function shareOf(answer: PairAnswer | undefined, rungId: string): number | null {
  if (answer?.__typename !== "Equivalence") return null;
  return answer.landing.find(({ rungs }) => rungs.some(({ id }) => id === rungId))?.share ?? 0;
}
