import { CountedCache } from "./counted-cache.js";

/** Remembers what was asked for lately: what is kept from the second time on leaves its room to what is asked for again. */
export class Lately {
  private readonly asked: CountedCache<string, true>;

  /** `most`: keys that are remembered, 150 bytes each. */
  constructor(most: number) {
    this.asked = new CountedCache({ max: most });
  }

  /** Whether that was asked for before, as far as is remembered; from now on it was. */
  again(key: string): boolean {
    if (this.asked.get(key) !== undefined) return true;
    this.asked.set(key, true);
    return false;
  }
}
