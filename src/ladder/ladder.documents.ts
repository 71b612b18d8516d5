import type { DataSource, EntityManager } from "typeorm";
import { pack, unpack } from "../shared/packing.js";
import { glanceOf } from "./ladder.glance.js";
import { VERSION_JSON, versionOf, type VersionJson } from "./ladder.version-json.js";

/** What documents and glances hold and how. Count up when that changes: servers then read part by part what is written otherwise, until db:migrate has written it anew. */
export const FORM = 2;
/** Versions in one statement, some MB at most. */
const BATCH = 200;

/** What every row has and nobody asks for: where it belongs. */
const LEFT_OUT = new Set(["version_id", "rung_id", "set_id", "mapping_id", "ordinal", "no_equivalent"]);
const isNothing = (value: unknown): boolean => value === null || value === false || (Array.isArray(value) && value.length === 0);

/** A published version as it is read, without what changes after publication. */
export interface Document {
  /** A `Glance` as JSON. */
  readonly glance: string;
  /** All of it in little room; what is null, false or empty is left out too, which makes reading it half the work. */
  readonly content: Buffer;
}

export function documentOf(row: VersionJson): Document {
  const { status: _, retired_at: __, ...version } = row;
  return {
    glance: JSON.stringify(glanceOf(versionOf(row))),
    content: pack(JSON.stringify(version, (key, value: unknown) => (LEFT_OUT.has(key) || isNothing(value) ? undefined : value)), 6),
  };
}

/** The version in the content of a document, without what changes after publication. */
export const readDocument = (content: Buffer): Omit<VersionJson, "status" | "retired_at"> => JSON.parse(unpack(content).toString()) as VersionJson;

/** Writes the documents of these versions, which are published. Call last: what they hold never changes afterwards. */
export async function writeDocuments(manager: Pick<EntityManager, "query">, versionIds: readonly string[]): Promise<void> {
  for (let at = 0; at < versionIds.length; at += BATCH) {
    const rows: { version: VersionJson }[] = await manager.query(`select ${VERSION_JSON} as version from ladder_version v where v.id = any($1)`, [versionIds.slice(at, at + BATCH)]);
    const documents = rows.map(({ version }) => documentOf(version));
    await manager.query(
      `insert into version_document (version_id, form, glance, content) select id, $1, glance, content from unnest($2::text[], $3::json[], $4::bytea[]) d(id, glance, content)
         on conflict (version_id) do update set form = excluded.form, glance = excluded.glance, content = excluded.content`,
      [FORM, rows.map(({ version }) => version.id), documents.map(({ glance }) => glance), documents.map(({ content }) => content)]);
  }
}

/** Writes what documents are missing, or are of another form; returns how many. Other servers may publish meanwhile. */
export async function completeDocuments(dataSource: DataSource, batch = BATCH): Promise<number> {
  let [written, last] = [0, ""];
  for (;;) {
    const missing: { id: string }[] = await dataSource.query(
      `select v.id from ladder_version v where v.id > $2 and v.status <> 'DRAFT' and not exists (select from version_document d where d.version_id = v.id and d.form = $1) order by v.id limit $3`, [FORM, last, batch]);
    if (missing.length === 0) return written;
    await writeDocuments(dataSource, missing.map(({ id }) => id));
    written += missing.length;
    last = missing.at(-1)!.id;
  }
}
