import type { DataSource, EntityManager } from "typeorm";
import { citationOf, insertAll, type CitationJson } from "../database/citations.js";
import type { Interval, Track } from "../taxonomy/domain/axis.js";
import type { Counterpart } from "./domain/counterparts.js";
import type { DecidedDispute } from "./domain/dispute-evidence.js";
import { METHOD } from "./domain/method.js";
import { overlapOf, rankShift } from "./domain/overlap.js";
import { assertionIdOf, crosswalkIdOf, type CrosswalkSeed, type PublishedAssertion, type RungPointer } from "./domain/published-crosswalk.js";
import { DISPUTE_JSON, IS_DECIDED } from "./disputes.store.js";
import { CrosswalkAssertionRow, CrosswalkCellRow, CrosswalkRow } from "./equivalence.rows.js";

interface AssertionJson {
  readonly id: string; readonly slug: string; readonly citation: CitationJson; readonly prior: number; readonly assembled: boolean; readonly label: string | null;
  readonly holds: boolean; readonly note: string | null;
  readonly cells: readonly { readonly organisation: string; readonly company_slug: string | null; readonly printed: string; readonly rungs: readonly RungPointer[] }[];
}

/** What was said of companies' rungs and those of others. */
export interface Naming {
  readonly assertions: readonly PublishedAssertion[];
  readonly disputes: readonly DecidedDispute[];
}

/** Which rungs counterparts are sought among; every part that is null lets all through. */
export interface CounterpartFilter {
  readonly country: string | null;
  readonly minPeople: number | null;
  readonly maxPeople: number | null;
  /** The company asked from, which is no counterpart of itself; null when a level or role is asked. */
  readonly notCompanyId: string | null;
}

/** A current rung, as the projection knows it. */
interface AlikeJson extends Interval {
  readonly rung_id: string;
  readonly company_slug: string;
  readonly ord: number;
}

/** How many of the nearest ranges are looked at: at first, then more than the axis has room for. */
const LOOKS = [128, 1_000_000] as const;

/**
 * SQL: counterparts by ranges. The (lo, hi) nearest to ours come from the index; ranges with the same overlap J and shift make
 * a step of the list; step after step the rungs on them are taken until there are enough, so that of thousands of rungs on
 * one range only those on the page are read. What lies farther away than all ranges looked at overlaps by at most
 * w / (w + radius) (stack.md, "SQL and execution that scale"), so only steps above that are told. Joining laterally to the sorted,
 * materialized steps keeps their order.
 */
const ALIKE = `with near as materialized (
    select r.lo, r.hi, point(r.lo::float8, r.hi::float8) <-> point($1::float8, $2::float8) as distance from current_range r
     where r.family = $3 and r.track = $4 order by point(r.lo::float8, r.hi::float8) <-> point($1::float8, $2::float8) limit $10),
  looked as materialized (
    select count(*)::int as ranges, case when count(*) < $10 then 0 else round((($2::float8 - $1) / ($2::float8 - $1 + max(distance)))::numeric, 9) end as bound from near),
  alike as (
    select lo, hi, greatest(0, least(hi::float8, $2) - greatest(lo::float8, $1)) as common, $2::float8 - $1 + (hi - lo)::float8 as widths,
      round((abs((lo + hi)::float8 - $1 - $2) / 2)::numeric, 9) as shift from near),
  step as materialized (
    select overlap, shift, array_agg(lo) as los, array_agg(hi) as his from (select *, round((common / (widths - common))::numeric, 9) as overlap from alike) a
     where overlap > (select bound from looked) and ($11::float8 is null or (overlap, -shift) <= ($11::float8::numeric, -($12::float8)::numeric))
     group by overlap, shift order by overlap desc, shift)
  select ranges, (select json_agg(t) from (
    select c.* from step s cross join lateral (
      select n.* from unnest(s.los, s.his) u(lo, hi) cross join lateral (
        select n.rung_id, n.company_slug, n.ord, n.lo, n.hi from current_rung n
         where n.family = $3 and n.track = $4 and n.lo = u.lo and n.hi = u.hi and ($5::text is null or n.country = $5) and ($6::int is null or n.people_min >= $6)
           and ($7::int is null or n.people_max <= $7) and ($8::text is null or n.company_id <> $8)
           and ($11::float8 is null or (s.overlap, -s.shift) < ($11::float8::numeric, -($12::float8)::numeric)
             or (n.company_slug collate "C", n.ord, n.rung_id collate "C") > ($13::text, $14::int, $15::text))
         order by n.company_slug collate "C", n.ord, n.rung_id collate "C" limit $9) n
       order by n.company_slug collate "C", n.ord, n.rung_id collate "C" limit $9) c
    limit $9) t) as rungs
  from looked`;

const assertionOf = (a: AssertionJson): PublishedAssertion => ({
  id: a.id, crosswalk: a.slug, citation: citationOf(a.citation), prior: a.prior, assembled: a.assembled, label: a.label, holds: a.holds, note: a.note,
  cells: a.cells.map((l) => ({ organisation: l.organisation, company: l.company_slug, printed: l.printed, rungs: l.rungs })),
});

