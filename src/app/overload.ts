import { spread } from "./holding.js";
import { EXECUTION_LIMITS, OVERLOAD } from "./limits.js";
import { TryLater } from "./try-later.js";

/** More is asked of this server than it can answer. */
export class Overloaded extends TryLater {
  constructor(readonly why: Why, msLeft: number) {
    super(503, "OVERLOADED", "This server is asked for more than it can answer just now.", Math.min(msLeft, OVERLOAD.longestRetryMs));
  }
}

/** A dear operation before it is let in. */
export interface Arrival {
  /** Whose it is, as for fair use. */
  readonly client: string;
  /** As estimated (limits.cost.ts). */
  readonly cost: number;
  /** Of the body, which is held until it is let in or refused. */
  readonly bytes: number;
  /** Whether nobody waits for the answer any more. */
  readonly isGone: () => boolean;
}

interface Waiting extends Arrival {
  /** The lowest is let in first: a time, later for what costs more and for clients with more waiting. */
  readonly rank: number;
  readonly letIn: () => void;
  readonly refuse: (why: Why) => void;
}

/** Why something was not answered. */
export type Why = "WAITED" | "FULL" | "GONE" | "BUSY";

/**
 * Lets dear operations in, a few at a time, so that they neither fill the memory nor come to an end all at once and late. The others wait, for a moment: whoever is
 * refused at once comes back at once. What costs less goes first, but nobody is passed over for longer than its own cost is worth.
 */
export class Admission {
  private underWay = 0;
  private cost = 0;
  private readonly waiting: Waiting[] = [];
  /** How much was refused, by why; for /metrics. */
  readonly refusals = new Map<Why, number>();

  /** Operations under way and waiting, for /metrics. */
  get figures(): Readonly<Record<"under_way" | "waiting", number>> {
    return { under_way: this.underWay, waiting: this.waiting.length };
  }

  /** Whether there is room for large bodies of more that would wait. */
  get hasRoom(): boolean {
    return this.bytes <= OVERLOAD.waitingBytes / 2;
  }

  /** Resolves when the operation may run, to what is to be called when it is done. Fails: Overloaded when its turn does not come in time, or there is no room to wait. */
  enter(arrival: Arrival): Promise<() => void> {
    return new Promise((resolve, reject) => {
      const end = (): void => {
        clearTimeout(timer);
        this.waiting.splice(this.waiting.indexOf(one), 1);
      };
      const refuse = (why: Why): void => {
        end();
        this.note(why);
        reject(new Overloaded(why, sum(this.waiting, ({ cost }) => cost) / 1_000));
      };
      const letIn = (): void => {
        end();
        resolve(this.begin(arrival.cost));
      };
      // spread, or all who came at once would be refused at once and come back at once
      const timer = setTimeout(refuse, spread(OVERLOAD.waitMs), "WAITED");
      const one = { ...arrival, rank: this.rankOf(arrival), letIn, refuse };
      const before = this.waiting.findIndex(({ rank }) => rank > one.rank);
      this.waiting.splice(before < 0 ? this.waiting.length : before, 0, one);
      this.letIn();
      while (this.waiting.length > OVERLOAD.waiting || this.bytes > OVERLOAD.waitingBytes) this.waiting.at(-1)?.refuse("FULL");
    });
  }

  /** Notes that something was refused elsewhere. */
  note(why: Why): void {
    this.refusals.set(why, (this.refusals.get(why) ?? 0) + 1);
  }

  private get bytes(): number {
    return sum(this.waiting, ({ bytes }) => bytes);
  }

  private rankOf({ client, cost }: Arrival): number {
    const others = this.waiting.filter((other) => other.client === client).length;
    return performance.now() + cost * OVERLOAD.msPerCost + Math.min(others * OVERLOAD.msPerOther, OVERLOAD.waitMs);
  }

  private letIn(): void {
    for (const one of this.waiting.slice()) {
      if (one.isGone()) one.refuse("GONE");
      else if (this.underWay === 0 || (this.underWay < OVERLOAD.operations && this.cost + one.cost <= OVERLOAD.cost)) one.letIn();
    }
  }

  private begin(cost: number): () => void {
    let isDone = false;
    const done = (): void => {
      if (isDone) return;
      isDone = true;
      clearTimeout(timer);
      this.underWay -= 1;
      this.cost -= cost;
      this.letIn();
    };
    const timer = setTimeout(done, EXECUTION_LIMITS.ms); // whatever became of it, nobody gets its answer any more
    this.underWay += 1;
    this.cost += cost;
    return done;
  }
}

const sum = <T>(of: readonly T[], figure: (one: T) => number): number => of.reduce((total, one) => total + figure(one), 0);
