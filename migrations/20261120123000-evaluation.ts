import type { MigrationInterface, QueryRunner } from "typeorm";

/** How right the answers were found to be: every run of the evaluation, figure by figure, and what it was computed from. */
export class Evaluation1795170600000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table evaluation (
        id text primary key,
        ran_at timestamptz not null,
        method_version text not null,
        taxonomy_version text not null,
        computed_from text not null,
        asked_for date not null
      );
      comment on column evaluation.computed_from is 'Digest of the seed files the figures depend on; seed_state.evaluation_inputs tells those in force';

      create table evaluation_section (
        evaluation_id text not null references evaluation on delete cascade,
        ordinal integer not null,
        key text not null,
        title text not null,
        text text not null,
        primary key (evaluation_id, ordinal),
        unique (evaluation_id, key)
      );

      create table evaluation_figure (
        evaluation_id text not null,
        section text not null,
        ordinal integer not null,
        name text not null,
        "group" text not null,
        value double precision not null,
        unit text not null check (unit in ('SHARE', 'LEVELS', 'BITS', 'INDEX')),
        better text not null check (better in ('HIGHER', 'LOWER')),
        n integer not null check (n > 0),
        low double precision not null,
        high double precision not null,
        baselines jsonb not null,
        target double precision,
        note text,
        primary key (evaluation_id, section, ordinal),
        foreign key (evaluation_id, section) references evaluation_section (evaluation_id, key) on delete cascade
      );

      create table evaluation_reliability (
        evaluation_id text not null,
        section text not null,
        ordinal integer not null,
        "from" double precision not null,
        "to" double precision not null,
        n integer not null check (n >= 0),
        predicted double precision,
        observed double precision,
        low double precision,
        high double precision,
        primary key (evaluation_id, section, ordinal),
        foreign key (evaluation_id, section) references evaluation_section (evaluation_id, key) on delete cascade,
        check ((n = 0) = (predicted is null) and (n = 0) = (observed is null) and (n = 0) = (low is null) and (n = 0) = (high is null))
      );

      alter table seed_state add column evaluation_inputs text;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table seed_state drop column evaluation_inputs;
      drop table evaluation_reliability, evaluation_figure, evaluation_section, evaluation;
    `);
  }
}
