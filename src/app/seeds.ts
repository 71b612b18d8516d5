import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import type { DataSource, EntityManager } from "typeorm";
import { CompanyStore } from "../company/index.js";
import { citation, saveCitations, type SourceSeed } from "../database/citations.js";
import { compileSchemas, readSeedFolder, SeedFaults, type FaultInFile, type SeedFile } from "../database/seed-files.js";
import { EquivalenceStore } from "../equivalence/equivalence.store.js";
import { faultsOfCrosswalk, type CrosswalkSeed } from "../equivalence/domain/published-crosswalk.js";
import { contentHash } from "../ladder/domain/content-hash.js";
import { companyOfSeed, faultsOfCompany, ladderIdOf, versionOfSeed, type CompanySeed, type LadderSeed } from "../ladder/domain/seed.js";
import { announce, projectCurrentRungs, publishVersions, retireLadders, type Publication } from "../ladder/ladder.publication.js";
import { loadTaxonomySeeds, replaceTaxonomy, type TaxonomySeed } from "../taxonomy/index.js";

/** Who stands as the author of what comes from seed files. */
const CURATOR = "Org Ladder curators";

/** Everything in seeds/, read and checked. */
export interface Seeds {
  readonly taxonomy: TaxonomySeed;
  readonly companies: readonly CompanySeed[];
  readonly crosswalks: readonly CrosswalkSeed[];
}

/** What a seeding changed. */
export interface Seeded {
  readonly companies: number;
  readonly versionsPublished: number;
  readonly laddersRetired: number;
  readonly crosswalks: number;
}

/** A digest of every seed file's name and text. */
export function fingerprint(folder: string): string {
  const hash = createHash("sha256");
  for (const file of readdirSync(folder, { recursive: true, encoding: "utf8" }).sort()) {
    if (!/\.(ya?ml|json)$/.test(file)) continue;
    hash.update(`${file}\u0000`).update(readFileSync(path.join(folder, file))).update("\u0000");
  }
  return hash.digest("hex");
}

/**
 * Reads and checks all seed files.
 * Fails: SeedFaults, listing every file, line and rule.
 */
export function readSeeds(folder: string): Seeds {
  const faults: FaultInFile[] = [];
  const schema = compileSchemas(path.join(folder, "schema"));
  const root = path.dirname(folder);
  const taxonomy = loadTaxonomySeeds(root, folder, faults);
  const families = new Set(taxonomy?.families.map((f) => f.key) ?? []);

  const companyFiles = readSeedFolder<CompanyFile>(root, path.join(folder, "companies"), schema("company.schema.json"), faults);
  const companies = companyFiles.map((file) => {
    const seed = { ...file.value, sources: Object.fromEntries(Object.entries(file.value.sources).map(([key, source]) => [key, citation(source)])) };
    if (path.basename(file.name, ".yaml") !== seed.slug) faults.push(file.fault(["slug"], "must equal the file's name"));
    if (taxonomy !== null) faults.push(...faultsOfCompany(seed, families).map((f) => file.fault(f.path, f.rule)));
    return seed;
  });
  const bySlug = new Map(companies.map((c) => [c.slug, c]));
  const crosswalkFiles = readSeedFolder<CrosswalkFile>(root, path.join(folder, "crosswalks"), schema("crosswalk.schema.json"), faults);
  const crosswalks = crosswalkFiles.map((file: SeedFile<CrosswalkFile>) => {
    const seed = { ...file.value, source: citation(file.value.source) };
    if (path.basename(file.name, ".yaml") !== seed.slug) faults.push(file.fault(["slug"], "must equal the file's name"));
    faults.push(...faultsOfCrosswalk(seed, bySlug).map((f) => file.fault(f.path, f.rule)));
    return seed;
  });
  if (faults.length > 0 || taxonomy === null) throw new SeedFaults(faults);
  return { taxonomy, companies, crosswalks };
}

