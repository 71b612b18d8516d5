import type { DataSource } from "typeorm";

/** Makes a curated company one that was claimed, so that it may keep its ladders itself. */
export async function claimed(dataSource: DataSource, slug: string): Promise<void> {
  await dataSource.query(`update company set origin = 'CLAIMED' where slug = $1`, [slug]);
}
