import type { MigrationInterface, QueryRunner } from "typeorm";

/**
 * Counterparts are sought in two steps: the nearest ranges, then the rungs on each of them in the order of the list. Many
 * rungs stand on one range (a fifth of a thousand companies on [2, 3)), and the ranges, on a grid, are few at any number
 * of companies; so the nearness index is on ranges, and grows with neither companies nor rungs.
 */
export class RangesInUse1795168800000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table current_range (
        family text not null,
        track text not null,
        lo numeric(4,2) not null,
        hi numeric(4,2) not null,
        primary key (family, track, lo, hi)
      );
      comment on table current_range is 'Ranges on which current rungs stand, or once stood: a trigger adds them, nothing takes them away';
      insert into current_range select distinct family, track, lo, hi from current_rung;

      create function note_ranges() returns trigger language plpgsql as $$
      begin
        insert into current_range select distinct family, track, lo, hi from added order by 1, 2, 3, 4 on conflict do nothing;
        return null;
      end $$;
      create trigger note_ranges after insert on current_rung referencing new table as added for each statement execute function note_ranges();

      create index current_range_nearest on current_range using gist (family, track, point(lo::float8, hi::float8));
      create index current_rung_on_range on current_rung (family, track, lo, hi, company_slug collate "C", ord, rung_id collate "C");
      drop index current_rung_nearest;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create index current_rung_nearest on current_rung using gist (family, track, point(lo::float8, hi::float8));
      drop index current_rung_on_range;
      drop trigger note_ranges on current_rung;
      drop function note_ranges();
      drop table current_range;
    `);
  }
}
