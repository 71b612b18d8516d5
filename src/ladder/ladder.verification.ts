import { isDeepStrictEqual } from "node:util";
import type { EntityManager } from "typeorm";
import { citation, citationOf, type CitationJson } from "../database/citations.js";
import type { LadderVersion } from "./domain/ladder.js";
import { faultsOfStoredVersion } from "./domain/verification.js";
import { glanceOf } from "./ladder.glance.js";
import { FORM, readDocument, type Document } from "./ladder.documents.js";
import { CURRENT_RUNGS } from "./ladder.publication.js";
import { VERSION_JSON, versionOf, type VersionJson } from "./ladder.version-json.js";

/** What a verification looked at, and one sentence for everything that is wrong. */
export interface Verification {
  readonly versions: number;
  readonly citations: number;
  readonly problems: readonly string[];
}

/** Rows read by one statement: a version has about 15 rungs, so a batch is a few MB at most. */
const BATCH = 200;

/**
 * Checks all that was ever published against what it was published as. Reads only; statements grow with the data, memory does
 * not. In a transaction of REPEATABLE READ, so that a publication meanwhile is no fault.
 */
export async function verifyLadders(manager: EntityManager): Promise<Verification> {
  const versions = await verifyVersions(manager);
  const citations = await verifyCitations(manager);
  const problems = [...versions.problems, ...citations.problems, ...(await verifyPointers(manager)), ...(await verifyProjection(manager))];
  return { versions: versions.count, citations: citations.count, problems };
}

async function verifyVersions(manager: EntityManager): Promise<{ readonly count: number; readonly problems: readonly string[] }> {
  const problems: string[] = [];
  let count = 0;
  for await (const rows of batches<{ id: string; name: string }>(manager,
    `select v.id, c.slug || '/' || l.slug || ' version ' || v.number as name from ladder_version v join ladder l on l.id = v.ladder_id join company c on c.id = l.company_id
      where v.status <> 'DRAFT' and v.id > $1 order by v.id limit ${BATCH}`)) {
    count += rows.length;
    const [found, documents] = [await readWhole(manager, rows.map((row) => row.id)), await readDocuments(manager, rows.map((row) => row.id))];
    for (const { id, name } of rows) {
      const version = found.get(id);
      const faults = version === undefined ? ["it cannot be read whole: something that belongs to it is gone"] : faultsOf(version, documents.get(id));
      problems.push(...faults.map((fault) => `${name} (${id}): ${fault}`));
    }
  }
  return { count, problems };
}

/** The versions that can be read; one whose parts are gone must not hide the others of its batch. */
async function readWhole(manager: EntityManager, ids: readonly string[]): Promise<ReadonlyMap<string, LadderVersion>> {
  const read = async (some: readonly string[]): Promise<readonly LadderVersion[]> => {
    const rows: { version: VersionJson }[] = await manager.query(`select ${VERSION_JSON} as version from ladder_version v where v.id = any($1)`, [some]);
    return rows.map(({ version }) => versionOf(version));
  };
  const found: LadderVersion[] = [];
  try {
    found.push(...await read(ids));
  } catch {
    for (const id of ids) found.push(...await read([id]).catch(() => []));
  }
  return new Map(found.map((version) => [version.id, version]));
}

/** Of those versions that have any. */
async function readDocuments(manager: EntityManager, ids: readonly string[]): Promise<ReadonlyMap<string, Document>> {
  const rows: (Document & { id: string })[] = await manager.query(`select version_id as id, glance::text as glance, content from version_document where version_id = any($1) and form = $2`, [ids, FORM]);
  return new Map(rows.map(({ id, glance, content }) => [id, { glance, content }]));
}

function faultsOf(stored: LadderVersion, document: Document | undefined): readonly string[] {
  const faults = faultsOfStoredVersion(stored);
  if (faults.length > 0 || document === undefined) return faults;
  const { status, retiredAt, ...version } = stored;
  try {
    const { status: _, retiredAt: __, ...read } = versionOf({ ...readDocument(document.content), status });
    if (isDeepStrictEqual(read, version) && document.glance === JSON.stringify(glanceOf(stored))) return [];
  } catch {} // it cannot be read at all
  return ["its row in version_document, which servers read instead of all this, says something else than the tables: once those are right, delete that row and run db:migrate"];
}

/** Content hashes cover the ids of citations; the ids in turn follow from the citations' content. */
async function verifyCitations(manager: EntityManager): Promise<{ readonly count: number; readonly problems: readonly string[] }> {
  const problems: string[] = [];
  let count = 0;
  for await (const rows of batches<CitationJson>(manager, `select * from citation where id > $1 order by id limit ${BATCH}`)) {
    count += rows.length;
    problems.push(...rows.map(citationOf).filter((c) => citation(c).id !== c.id).map((c) => `citation ${c.id} ("${c.title}"): its id does not follow from its content: it was changed`));
  }
  return { count, problems };
}

async function verifyPointers(manager: EntityManager): Promise<readonly string[]> {
  const rows: { name: string; status: string | null; own: boolean | null }[] = await manager.query(
    `select c.slug || '/' || l.slug as name, v.status, v.ladder_id = l.id as own
       from ladder l join company c on c.id = l.company_id left join ladder_version v on v.id = l.current_version_id
      where l.current_version_id is not null and (v.status is distinct from 'PUBLISHED' or v.ladder_id <> l.id) order by 1`);
  return rows.map(({ name, status, own }) =>
    `${name}: the version in force ${status === null ? "does not exist" : own ? `is ${status.toLowerCase()}, not published` : "belongs to another ladder"}`);
}

async function verifyProjection(manager: EntityManager): Promise<readonly string[]> {
  const columns = "rung_id, version_id, company_id, company_slug, ord, family, track, lo, hi, country, people_min, people_max";
  const rows: { company: string; missing: string; extra: string }[] = await manager.query(
    `with expected as (${CURRENT_RUNGS}), stored as (select ${columns} from current_rung),
          missing as (select * from expected except select * from stored), extra as (select * from stored except select * from expected)
     select company_slug as company, count(*) filter (where m) as missing, count(*) filter (where not m) as extra
       from (select company_slug, true as m from missing union all select company_slug, false from extra) d group by 1 order by 1`);
  return rows.map(({ company, missing, extra }) => `${company}: counterparts are found in rows that are not its rungs in force (${missing} missing, ${extra} too many or outdated in current_rung)`);
}

/** Rows of a statement that takes the last id seen as $1 and gives a batch in the order of their ids. */
async function* batches<T extends { readonly id: string }>(manager: EntityManager, sql: string): AsyncGenerator<readonly T[]> {
  for (let after = ""; ; ) {
    const rows: T[] = await manager.query(sql, [after]);
    if (rows.length > 0) yield rows;
    if (rows.length < BATCH) return;
    after = rows.at(-1)!.id;
  }
}
