import { Entity, PrimaryColumn, type EntityManager } from "typeorm";
import { publicId } from "../shared/id.js";
import type { Citation } from "../shared/source.js";
import { TextColumn } from "./columns.js";

@Entity("citation")
export class CitationRow {
  @PrimaryColumn("text") id!: string;
  @TextColumn() title!: string;
  @TextColumn({ nullable: true }) url!: string | null;
  @TextColumn() kind!: string;
  @TextColumn({ name: "source_group" }) group!: string;
  @TextColumn({ nullable: true, name: "dated" }) date!: string | null;
  @TextColumn() collected!: string;
  @TextColumn({ nullable: true }) licence!: string | null;
  @TextColumn({ nullable: true, name: "revision" }) commit!: string | null;
  @TextColumn({ nullable: true }) note!: string | null;
}

/** A row of `citation` as JSON; what is null may be absent. */
export interface CitationJson {
  readonly id: string;
  readonly title: string;
  readonly url?: string | null;
  readonly kind: "PRIMARY" | "SECONDARY";
  readonly source_group: string;
  readonly dated?: string | null;
  readonly collected: string;
  readonly licence?: string | null;
  readonly revision?: string | null;
  readonly note?: string | null;
}

export const citationOf = (row: CitationJson): Citation => ({
  id: row.id, title: row.title, url: row.url ?? null, kind: row.kind, group: row.source_group,
  date: row.dated ?? null, collected: row.collected, licence: row.licence ?? null, commit: row.revision ?? null, note: row.note ?? null,
});

/** A source as seed files write it. */
export type SourceSeed = Pick<Citation, "title" | "kind" | "group" | "collected"> & Partial<Pick<Citation, "url" | "date" | "licence" | "commit" | "note">>;

/** A citation whose id follows from its content, so that a corrected source is a new citation and old versions keep theirs. */
export function citation(seed: SourceSeed): Citation {
  const { title, kind, group, collected, url = null, date = null, licence = null, commit = null, note = null } = seed;
  const content = [title, url, kind, group, date, collected, licence, commit, note];
  return { id: publicId("cit", JSON.stringify(content)), title, url, kind, group, date, collected, licence, commit, note };
}

/** Stores those citations that are not stored yet. */
export async function saveCitations(manager: EntityManager, citations: Iterable<Citation>): Promise<void> {
  await insertAll(manager, CitationRow, [...new Map([...citations].map((c) => [c.id, c])).values()], true);
}

/** The most rows one INSERT carries: 10 columns and more times this stay well under the 65,535 parameters of the protocol. */
const ROWS_PER_INSERT = 1_000;

/** Inserts rows in as few statements as possible; `ifAbsent` leaves rows that exist as they are. */
export async function insertAll<T extends object>(manager: EntityManager, row: new () => T, values: readonly T[], ifAbsent = false): Promise<void> {
  for (let at = 0; at < values.length; at += ROWS_PER_INSERT) {
    const insert = manager.createQueryBuilder().insert().into(row).values(values.slice(at, at + ROWS_PER_INSERT) as never).updateEntity(false);
    await (ifAbsent ? insert.orIgnore() : insert).execute();
  }
}
