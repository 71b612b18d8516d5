import type { DataSource, EntityManager } from "typeorm";
import type { Change } from "./domain/draft.js";
import type { LadderVersion, VersionStatus, Visibility } from "./domain/ladder.js";
import type { Act, MappingAct } from "./domain/mapping-acts.js";
import type { Justification } from "./domain/mapping.js";
import { writeDocuments } from "./ladder.documents.js";
import { announce, projectCurrentRungs } from "./ladder.publication.js";
import { versionOf, VERSION_JSON, type VersionJson } from "./ladder.version-json.js";

/** Where a ladder or version belongs, drafts included: enough to ask the policy. */
export interface Belonging {
  readonly companyId: string;
  readonly companySlug: string;
  readonly ladderId: string;
}

/** A version and what surrounds it, read while nobody else can publish anything of its company. */
export interface LockedVersion {
  readonly version: LadderVersion;
  readonly status: VersionStatus;
  readonly revision: number;
  readonly lastChange: Change | null;
  readonly key: string | null;
  readonly visibility: Visibility;
  /** Whether a version of the ladder was published before. */
  readonly published: boolean;
  /** The version of this company that was published with the key asked for; null: none. */
  readonly keyed: string | null;
  /** What was done to its mappings, oldest first. */
  readonly acts: readonly MappingAct[];
}

/** What is written when a draft is published. */
export interface PublishedAs {
  readonly version: LadderVersion;
  readonly hash: string;
  readonly at: Date;
  readonly key: string | null;
  readonly visibility: Visibility;
  /** Whether its day has come. */
  readonly inForce: boolean;
}

/** All SQL that publishes drafts, retires ladders and brings versions into force when their day begins. */
export class PublishingStore {
  constructor(private readonly dataSource: DataSource) {}

  /** Where a version (`ver_…`) or ladder (`lad_…`) belongs; null: there is none. One statement either way. */
  async belonging(id: string): Promise<Belonging | null> {
    const [row]: Belonging[] = await this.dataSource.query(
      `select c.id as "companyId", c.slug as "companySlug", l.id as "ladderId" from ladder l join company c on c.id = l.company_id
        where l.id = $1 or l.id = (select v.ladder_id from ladder_version v where v.id = $1)`, [id]);
    return row ?? null;
  }

  transaction<T>(work: (manager: EntityManager) => Promise<T>): Promise<T> {
    return this.dataSource.transaction(work);
  }

  /** A draft as it stands, without a lock; null when there is none of that id, or it is published. */
  async draft(id: string): Promise<Pick<LockedVersion, "version" | "acts" | "published" | "revision"> | null> {
    const found = await this.read(this.dataSource.manager, id, null);
    return found === null || found.status !== "DRAFT" ? null : found;
  }

  /**
   * Takes the locks that publishing needs, then reads: three statements. The draft's keeps others from changing it; the company's
   * makes its publications go one after another, since they write its counterparts anew. In this order, as whoever changes a
   * draft has its lock already; reading apart sees what those who held them before have written.
   */
  async locked(manager: EntityManager, id: string, companyId: string, key: string | null): Promise<LockedVersion | null> {
    await manager.query(`select from ladder_version where id = $1 for no key update`, [id]);
    await manager.query(`select from company where id = $1 for no key update`, [companyId]);
    return this.read(manager, id, key);
  }

  private async read(manager: EntityManager, id: string, key: string | null): Promise<LockedVersion | null> {
    const [row]: (Omit<LockedVersion, "version" | "status" | "acts" | "lastChange"> & { json: VersionJson; acts: readonly ActJson[]; by: string | null; at: Date | null; what: string | null })[] = await manager.query(
      `select ${VERSION_JSON} as json, v.revision, v.updated_by as "by", v.updated_at as "at", v.updated_what as "what", v.publish_key as key, l.visibility,
         exists (select from ladder_version p where p.ladder_id = l.id and p.status <> 'DRAFT') as published,
         (select k.id from ladder_version k join ladder o on o.id = k.ladder_id where o.company_id = l.company_id and k.publish_key = $2 limit 1) as keyed,
         (select coalesce(jsonb_agg(to_jsonb(a) order by a.ordinal), '[]') from mapping_act a where a.version_id = v.id) as acts
       from ladder_version v join ladder l on l.id = v.ladder_id where v.id = $1`, [id, key]);
    if (row === undefined) return null;
    const { json, acts, by, at, what, ...rest } = row;
    return { ...rest, version: versionOf(json), status: json.status, acts: acts.map(actOf), lastChange: by === null || at === null ? null : { by, at, what: what ?? "" } };
  }

