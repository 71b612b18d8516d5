import type { DataSource, EntityManager } from "typeorm";
import { randomId } from "../shared/id.js";
import type { Page, Slice } from "../shared/page.js";
import type { AuditEvent, Done } from "./domain/audit.js";
import { Permit } from "./domain/policy.js";

/** Who did what when; added to, never changed. */
export class AuditLog {
  constructor(private readonly dataSource: DataSource) {}

  /** Writes one event, inside the transaction of the change itself: the one is not there without the other. One statement. */
  async record(manager: EntityManager, permit: Permit, done: Done): Promise<void> {
    if (!(permit instanceof Permit)) throw new Error(`the policy was not asked: ${done.detail}`);
    const { viewer, action, companyId } = permit;
    await manager.query(
      `insert into audit_event (id, company_id, viewer_kind, viewer_id, viewer_name, action, subject_id, detail) values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [randomId("aud"), done.companyId ?? companyId, viewer.kind, viewer.id, viewer.name, action, done.subjectId, done.detail],
    );
  }

  /** What was done to a company, newest first: one statement. */
  async page(companyId: string, page: Page): Promise<Slice<AuditEvent>> {
    const rows: (AuditEvent & { ordinal: string })[] = await this.dataSource.query(
      `select id, ordinal, at, viewer_kind as "viewerKind", viewer_id as "viewerId", viewer_name as "viewerName", action, subject_id as "subjectId", detail
         from audit_event where company_id = $1 and ($2::bigint is null or ordinal < $2) order by ordinal desc limit $3`,
      [companyId, page.after?.[0] ?? null, page.first + 1],
    );
    return { items: rows.slice(0, page.first).map(({ ordinal, ...event }) => ({ value: event, key: [Number(ordinal)] })), hasNext: rows.length > page.first };
  }
}
