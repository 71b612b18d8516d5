import type { PublishedLadders } from "../ladder/index.js";
import { CountedCache } from "../shared/counted-cache.js";
import type { Interval, Track } from "../taxonomy/domain/axis.js";
import type { Counterpart } from "./domain/counterparts.js";
import type { CounterpartFilter, EquivalenceStore } from "./equivalence.store.js";

/** Counterparts kept in memory, some 130 bytes each. */
const MAX_KEPT = 40_000;
/** Lists are read in lengths of so many, so that who needs a few more or less reads the same. */
const LENGTHS = 16;

/** Which rungs are sought. */
export interface Sought extends Pick<CounterpartFilter, "country" | "minPeople" | "maxPeople"> {
  readonly range: Interval;
  readonly family: string;
  readonly track: Track;
  /** The rung asked from, whose company is no counterpart of itself. */
  readonly from: { readonly company: { readonly id: string; readonly slug: string }; readonly version: { readonly rungs: { readonly length: number } } } | null;
}

/**
 * Rungs alike a range, best first. Beginnings of lists are kept until anything is published: many ladders place their rungs on the same ranges, so one list is
 * the beginning of many, each without its own company.
 */
export class Alike {
  readonly kept = new CountedCache<string, readonly Counterpart[]>({ maxSize: MAX_KEPT, sizeCalculation: ({ length }) => length + 2 });
  private generation = 0;

  constructor(private readonly store: EquivalenceStore, private readonly published: PublishedLadders) {
    published.onChange(() => {
      this.generation += 1;
      this.kept.clear();
    });
  }

  /** The next `limit` after `after` (null: from the best), fewer when there are no more. At most two statements, none where the beginning is in memory. */
  async find(sought: Sought, after: Counterpart | null, limit: number): Promise<readonly Counterpart[]> {
    const { range, family, track, from, ...filter } = sought;
    if (after === null) {
      const enough = Math.ceil((limit + (from?.version.rungs.length ?? 0)) / LENGTHS) * LENGTHS;
      const all = await this.beginning(sought, enough);
      const others = from === null ? all : all.filter(({ company }) => company !== from.company.slug);
      if (others.length >= limit || all.length < enough) return others.slice(0, limit);
    }
    return this.store.alike(range, family, track, { ...filter, notCompanyId: from?.company.id ?? null }, after, limit);
  }

  /** The first of all companies. */
  private async beginning({ range, family, track, country, minPeople, maxPeople }: Sought, limit: number): Promise<readonly Counterpart[]> {
    await this.published.lease.hold();
    const key = JSON.stringify([range.lo, range.hi, family, track, country, minPeople, maxPeople, limit]);
    const kept = this.kept.get(key);
    if (kept !== undefined) return kept;
    const { generation } = this;
    const found = await this.store.alike(range, family, track, { country, minPeople, maxPeople, notCompanyId: null }, null, limit);
    if (generation === this.generation) this.kept.set(key, found);
    return found;
  }
}
