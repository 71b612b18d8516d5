import autocannon from "autocannon";
import type { Asking } from "./questions.js";

/** One of the two processes: where it answers, and how a question is put to it. */
export interface Side {
  readonly name: "server" | "by hand";
  /** `http://127.0.0.1:<port>`. */
  readonly address: string;
  readonly pid: number;
  request(asking: Asking): { readonly path: string; readonly body: string };
}

/** What one load showed. Times in milliseconds, as the client saw them. */
export interface Load {
  readonly requests: number;
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
}

/** As many as a small crowd of browsers keeps open. */
export const CONNECTIONS = 16;
/** Whatever the flags say, no load is longer. */
const LONGEST_SECONDS = 30;

/**
 * Puts these askings to one side for some seconds, over and over, on 16 connections that begin at different places.
 * Fails: when any request is not answered with 2xx.
 */
export async function load(side: Side, askings: readonly Asking[], seconds: number): Promise<Load> {
  const requests = askings.map((asking) => ({ method: "POST" as const, headers: { "content-type": "application/json" }, ...side.request(asking) }));
  const times: number[] = [];
  let client = 0;
  const run = autocannon({
    url: side.address, connections: CONNECTIONS, duration: Math.min(seconds, LONGEST_SECONDS), timeout: 10, requests,
    setupClient: (connection) => {
      const from = Math.floor((client++ * requests.length) / CONNECTIONS) % requests.length;
      connection.setRequests([...requests.slice(from), ...requests.slice(0, from)]);
    },
  });
  run.on("response", (_client, _status, _bytes, milliseconds) => times.push(milliseconds));
  const { errors, timeouts, non2xx, requests: { total }, duration } = await run;
  if (errors + timeouts + non2xx > 0) throw new Error(`${side.name}: ${errors} errors, ${timeouts} timeouts, ${non2xx} answers other than 2xx in ${total}`);
  return { requests: total, perSecond: total / duration, ...percentiles(times) };
}

/** Puts each asking once, one after another: what the first to ask about something waits. */
export async function onceEach(side: Side, askings: readonly Asking[]): Promise<readonly number[]> {
  const times: number[] = [];
  for (const asking of askings) {
    const began = performance.now();
    await ask(side, asking);
    times.push(performance.now() - began);
  }
  return times;
}

/** The `data` of an answer. Fails: when there is none, or errors beside it. */
export async function ask(side: Side, asking: Asking): Promise<unknown> {
  const { path, body } = side.request(asking);
  const response = await fetch(new URL(path, side.address), { method: "POST", headers: { "content-type": "application/json" }, body });
  const text = await response.text();
  const { data, errors } = response.ok ? (JSON.parse(text) as { data?: unknown; errors?: unknown }) : { data: undefined, errors: text };
  if (data === undefined || errors !== undefined) throw new Error(`${side.name}, ${asking.question.name}: ${JSON.stringify(errors).slice(0, 500)}`);
  return data;
}

export function percentiles(times: readonly number[]): { readonly p50: number; readonly p99: number } {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
  return { p50: at(0.5), p99: at(0.99) };
}
