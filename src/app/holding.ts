import { setTimeout as sleep } from "node:timers/promises";

/** Holds refusals back: whoever is refused at once comes back at once, and two hundred of them could do so ten thousand times a second. */
export class Holding {
  private held = 0;

  /** `most`: how many are held at a time; what comes besides is not. */
  constructor(private readonly most: number) {}

  /** Milliseconds are give or take a quarter: those who came together are not sent away together. */
  async wait(ms: number): Promise<void> {
    if (this.held >= this.most) return;
    this.held += 1;
    await sleep(spread(ms));
    this.held -= 1;
  }
}

/** A time, give or take a quarter. */
export const spread = (ms: number): number => ms * (0.75 + Math.random() / 2);
