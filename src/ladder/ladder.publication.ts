import type { EntityManager } from "typeorm";
import { insertAll } from "../database/citations.js";
import { contentHash } from "./domain/content-hash.js";
import type { LadderVersion, Rung } from "./domain/ladder.js";
import {
  LadderRow, LadderVersionCitationRow, LadderVersionRow, MappingCitationRow, MappingDisagreementRow, MappingRow, MappingSetRow, RungRow,
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
  await insertAll(manager, LadderVersionCitationRow, versions.flatMap((v) => v.citations.map((c) => ({ versionId: v.id, citationId: c.id }))));
  await insertAll(manager, RungRow, versions.flatMap((v) => v.rungs.map((r) => rungRow(v, r))));
  await insertAll(manager, MappingSetRow, versions.map((v) => ({ ...v.mappingSet, versionId: v.id })));
  const mapped = versions.flatMap((v) => v.rungs.flatMap((r) => (r.mapping === null ? [] : [{ setId: v.mappingSet.id, rungId: r.id, mapping: r.mapping }])));
  await insertAll(manager, MappingRow, mapped.map(({ setId, rungId, mapping: m }) => ({
    id: m.id, setId, rungId, lo: m.range?.lo ?? null, hi: m.range?.hi ?? null, noEquivalent: m.range === null,
    confidence: m.confidence, justification: m.justification, comment: m.comment,
  })));
  await insertAll(manager, MappingCitationRow, mapped.flatMap(({ mapping: m }) => m.citations.map((c) => ({ mappingId: m.id, citationId: c.id }))));
  await insertAll(manager, MappingDisagreementRow, mapped.flatMap(({ mapping: m }) =>
    m.disagreements.map((d, ordinal) => ({ mappingId: m.id, ordinal, lo: d.range.lo, hi: d.range.hi, comment: d.comment, citationId: d.citation.id }))));
  await manager.query(
    `update ladder_version v set status = 'PUBLISHED', published_at = p.at, content_hash = p.hash
       from unnest($1::text[], $2::timestamptz[], $3::text[]) p(id, at, hash) where v.id = p.id`,
    [versions.map((v) => v.id), versions.map((v) => v.publishedAt), versions.map((v) => contentHash(v))],
  );
  await manager.query(
    `update ladder l set current_version_id = p.version_id from unnest($1::text[], $2::text[]) p(id, version_id) where l.id = p.id`,
    [publications.map((p) => p.ladder.id), versions.map((v) => v.id)],
  );
  await projectCurrentRungs(manager, [...new Set(publications.map((p) => p.ladder.companyId))]);
}

/** Writes anew what counterparts are found in, for these companies: mapped rungs of their versions in force. */
export async function projectCurrentRungs(manager: EntityManager, companyIds: readonly string[]): Promise<void> {
  await manager.query(`delete from current_rung where company_id = any($1)`, [companyIds]);
  await manager.query(
    `insert into current_rung (rung_id, version_id, company_id, company_slug, ord, family, track, lo, hi, country, people_min, people_max)
     select r.id, v.id, c.id, c.slug, r.ord, v.family, r.track, m.lo, m.hi, c.country, c.people_min, c.people_max
       from company c join ladder l on l.company_id = c.id join ladder_version v on v.id = l.current_version_id and v.status = 'PUBLISHED'
       join rung r on r.version_id = v.id join mapping m on m.rung_id = r.id and not m.no_equivalent
      where c.id = any($1)`,
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

const draftRow = (v: LadderVersion): LadderVersionRow => ({
  id: v.id, ladderId: v.ladderId, number: v.number, status: "DRAFT", name: v.name, family: v.family, complete: v.complete, note: v.note,
  changeNote: v.changeNote, effectiveOn: v.effectiveOn, publishedAt: null, retiredAt: null, contentHash: null,
});

const rungRow = (v: LadderVersion, r: Rung): RungRow => ({
  id: r.id, versionId: v.id, order: r.order, track: r.track, code: r.code, title: r.title, aliases: [...r.aliases], scope: r.scope, influence: r.influence,
  directReportsMin: r.directReports?.min ?? null, directReportsMax: r.directReports?.max ?? null,
  organisationMin: r.organisation?.min ?? null, organisationMax: r.organisation?.max ?? null,
  yearsMin: r.years?.min ?? null, yearsMax: r.years?.max ?? null,
  hybrid: r.hybrid, statedEquivalents: [...r.statedEquivalents], note: r.note,
});

/** Retires the ladders in force of these companies that are not among `kept`; old ids keep answering. Returns how many. */
export async function retireLadders(manager: EntityManager, companyIds: readonly string[], kept: readonly string[], now: Date): Promise<number> {
  const gone: { id: string; current_version_id: string }[] = await manager.query(
    `select id, current_version_id from ladder where company_id = any($1) and current_version_id is not null and id <> all($2)`, [companyIds, kept]);
  if (gone.length === 0) return 0;
  await manager.query(`update ladder_version set status = 'RETIRED', retired_at = $2 where id = any($1)`, [gone.map((l) => l.current_version_id), now]);
  await manager.query(`update ladder set current_version_id = null, is_main = false where id = any($1)`, [gone.map((l) => l.id)]);
  return gone.length;
}
