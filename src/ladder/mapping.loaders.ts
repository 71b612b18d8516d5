import DataLoader from "dataloader";
import { gathered } from "../shared/turns.js";
import type { Slice } from "../shared/page.js";
import type { MappingAct } from "./domain/mapping-acts.js";
import type { MappingStore, RungPage } from "./ladder.mappings.store.js";

/** Per request: the history of many rungs makes one read. */
export interface MappingLoaders {
  /** Newest first. */
  readonly actsByRung: DataLoader<RungPage, Slice<MappingAct>, string>;
}

export const mappingLoaders = (mappings: MappingStore): MappingLoaders => ({
  actsByRung: new DataLoader((pages: readonly RungPage[]) => mappings.actsOn(pages), { batchScheduleFn: gathered, cacheKeyFn: ({ rungId, page }: RungPage) => JSON.stringify([rungId, page.first, page.after]) }),
});
