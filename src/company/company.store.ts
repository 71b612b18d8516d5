import type { DataSource, EntityManager } from "typeorm";
import { citationOf, insertAll, type CitationJson } from "../database/citations.js";
import type { Page, Slice } from "../shared/page.js";
import type { Company, CompanyKind, CompanyOrigin, TakenDown } from "./domain/company.js";
import { CompanyCitationRow, CompanyRow } from "./company.rows.js";

/** SQL: the company row `c` with its citations, as one JSON value; `companyOf` reads it. */
export const COMPANY_JSON = `(select row_to_json(t) from (select c.*,
  (select row_to_json(p) from citation p where p.id = c.people_citation_id) as people_citation,
  (select coalesce(json_agg(s order by s.title, s.id), '[]') from company_citation k join citation s on s.id = k.citation_id where k.company_id = c.id) as citations) t)`;

/** What `COMPANY_JSON` gives. */
export interface CompanyJson {
  readonly id: string; readonly slug: string; readonly name: string; readonly kind: CompanyKind; readonly country: string | null;
  readonly domain: string | null; readonly description: string; readonly aliases: readonly string[]; readonly people_min: number | null;
  readonly people_max: number | null; readonly people_as_of: string | null; readonly people_basis: "STATED" | "INFERRED" | null;
  readonly people_citation: CitationJson | null; readonly origin: CompanyOrigin; readonly citations: readonly CitationJson[];
  readonly taken_down_on: string | null; readonly taken_down_reason: string | null; readonly taken_down_by: TakenDown["by"] | null;
}

export const companyOf = (row: CompanyJson): Company => ({
  id: row.id, slug: row.slug, name: row.name, kind: row.kind, country: row.country, domain: row.domain, description: row.description, aliases: row.aliases,
  people: row.people_min === null || row.people_as_of === null || row.people_basis === null
    ? null
    : { min: row.people_min, max: row.people_max, asOf: row.people_as_of, basis: row.people_basis, citation: row.people_citation && citationOf(row.people_citation) },
  origin: row.origin,
  citations: row.citations.map(citationOf),
  takenDown: row.taken_down_on === null || row.taken_down_reason === null || row.taken_down_by === null ? null : { on: row.taken_down_on, reason: row.taken_down_reason, by: row.taken_down_by },
});

/** Which companies a list holds; every part that is null lets all through. */
export interface CompanyFilter {
  readonly country: string | null;
  readonly kind: CompanyKind | null;
  /** Family key: companies with a published ladder of that family. */
  readonly family: string | null;
  /** At least, at most so many people; companies of unknown size are left out when either is asked. */
  readonly minPeople: number | null;
  readonly maxPeople: number | null;
}

const WHERE = `c.taken_down_on is null and ($1::text is null or c.country = $1) and ($2::text is null or c.kind = $2)
  and ($3::text is null or exists (select from ladder l join ladder_version v on v.id = l.current_version_id where l.company_id = c.id and l.visibility = 'LISTED' and v.family = $3))
  and ($4::int is null or c.people_min >= $4) and ($5::int is null or c.people_max <= $5)`;
const filterValues = (f: CompanyFilter): readonly unknown[] => [f.country, f.kind, f.family, f.minPeople, f.maxPeople];

/** SQL: the name `n` without what is neither letter nor digit, in lower case. */
const FOLDED = `regexp_replace(lower(n), '[^[:alnum:]]', '', 'g')`;

/** All SQL about companies. */
export class CompanyStore {
  constructor(private readonly dataSource: Pick<DataSource, "query">) {}

  /** One page by name, then id: one statement. */
  async page(filter: CompanyFilter, page: Page): Promise<Slice<Company>> {
    const [name, id] = page.after ?? [null, null];
    const rows: { key: string; company: CompanyJson }[] = await this.dataSource.query(
      `select lower(c.name) as key, ${COMPANY_JSON} as company from company c
       where ${WHERE} and ($6::text is null or (lower(c.name), c.id) > ($6, $7)) order by lower(c.name), c.id limit $8`,
      [...filterValues(filter), name, id, page.first + 1],
    );
    return {
      items: rows.slice(0, page.first).map((row) => ({ value: companyOf(row.company), key: [row.key, row.company.id] })),
      hasNext: rows.length > page.first,
    };
  }

  /** How many companies pass the filter: one statement. */
  async count(filter: CompanyFilter): Promise<number> {
    const [row]: { n: string }[] = await this.dataSource.query(`select count(*) as n from company c where ${WHERE}`, [...filterValues(filter)]);
    return Number(row?.n ?? 0);
  }

  /** Up to three companies whose slug, name or other name begins like `slug`, those that have it whole first: one statement, for a helpful error. */
  async near(slug: string): Promise<readonly { slug: string; name: string }[]> {
    const folded = slug.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");
    if (folded.length < 2) return [];
    return this.dataSource.query(
      `select slug, name from (select c.slug, c.name, exists (select from unnest(array[c.slug, c.name] || c.aliases) n where ${FOLDED} = $1) as whole from company c
         where c.taken_down_on is null and exists (select from unnest(array[c.slug, c.name] || c.aliases) n where ${FOLDED} = $1 or starts_with(${FOLDED}, $2))) near
       order by whole desc, slug limit 3`, [folded, folded.slice(0, 3)]);
  }

  /** Creates or updates companies; identity is the slug. Their citations must be stored already. What was taken down stays so. */
  async save(manager: EntityManager, companies: readonly Company[]): Promise<void> {
    const rows = companies.map(({ people, citations: _, takenDown: __, ...company }): Omit<CompanyRow, "takenDownOn" | "takenDownReason" | "takenDownBy"> => ({
      ...company, aliases: [...company.aliases],
      peopleMin: people?.min ?? null, peopleMax: people?.max ?? null, peopleAsOf: people?.asOf ?? null, peopleBasis: people?.basis ?? null,
      peopleCitationId: people?.citation?.id ?? null,
    }));
    await manager.upsert(CompanyRow, rows, ["id"]);
    await manager.query(`delete from company_citation where company_id = any($1)`, [companies.map((c) => c.id)]);
    await insertAll(manager, CompanyCitationRow, companies.flatMap((c) => c.citations.map((s) => ({ companyId: c.id, citationId: s.id }))));
  }
}
