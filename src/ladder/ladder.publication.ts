import type { EntityManager } from "typeorm";
import { insertAll } from "../database/citations.js";
import { contentHash } from "./domain/content-hash.js";
import type { LadderVersion, Rung } from "./domain/ladder.js";
import { writeDocuments } from "./ladder.documents.js";
import {
  LadderRow, LadderVersionCitationRow, LadderVersionRow, MappingCitationRow, MappingDisagreementRow, MappingRow, MappingSetRow, RungCompetencyRow, RungRow,
} from "./ladder.rows.js";

/** A version about to be published, with the ladder it belongs to. */
export interface Publication {
  readonly ladder: { readonly id: string; readonly companyId: string; readonly slug: string; readonly isMain: boolean };
  readonly version: LadderVersion;
}

/**
 * Writes versions with all that belongs to them, publishes them and moves the pointers, inside the caller's transaction.
 * Statements: a constant number for any number of versions.
 * Fails:  with the database's error when a constraint is broken; the caller's transaction then undoes all.
 */
export async function publishVersions(manager: EntityManager, publications: readonly Publication[]): Promise<void> {
  if (publications.length === 0) return;
  const versions = publications.map((p) => p.version);
  await manager.upsert(LadderRow, publications.map((p) => ({ ...p.ladder })), { conflictPaths: ["id"], skipUpdateIfNoValuesChanged: true });
  await insertAll(manager, LadderVersionRow, versions.map(draftRow));
  await insertParts(manager, versions);
  await manager.query(
    `update ladder_version v set status = 'PUBLISHED', published_at = p.at, content_hash = p.hash
       from unnest($1::text[], $2::timestamptz[], $3::text[]) p(id, at, hash) where v.id = p.id`,
    [versions.map((v) => v.id), versions.map((v) => v.publishedAt), versions.map((v) => contentHash(v))],
  );
  await writeDocuments(manager, versions.map((v) => v.id));
  await manager.query(
    `update ladder l set current_version_id = p.version_id from unnest($1::text[], $2::text[]) p(id, version_id) where l.id = p.id`,
    [publications.map((p) => p.ladder.id), versions.map((v) => v.id)],
  );
  await projectCurrentRungs(manager, [...new Set(publications.map((p) => p.ladder.companyId))]);
}

/** Writes what belongs to drafts, which are stored already: citations they rest on (stored too), rungs and mappings. */
export async function insertParts(manager: EntityManager, versions: readonly LadderVersion[]): Promise<void> {
  await insertAll(manager, LadderVersionCitationRow, versions.flatMap((v) => v.citations.map((c) => ({ versionId: v.id, citationId: c.id }))));
  await insertAll(manager, RungRow, versions.flatMap((v) => v.rungs.map((r) => rungRow(v, r))));
  await insertAll(manager, RungCompetencyRow, versions.flatMap((v) => v.rungs.flatMap((r) => r.competencies.map((competency, ordinal) => ({ rungId: r.id, ordinal, ...competency })))));
  await insertAll(manager, MappingSetRow, versions.map((v) => ({ ...v.mappingSet, versionId: v.id })));
  const mapped = versions.flatMap((v) => v.rungs.flatMap((r) => (r.mapping === null ? [] : [{ set: v.mappingSet, rungId: r.id, mapping: r.mapping }])));
  await insertAll(manager, MappingRow, mapped.map(({ set, rungId, mapping: m }) => ({
    id: m.id, setId: set.id, rungId, lo: m.range?.lo ?? null, hi: m.range?.hi ?? null, noEquivalent: m.range === null,
    confidence: m.confidence, justification: m.justification, comment: m.comment, state: m.state,
    ...(m.author === set.author && m.date === set.date ? { author: null, mappedOn: null } : { author: m.author, mappedOn: m.date }),
  })));
  await insertAll(manager, MappingCitationRow, mapped.flatMap(({ mapping: m }) => m.citations.map((c) => ({ mappingId: m.id, citationId: c.id }))));
  await insertAll(manager, MappingDisagreementRow, mapped.flatMap(({ mapping: m }) =>
    m.disagreements.map((d, ordinal) => ({ mappingId: m.id, ordinal, lo: d.range.lo, hi: d.range.hi, comment: d.comment, citationId: d.citation.id }))));
}

