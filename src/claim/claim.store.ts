import { timingSafeEqual } from "node:crypto";
import type { DataSource, EntityManager } from "typeorm";
import type { Claim } from "./domain/claim.js";

/** What a store is told to do besides, in the same transaction. */
export type Within = (manager: EntityManager) => Promise<void>;

const CLAIM = `k.id, k.company_id as "companyId", c.slug as company, k.domain, k.method, k.created_at as "createdAt", k.lapses_at as "lapsesAt", k.word, k.verified_at as "verifiedAt", k.made_company_id as "madeCompanyId"`;

/** All SQL about claims. */
export class ClaimStore {
  constructor(private readonly dataSource: DataSource) {}

  /** The name of a company that we curate and whose domain is this one, with its slug; null when there is none. One statement. */
  async curatedAt(domain: string): Promise<{ readonly slug: string; readonly name: string } | null> {
    const [row]: { slug: string; name: string }[] = await this.dataSource.query(`select slug, name from company where domain in ($1, 'www.' || $1) and origin = 'CURATED' order by slug limit 1`, [domain]);
    return row ?? null;
  }

  /** Stores a claim, and forgets those that lapsed before `forgotten`. */
  async open(claim: Claim, hash: Buffer, forgotten: Date, within: Within): Promise<void> {
    await this.dataSource.transaction(async (manager) => {
      await manager.query(`delete from claim where verified_at is null and lapses_at < $1`, [forgotten]);
      await manager.query(
        `insert into claim (id, hash, company_id, domain, method, created_at, lapses_at) values ($1, $2, $3, $4, $5, $6, $7)`,
        [claim.id, hash, claim.companyId, claim.domain, claim.method, claim.createdAt, claim.lapsesAt]);
      await within(manager);
    });
  }

  /** The claim with this id; null when there is none, or when `hash` is given and is not that of its secret. One statement. */
  async byId(id: string, hash: Buffer | null): Promise<Claim | null> {
    const [row]: (Claim & { hash: Buffer })[] = await this.dataSource.query(`select ${CLAIM}, k.hash from claim k left join company c on c.id = k.company_id where k.id = $1`, [id]);
    if (row === undefined || (hash !== null && !timingSafeEqual(row.hash, hash))) return null;
    const { hash: _, ...claim } = row;
    return claim;
  }

  /** Lets an admin's word stand for the proof, until `until`; false when it was verified meanwhile, and nothing is done. */
  async accept(id: string, word: string, until: Date, within: Within): Promise<boolean> {
    return this.dataSource.transaction(async (manager) => {
      const [, changed]: [unknown, number] = await manager.query(`update claim set word = $2, lapses_at = $3 where id = $1 and verified_at is null`, [id, word, until]);
      if (changed > 0) await within(manager);
      return changed > 0;
    });
  }

  /** Verifies a claim in the caller's transaction; false when somebody did so before. */
  async verify(manager: EntityManager, id: string, now: Date, until: Date): Promise<boolean> {
    const [, changed]: [unknown, number] = await manager.query(`update claim set verified_at = $2, lapses_at = $3 where id = $1 and verified_at is null`, [id, now, until]);
    return changed > 0;
  }

  transaction<T>(work: (manager: EntityManager) => Promise<T>): Promise<T> {
    return this.dataSource.transaction(work);
  }

  /** Notes which company was made of a claim, in the caller's transaction; false when one was before. */
  async use(manager: EntityManager, id: string, companyId: string): Promise<boolean> {
    const [, changed]: [unknown, number] = await manager.query(`update claim set made_company_id = $2 where id = $1 and verified_at is not null and made_company_id is null`, [id, companyId]);
    return changed > 0;
  }
}
