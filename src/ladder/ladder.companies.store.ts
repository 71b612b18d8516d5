import type { DataSource } from "typeorm";
import { COMPANY_JSON, companyOf, type Company, type CompanyJson, type CompanyStore } from "../company/index.js";
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
      await projectCurrentRungs(manager, [company.id]);
      await within(manager);
      await announce(manager, [company.id]);
      return company;
    });
  }
}
