import { Agent, request } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import type { Asking } from "./askings.js";

/** Milliseconds within which everything must be answered. */
const PATIENCE = 15_000;
/** Connections that are kept. */
const CONNECTIONS = 16;
/** Requests under way at once, beyond which the server is held to have fallen behind. */
const MOST_UNDER_WAY = 500;

/** What became of requests. */
export class Outcomes {
  asked = 0;
  /** Of those that nobody hung up on. */
  answered = 0;
  /** What should not have come, with how often, by what it was. */
  readonly unexpected = new Map<string, number>();

  note({ kind, path, body, expected }: Asking, outcome: string): void {
    this.answered += 1;
    if (expected.includes(outcome)) return;
    this.fault(`${kind}: ${outcome}, ${path} ${body.slice(0, 120)}`);
  }

  fault(what: string): void {
    if (this.unexpected.has(what) || this.unexpected.size < 50) this.unexpected.set(what, (this.unexpected.get(what) ?? 0) + 1);
  }
}

/** Puts requests to a server: some on connections that are kept, some on one of their own. */
export class Load {
  private readonly agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
  private underWay = 0;
  private isPaused = false;
  readonly outcomes = new Outcomes();

  constructor(private readonly url: string) {}

  /** So many a second for so many milliseconds without pauses, whether or not they are answered in time; resolves when all are. Fails when the server falls behind. */
  async steadily(perSecond: number, ms: number, next: () => Asking): Promise<void> {
    let [passed, last, sent] = [0, performance.now(), 0];
    while (passed < ms) {
      await sleep(5);
      const now = performance.now();
      if (!this.isPaused) passed += now - last;
      last = now;
      for (const due = (passed * perSecond) / 1_000; sent < due && !this.isPaused; sent += 1) void this.ask(next());
      if (this.underWay > MOST_UNDER_WAY) throw new Error(`${this.underWay} requests are unanswered: the server falls behind`);
    }
    while (this.underWay > 0) await sleep(5);
  }

  /** Does something while nothing is under way. */
  async paused<T>(work: () => Promise<T>): Promise<T> {
    this.isPaused = true;
    while (this.underWay > 0) await sleep(5);
    return work().finally(() => { this.isPaused = false; });
  }

  /** All of them, eight at a time. */
  async quickly(askings: Iterable<Asking>): Promise<void> {
    const rest = askings[Symbol.iterator]();
    await Promise.all(Array.from({ length: 8 }, async () => {
      for (let one = rest.next(); one.done !== true; one = rest.next()) await this.ask(one.value);
    }));
  }

  close(): void {
    this.agent.destroy();
  }

  private async ask(asking: Asking): Promise<void> {
    this.outcomes.asked += 1;
    this.underWay += 1;
    const outcome = await this.outcomeOf(asking);
    this.underWay -= 1;
    if (outcome !== null) this.outcomes.note(asking, outcome);
  }

  /** Null where its client hung up. */
  private outcomeOf(asking: Asking): Promise<string | null> {
    const { method, path, headers, body, cutOff } = asking;
    return new Promise((resolve) => {
      const own = cutOff !== undefined || this.outcomes.asked % 10 === 0;
      const asked = request(this.url + path, { method, headers: { ...headers, ...(method === "POST" && { "content-length": Buffer.byteLength(body) }) }, agent: own ? false : this.agent }, (response) => {
        const chunks: Buffer[] = [];
        response.on("data", (chunk: Buffer) => chunks.push(chunk));
        response.on("end", () => resolve(cutOff === undefined ? outcomeIn(response.statusCode ?? 0, response.headers["content-type"] ?? "", Buffer.concat(chunks).toString()) : null));
        response.on("error", (error) => resolve(cutOff === undefined ? String(error) : null));
      });
      asked.setTimeout(PATIENCE, () => asked.destroy(new Error(`no answer within ${PATIENCE} ms`)));
      asked.on("error", (error: Error & { code?: string }) => {
        // a connection that was kept and not used for so long that the server closed it just now: as every client does, on another
        if (asked.reusedSocket && error.code === "ECONNRESET") resolve(this.outcomeOf(asking));
        else resolve(cutOff === undefined ? String(error) : null);
      });
      if (cutOff === "SENDING") asked.write(body.slice(0, 10));
      else asked.end(body);
      if (cutOff !== undefined) setTimeout(() => { asked.destroy(); resolve(null); }, cutOff === "SENDING" ? 20 : 3);
    });
  }
}

function outcomeIn(status: number, type: string, text: string): string {
  if (!type.includes("json") || !text.includes(`"errors"`)) return String(status);
  const { errors } = JSON.parse(text) as { readonly errors?: readonly { readonly extensions?: { readonly code?: string } }[] };
  return errors === undefined ? String(status) : `${status} ${errors[0]?.extensions?.code}`;
}
