import type { DataSource } from "typeorm";
import { CompanyStore } from "../../src/company/index.js";
import { saveCitations } from "../../src/database/citations.js";
import { companyOfSeed, ladderIdOf, versionOfSeed, type CompanySeed } from "../../src/ladder/domain/seed.js";
import { announce, publishVersions, type Publication } from "../../src/ladder/ladder.publication.js";
import { inventedCompany } from "./companies.js";

/** Companies written in one transaction: a batch takes well under a second. */
const BATCH = 200;

/** Publishes the invented companies from number `from` up to, without, number `to`, the way curated ones are published. */
export async function populate(dataSource: DataSource, from: number, to: number): Promise<void> {
  const [row]: { version: string }[] = await dataSource.query(`select taxonomy_version as version from mapping_set limit 1`);
  let nextLook = Math.max(2 * BATCH, from);
  for (let at = from; at < to; at += BATCH) {
    const seeds = Array.from({ length: Math.min(BATCH, to - at) }, (_, i) => inventedCompany(at + i));
    await publish(dataSource, seeds, row?.version ?? "0");
    if (at + BATCH >= nextLook) {
      await dataSource.query("analyze"); // or statements go on being planned for tables that are almost empty
      nextLook *= 2;
    }
  }
  await dataSource.query("analyze");
}

/** Publishes first versions of these companies' ladders, in one transaction. */
export async function publish(dataSource: DataSource, seeds: readonly CompanySeed[], taxonomyVersion: string, number = 1): Promise<void> {
  const companies = seeds.map(companyOfSeed);
  const curation = { number, author: "the benchmark", taxonomyVersion, changeNote: "Made up.", publishedAt: new Date("2026-10-01T00:00:00Z") };
  const publications = seeds.flatMap((seed) => seed.ladders.map((ladder): Publication => ({
    ladder: { id: ladderIdOf(seed.slug, ladder.slug), companyId: companyOfSeed(seed).id, slug: ladder.slug, isMain: ladder.main ?? false },
    version: versionOfSeed(seed, ladder, curation),
  })));
  await dataSource.transaction(async (manager) => {
    await saveCitations(manager, seeds.flatMap((seed) => Object.values(seed.sources)));
    await new CompanyStore(dataSource).save(manager, companies);
    await publishVersions(manager, publications);
    await announce(manager, companies.length > 10 ? [null] : companies.map((c) => c.id));
  });
}
