import type { DataSource, EntityManager } from "typeorm";
import { COMPANY_JSON, companyOf, type Company, type CompanyJson } from "../company/index.js";
import { citation, insertAll, saveCitations } from "../database/citations.js";
import { randomId } from "../shared/id.js";
import { DraftExists, StaleRevision, type Change, type Draft } from "./domain/draft.js";
import type { LadderVersion, Visibility } from "./domain/ladder.js";
import { draftRow, insertParts } from "./ladder.publication.js";
import { LadderRow, LadderVersionRow, MappingActRow } from "./ladder.rows.js";
import { versionOf, VERSION_JSON, type VersionJson } from "./ladder.version-json.js";

/** A source as a file says it, as a citation. */
export const citationFrom = citation;

/** What is done besides, in the same transaction: the audit log's entry. */
export type Within = (manager: EntityManager) => Promise<void>;

/** A company, and, of the ladder asked for, what a draft of it begins with. */
export interface DraftPlace {
  readonly company: Company;
  /** null: the company has no ladder of that slug. */
  readonly ladder: { readonly id: string; readonly slug: string; readonly isMain: boolean; readonly visibility: Visibility; readonly lastNumber: number } | null;
  readonly draftId: string | null;
  /** The version in force, or else the newest; null: none was ever published. */
  readonly newest: LadderVersion | null;
}

/** Rungs that are the same under another id, for what is known of their mappings. */
export interface Carried {
  readonly fromVersionId: string;
  readonly rungs: ReadonlyMap<string, string>;
}

const DRAFT = `v.revision, v.updated_by as "by", v.updated_at as "at", v.updated_what as "what", l.id as "ladderId", l.slug, l.is_main as "isMain", l.visibility,
  ${COMPANY_JSON} as company, ${VERSION_JSON} as version`;
const DRAFTS = `ladder_version v join ladder l on l.id = v.ladder_id join company c on c.id = l.company_id`;

interface DraftJson {
  readonly revision: number; readonly by: string | null; readonly at: Date | null; readonly what: string | null;
  readonly ladderId: string; readonly slug: string; readonly isMain: boolean; readonly visibility: Visibility; readonly company: CompanyJson; readonly version: VersionJson;
}

const changeOf = ({ by, at, what }: Pick<DraftJson, "by" | "at" | "what">): Change | null => (by === null || at === null ? null : { by, at, what: what ?? "" });
const draftOf = (row: DraftJson): Draft => ({
  version: versionOf(row.version), ladder: { id: row.ladderId, slug: row.slug, isMain: row.isMain, company: companyOf(row.company) },
  visibility: row.visibility, revision: row.revision, lastChange: changeOf(row),
});

/** PostgreSQL's code for a key that exists already. */
const isTaken = (error: unknown): boolean => typeof error === "object" && error !== null && "code" in error && error.code === "23505";

/** All SQL about drafts. Whoever asks for one asks the policy before showing it. */
export class DraftStore {
  constructor(private readonly dataSource: DataSource) {}

  /** The id of the company with this slug; null when there is none. One statement. */
  async companyId(slug: string): Promise<string | null> {
    const [row]: { id: string }[] = await this.dataSource.query(`select id from company where slug = $1`, [slug]);
    return row?.id ?? null;
  }

  /** The draft with this id, which is its version's; null when there is none, or it was published. One statement. */
  async byId(id: string, manager: Pick<EntityManager, "query"> = this.dataSource): Promise<Draft | null> {
    const [row]: DraftJson[] = await manager.query(`select ${DRAFT} from ${DRAFTS} where v.id = $1 and v.status = 'DRAFT'`, [id]);
    return row === undefined ? null : draftOf(row);
  }

  /** A company's drafts by the slugs of their ladders: one statement. */
  async ofCompany(companyId: string): Promise<readonly Draft[]> {
    const rows: DraftJson[] = await this.dataSource.query(`select ${DRAFT} from ${DRAFTS} where l.company_id = $1 and v.status = 'DRAFT' order by l.slug`, [companyId]);
    return rows.map(draftOf);
  }

  /** Where a draft of the company's ladder of this slug would stand; null: there is no such company. One statement. */
  async placeOf(company: string, ladder: string): Promise<DraftPlace | null> {
    const [row]: { company: CompanyJson; ladder: DraftPlace["ladder"]; draftId: string | null; newest: VersionJson | null }[] = await this.dataSource.query(
      `select ${COMPANY_JSON} as company, d.id as "draftId",
         case when l.id is not null then jsonb_build_object('id', l.id, 'slug', l.slug, 'isMain', l.is_main, 'visibility', l.visibility,
           'lastNumber', (select coalesce(max(n.number), 0) from ladder_version n where n.ladder_id = l.id)) end as ladder,
         (select ${VERSION_JSON} from ladder_version v where v.ladder_id = l.id and v.status <> 'DRAFT' order by v.id = l.current_version_id desc nulls last, v.number desc limit 1) as newest
       from company c left join ladder l on l.company_id = c.id and l.slug = $2 left join ladder_version d on d.ladder_id = l.id and d.status = 'DRAFT' where c.slug = $1`, [company, ladder]);
    return row === undefined ? null : { company: companyOf(row.company), ladder: row.ladder, draftId: row.draftId, newest: row.newest && versionOf(row.newest) };
  }

