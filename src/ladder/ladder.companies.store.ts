import type { DataSource, EntityManager } from "typeorm";
import { COMPANY_JSON, companyOf, type Company, type CompanyJson, type CompanyStore, type TakenDown } from "../company/index.js";
import type { Within } from "./ladder.drafts.store.js";
import { announce, projectCurrentRungs } from "./ladder.publication.js";

/** SQL that makes and changes companies, with what is reckoned from them: their current rungs know country and size. */
export class KeptCompanies {
  constructor(private readonly dataSource: DataSource, private readonly companies: CompanyStore) {}

  /** One statement. */
  async bySlug(slug: string): Promise<Company | null> {
    const [row]: { company: CompanyJson }[] = await this.dataSource.query(`select ${COMPANY_JSON} as company from company c where c.slug = $1`, [slug]);
    return row === undefined ? null : companyOf(row.company);
  }

  /** Stores a company that is new; false when another has its slug, and nothing is done. */
  async create(company: Company, within: Within): Promise<boolean> {
    return this.dataSource.transaction(async (manager) => {
      const taken: unknown[] = await manager.query(
        `insert into company (id, slug, name, kind, description, origin) values ($1, $2, $3, $4, $5, $6) on conflict (slug) do nothing returning id`,
        [company.id, company.slug, company.name, company.kind, company.description, company.origin]);
      if (taken.length === 0) return false;
      await this.companies.save(manager, [company]);
      await within(manager);
      await announce(manager, [company.id]);
      return true;
    });
  }

  /** Changes a company as `change` says, while nobody else does; null when it is gone. */
  async update(slug: string, change: (company: Company) => Company, within: Within): Promise<Company | null> {
    return this.dataSource.transaction(async (manager) => {
      await manager.query(`select from company where slug = $1 for no key update`, [slug]);
      const [row]: { company: CompanyJson }[] = await manager.query(`select ${COMPANY_JSON} as company from company c where c.slug = $1`, [slug]);
      if (row === undefined) return null;
      const company = change(companyOf(row.company));
      await this.companies.save(manager, [company]);
      await this.follow(manager, company.id, within);
      return company;
    });
  }

  /** Makes a curated company one that was claimed, with a domain where none was known; false when it is not as it was read any more, and nothing is done. */
  async claim({ id, domain }: Company, claimed: string, within: Within): Promise<boolean> {
    return this.dataSource.transaction(async (manager) => {
      const [, changed]: [unknown, number] = await manager.query(
        `update company set origin = 'CLAIMED', domain = coalesce(domain, $3) where id = $1 and origin = 'CURATED' and domain is not distinct from $2`, [id, domain, claimed]);
      if (changed > 0) await this.follow(manager, id, within);
      return changed > 0;
    });
  }

  /** Takes a company's ladders out of all that is shown; false when they were already, and nothing is done. */
  async takeDown({ id }: Company, { on, reason, by }: TakenDown, within: Within): Promise<boolean> {
    return this.dataSource.transaction(async (manager) => {
      const [, changed]: [unknown, number] = await manager.query(
        `update company set taken_down_on = $2, taken_down_reason = $3, taken_down_by = $4 where id = $1 and taken_down_on is null`, [id, on, reason, by]);
      if (changed > 0) await this.follow(manager, id, within);
      return changed > 0;
    });
  }

  /** Undoes it, when it was taken down by `by`; false when it was not, and nothing is done. */
  async restore({ id }: Company, by: TakenDown["by"], within: Within): Promise<boolean> {
    return this.dataSource.transaction(async (manager) => {
      const [, changed]: [unknown, number] = await manager.query(
        `update company set taken_down_on = null, taken_down_reason = null, taken_down_by = null where id = $1 and taken_down_by = $2`, [id, by]);
      if (changed > 0) await this.follow(manager, id, within);
      return changed > 0;
    });
  }

  /** What has to follow a changed company: counterparts, what is recorded of it, and the word to every server. */
  private async follow(manager: EntityManager, id: string, within: Within): Promise<void> {
    await projectCurrentRungs(manager, [id]);
    await within(manager);
    await announce(manager, [id]);
  }
}
