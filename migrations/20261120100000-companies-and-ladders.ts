import type { MigrationInterface, QueryRunner } from "typeorm";

/** Companies, their ladders with versions, rungs and mappings, and the citations all of them rest on. */
export class CompaniesAndLadders1795161600000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create domain partial_date as text check (value ~ '^\\d{4}(-\\d{2}(-\\d{2})?)?$');

      create table citation (
        id text primary key check (id like 'cit\\_%'),
        title text not null,
        url text,
        kind text not null check (kind in ('PRIMARY', 'SECONDARY')),
        source_group text not null,
        dated partial_date,
        collected partial_date not null,
        licence text,
        revision text,
        note text
      );
      comment on table citation is 'A source; the id follows from the content, so a corrected source is a new row';

      create table company (
        id text primary key check (id like 'cmp\\_%'),
        slug text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
        name text not null,
        kind text not null check (kind in ('COMPANY', 'GOVERNMENT', 'NONPROFIT')),
        country text check (country ~ '^[A-Z]{2}$'),
        domain text,
        description text not null,
        aliases text[] not null default '{}',
        people_min integer check (people_min > 0),
        people_max integer check (people_max >= people_min),
        people_as_of partial_date,
        people_basis text check (people_basis in ('STATED', 'INFERRED')),
        people_citation_id text references citation,
        origin text not null check (origin in ('CURATED', 'CLAIMED')),
        check ((people_min is null) = (people_as_of is null)),
        check ((people_min is null) = (people_basis is null))
      );
      create index company_name on company (lower(name), id);

      create table company_citation (
        company_id text not null references company on delete cascade,
        citation_id text not null references citation,
        primary key (company_id, citation_id)
      );

      create table ladder (
        id text primary key check (id like 'lad\\_%'),
        company_id text not null references company,
        slug text not null,
        is_main boolean not null,
        current_version_id text,
        unique (company_id, slug)
      );
      create unique index ladder_one_main on ladder (company_id) where is_main;

      create table ladder_version (
        id text primary key check (id like 'ver\\_%'),
        ladder_id text not null references ladder,
        number integer not null check (number > 0),
        status text not null check (status in ('DRAFT', 'PUBLISHED', 'RETIRED')),
        name text not null,
        family text not null,
        complete boolean not null,
        note text,
        change_note text not null,
        effective_on date not null,
        published_at timestamptz,
        retired_at timestamptz,
        content_hash text,
        unique (ladder_id, number),
        check ((status = 'DRAFT') = (published_at is null)),
        check ((status = 'DRAFT') = (content_hash is null)),
        check ((status = 'RETIRED') = (retired_at is not null))
      );
      alter table ladder add foreign key (current_version_id) references ladder_version deferrable initially deferred;

      create table ladder_version_citation (
        version_id text not null references ladder_version on delete cascade,
        citation_id text not null references citation,
        primary key (version_id, citation_id)
      );

      create table rung (
        id text primary key check (id like 'rng\\_%'),
        version_id text not null references ladder_version on delete cascade,
        ord integer not null check (ord >= 0),
        track text not null check (track in ('IC', 'M')),
        code text,
        title text not null,
        aliases text[] not null default '{}',
        scope text,
        influence text check (influence in ('TASK','COMPONENT','TEAM','MULTI_TEAM','DEPARTMENT','BUSINESS_UNIT','COMPANY','INDUSTRY')),
        direct_reports_min numeric, direct_reports_max numeric check (direct_reports_max >= direct_reports_min),
        organisation_min numeric, organisation_max numeric check (organisation_max >= organisation_min),
        years_min numeric, years_max numeric check (years_max >= years_min),
        hybrid boolean not null,
        stated_equivalents text[] not null default '{}',
        note text
      );
      create unique index rung_key on rung (version_id, track, coalesce(code, ''), title);

      create table mapping_set (
        id text primary key check (id like 'set\\_%'),
        version_id text not null unique references ladder_version on delete cascade,
        author text not null,
        mapped_on partial_date not null,
        taxonomy_version text not null
      );

      create table mapping (
        id text primary key check (id like 'map\\_%'),
        set_id text not null references mapping_set on delete cascade,
        rung_id text not null unique references rung on delete cascade,
        lo numeric(4,2), hi numeric(4,2),
        no_equivalent boolean not null,
        confidence numeric not null check (confidence > 0 and confidence <= 1),
        justification text not null,
        comment text not null,
        check (lo >= 0 and hi <= 7 and lo < hi),
        check (no_equivalent = (lo is null) and no_equivalent = (hi is null))
      );
      create index mapping_set_id on mapping (set_id);

      create table mapping_citation (
        mapping_id text not null references mapping on delete cascade,
        citation_id text not null references citation,
        primary key (mapping_id, citation_id)
      );

      create table mapping_disagreement (
        mapping_id text not null references mapping on delete cascade,
        ordinal integer not null,
        lo numeric(4,2) not null, hi numeric(4,2) not null check (lo < hi),
        comment text not null,
        citation_id text not null references citation,
        primary key (mapping_id, ordinal)
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table ladder drop constraint ladder_current_version_id_fkey;
      drop table mapping_disagreement, mapping_citation, mapping, mapping_set, rung, ladder_version_citation, ladder_version, ladder,
        company_citation, company, citation;
      drop domain partial_date;
    `);
  }
}
