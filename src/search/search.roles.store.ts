import type { DataSource } from "typeorm";
import type { Page, Slice } from "../shared/page.js";
import type { Track } from "../taxonomy/domain/axis.js";
import type { RoleFound, RoleMatch } from "./domain/role-found.js";

/** What is looked for: rungs of a track on ladders of a family, or with the words of one of these names in title or other names. */
export interface RoleSought {
  readonly family: string;
  readonly track: Track;
  readonly names: readonly string[];
}

/** Where a role stands on the ladders in force. */
export interface RoleRungs extends RoleFound {
  readonly page: Slice<{ readonly rungId: string; readonly company: string; readonly matchedBy: RoleMatch }>;
}

interface Row {
  readonly rungs: number; readonly companies: number; readonly among: number; readonly lo: number | null; readonly hi: number | null;
  readonly page: readonly { readonly id: string; readonly slug: string; readonly ladder: string; readonly ord: number; readonly named: boolean }[] | null;
}

/**
 * SQL: listed rungs in force on track $2 that bear a name with all the words of one of $3 together, or stand on a ladder of family $1;
 * of these the page after ($4, $5, $6, $7), and how many there are. Names are looked through once for all companies that use them.
 */
const FOUND = `with asked as materialized (select distinct ' ' || search_key(a.name) || ' ' as key from unnest($3::text[]) a(name) where search_key(a.name) <> ''),
  alike as (
    select p.thing_id as id, true as named from search_name n join search_place p on p.name_id = n.id
     where p.thing_id like 'rng%' and exists (select from asked a where ' ' || n.key || ' ' like '%' || a.key || '%')
    union all
    select r.id, false from ladder l join ladder_version v on v.id = l.current_version_id join rung r on r.version_id = v.id where v.family = $1),
  found as (
    select r.id, c.slug, l.slug as ladder, r.ord, a.named, m.lo, m.hi from (select id, bool_or(named) as named from alike group by id) a
      join rung r on r.id = a.id and r.track = $2 join ladder l on l.current_version_id = r.version_id and l.visibility = 'LISTED'
      join company c on c.id = l.company_id and c.taken_down_on is null left join mapping m on m.rung_id = r.id and not m.no_equivalent)
  select count(*)::int as rungs, count(distinct slug)::int as companies, min(lo)::float8 as lo, max(hi)::float8 as hi,
    (select count(distinct l.company_id)::int from ladder l join company c on c.id = l.company_id and c.taken_down_on is null
      where l.visibility = 'LISTED' and l.current_version_id is not null) as among,
    (select json_agg(p) from (select id, slug, ladder, ord, named from found
       where $4::text is null or (slug collate "C", ladder collate "C", ord, id collate "C") > ($4, $5::text, $6::int, $7::text)
       order by slug collate "C", ladder collate "C", ord, id collate "C" limit $8) p) as page
  from found`;

/** All SQL about where roles stand. */
export class RoleRungStore {
  constructor(private readonly dataSource: Pick<DataSource, "query">) {}

  /** The next rungs of a role, by company, ladder and order, with how many there are in all: one statement. */
  async page({ family, track, names }: RoleSought, page: Page): Promise<RoleRungs> {
    const [slug, ladder, ord, id] = page.after ?? [null, null, null, null];
    const [row]: Row[] = await this.dataSource.query(FOUND, [family, track, names, slug, ladder, ord, id, page.first + 1]);
    const rows = row?.page ?? [];
    const items = rows.slice(0, page.first).map((r) => ({
      value: { rungId: r.id, company: r.slug, matchedBy: r.named ? "NAME" as const : "FAMILY" as const }, key: [r.slug, r.ladder, r.ord, r.id],
    }));
    const range = row?.lo == null || row.hi === null ? null : { lo: row.lo, hi: row.hi };
    return { page: { items, hasNext: rows.length > page.first }, rungs: row?.rungs ?? 0, companies: row?.companies ?? 0, among: row?.among ?? 0, range };
  }
}