/** SQL: the mapped rungs of all companies' versions in force, in the columns of `current_rung`. */
export const CURRENT_RUNGS = `select r.id as rung_id, v.id as version_id, c.id as company_id, c.slug as company_slug, r.ord, v.family, r.track, m.lo, m.hi, c.country, c.people_min, c.people_max
  from company c join ladder l on l.company_id = c.id and l.visibility = 'LISTED' join ladder_version v on v.id = l.current_version_id and v.status = 'PUBLISHED' and c.taken_down_on is null
  join rung r on r.version_id = v.id join mapping m on m.rung_id = r.id and not m.no_equivalent`;

/** Writes anew what counterparts are found in, for these companies: mapped rungs of their versions in force. */
export async function projectCurrentRungs(manager: EntityManager, companyIds: readonly string[]): Promise<void> {
  await manager.query(`delete from current_rung where company_id = any($1)`, [companyIds]);
  await manager.query(
    `insert into current_rung (rung_id, version_id, company_id, company_slug, ord, family, track, lo, hi, country, people_min, people_max)
     ${CURRENT_RUNGS} where c.id = any($1)`,
    [companyIds],
  );
}

/**
 * Announces a change to every server: call last in the transaction. Takes the counter's row lock, so publications commit in
 * the order of their numbers and none is overlooked. An id of null means that anything may have changed.
 */
export async function announce(manager: EntityManager, companyIds: readonly (string | null)[]): Promise<void> {
  if (companyIds.length === 0) return;
  await manager.query(
    `with next as (update epoch set value = value + $2 returning value - $2 as base)
     insert into publication (epoch, company_id) select next.base + p.n, p.id from next, unnest($1::text[]) with ordinality p(id, n)`,
    [companyIds, companyIds.length],
  );
}

/** The row of a version before it is published. */
export const draftRow = (v: LadderVersion): LadderVersionRow => ({
  id: v.id, ladderId: v.ladderId, number: v.number, status: "DRAFT", voice: v.voice, name: v.name, family: v.family, complete: v.complete, note: v.note,
  changeNote: v.changeNote, effectiveOn: v.effectiveOn, publishedAt: null, retiredAt: null, contentHash: null, revision: 1, updatedBy: null, updatedWhat: null, updatedAt: null, publishKey: null,
});

const rungRow = (v: LadderVersion, r: Rung): RungRow => ({
  id: r.id, versionId: v.id, order: r.order, track: r.track, code: r.code, title: r.title, aliases: [...r.aliases], scope: r.scope, influence: r.influence,
  directReportsMin: r.directReports?.min ?? null, directReportsMax: r.directReports?.max ?? null,
  organisationMin: r.organisation?.min ?? null, organisationMax: r.organisation?.max ?? null,
  yearsMin: r.years?.min ?? null, yearsMax: r.years?.max ?? null,
  hybrid: r.hybrid, statedEquivalents: [...r.statedEquivalents], note: r.note,
});

/** A ladder by the slugs of its company and its own. */
export interface LadderName {
  readonly company: string;
  readonly ladder: string;
}

/** Retires the ladders in force of these companies that are not among `kept`; old ids keep answering. Returns which. */
export async function retireLadders(manager: EntityManager, companyIds: readonly string[], kept: readonly string[], now: Date): Promise<readonly LadderName[]> {
  const gone: { id: string; version: string; company: string; ladder: string }[] = await manager.query(
    `select l.id, l.current_version_id as version, c.slug as company, l.slug as ladder from ladder l join company c on c.id = l.company_id
      where c.id = any($1) and l.current_version_id is not null and l.id <> all($2) order by c.slug, l.slug`, [companyIds, kept]);
  if (gone.length === 0) return [];
  await manager.query(`update ladder_version set status = 'RETIRED', retired_at = $2 where id = any($1)`, [gone.map((l) => l.version), now]);
  await manager.query(`update ladder set current_version_id = null, is_main = false where id = any($1)`, [gone.map((l) => l.id)]);
  return gone.map(({ company, ladder }) => ({ company, ladder }));
}

/** Makes `mains` the main ladders of these companies, as far as they are stored; one that was main steps down first, since a company has one. */
export async function appointMainLadders(manager: EntityManager, companyIds: readonly string[], mains: readonly string[]): Promise<void> {
  await manager.query(`update ladder set is_main = false where company_id = any($1) and is_main and id <> all($2)`, [companyIds, mains]);
  await manager.query(`update ladder set is_main = true where company_id = any($1) and not is_main and id = any($2)`, [companyIds, mains]);
}
