import DataLoader from "dataloader";
import { gathered } from "../shared/turns.js";
import type { LadderVersion, PublishedCompany } from "./domain/ladder.js";
import type { PublishedLadders } from "./published.js";

/** Per request: many fields that need a company's ladders make one read. */
export interface LadderLoaders {
  /** null: there is no such company. */
  readonly publishedBySlug: DataLoader<string, PublishedCompany | null>;
  /** null: there is no such published version. */
  readonly versionById: DataLoader<string, LadderVersion | null>;
}

export const ladderLoaders = (published: PublishedLadders): LadderLoaders => ({
  publishedBySlug: new DataLoader(async (slugs) => {
    const found = await published.bySlug(slugs);
    return slugs.map((slug) => found.get(slug) ?? null);
  }, { batchScheduleFn: gathered }),
  versionById: new DataLoader(async (ids) => {
    const found = await published.byVersionId(ids);
    return ids.map((id) => found.get(id) ?? null);
  }, { batchScheduleFn: gathered }),
});

/** What is read of the company after this, also in the same request, is as it is now. */
export async function seen({ published, publishedBySlug }: Pick<LadderLoaders, "publishedBySlug"> & { readonly published: PublishedLadders }, slug: string): Promise<void> {
  await published.lease.refresh();
  publishedBySlug.clear(slug);
}
