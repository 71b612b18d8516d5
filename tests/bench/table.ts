import type { Measured, Verdict } from "./goals.js";
import type { DrawFigures, Figures, LoadFigures, SideFigures } from "./measure.js";

type Column = readonly [title: string, width: number, value: (load: LoadFigures) => string];

const ms = (value: number): string => (value < 10 ? value.toFixed(2) : value.toFixed(0));
const pair = (value: (side: SideFigures) => string) => ({ server, byHand }: LoadFigures): string => `${value(server)} / ${value(byHand)}`;
const percent = (share: number): string => `${(100 * share).toFixed(share > 0.995 || share < 0.005 ? 1 : 0)} %`;

/** Server first, handler after the stroke. */
const COLUMNS: readonly Column[] = [
  ["connections", 12, ({ connections }) => String(connections)],
  ["ratio", 7, ({ ratio }) => ratio.toFixed(2)],
  ["requests/s", 15, pair(({ perSecond }) => perSecond.toFixed(0))],
  ["p50 ms", 15, pair(({ p50 }) => ms(p50))],
  ["p99 ms", 15, pair(({ p99 }) => ms(p99))],
  ["cpu ms, own + SQL", 27, pair(({ processor }) => (processor === null ? "?" : `${processor.own.toFixed(2)} + ${processor.sql.toFixed(2)}`))],
  ["asking us", 12, pair(({ asking }) => (1_000 * asking).toFixed(0))],
];
const NAME = 22;

export const heading = (): string => `${"question".padEnd(NAME)}${COLUMNS.map(([title, width]) => title.padEnd(width)).join("")}(each: server / by hand)`;

/** What was measured of one question: a line for each number of connections, and what else there is to say. */
export function lines({ question, loads, openLoop, warmUp, cacheHits }: Figures): readonly string[] {
  const caches = Object.entries(cacheHits).map(([cache, share]) => `${cache} ${percent(share)}`).join(", ");
  const said = (name: string, { failed, requests, fault }: { readonly failed: number; readonly requests: number; readonly fault: string | null }): readonly string[] =>
    failed === 0 ? [] : [`FAILED: ${failed} of ${requests} ${name}: ${fault}`];
  return [
    ...loads.map((load, i) => (i === 0 ? question : "").padEnd(NAME) + COLUMNS.map(([, width, value]) => value(load).padEnd(width)).join("").trimEnd()),
    ...[
      `by the clock ${openLoop.rate.toFixed(0)}/s: p50 ${ms(openLoop.p50)}, p99 ${ms(openLoop.p99)} ms; warmed by ${warmUp.server.requests} / ${warmUp.byHand.requests} in ${warmUp.server.seconds.toFixed(1)} / ${warmUp.byHand.seconds.toFixed(1)} s${warmUp.server.complete ? "" : ", NOT TO THE END"}`,
      `found in caches: ${caches || "?"}`,
      ...loads.flatMap(({ connections, server, byHand }) => [...said(`at the server, ${connections} connections`, server), ...said(`by hand, ${connections} connections`, byHand)]),
      ...said("at the server, by the clock", openLoop),
    ].map((line) => `  ${line}`),
  ];
}

export const inAll = ({ start, memory }: DrawFigures): string => `memory at most ${memory.server.toFixed(0)} / ${memory.byHand.toFixed(0)} MB; the server's first answer ${start.toFixed(0)} ms after its start`;

/** The goals as a table: a row for each question, a column for each size and law of drawing, in each cell the figure and what it means. */
export function goalTable(measured: readonly Measured[], judged: readonly Verdict[]): readonly string[] {
  const columns = measured.flatMap(({ companies, draws }) => draws.map(({ draw }) => ({ companies, draw })));
  const cell = (found: Verdict | undefined): string => (found === undefined ? "" : `${found.value.toFixed(found.value < 100 ? 2 : 0)} ${found.outcome === "missed" ? "MISSED" : found.outcome}`).padEnd(17);
  return [
    `${"".padEnd(NAME + 2)}${columns.map(({ companies, draw }) => `${companies} ${draw}`.padEnd(17)).join("")}`.trimEnd(),
    ...[...new Set(judged.map(({ goal }) => goal))].flatMap((goal) => {
      const rows = judged.filter((each) => each.goal === goal);
      return [goal, ...[...new Set(rows.map(({ question }) => question))].map((question) =>
        `  ${(question ?? "").padEnd(NAME)}${columns.map(({ companies, draw }) => cell(rows.find((each) => each.question === question && each.companies === companies && each.draw === draw))).join("")}`.trimEnd())];
    }),
  ];
}
