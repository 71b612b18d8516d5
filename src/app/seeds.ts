import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import type { DataSource, EntityManager } from "typeorm";
import { COMPANY_JSON, CompanyStore } from "../company/index.js";
import { citation, saveCitations, type SourceSeed } from "../database/citations.js";
import { compileSchemas, readSeedFolder, SeedFaults, type FaultInFile, type SeedFile } from "../database/seed-files.js";
import type { Evaluation } from "../equivalence/domain/evaluation.js";
import { EquivalenceStore } from "../equivalence/equivalence.store.js";
import { evaluationInputs, readResults } from "../equivalence/evaluation.seeds.js";
import { EvaluationStore } from "../equivalence/evaluation.store.js";
import { faultsOfCrosswalk, type CrosswalkSeed } from "../equivalence/domain/published-crosswalk.js";
import { contentHash } from "../ladder/domain/content-hash.js";
import { companyOfSeed, faultsOfCompany, ladderIdOf, versionOfSeed, type CompanySeed, type LadderSeed } from "../ladder/domain/seed.js";
import type { LadderVersion } from "../ladder/index.js";
import { announce, appointMainLadders, projectCurrentRungs, publishVersions, retireLadders, type LadderName, type Publication } from "../ladder/ladder.publication.js";
import { loadTaxonomySeeds, replaceTaxonomy, type TaxonomySeed } from "../taxonomy/index.js";

/** Who stands as the author of what comes from seed files. */
const CURATOR = "Org Ladder curators";

/** Everything in seeds/, read and checked. */
export interface Seeds {
  readonly taxonomy: TaxonomySeed;
  readonly companies: readonly CompanySeed[];
  readonly crosswalks: readonly CrosswalkSeed[];
  /** The figures that are shipped; null where there are none. */
  readonly evaluation: Evaluation | null;
}

/** What a seeding changed. Companies and ladders by slug. */
export interface Seeded {
  readonly taxonomy: { readonly version: string; readonly changed: boolean };
  /** `changed`: new ones, and those whose name, description, size or sources changed; ladders count apart. */
  readonly companies: { readonly total: number; readonly changed: readonly string[] };
  /** Companies that were claimed and therefore left alone. */
  readonly claimed: readonly string[];
  readonly published: readonly { readonly company: string; readonly ladder: string; readonly number: number }[];
  readonly retired: readonly LadderName[];
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
  const allRead = faults.length === 0; // else every pointer into a file that could not be read would be a fault too
  const bySlug = new Map(companies.map((c) => [c.slug, c]));
  const crosswalkFiles = readSeedFolder<CrosswalkFile>(root, path.join(folder, "crosswalks"), schema("crosswalk.schema.json"), faults);
  const crosswalks = crosswalkFiles.map((file: SeedFile<CrosswalkFile>) => {
    const seed = { ...file.value, source: citation(file.value.source) };
    if (path.basename(file.name, ".yaml") !== seed.slug) faults.push(file.fault(["slug"], "must equal the file's name"));
    if (allRead) faults.push(...faultsOfCrosswalk(seed, bySlug).map((f) => file.fault(f.path, f.rule)));
    return seed;
  });
  const evaluation = readResults(folder, faults);
  if (faults.length > 0 || taxonomy === null) throw new SeedFaults(faults);
  return { taxonomy, companies, crosswalks, evaluation };
}

type CompanyFile = Omit<CompanySeed, "sources"> & { readonly sources: Readonly<Record<string, SourceSeed>> };
type CrosswalkFile = Omit<CrosswalkSeed, "source"> & { readonly source: SourceSeed };

/**
 * Brings the database to what the seed files say, in one transaction. Running it again changes nothing; changed content
 * makes a new version; a ladder that is gone is retired; a company that was claimed, or that made itself known under the same slug, is left alone.
 * Fails: SeedFaults before anything is written.
 */
