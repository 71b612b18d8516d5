import { timingSafeEqual } from "node:crypto";
import type { DataSource, EntityManager } from "typeorm";
import type { Page, Slice } from "../shared/page.js";
import type { AccessToken } from "./domain/token.js";
import type { Grant, Role } from "./domain/viewer.js";

/** Which tokens a list holds: those of a company, or, where it is null, those of admins. */
export interface TokenFilter {
  readonly companyId: string | null;
}

/** A token about to be made. */
export type NewToken = Omit<AccessToken, "company" | "lastUsedAt" | "revokedAt"> & { readonly hash: Buffer };

/** A role of somebody who signs in with an issuer. */
export interface Assignment {
  readonly issuer: string;
  readonly subject: string;
  readonly role: Role;
  readonly companyId: string | null;
}

/** What a store is told to do besides, in the same transaction: the audit log's entry. */
export type Within = (manager: EntityManager) => Promise<void>;

const TOKEN = `t.id, t.name, t.role, t.company_id as "companyId", c.slug as company, t.created_at as "createdAt", t.created_by as "createdBy", t.expires_at as "expiresAt",
  t.last_used_at as "lastUsedAt", t.revoked_at as "revokedAt"`;
const TOKENS = `access_token t left join company c on c.id = t.company_id`;

/** All SQL about who may do what. */
export class AccessStore {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * The token with this hash, whether it still holds or not; null when there is none. One statement. Found by an index: how long
   * that takes tells of the hash, which nobody can steer, and nothing of the secret.
   */
  async tokenByHash(hash: Buffer): Promise<AccessToken | null> {
    const [row]: (AccessToken & { hash: Buffer })[] = await this.dataSource.query(`select ${TOKEN}, t.hash from ${TOKENS} where t.hash = $1`, [hash]);
    if (row === undefined || !timingSafeEqual(row.hash, hash)) return null;
    const { hash: _, ...token } = row;
    return token;
  }

  /** One statement. */
  async tokenById(id: string): Promise<AccessToken | null> {
    const [row]: AccessToken[] = await this.dataSource.query(`select ${TOKEN} from ${TOKENS} where t.id = $1`, [id]);
    return row ?? null;
  }

  /** Tokens, those that hold no more too, newest first: one statement. */
  async tokens({ companyId }: TokenFilter, page: Page): Promise<Slice<AccessToken>> {
    const [at, id] = page.after ?? [null, null];
    const rows: (AccessToken & { key: string })[] = await this.dataSource.query(
      `select ${TOKEN}, t.created_at::text as key from ${TOKENS} where t.company_id is not distinct from $1
         and ($2::timestamptz is null or t.created_at < $2 or (t.created_at = $2 and t.id > $3)) order by t.created_at desc, t.id limit $4`,
      [companyId, at, id, page.first + 1],
    );
    return { items: rows.slice(0, page.first).map(({ key, ...token }) => ({ value: token, key: [key, token.id] })), hasNext: rows.length > page.first };
  }

  /** The id of the company with this slug; null when there is none. One statement. */
  async companyId(slug: string): Promise<string | null> {
    const [row]: { id: string }[] = await this.dataSource.query(`select id from company where slug = $1`, [slug]);
    return row?.id ?? null;
  }

  /** Stores a token, unless `most` of the same company hold already (admins: no limit); false then, and nothing is done. */
  async create(token: NewToken, most: number, within: Within): Promise<boolean> {
    return this.dataSource.transaction(async (manager) => {
      if (token.companyId !== null) {
        await manager.query(`select pg_advisory_xact_lock(hashtextextended('access_token ' || $1, 0))`, [token.companyId]); // two at once would each count without the other
        const [row]: { n: string }[] = await manager.query(
          `select count(*) as n from access_token where company_id = $1 and revoked_at is null and (expires_at is null or expires_at > now())`, [token.companyId]);
        if (Number(row?.n) >= most) return false;
      }
      await this.add(manager, token);
      await within(manager);
      return true;
    });
  }

  /** Stores a token in the caller's transaction, however many there are: a company's first. */
  async add(manager: EntityManager, token: NewToken): Promise<void> {
    await manager.query(
      `insert into access_token (id, hash, name, role, company_id, created_at, created_by, expires_at) values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [token.id, token.hash, token.name, token.role, token.companyId, token.createdAt, token.createdBy, token.expiresAt],
    );
  }

  /** Ends a token from `now` on, and returns it; one that was revoked before stays as it is, and nothing is recorded. */
  async revoke(id: string, now: Date, within: Within): Promise<AccessToken | null> {
    return this.dataSource.transaction(async (manager) => {
      const [, changed]: [unknown, number] = await manager.query(`update access_token set revoked_at = $2 where id = $1 and revoked_at is null`, [id, now]);
      if (changed > 0) await within(manager);
      const [row]: AccessToken[] = await manager.query(`select ${TOKEN} from ${TOKENS} where t.id = $1`, [id]);
      return row ?? null;
    });
  }

  /** Whether any admin token was ever made. */
  async hasAdmin(): Promise<boolean> {
    const rows: unknown[] = await this.dataSource.query(`select 1 from access_token where role = 'ADMIN' limit 1`);
    return rows.length > 0;
  }

  /** Notes when tokens were last used: one statement for any number. */
  async used(at: ReadonlyMap<string, Date>): Promise<void> {
    await this.dataSource.query(
      `/* last use */ update access_token t set last_used_at = greatest(t.last_used_at, u.at) from unnest($1::text[], $2::timestamptz[]) u(id, at) where t.id = u.id`,
      [[...at.keys()], [...at.values()]],
    );
  }

  /** What somebody is who signed in with an issuer, by company: one statement. Empty for a stranger. */
  async grants(issuer: string, subject: string): Promise<readonly Grant[]> {
    return this.dataSource.query(
      `select r.role, r.company_id as "companyId", c.slug as company from access_role r left join company c on c.id = r.company_id
        where r.issuer = $1 and r.subject = $2 order by c.slug nulls first`, [issuer, subject]);
  }

  /** Gives somebody a role at a company, in the place of the one they had there. */
  async assign({ issuer, subject, role, companyId }: Assignment, by: string, now: Date, within: Within): Promise<void> {
    await this.dataSource.transaction(async (manager) => {
      await manager.query(
        `insert into access_role (issuer, subject, company_id, role, granted_at, granted_by) values ($1, $2, $3, $4, $5, $6)
         on conflict (issuer, subject, place) do update set role = excluded.role, granted_at = excluded.granted_at, granted_by = excluded.granted_by`,
        [issuer, subject, companyId, role, now, by],
      );
      await within(manager);
    });
  }

  /** Takes somebody's role at a company, or as an admin where that is null; false when they had none, and nothing is recorded. */
  async withdraw({ issuer, subject, companyId }: Omit<Assignment, "role">, within: Within): Promise<boolean> {
    return this.dataSource.transaction(async (manager) => {
      const [, gone]: [unknown, number] = await manager.query(`delete from access_role where issuer = $1 and subject = $2 and company_id is not distinct from $3`, [issuer, subject, companyId]);
      if (gone > 0) await within(manager);
      return gone > 0;
    });
  }
}