  /**
   * Stores a new draft, with its ladder where that is new; which of a company's ladders is the main one shows when they are published.
   * Fails:  DraftExists when another came first.
   */
  async create({ version, ladder }: Pick<Draft, "version" | "ladder">, isNew: boolean, change: Change, carried: Carried | null, within: Within): Promise<void> {
    try {
      await this.dataSource.transaction(async (manager) => {
        if (isNew) await insertAll(manager, LadderRow, [{ id: ladder.id, companyId: ladder.company.id, slug: ladder.slug, isMain: false, currentVersionId: null, visibility: "LISTED" }]);
        await saveCitations(manager, citationsOf(version));
        await insertAll(manager, LadderVersionRow, [{ ...draftRow(version), updatedBy: change.by, updatedAt: change.at, updatedWhat: change.what }]);
        await insertParts(manager, [version]);
        if (carried !== null) await carryActs(manager, carried, version.id);
        await within(manager);
      });
    } catch (error) {
      throw isTaken(error) ? new DraftExists(ladder.slug, null, "input.ladder") : error;
    }
  }

  /**
   * Writes a draft anew, all of it, when it is still at `revision`.
   * Fails:  StaleRevision when somebody changed it meanwhile, or published it.
   */
  async update(version: LadderVersion, revision: number, change: Change, renamed: ReadonlyMap<string, string>, within: Within): Promise<void> {
    await this.dataSource.transaction(async (manager) => {
      await touchDraft(manager, version.id, revision, change);
      await manager.query(
        `update ladder_version set name = $2, family = $3, complete = $4, note = $5, change_note = $6, effective_on = $7 where id = $1`,
        [version.id, version.name, version.family, version.complete, version.note, version.changeNote, version.effectiveOn]);
      await manager.query(`delete from mapping_set where version_id = $1`, [version.id]);
      await manager.query(`delete from rung where version_id = $1`, [version.id]);
      await manager.query(`delete from ladder_version_citation where version_id = $1`, [version.id]);
      await saveCitations(manager, citationsOf(version));
      await insertParts(manager, [version]);
      await carryActs(manager, { fromVersionId: version.id, rungs: renamed }, version.id);
      await within(manager);
    });
  }
}

/**
 * Takes the draft's lock until the transaction ends, and counts its revision up: first in every change of a draft or its mappings.
 * Fails:  StaleRevision when it is not at `revision` any more, or no draft any more.
 */
export async function touchDraft(manager: EntityManager, id: string, revision: number, { by, at, what }: Change, field = "input.revision"): Promise<void> {
  const [, changed]: [unknown, number] = await manager.query(
    `update ladder_version set revision = revision + 1, updated_by = $3, updated_at = $4, updated_what = $5 where id = $1 and status = 'DRAFT' and revision = $2`, [id, revision, by, at, what]);
  if (changed > 0) return;
  const [row]: (Pick<DraftJson, "by" | "at" | "what"> & { revision: number })[] = await manager.query(
    `select revision, updated_by as "by", updated_at as "at", updated_what as "what" from ladder_version where id = $1`, [id]);
  throw new StaleRevision({ revision: row?.revision ?? 0, lastChange: row === undefined ? null : changeOf(row) }, revision, field);
}

/** Acts on mappings follow their rungs to other ids: copies, for what is recorded stays as it was. */
async function carryActs(manager: EntityManager, { fromVersionId, rungs }: Carried, toVersionId: string): Promise<void> {
  const moved = [...rungs].filter(([from, to]) => from !== to);
  if (moved.length === 0) return;
  const to = new Map(moved);
  const acts = await manager.createQueryBuilder(MappingActRow, "a").where("a.version_id = :fromVersionId and a.rung_id = any(:ids)", { fromVersionId, ids: [...to.keys()] }).orderBy("a.ordinal").getMany();
  await insertAll(manager, MappingActRow, acts.map((act) => ({ ...act, id: randomId("mac"), versionId: toVersionId, rungId: to.get(act.rungId) ?? act.rungId, carriedFrom: act.id })));
}

const citationsOf = (version: LadderVersion) => [
  ...version.citations, ...version.rungs.flatMap(({ mapping }) => [...(mapping?.citations ?? []), ...(mapping?.disagreements ?? []).map((d) => d.citation)]),
];
