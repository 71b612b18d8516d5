import type { DataSource } from "typeorm";
import { COMPANY_JSON, type CompanyJson } from "../company/index.js";
import { alone } from "../shared/packing.js";
import type { Page, Slice } from "../shared/page.js";
import type { Visibility } from "./domain/ladder.js";
import type { Glance } from "./ladder.glance.js";
import { documentOf, FORM, readDocument, type Document } from "./ladder.documents.js";
import { VERSION_JSON, type VersionJson } from "./ladder.version-json.js";

/** A company, as `companyOf` reads it, and which version of each of its ladders is in force; main ladder first. */
export interface Pointer {
  readonly company: CompanyJson;
  readonly ladders: readonly { readonly id: string; readonly slug: string; readonly isMain: boolean; readonly versionId: string }[];
}

/** A company in force, as it is stored: what most questions ask of it, and the contents of its versions' documents one after the other. */
export interface InForce {
  readonly slug: string;
  /** A `Head` as JSON. */
  readonly head: string;
  readonly contents: Buffer;
}

/** `bytes`: of the content of its version's document. */
export interface Head extends Omit<Pointer, "ladders"> {
  readonly ladders: readonly (Pointer["ladders"][number] & { readonly bytes: number; readonly glance: Glance })[];
}

/** All SQL that reads ladders; `ladder.publication.ts` writes. `primary`: where it is written, if reads go elsewhere. */
export class LadderStore {
  constructor(private readonly dataSource: Pick<DataSource, "query">, private readonly primary = dataSource) {}

  /**
   * The companies of these slugs with their versions in force: one statement, two where documents are missing. Without unlisted ladders, which `places` finds by
   * their id, and without any where the company was taken down. Slugs that do not exist are missing from the answer.
   */
  async inForce(slugs: readonly string[]): Promise<readonly InForce[]> {
    const rows: (InForce & { readonly missing: readonly string[] | null })[] = await this.dataSource.query(
      `select c.slug, json_build_object('company', ${COMPANY_JSON}, 'ladders', l.ladders)::text as head, l.contents, l.missing from company c cross join lateral (
         select coalesce(json_agg(json_build_object('id', l.id, 'slug', l.slug, 'isMain', l.is_main, 'versionId', l.current_version_id, 'bytes', length(d.content), 'glance', d.glance) order by not l.is_main, l.slug), '[]') as ladders,
           coalesce(string_agg(d.content, '' order by not l.is_main, l.slug), '') as contents, array_agg(l.current_version_id) filter (where d.version_id is null) as missing
         from ladder l left join version_document d on d.version_id = l.current_version_id and d.form = $2
        where l.company_id = c.id and l.current_version_id is not null and l.visibility = 'LISTED' and c.taken_down_on is null) l
       where c.slug = any($1)`, [slugs, FORM]);
    const missing = rows.flatMap((row) => row.missing ?? []);
    if (missing.length === 0) return rows.map(({ slug, head, contents }) => ({ slug, head, contents: alone(contents) }));
    const written = new Map((await this.versions(missing)).map((version) => [version.id, documentOf(version)]));
    return rows.map((row) => withDocuments(row, written));
  }

  /** The same on the day `asOf` (YYYY-MM-DD), without what versions hold: one statement. */
  async pointers(slugs: readonly string[], asOf: string): Promise<readonly Pointer[]> {
    const version = `(select v.id from (select n.id, n.retired_at from ladder_version n where n.ladder_id = l.id and n.status <> 'DRAFT' and n.effective_on <= $2::date
       order by n.number desc limit 1) v where v.retired_at is null or (v.retired_at at time zone 'UTC')::date > $2::date)`;
    return this.dataSource.query(
      `select ${COMPANY_JSON} as company,
         (select coalesce(jsonb_agg(p order by not p."isMain", p.slug), '[]') from
           (select l.id, l.slug, l.is_main as "isMain", ${version} as "versionId" from ladder l where l.company_id = c.id and l.visibility = 'LISTED' and c.taken_down_on is null) p where p."versionId" is not null) as ladders
       from company c where c.slug = any($1)`,
      [slugs, asOf],
    );
  }

  /**
   * Versions with all that belongs to them, as `versionOf` reads them: one statement for any number of ids. Two with replicas, when one does not know them all: another, or the primary,
   * may just have said that a newer version is in force.
   */
  async versions(ids: readonly string[]): Promise<readonly VersionJson[]> {
    const read = async (from: Pick<DataSource, "query">, wanted: readonly string[]): Promise<readonly VersionJson[]> => {
      const rows: (Pick<VersionJson, "status" | "retired_at"> & ({ readonly content: Buffer } | { readonly content: null; readonly version: VersionJson }))[] = await from.query(
        `select v.status, to_json(v.retired_at) as retired_at, d.content, case when d.content is null then ${VERSION_JSON} end as version
           from ladder_version v left join version_document d on d.version_id = v.id and d.form = $2 where v.id = any($1) and v.status <> 'DRAFT'`, [wanted, FORM]);
      return rows.map(({ status, retired_at, ...row }) => (row.content === null ? row.version : { ...readDocument(row.content), status, retired_at }));
    };
    const found = await read(this.dataSource, ids);
    if (found.length === ids.length || this.primary === this.dataSource) return found;
    const known = new Set(found.map(({ id }) => id));
    return [...found, ...await read(this.primary, ids.filter((id) => !known.has(id)))];
  }

