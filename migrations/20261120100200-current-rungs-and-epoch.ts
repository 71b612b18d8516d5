import type { MigrationInterface, QueryRunner } from "typeorm";

/**
 * What moves when a ladder is published: the epoch that tells every server which companies to look at again, and the
 * projection of current rungs in which counterparts are found by nearness in the (lo, hi) plane.
 */
export class CurrentRungsAndEpoch1795161720000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create extension if not exists btree_gist;

      create table epoch (
        singleton boolean primary key default true check (singleton),
        value bigint not null
      );
      insert into epoch (value) values (0);
      comment on table epoch is 'One row: taking its lock makes publications commit in the order of their numbers';

      create table publication (
        epoch bigint primary key,
        company_id text references company,
        happened_at timestamptz not null default now()
      );
      comment on column publication.company_id is 'The company that changed; null: anything may have (reseeded crosswalks)';

      create table current_rung (
        rung_id text primary key references rung,
        version_id text not null references ladder_version,
        company_id text not null references company,
        company_slug text not null,
        ord integer not null,
        family text not null,
        track text not null,
        lo numeric(4,2) not null,
        hi numeric(4,2) not null,
        country text,
        people_min integer,
        people_max integer
      );
      comment on table current_rung is 'Mapped rungs of current published versions, written in the transaction that publishes';
      create index current_rung_nearest on current_rung using gist (family, track, point(lo::float8, hi::float8));
      create index current_rung_company on current_rung (company_id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table current_rung, publication, epoch; drop extension if exists btree_gist;`);
  }
}
