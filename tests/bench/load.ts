import type { Asking, Askings } from "./askings.js";
import { openWire } from "./wire.js";

/** One of the two processes: where it answers, and how a question is put to it. */
export interface Side {
  readonly name: "server" | "by hand";
  /** `http://127.0.0.1:<port>`. */
  readonly address: string;
  request(asking: Asking): { readonly path: string; readonly body: string };
}

/** What one load showed. */
export interface Load {
  /** Milliseconds that each answer took, as the client saw it. */
  readonly times: readonly number[];
  /** From the first request to the last answer. */
  readonly seconds: number;
  /** Milliseconds of processor time that asking took. */
  readonly asking: number;
  /** Requests that got no answer, a status other than 200 or errors, and what was said of the first. */
  readonly failed: number;
  readonly fault: string | null;
}

/** Requests that may be under way at a given rate; more wait for a connection, and their time counts. */
const MOST_UNDER_WAY = 128;
/** Connections that nobody uses for five seconds are closed by servers. */
const USED_EVERY_SECONDS = 2;
/** Milliseconds between two looks at the clock; Node's timers know no shorter time. */
const TICK = 1;

/** Puts what `next` asks to one side on so many connections, each asking anew when it has its answer, for some seconds or until `next` has no more. */
export async function closedLoop(side: Side, next: () => Asking | undefined, connections: number, seconds: number): Promise<Load> {
  const wires = await Promise.all(Array.from({ length: connections }, () => openWire(side.address)));
  const noted = notes();
  const began = performance.now();
  const end = began + seconds * 1_000;
  await Promise.all(wires.map((wire) => new Promise<void>((resolve) => {
    const ask = (): void => {
      const at = performance.now();
      const asking = at < end ? next() : undefined;
      if (asking === undefined) return resolve();
      wire.send(written(side, asking), (fault) => {
        noted.answer(performance.now() - at, fault);
        if (wire.isOpen) ask();
        else resolve();
      });
    };
    ask();
  })));
  const load = noted.load(performance.now() - began);
  for (const wire of wires) wire.close();
  return load;
}

/**
 * Asks by the clock, `rate` times a second for some seconds, whether or not what was asked before is answered. A request's time counts from when it was due, so what
 * it waits for a connection, or for this process, is in it.
 */
export async function openLoop(side: Side, next: Askings, rate: number, seconds: number): Promise<Load> {
  const all = await Promise.all(Array.from({ length: Math.min(MOST_UNDER_WAY, Math.ceil(rate * USED_EVERY_SECONDS)) }, () => openWire(side.address)));
  const free = [...all];
  const noted = notes();
  const count = Math.ceil(rate * seconds);
  const began = performance.now();
  const dueAt = (request: number): number => began + (request * 1_000) / rate;
  await new Promise<void>((resolve) => {
    let [sent, answered] = [0, 0];
    const send = (): void => {
      while (sent < count && dueAt(sent) <= performance.now()) {
        const wire = free.shift();
        if (wire === undefined) break;
        const due = dueAt(sent);
        sent += 1;
        wire.send(written(side, next()), (fault) => {
          noted.answer(performance.now() - due, fault);
          answered += 1;
          if (wire.isOpen) free.push(wire);
          if (answered < count && all.some(({ isOpen }) => isOpen)) return send();
          clearInterval(clock);
          resolve();
        });
      }
    };
    const clock = setInterval(send, TICK);
  });
  const load = noted.load(performance.now() - began);
  for (const wire of all) wire.close();
  return load;
}

/** The `data` of an answer. Fails: when there is none, or errors beside it. */
export async function ask(side: Side, asking: Asking): Promise<unknown> {
  const { path, body } = side.request(asking);
  const response = await fetch(new URL(path, side.address), { method: "POST", headers: { "content-type": "application/json" }, body });
  const text = await response.text();
  const { data, errors } = response.ok ? (JSON.parse(text) as { data?: unknown; errors?: unknown }) : { data: undefined, errors: text };
  if (data === undefined || errors !== undefined) throw new Error(`${side.name}, ${asking.question.name} ${JSON.stringify(asking.variables)}: ${JSON.stringify(errors).slice(0, 500)}`);
  return data;
}

function written(side: Side, asking: Asking): string {
  const { path, body } = side.request(asking);
  return `POST ${path} HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
}

function notes() {
  const times: number[] = [];
  let [failed, first] = [0, null as string | null];
  const before = process.cpuUsage();
  return {
    answer: (milliseconds: number, fault: string | null): void => {
      if (fault === null) times.push(milliseconds);
      else failed += 1;
      first ??= fault;
    },
    load: (milliseconds: number): Load => {
      const { user, system } = process.cpuUsage(before);
      return { times, seconds: milliseconds / 1_000, asking: (user + system) / 1_000, failed, fault: first };
    },
  };
}