  /** Makes a draft the version it is published as. Statements: a constant number. The last of them tells every server. */
  async publish(manager: EntityManager, companyId: string, { version, hash, at, key, visibility, inForce }: PublishedAs): Promise<void> {
    const mappings = version.rungs.flatMap((rung) => rung.mapping ?? []);
    await manager.query(
      `update mapping m set confidence = p.confidence, justification = p.justification from unnest($1::text[], $2::numeric[], $3::text[]) p(id, confidence, justification)
        where m.id = p.id and (m.confidence, m.justification) is distinct from (p.confidence, p.justification)`,
      [mappings.map((m) => m.id), mappings.map((m) => m.confidence), mappings.map((m) => m.justification)],
    );
    await manager.query(
      `update ladder_version set status = 'PUBLISHED', published_at = $2, content_hash = $3, change_note = $4, effective_on = $5, publish_key = $6, voice = $7 where id = $1`,
      [version.id, at, hash, version.changeNote, version.effectiveOn, key, version.voice],
    );
    await writeDocuments(manager, [version.id]);
    await manager.query(
      `update ladder set visibility = $2, current_version_id = case when $4 then $3 else current_version_id end, is_main = is_main and $2 = 'LISTED' where id = $1`,
      [version.ladderId, visibility, version.id, inForce],
    );
    await this.follow(manager, [companyId]);
  }

  /**
   * Takes a ladder out of force: its version in force, and those that would have come into force later. Returns how many
   * versions that were; 0: there was nothing to retire. What was published before stays as it was.
   */
  async retire(manager: EntityManager, { companyId, ladderId }: Belonging, at: Date): Promise<number> {
    await manager.query(`select from company where id = $1 for no key update`, [companyId]);
    const [retired]: [{ id: string }[], number] = await manager.query(
      `update ladder_version v set status = 'RETIRED', retired_at = $2 from ladder l where l.id = $1 and v.ladder_id = l.id and v.status = 'PUBLISHED'
         and (v.id = l.current_version_id or (v.number > coalesce((select n.number from ladder_version n where n.id = l.current_version_id), 0)
           and not exists (select from ladder_version r where r.ladder_id = l.id and r.status = 'RETIRED' and r.number > v.number)
           and v.effective_on > $3::date)) returning v.id`,
      [ladderId, at, at.toISOString().slice(0, 10)],
    );
    if (retired.length === 0) return 0;
    await manager.query(`update ladder set current_version_id = null, is_main = false where id = $1`, [ladderId]);
    await this.follow(manager, [companyId]);
    return retired.length;
  }

  /**
   * Brings into force what was published for a day that has begun: of each such ladder the version of the highest number
   * whose day has come. Returns how many. Any number of servers may do this at once.
   */
  async comeIntoForce(today: string): Promise<number> {
    const due: { companyId: string }[] = await this.dataSource.query(`select distinct l.company_id as "companyId" from ladder l join (${DUE}) d on d.ladder_id = l.id`, [today]);
    let moved = 0;
    for (const { companyId } of due) {
      moved += await this.transaction(async (manager) => {
        await manager.query(`select id from company where id = $1 for no key update`, [companyId]);
        const [ladders]: [object[], number] = await manager.query(
          `update ladder l set current_version_id = d.id from (${DUE}) d where d.ladder_id = l.id and l.company_id = $2 returning l.id`, [today, companyId]);
        if (ladders.length > 0) await this.follow(manager, [companyId]);
        return ladders.length;
      });
    }
    return moved;
  }

  /** What has to follow a moved pointer: a main ladder for each company that has any, counterparts, and the word to every server. */
  private async follow(manager: EntityManager, companyIds: readonly string[]): Promise<void> {
    await manager.query(
      `update ladder m set is_main = false where m.company_id = any($1) and m.is_main and (m.current_version_id is null or m.visibility <> 'LISTED')
         and exists (select from ladder o where o.company_id = m.company_id and o.current_version_id is not null and o.visibility = 'LISTED')`, [companyIds]);
    await manager.query(
      `update ladder m set is_main = true from (
         select distinct on (l.company_id) l.id from ladder l join ladder_version v on v.id = l.current_version_id
          where l.company_id = any($1) and l.visibility = 'LISTED' and not exists (select from ladder o where o.company_id = l.company_id and o.is_main)
          order by l.company_id, v.family <> 'software', l.slug) first where m.id = first.id`, [companyIds]);
    await projectCurrentRungs(manager, companyIds);
    await announce(manager, companyIds);
  }
}

/** SQL: versions published ahead whose day ($1) has come, and which nothing later has overtaken: by ladder, the one to be in force. */
const DUE = `select distinct on (s.ladder_id) s.ladder_id, s.id from ladder_version s join ladder k on k.id = s.ladder_id
  where s.status = 'PUBLISHED' and s.effective_on > (s.published_at at time zone 'UTC')::date and s.effective_on <= $1::date
    and s.number > coalesce((select c.number from ladder_version c where c.id = k.current_version_id), 0)
    and not exists (select from ladder_version r where r.ladder_id = s.ladder_id and r.number > s.number and r.status = 'RETIRED')
  order by s.ladder_id, s.number desc`;

interface ActJson {
  readonly id: string; readonly rung_id: string; readonly act: Act; readonly author_id: string | null; readonly author: string; readonly at: string; readonly lo: number | null; readonly hi: number | null;
  readonly comment: string; readonly stance: number | null; readonly confidence: number | null; readonly justification: Justification | null;
}

const actOf = (a: ActJson): MappingAct => ({
  id: a.id, rungId: a.rung_id, act: a.act, by: { id: a.author_id, name: a.author }, at: new Date(a.at), range: a.lo === null || a.hi === null ? null : { lo: a.lo, hi: a.hi },
  comment: a.comment, stance: a.stance, confidence: a.confidence, justification: a.justification,
});