type CompanyFile = Omit<CompanySeed, "sources"> & { readonly sources: Readonly<Record<string, SourceSeed>> };
type CrosswalkFile = Omit<CrosswalkSeed, "source"> & { readonly source: SourceSeed };

/**
 * Brings the database to what the seed files say, in one transaction. Running it again changes nothing; changed content
 * makes a new version; a company that was claimed is left alone.
 * Fails: SeedFaults before anything is written.
 */
export async function seed(dataSource: DataSource, folder: string, now: Date = new Date()): Promise<Seeded> {
  const seeds = readSeeds(folder);
  return dataSource.transaction(async (manager) => {
    await manager.query(`select pg_advisory_xact_lock(hashtext('org-ladder seeding'))`); // two servers starting at once seed once
    const { version: taxonomyVersion } = await replaceTaxonomy(manager, seeds.taxonomy);
    const claimed = await claimedSlugs(manager);
    const companies = seeds.companies.filter((c) => !claimed.has(c.slug));
    await saveCitations(manager, [...companies.flatMap((c) => Object.values(c.sources)), ...seeds.crosswalks.map((c) => c.source)]);
    const domain = companies.map(companyOfSeed);
    await new CompanyStore(dataSource).save(manager, domain);

    const publications = await changedLadders(manager, companies, taxonomyVersion, now);
    await publishVersions(manager, publications);
    const retired = await retireLadders(manager, domain.map((c) => c.id), companies.flatMap((c) => c.ladders.map((l) => ladderIdOf(c.slug, l.slug))), now);
    await projectCurrentRungs(manager, domain.map((c) => c.id));
    await new EquivalenceStore(dataSource).replaceCrosswalks(manager, seeds.crosswalks);
    await manager.query(
      `insert into seed_state (fingerprint) values ($1) on conflict (singleton) do update set fingerprint = excluded.fingerprint, seeded_at = now()`,
      [fingerprint(folder)],
    );
    await announce(manager, [null]);
    return { companies: companies.length, versionsPublished: publications.length, laddersRetired: retired, crosswalks: seeds.crosswalks.length };
  });
}

/** Seeds when the files are not those of the last seeding; null when there was nothing to do. */
export async function seedIfChanged(dataSource: DataSource, folder: string): Promise<Seeded | null> {
  const [row]: { fingerprint: string }[] = await dataSource.query(`select fingerprint from seed_state`);
  return row?.fingerprint === fingerprint(folder) ? null : seed(dataSource, folder);
}

async function claimedSlugs(manager: EntityManager): Promise<ReadonlySet<string>> {
  const rows: { slug: string }[] = await manager.query(`select slug from company where origin = 'CLAIMED'`);
  return new Set(rows.map((row) => row.slug));
}

/** Ladders whose content differs from the version in force, each with its next number. */
async function changedLadders(manager: EntityManager, companies: readonly CompanySeed[], taxonomyVersion: string, now: Date): Promise<readonly Publication[]> {
  const rows: { id: string; number: number; hash: string | null }[] = await manager.query(
    `select l.id, (select max(number) from ladder_version v where v.ladder_id = l.id) as number, c.content_hash as hash
       from ladder l left join ladder_version c on c.id = l.current_version_id`,
  );
  const stored = new Map(rows.map((row) => [row.id, row]));
  return companies.flatMap((company) => company.ladders.flatMap((ladder: LadderSeed): Publication[] => {
    const id = ladderIdOf(company.slug, ladder.slug);
    const before = stored.get(id);
    const number = (before?.number ?? 0) + 1;
    const changeNote = number === 1 ? "First curated from public sources." : "Curated anew from public sources.";
    const version = versionOfSeed(company, ladder, { number, author: CURATOR, taxonomyVersion, changeNote, publishedAt: now });
    if (before?.hash === contentHash(version)) return [];
    return [{ ladder: { id, companyId: companyOfSeed(company).id, slug: ladder.slug, isMain: ladder.main ?? false }, version }];
  }));
}

