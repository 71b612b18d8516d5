import type { DataSource, EntityManager } from "typeorm";
import { compileTaxonomy, contentHash, versionOf, type Taxonomy } from "./domain/compiled.js";
import type { TaxonomyContent } from "./domain/taxonomy.js";
import { contentOf, CURRENT_TAXONOMY, type TaxonomyJson } from "./taxonomy.json.js";
import { insertContent } from "./taxonomy.rows-of.js";
import { TAXONOMY_ROWS, TaxonomyVersionRow } from "./taxonomy.rows.js";

/** Reads the taxonomy. It is small and changes only by seeding, so the process keeps the whole of it as one value. */
export class TaxonomyStore {
  private held: { readonly generation: number; readonly hash: string; readonly taxonomy: Taxonomy } | null = null;
  private loading: { readonly generation: number; readonly taxonomy: Promise<Taxonomy> } | null = null;
  /** Counts calls of `forget`, so that a read begun before one is not relied on after it. */
  private generation = 0;

  constructor(private readonly dataSource: DataSource) {}

  /**
   * The taxonomy in force. No statement while it is held, one when it is not yet; after `forget` one that compares hashes, and one
   * more where they differ. Fails when nothing was seeded yet, or as the database does.
   */
  async current(): Promise<Taxonomy> {
    if (this.held?.generation === this.generation) return this.held.taxonomy;
    if (this.loading?.generation !== this.generation) this.loading = { generation: this.generation, taxonomy: this.load(this.generation) };
    return this.loading.taxonomy;
  }

  /** What is held may be out of date: the next reader compares hashes. */
  forget(): void {
    this.generation += 1;
  }

  private async load(generation: number): Promise<Taxonomy> {
    try {
      const { hash, taxonomy } = (await this.unchanged()) ?? (await this.read());
      this.held = { generation, hash, taxonomy }; // read before a `forget`, it does not count as fresh
      return taxonomy;
    } finally {
      if (this.loading?.generation === generation) this.loading = null; // a failed read is tried again by the next reader
    }
  }

  private async unchanged(): Promise<{ readonly hash: string; readonly taxonomy: Taxonomy } | null> {
    const { held } = this;
    return held !== null && (await hashInForce(this.dataSource.manager)) === held.hash ? held : null;
  }

  private async read(): Promise<{ readonly hash: string; readonly taxonomy: Taxonomy }> {
    const [row]: { taxonomy: TaxonomyJson }[] = await this.dataSource.query(CURRENT_TAXONOMY);
    if (row === undefined) throw new Error("no taxonomy is in the database; seed it first");
    const { hash } = row.taxonomy;
    return { hash, taxonomy: compileTaxonomy(contentOf(row.taxonomy), hash) };
  }
}

/**
 * Makes `content` the taxonomy in force, within the caller's transaction. Nothing is written when it is so already.
 * The content must have no faults (`faultsOf`); the database refuses dangling keys.
 */
export async function replaceTaxonomy(manager: EntityManager, content: TaxonomyContent): Promise<{ readonly version: string; readonly changed: boolean }> {
  const hash = contentHash(content);
  if ((await hashInForce(manager)) === hash) return { version: versionOf(hash), changed: false };
  for (const row of [...TAXONOMY_ROWS].reverse()) {
    if (row !== TaxonomyVersionRow) await manager.createQueryBuilder().delete().from(row).execute();
  }
  await insertContent(manager, content);
  await manager.insert(TaxonomyVersionRow, { hash });
  return { version: versionOf(hash), changed: true };
}

async function hashInForce(manager: EntityManager): Promise<string | null> {
  const [row]: { hash: string }[] = await manager.query(`select hash from taxonomy_version order by number desc limit 1`);
  return row?.hash ?? null;
}