export async function seed(dataSource: DataSource, folder: string, now: Date = new Date()): Promise<Seeded> {
  const seeds = readSeeds(folder);
  return dataSource.transaction(async (manager) => {
    await manager.query(`select pg_advisory_xact_lock(hashtext('org-ladder seeding'))`); // two servers starting at once seed once
    const taxonomy = await replaceTaxonomy(manager, seeds.taxonomy);
    await manager.query(`select from company where origin = 'CURATED' for no key update`); // one that is being claimed just now is curated no more, or not yet
    const claimed = await claimedSlugs(manager);
    const companies = seeds.companies.filter((c) => !claimed.has(c.slug));
    await saveCitations(manager, [...companies.flatMap((c) => Object.values(c.sources)), ...seeds.crosswalks.map((c) => c.source)]);
    const changed = await saveCompanies(dataSource, manager, companies);

    const curated = await curatedIds(manager); // also those whose file is gone: their ladders go too
    const ladderIds = (some: (l: LadderSeed) => boolean): readonly string[] => companies.flatMap((c) => c.ladders.filter(some).map((l) => ladderIdOf(c.slug, l.slug)));
    const retired = await retireLadders(manager, curated, ladderIds(() => true), now);
    await appointMainLadders(manager, curated, ladderIds((l) => l.main ?? false));
    const publications = await changedLadders(manager, companies, taxonomy.version, now);
    await publishVersions(manager, publications.map((p) => p.publication));
    await projectCurrentRungs(manager, curated);
    await new EquivalenceStore(dataSource).replaceCrosswalks(manager, seeds.crosswalks);
    await manager.query(
      `insert into seed_state (fingerprint) values ($1) on conflict (singleton) do update set fingerprint = excluded.fingerprint, seeded_at = now()`,
      [fingerprint(folder)],
    );
    const evaluations = new EvaluationStore(dataSource);
    await evaluations.noteInputs(manager, evaluationInputs(folder));
    if (seeds.evaluation !== null) await evaluations.save(manager, seeds.evaluation);
    await announce(manager, [null]);
    return {
      taxonomy, companies: { total: companies.length, changed }, claimed: [...claimed].filter((slug) => seeds.companies.some((c) => c.slug === slug)), retired,
      published: publications.map(({ company, publication: { ladder, version } }) => ({ company, ladder: ladder.slug, number: version.number })),
      crosswalks: seeds.crosswalks.length,
    };
  });
}

/** Writes companies; returns the slugs of those that were not so before. */
async function saveCompanies(dataSource: DataSource, manager: EntityManager, seeds: readonly CompanySeed[]): Promise<readonly string[]> {
  const stored = async (): Promise<ReadonlyMap<string, string>> => {
    const rows: { slug: string; digest: string }[] = await manager.query(`select c.slug, md5((${COMPANY_JSON})::text) as digest from company c`);
    return new Map(rows.map((row) => [row.slug, row.digest]));
  };
  const before = await stored();
  await new CompanyStore(dataSource).save(manager, seeds.map(companyOfSeed));
  return [...(await stored())].filter(([slug, digest]) => before.get(slug) !== digest).map(([slug]) => slug).sort();
}

/** Seeds when the files are not those of the last seeding; null when there was nothing to do. */
export async function seedIfChanged(dataSource: DataSource, folder: string): Promise<Seeded | null> {
  const [row]: { fingerprint: string }[] = await dataSource.query(`select fingerprint from seed_state`);
  return row?.fingerprint === fingerprint(folder) ? null : seed(dataSource, folder);
}

async function claimedSlugs(manager: EntityManager): Promise<ReadonlySet<string>> {
  const rows: { slug: string }[] = await manager.query(`select slug from company where origin <> 'CURATED'`);
  return new Set(rows.map((row) => row.slug));
}

async function curatedIds(manager: EntityManager): Promise<readonly string[]> {
  const rows: { id: string }[] = await manager.query(`select id from company where origin = 'CURATED'`);
  return rows.map((row) => row.id);
}

/**
 * Ladders whose content differs from the version in force, each with its next number.
 *
 * They are compared as mapped against the taxonomy of their own time: a corrected sentence in the taxonomy is no new judgement
 * on every ladder, and the ids of rungs, which follow from versions, stay.
 */
async function changedLadders(
  manager: EntityManager, companies: readonly CompanySeed[], taxonomyVersion: string, now: Date,
): Promise<readonly { readonly company: string; readonly publication: Publication }[]> {
  const rows: { id: string; number: number | null; hash: string | null; mapped_against: string | null }[] = await manager.query(
    `select l.id, (select max(number) from ladder_version v where v.ladder_id = l.id) as number, c.content_hash as hash, s.taxonomy_version as mapped_against
       from ladder l left join ladder_version c on c.id = l.current_version_id left join mapping_set s on s.version_id = c.id`,
  );
  const stored = new Map(rows.map((row) => [row.id, row]));
  return companies.flatMap((company) => company.ladders.flatMap((ladder) => {
    const id = ladderIdOf(company.slug, ladder.slug);
    const before = stored.get(id);
    const number = (before?.number ?? 0) + 1;
    const changeNote = number === 1 ? "First curated from public sources." : "Curated anew from public sources.";
    const versionAgainst = (taxonomy: string): LadderVersion => versionOfSeed(company, ladder, { number, author: CURATOR, taxonomyVersion: taxonomy, changeNote, publishedAt: now });
    if (before?.mapped_against != null && before.hash === contentHash(versionAgainst(before.mapped_against))) return [];
    const owner = { id, companyId: companyOfSeed(company).id, slug: ladder.slug, isMain: ladder.main ?? false };
    return [{ company: company.slug, publication: { ladder: owner, version: versionAgainst(taxonomyVersion) } }];
  }));
}
