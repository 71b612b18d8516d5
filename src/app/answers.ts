import { hash } from "node:crypto";
import { ByteCache, type CacheFigures } from "../shared/counted-cache.js";
import { Lately } from "../shared/lately.js";
import type { RequestNotes } from "./context.js";
import { pack, unpack } from "../shared/packing.js";
import { ANSWERS } from "./limits.js";

/** An answer as everybody gets it who asks the same without a token. */
export interface Answer extends Required<Pick<RequestNotes, "operation" | "cost">> {
  readonly body: Buffer;
  /** Headers that belong to it. */
  readonly headers: Readonly<Record<string, string>>;
}

/** As it is kept: packed where that saves much. */
interface Kept extends Answer {
  readonly isPacked: boolean;
}

/** Counts what was published, as far as was seen. */
export type Ground = number;

/**
 * Whole answers in memory, until anything is published or the day changes.
 *
 * They rest on what publications tell of alone (`RequestNotes.isLive` says of others), so whoever gets one gets what would be worked out anew. One is kept when the
 * same is asked for the second time, so that what is asked once costs nothing but its place in the list of what was asked.
 */
export class Answers {
  private readonly kept = new ByteCache<string, Kept>({ maxSize: ANSWERS.bytes, sizeCalculation: ({ body }) => body.length + ANSWERS.bareBytes });
  private readonly asked = new Lately(ANSWERS.asked);
  private ground: Ground = 0;
  private day = "";

  /** `today` as in contexts; `hold` resolves when what was seen of publications may be relied on. */
  constructor(private readonly today: () => string, private readonly hold: () => Promise<unknown>) {}

  /** What tells two requests apart: how it is to be written, and what is asked, byte by byte. */
  static keyOf(accept: string | undefined, asked: string): string {
    return hash("sha256", `${accept ?? ""}\n${asked}`, "base64url");
  }

  /** The answer that is kept, or the ground on which one is being made. Fails as `hold`. */
  async find(key: string): Promise<Answer | Ground> {
    await this.hold();
    const today = this.today();
    if (today !== this.day) this.forget();
    this.day = today;
    const kept = this.kept.get(key);
    return kept?.isPacked ? { ...kept, body: unpack(kept.body) } : (kept ?? this.ground);
  }

  /** Keeps an answer that was made on this ground, if it still stands and the same was asked before. `make` is called only then. */
  keep(key: string, ground: Ground, make: () => Answer): void {
    if (ground === this.ground && this.asked.again(key)) this.put(key, make());
  }

  private put(key: string, answer: Answer): void {
    const { length } = answer.body;
    if (length > ANSWERS.largest) return;
    const isPacked = length >= ANSWERS.packedFrom;
    this.kept.set(key, { ...answer, isPacked, body: isPacked ? pack(answer.body) : answer.body });
  }

  /** Something was published. */
  forget(): void {
    this.ground += 1;
    this.kept.clear();
  }

  get figures(): CacheFigures {
    return this.kept.figures;
  }
}
