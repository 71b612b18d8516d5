import type { MigrationInterface, QueryRunner } from "typeorm";

/** Published statements that rungs of several ladders are equal (or are not), cell by cell as printed. */
export class Crosswalks1795161780000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table crosswalk (
        id text primary key check (id like 'xwk\\_%'),
        slug text not null unique,
        citation_id text not null references citation,
        quality text not null,
        prior numeric not null check (prior > 0 and prior < 1),
        assembled boolean not null,
        note text
      );

      create table crosswalk_assertion (
        id text primary key check (id like 'asr\\_%'),
        crosswalk_id text not null references crosswalk on delete cascade,
        ordinal integer not null,
        label text,
        holds boolean not null,
        note text,
        unique (crosswalk_id, ordinal)
      );

      create table crosswalk_cell (
        assertion_id text not null references crosswalk_assertion on delete cascade,
        ordinal integer not null,
        organisation text not null,
        company_slug text,
        printed text not null,
        rungs jsonb not null default '[]',
        primary key (assertion_id, ordinal)
      );
      comment on column crosswalk_cell.rungs is 'The rungs meant, each {ladder, track, code?, title?}; any of them meets the cell';
      create index crosswalk_cell_company on crosswalk_cell (company_slug);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table crosswalk_cell, crosswalk_assertion, crosswalk;`);
  }
}
