import type { MigrationInterface, QueryRunner } from "typeorm";

/**
 * The taxonomy: levels, traits, dimensions, families, roles and time by activity as tables of their own, and one table for
 * every worded statement about any of them. Its content is replaced as a whole; `taxonomy_version` says which content is in force.
 */
export class Taxonomy1795165200000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create domain taxonomy_basis as text check (value in ('STATED', 'INFERRED', 'ILLUSTRATIVE'));
      create domain taxonomy_sources as text[] check (cardinality(value) > 0);
      create domain taxonomy_influence as text
        check (value in ('TASK', 'COMPONENT', 'TEAM', 'MULTI_TEAM', 'DEPARTMENT', 'BUSINESS_UNIT', 'COMPANY', 'INDUSTRY'));

      create table taxonomy_version (
        number integer generated always as identity primary key,
        hash text not null check (hash ~ '^[0-9a-f]{64}$'),
        in_force_since timestamptz not null default now()
      );
      comment on table taxonomy_version is 'The highest number is in force; hash is over the whole content, so equal content has an equal hash';

      create table taxonomy_source (
        key text primary key,
        material text not null check (material in ('COMMENT', 'OVERVIEW', 'LETTER', 'GUIDE', 'CREDITED', 'LADDER', 'EDITORIAL')),
        title text not null,
        author text,
        about text not null,
        url text,
        dated partial_date,
        collected partial_date not null,
        position integer not null
      );

      create table taxonomy_level (
        key text primary key check (key ~ '^(ic|m)/[a-z]+(-[a-z]+)*$'),
        id text not null unique check (id like 'lvl\\_%'),
        track text not null check (track in ('IC', 'M')),
        rank integer not null check (rank between 1 and 7),
        title text not null,
        partial boolean not null,
        influence_from taxonomy_influence not null,
        influence_to taxonomy_influence not null,
        basis taxonomy_basis not null,
        sources taxonomy_sources not null,
        position integer not null,
        unique (track, rank)
      );
      comment on column taxonomy_level.rank is 'Rank k occupies [k - 1, k) on the axis';

      create table taxonomy_trait (
        key text primary key,
        title text not null,
        text text not null,
        basis taxonomy_basis not null,
        sources taxonomy_sources not null,
        position integer not null
      );
      create table taxonomy_trait_mention (
        level text not null references taxonomy_level,
        trait text not null references taxonomy_trait,
        ordinal integer not null,
        degree text,
        spelling text not null,
        basis taxonomy_basis not null,
        sources taxonomy_sources not null,
        position integer not null,
        primary key (level, trait)
      );
      comment on column taxonomy_trait_mention.degree is 'How much of the trait, where a source says: strong, deep, exceptional';

      create table taxonomy_dimension (
        key text primary key,
        title text not null,
        text text not null,
        basis taxonomy_basis not null,
        sources taxonomy_sources not null,
        position integer not null
      );
      create table taxonomy_dimension_step (
        dimension text not null references taxonomy_dimension,
        step integer not null check (step between 0 and 6),
        text text not null,
        primary key (dimension, step)
      );
      create table taxonomy_dimension_score (
        dimension text not null,
        level text not null references taxonomy_level,
        score integer not null,
        basis taxonomy_basis not null,
        sources taxonomy_sources not null,
        position integer not null,
        primary key (dimension, level),
        foreign key (dimension, score) references taxonomy_dimension_step (dimension, step)
      );

      create table taxonomy_family (
        key text primary key,
        title text not null,
        text text not null,
        basis taxonomy_basis not null,
        sources taxonomy_sources not null,
        position integer not null
      );
      create table taxonomy_fold (
        from_family text primary key references taxonomy_family,
        to_family text not null references taxonomy_family check (to_family <> from_family),
        factor numeric(3,2) not null check (factor > 0 and factor < 1),
        note text not null,
        basis taxonomy_basis not null,
        sources taxonomy_sources not null,
        position integer not null
      );
      comment on column taxonomy_fold.factor is 'Multiplies the confidence of an answer that goes through this fold';

      create table taxonomy_role (
        key text primary key,
        id text not null unique check (id like 'rol\\_%'),
        title text not null,
        family text not null references taxonomy_family,
        track text not null check (track in ('IC', 'M')),
        from_level text not null references taxonomy_level,
        to_level text not null references taxonomy_level,
        span_lo numeric(4,2) not null,
        span_hi numeric(4,2) not null check (span_hi > span_lo),
        summary text not null,
        basis taxonomy_basis not null,
        sources taxonomy_sources not null,
        position integer not null
      );

      create table taxonomy_activity (
        key text primary key,
        title text not null,
        basis taxonomy_basis not null,
        sources taxonomy_sources not null,
        position integer not null
      );
      create table taxonomy_allocation (
        level text primary key references taxonomy_level,
        label text not null,
        code text not null,
        basis taxonomy_basis not null,
        sources taxonomy_sources not null,
        position integer not null
      );
      create table taxonomy_allocation_part (
        level text not null references taxonomy_allocation,
        activity text not null references taxonomy_activity,
        percent integer not null check (percent between 0 and 100),
        position integer not null,
        primary key (level, activity)
      );
      comment on column taxonomy_allocation_part.percent is 'Approximate share of a week; the parts of a level sum to 100';

      create table taxonomy_archetype (
        key text primary key,
        title text not null,
        level text not null references taxonomy_level,
        text text not null,
        thrives text not null,
        frequency text,
        basis taxonomy_basis not null,
        sources taxonomy_sources not null,
        position integer not null
      );

      create table taxonomy_statement (
        id text primary key check (id like 'stm\\_%'),
        kind text not null,
        key text not null,
        ordinal integer not null check (ordinal > 0),
        subject text,
        title text,
        text text not null,
        refers_to text,
        points text[] not null,
        quantity_min numeric,
        quantity_max numeric check (quantity_max >= quantity_min),
        quantity_unit text,
        basis taxonomy_basis not null,
        sources taxonomy_sources not null,
        position integer not null,
        unique nulls not distinct (kind, subject, key),
        unique nulls not distinct (kind, subject, ordinal),
        check ((quantity_min is null) = (quantity_unit is null))
      );
      comment on column taxonomy_statement.subject is 'Key of the level, role, family, transition or tension it is about, by kind; null: the taxonomy as a whole';
      comment on column taxonomy_statement.refers_to is 'Key of what it leads to, as a responsibility that stands for all of another level''s';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table taxonomy_statement, taxonomy_archetype, taxonomy_allocation_part, taxonomy_allocation, taxonomy_activity, taxonomy_role, taxonomy_fold,
        taxonomy_family, taxonomy_dimension_score, taxonomy_dimension_step, taxonomy_dimension, taxonomy_trait_mention, taxonomy_trait, taxonomy_level,
        taxonomy_source, taxonomy_version;
      drop domain taxonomy_basis, taxonomy_sources, taxonomy_influence;
    `);
  }
}
