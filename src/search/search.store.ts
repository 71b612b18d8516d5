import pLimit from "p-limit";
import type { DataSource } from "typeorm";
import type { Asked } from "./domain/asked.js";
import type { MatchedOn } from "./domain/hit.js";
import type { FoundCompany, FoundPlace } from "./domain/rank.js";
import { nameOf } from "./domain/terms.js";

/**
 * SQL: companies named like any phrase of $1. Those in whose names it stands, or begins, go first, the largest among them; where a
 * single word stands nowhere, the most alike (several words together would be alike to every "… Software"). The threshold of likeness holds for this statement alone, and is set before the index reads it, since
 * the index is asked row by row for what comes out of `asked`.
 */
export const COMPANIES = `with asked as materialized (
    select distinct search_key(p.phrase) as key from unnest($1::text[]) p(phrase) where set_config('pg_trgm.word_similarity_threshold', '0.4', true) <> ''),
  begun as materialized (
    select a.key, s.company_id from asked a cross join lateral (
      select company_id from search_company s where s.key like '% ' || a.key || '%' order by s.key like '% ' || a.key || ' %' desc, s.people_min desc nulls last, s.company_id limit 20) s
     where a.key <> ''),
  alike as (
    select s.company_id from asked a cross join lateral (
      select company_id from search_company s where s.key %> a.key order by s.key <->> a.key, s.people_min desc nulls last, s.company_id limit 20) s
     where length(a.key) > 2 and a.key not like '% %' and not exists (select from begun b where b.key = a.key))
  select c.id, c.slug, c.name, c.aliases, c.people_min from company c where c.id in (select company_id from begun union select company_id from alike)`;

/**
 * SQL: current ladders and rungs that have a name like a phrase of $1 or a code of $2 (30 of each name, 300 where the name is
 * the very same), and all those of the companies $3. Names in which a phrase stands are all equally like it, in no order; ten that are like it
 * as a whole come besides, so that "pricipal" finds "Principal" among a hundred "Principal …".
 */
export const PLACES = `with asked as materialized (select distinct search_key(p.phrase) as key from unnest($1::text[]) p(phrase) where search_key(p.phrase) <> ''),
  near as materialized (
    select n.id, n.name, bool_or(n.same) as same from (
      select n.id, n.name, true as same from asked a join search_name n on n.folded = replace(a.key, ' ', '')
      union all select n.id, n.name, true from unnest($2::text[]) c(code) join search_name n on n.folded = replace(search_key(c.code), ' ', '')
      union all select n.id, n.name, false from asked a cross join lateral (
        select n.id, n.name from search_name n where n.key >= a.key and n.key < a.key || '~' order by n.key limit 40) n
      union all select n.id, n.name, false from asked a cross join lateral (
        select n.id, n.name, n.key <->> a.key as far from search_name n order by n.key <->> a.key limit 40) n where n.far < 0.7
      union all select n.id, n.name, false from asked a cross join lateral (
        select n.id, n.name, n.key <-> a.key as far from search_name n order by n.key <-> a.key limit 10) n where n.far < 0.7) n
    group by n.id, n.name)
  select p.*, r.name from near r cross join lateral (
      select * from search_place p where p.name_id = r.id order by p.people_min desc nulls last, p.company_slug, p.standing, p.ord, p.thing_id
       limit case when r.same then 300 else 30 end) p
  union all select p.*, n.name from search_place p join search_name n on n.id = p.name_id where p.company_slug = any($3::text[])`;

interface PlaceRow {
  readonly thing_id: string; readonly ladder_id: string; readonly version_id: string; readonly company_slug: string; readonly people_min: number | null;
  readonly standing: number; readonly ord: number; readonly how: MatchedOn; readonly name: string;
}

/** Statements under way at once: half of the connections, and of two cores one, for a question may hold thirty searches. */
const AT_ONCE = 2;

/** All SQL of search. */
export class SearchStore {
  private readonly limit = pLimit(AT_ONCE);

  constructor(private readonly dataSource: Pick<DataSource, "query">) {}

  /** Companies that all or part of the text may name, at most 20 for each part: one statement. */
  async companies(asked: Asked): Promise<readonly FoundCompany[]> {
    const rows: { id: string; slug: string; name: string; aliases: string[]; people_min: number | null }[] = await this.limit(() => this.dataSource.query(COMPANIES, [asked.companyPhrases]));
    return rows.map((row) => ({
      id: row.id, slug: row.slug, people: row.people_min ?? 0,
      names: [nameOf("NAME", row.name), nameOf("SLUG", row.slug), ...row.aliases.map((alias) => nameOf("ALIAS", alias))],
    }));
  }

  /** Ladders and rungs whose names are like the text, and all those of `companies` (slugs): one statement. */
  async places(asked: Asked, companies: readonly string[]): Promise<readonly FoundPlace[]> {
    const rows: PlaceRow[] = await this.limit(() => this.dataSource.query(PLACES, [asked.rungPhrases, asked.codes, companies]));
    const places = new Map<string, PlaceRow[]>();
    for (const row of rows) {
      const names = places.get(row.thing_id);
      if (names === undefined) places.set(row.thing_id, [row]);
      else if (!names.some((other) => other.name === row.name)) names.push(row);
    }
    return [...places.values()].flatMap((named): FoundPlace[] => {
      const [row] = named;
      return row === undefined ? [] : [{
        kind: row.thing_id.startsWith("lad_") ? "LADDER" : "RUNG", id: row.thing_id, ladderId: row.ladder_id, versionId: row.version_id, company: row.company_slug,
        people: row.people_min ?? 0, standing: row.standing, order: row.ord, names: named.map((each) => nameOf(each.how, each.name)),
      }];
    });
  }
}
