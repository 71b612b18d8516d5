import type { DataSource, EntityManager } from "typeorm";
import { citationOf, insertAll, type CitationJson } from "../database/citations.js";
import type { Interval, Track } from "../taxonomy/domain/axis.js";
import { METHOD } from "./domain/method.js";
import { assertionIdOf, crosswalkIdOf, type CrosswalkSeed, type PublishedAssertion, type RungPointer } from "./domain/published-crosswalk.js";
import { CrosswalkAssertionRow, CrosswalkCellRow, CrosswalkRow } from "./equivalence.rows.js";

interface AssertionJson {
  readonly id: string; readonly slug: string; readonly citation: CitationJson; readonly prior: number; readonly assembled: boolean; readonly label: string | null;
  readonly holds: boolean; readonly note: string | null;
  readonly cells: readonly { readonly organisation: string; readonly company_slug: string | null; readonly printed: string; readonly rungs: readonly RungPointer[] }[];
}

/** Which rungs counterparts are sought among; every part that is null lets all through. */
export interface CounterpartFilter {
  readonly country: string | null;
  readonly minPeople: number | null;
  readonly maxPeople: number | null;
  /** The company asked from, which is no counterpart of itself; null when a level or role is asked. */
  readonly notCompanyId: string | null;
}

/** A current rung near a range, as the projection knows it. */
export interface NearRung {
  readonly rungId: string;
  /** The company's slug. */
  readonly company: string;
  readonly order: number;
  readonly range: Interval;
  /** Distance in the (lo, hi) plane, in levels. */
  readonly distance: number;
}

/** All SQL about crosswalks and counterparts. */
export class EquivalenceStore {
  constructor(private readonly dataSource: DataSource) {}

  /** Assertions with a cell of any of these companies: one statement. */
  async assertionsNaming(slugs: readonly string[]): Promise<readonly PublishedAssertion[]> {
    const rows: { assertion: AssertionJson }[] = await this.dataSource.query(
      `select jsonb_build_object('id', a.id, 'slug', x.slug, 'citation', to_jsonb(c), 'prior', x.prior, 'assembled', x.assembled, 'label', a.label,
           'holds', a.holds, 'note', a.note,
           'cells', (select jsonb_agg(to_jsonb(l) order by l.ordinal) from crosswalk_cell l where l.assertion_id = a.id)) as assertion
         from crosswalk_assertion a join crosswalk x on x.id = a.crosswalk_id join citation c on c.id = x.citation_id
        where a.id in (select l.assertion_id from crosswalk_cell l where l.company_slug = any($1)) order by x.slug, a.ordinal`,
      [slugs],
    );
    return rows.map(({ assertion: a }) => ({
      id: a.id, crosswalk: a.slug, citation: citationOf(a.citation), prior: a.prior, assembled: a.assembled, label: a.label, holds: a.holds, note: a.note,
      cells: a.cells.map((l) => ({ organisation: l.organisation, company: l.company_slug, printed: l.printed, rungs: l.rungs })),
    }));
  }

  /**
   * The `limit` current rungs of a family and track whose (lo, hi) lies nearest to `range`, nearest first, then by company and
   * order: one statement. Near in that plane is near in overlap (stack.md, "SQL that scales"), and the index gives them in order.
   */
  async nearest(range: Interval, family: string, track: Track, filter: CounterpartFilter, limit: number): Promise<readonly NearRung[]> {
    const rows: { id: string; slug: string; ord: number; lo: string; hi: string; distance: number }[] = await this.dataSource.query(
      `select n.rung_id as id, n.company_slug as slug, n.ord, n.lo, n.hi, point(n.lo::float8, n.hi::float8) <-> point($1::float8, $2::float8) as distance
         from current_rung n
        where n.family = $3 and n.track = $4 and ($5::text is null or n.country = $5) and ($6::int is null or n.people_min >= $6)
          and ($7::int is null or n.people_max <= $7) and ($8::text is null or n.company_id <> $8)
        order by point(n.lo::float8, n.hi::float8) <-> point($1::float8, $2::float8), n.company_slug collate "C", n.ord, n.rung_id collate "C" limit $9`,
      [range.lo, range.hi, family, track, filter.country, filter.minPeople, filter.maxPeople, filter.notCompanyId, limit],
    );
    return rows.map((row) => ({ rungId: row.id, company: row.slug, order: row.ord, range: { lo: Number(row.lo), hi: Number(row.hi) }, distance: row.distance }));
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