/** SQL: ids of the companies asked about. */
const NAMED = `array(select c.id from company c where c.slug = any($1))`;

/** SQL: crosswalk assertions with a cell of any of these companies, in the order of their files, then decided disputes about a rung of theirs, oldest first. */
const NAMING = `select assertion, dispute from (
    select 0 as part, x.slug, a.ordinal::bigint as ordinal, null::jsonb as dispute,
      jsonb_build_object('id', a.id, 'slug', x.slug, 'citation', to_jsonb(c), 'prior', x.prior, 'assembled', x.assembled, 'label', a.label, 'holds', a.holds, 'note', a.note,
        'cells', (select jsonb_agg(to_jsonb(l) order by l.ordinal) from crosswalk_cell l where l.assertion_id = a.id)) as assertion
      from crosswalk_assertion a join crosswalk x on x.id = a.crosswalk_id join citation c on c.id = x.citation_id
     where a.id in (select l.assertion_id from crosswalk_cell l where l.company_slug = any($1))
    union all
    select 1, '', d.ordinal, ${DISPUTE_JSON} - 'reason' - 'sourceUrl', null from dispute d
     where ${IS_DECIDED} and (d.from_company_id = any(${NAMED}) or d.to_company_id = any(${NAMED}))) t
  order by part, slug, ordinal`;

/** All SQL about crosswalks and counterparts, and what answers read of disputes. */
export class EquivalenceStore {
  constructor(private readonly dataSource: Pick<DataSource, "query">) {}

  /** Slugs of companies that an assertion or a decided dispute names, `most` of them: one statement. */
  async named(most: number): Promise<readonly string[]> {
    const rows: { slug: string }[] = await this.dataSource.query(
      `select l.company_slug as slug from crosswalk_cell l where l.company_slug is not null
       union select c.slug from dispute d join company c on c.id in (d.from_company_id, d.to_company_id) where ${IS_DECIDED} limit $1`, [most]);
    return rows.map(({ slug }) => slug);
  }

  /** Assertions with a cell of any of these companies, and decided disputes about a rung of theirs: one statement. */
  async naming(slugs: readonly string[]): Promise<Naming> {
    const found: { assertion: AssertionJson | null; dispute: DecidedDispute | null }[] = await this.dataSource.query(NAMING, [slugs]);
    return { assertions: found.flatMap(({ assertion }) => (assertion === null ? [] : [assertionOf(assertion)])), disputes: found.flatMap(({ dispute }) => dispute ?? []) };
  }

  /**
   * The next `limit` current rungs of a family and track after `after` (null: from the best) in the order of
   * `compareCounterparts`, fewer when there are no more that overlap `range`: one statement, two where the nearest ranges do
   * not hold enough of them.
   */
  async alike(range: Interval, family: string, track: Track, filter: CounterpartFilter, after: Counterpart | null, limit: number): Promise<readonly Counterpart[]> {
    for (const nearest of LOOKS) {
      const [row]: { ranges: number; rungs: AlikeJson[] | null }[] = await this.dataSource.query(ALIKE, [
        range.lo, range.hi, family, track, filter.country, filter.minPeople, filter.maxPeople, filter.notCompanyId, limit, nearest,
        after?.overlap ?? null, after && Math.abs(after.rankShift), after?.company ?? null, after?.order ?? null, after?.rungId ?? null,
      ]);
      const rungs = row?.rungs ?? [];
      if (rungs.length < limit && row?.ranges === nearest) continue;
      return rungs.map((r) => ({ rungId: r.rung_id, company: r.company_slug, order: r.ord, overlap: overlapOf(range, r).overlap, rankShift: rankShift(range, r) }));
    }
    return [];
  }

  /** Puts these crosswalks in the place of all that are there, inside the caller's transaction. Their citations must be stored already. */
  async replaceCrosswalks(manager: EntityManager, seeds: readonly CrosswalkSeed[]): Promise<void> {
    await manager.query(`delete from crosswalk`);
    await insertAll(manager, CrosswalkRow, seeds.map((s) => ({
      id: crosswalkIdOf(s.slug), slug: s.slug, citationId: s.source.id, quality: s.quality, prior: s.prior ?? METHOD.prior.CROSSWALK, assembled: s.assembled, note: s.note ?? null,
    })));
    const assertions = seeds.flatMap((s) => s.assertions.map((a, ordinal) => ({ s, a, ordinal, id: assertionIdOf(s.slug, ordinal) })));
    await insertAll(manager, CrosswalkAssertionRow, assertions.map(({ s, a, ordinal, id }) => ({
      id, crosswalkId: crosswalkIdOf(s.slug), ordinal, label: a.label, holds: a.holds, note: a.note ?? null,
    })));
    await insertAll(manager, CrosswalkCellRow, assertions.flatMap(({ a, id }) => a.cells.map((cell, ordinal) => ({
      assertionId: id, ordinal, organisation: cell.organisation, companySlug: cell.company ?? null, printed: cell.printed, rungs: cell.rungs ?? [],
    }))));
  }
}
