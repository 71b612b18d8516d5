import { LRUCache } from "lru-cache";

/** How a cache did since the process began. */
export interface CacheFigures {
  readonly entries: number;
  /** Times that what was asked for was there, and was not. */
  readonly hits: number;
  readonly misses: number;
  /** Entries that had to make room for others. */
  readonly evictions: number;
  /** How much of its room is taken, 0 to 1, by whatever it is measured. */
  readonly fill: number;
  /** What it takes of memory, where that is known. */
  readonly bytes?: number;
}

/** An LRU cache that counts what `get` found, for /metrics; `has` and `peek` do not count. `onGone` is told of everything that is no longer in it, for whatever reason. */
export class CountedCache<K extends {}, V extends {}> extends LRUCache<K, V> {
  private readonly counted: { hits: number; misses: number; evictions: number };

  constructor(options: LRUCache.Options<K, V, unknown>, onGone?: (value: V, key: K) => void) {
    const counted = { hits: 0, misses: 0, evictions: 0 };
    super({ ...options, dispose: (value, key, reason) => {
      if (reason === "evict") counted.evictions += 1;
      onGone?.(value, key);
    } });
    this.counted = counted;
  }

  override get(key: K): V | undefined {
    const value = super.get(key);
    if (value === undefined) this.counted.misses += 1;
    else this.counted.hits += 1;
    return value;
  }

  get figures(): CacheFigures {
    return { entries: this.size, fill: this.maxSize > 0 ? this.calculatedSize / this.maxSize : this.size / this.max, ...this.counted };
  }
}

/** One that is measured by the bytes it takes. */
export class ByteCache<K extends {}, V extends {}> extends CountedCache<K, V> {
  override get figures(): CacheFigures {
    return { ...super.figures, bytes: this.calculatedSize };
  }
}
