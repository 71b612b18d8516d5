import type { Figures } from "./measure.js";

type Column = readonly [title: string, width: number, value: (figures: Figures) => string];

const ms = (value: number): string => (value < 10 ? value.toFixed(2) : value.toFixed(0));
const pair = (value: (side: Figures["server"]) => string) => ({ server, byHand }: Figures): string => `${value(server)} / ${value(byHand)}`;

/** Server first, handler after the stroke. Times in milliseconds, memory in megabytes; "cpu+SQL" is the processor time of a warm request, PostgreSQL's included. */
const COLUMNS: readonly Column[] = [
  ["question", 20, ({ question }) => question.name],
  ["ratio", 7, ({ ratio }) => ratio.toFixed(2)],
  ["requests/s", 15, pair(({ warm }) => warm.perSecond.toFixed(0))],
  ["warm p50 ms", 15, pair(({ warm }) => ms(warm.p50))],
  ["warm p99 ms", 15, pair(({ warm }) => ms(warm.p99))],
  ["cpu+SQL ms", 14, pair(({ processor }) => (processor === null ? "?" : processor.toFixed(2)))],
  ["first ms", 13, pair(({ first }) => ms(first))],
  ["cold p50 ms", 15, pair(({ cold }) => ms(cold.p50))],
  ["cold p99 ms", 15, pair(({ cold }) => ms(cold.p99))],
  ["memory MB", 13, pair(({ memory }) => memory.toFixed(0))],
  ["SQL cold, warm", 16, ({ statements }) => `${statements.cold}, ${statements.warm} / 1, 1`],
];

export const heading = (): string => `(each: server / by hand)\n${COLUMNS.map(([title, width]) => title.padEnd(width)).join("")}`;
export const inRow = (figures: Figures): string => COLUMNS.map(([, width, value]) => value(figures).padEnd(width)).join("");