  /** Published and retired versions of one ladder, newest first: one statement for the ids. */
  async versionIds(ladderId: string, page: Page): Promise<Slice<string>> {
    const rows: { id: string; number: number }[] = await this.dataSource.query(
      `select id, number from ladder_version where ladder_id = $1 and status <> 'DRAFT' and ($2::int is null or number < $2) order by number desc limit $3`,
      [ladderId, page.after?.[0] ?? null, page.first + 1],
    );
    return { items: rows.slice(0, page.first).map((row) => ({ value: row.id, key: [row.number] })), hasNext: rows.length > page.first };
  }

  /** A company's ladders that were retired, by slug, with the last version of each: one statement. Without unlisted ones, and none where the company was taken down. */
  async retired(slug: string): Promise<readonly { readonly id: string; readonly slug: string; readonly versionId: string }[]> {
    return this.dataSource.query(
      `select l.id, l.slug, v.id as "versionId" from company c join ladder l on l.company_id = c.id and l.visibility = 'LISTED' and l.current_version_id is null
         cross join lateral (select n.id from ladder_version n where n.ladder_id = l.id and n.status = 'RETIRED' order by n.number desc limit 1) v
        where c.slug = $1 and c.taken_down_on is null order by l.slug`, [slug]);
  }

  /** Where rungs, ladders, versions and companies of these ids belong: one statement. Drafts are not found. A ladder's version is the one in force; of a retired one, the last. */
  async places(ids: readonly string[]): Promise<readonly { readonly id: string; readonly companySlug: string; readonly ladderId: string | null; readonly ladderSlug: string | null; readonly visibility: Visibility | null; readonly versionId: string | null }[]> {
    return this.dataSource.query(
      `select r.id, c.slug as "companySlug", v.ladder_id as "ladderId", l.slug as "ladderSlug", l.visibility, v.id as "versionId"
         from rung r join ladder_version v on v.id = r.version_id and v.status <> 'DRAFT' join ladder l on l.id = v.ladder_id join company c on c.id = l.company_id
         where r.id = any($1)
       union all select v.id, c.slug, v.ladder_id, l.slug, l.visibility, v.id from ladder_version v join ladder l on l.id = v.ladder_id join company c on c.id = l.company_id
         where v.id = any($1) and v.status <> 'DRAFT'
       union all select l.id, c.slug, l.id, l.slug, l.visibility, coalesce(l.current_version_id, (select v.id from ladder_version v where v.ladder_id = l.id and v.status = 'RETIRED' order by v.number desc limit 1))
         from ladder l join company c on c.id = l.company_id where l.id = any($1)
       union all select c.id, c.slug, null, null, null, null from company c where c.id = any($1)`,
      [ids],
    );
  }

  /**
   * The number of the newest publication, and the slugs of companies that changed after `since` (null: anything may have).
   * After 0 anything may have: a server that just started does not read the whole history.
   */
  async changes(since: bigint): Promise<{ readonly epoch: bigint; readonly slugs: readonly (string | null)[] }> {
    const [row]: { epoch: string; slugs: (string | null)[] | null }[] = await this.primary.query(
      `/* epoch */ select e.value as epoch,
         case when $1::bigint = 0 then array[null] else
           (select array_agg(distinct c.slug) from publication p left join company c on c.id = p.company_id where p.epoch > $1) end as slugs from epoch e`,
      [since.toString()],
    );
    return { epoch: BigInt(row?.epoch ?? 0), slugs: row?.slugs ?? [] };
  }
}

/** With documents that were not stored. A ladder without any, whose version nobody could read, is left out. */
function withDocuments({ slug, head, contents }: InForce, written: ReadonlyMap<string, Document>): InForce {
  type Found = Head["ladders"][number];
  const { company, ladders } = JSON.parse(head) as Omit<Head, "ladders"> & { readonly ladders: readonly (Omit<Found, "bytes" | "glance"> & (Found | { readonly bytes: null }))[] };
  let at = 0;
  const found = ladders.flatMap((ladder): { readonly ladder: Found; readonly content: Buffer }[] => {
    if (ladder.bytes !== null) return [{ ladder, content: contents.subarray(at, (at += ladder.bytes)) }];
    const document = written.get(ladder.versionId);
    return document === undefined ? [] : [{ ladder: { ...ladder, bytes: document.content.length, glance: JSON.parse(document.glance) as Glance }, content: document.content }];
  });
  return { slug, head: JSON.stringify({ company, ladders: found.map(({ ladder }) => ladder) } satisfies Head), contents: alone(Buffer.concat(found.map(({ content }) => content))) };
}
