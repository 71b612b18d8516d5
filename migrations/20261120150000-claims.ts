import type { MigrationInterface, QueryRunner } from "typeorm";

/** SQL: names that search knows of ladders that are listed; `standing` keeps out those of companies that were taken down. Undone, the text is as it was to the space. */
const searchNamesOf = (standing: string): string => `
      create or replace function search_names_of(ladders text[]) returns table (name text, thing_id text, how text, ladder_id text, version_id text, company_slug text, people_min integer, standing integer, ord integer)
      language sql stable as $$
        select v.name, l.id, 'NAME', l.id, v.id, c.slug, c.people_min, case when l.is_main then 0 else 2 end, -1
          from ladder l join ladder_version v on v.id = l.current_version_id join company c on c.id = l.company_id where l.id = any(ladders) and l.visibility = 'LISTED'${standing}
        union all
        select n.name, r.id, n.how, l.id, r.version_id, c.slug, c.people_min, case when l.is_main then 0 else 2 end + case when r.track = 'M' then 1 else 0 end, r.ord
          from ladder l join rung r on r.version_id = l.current_version_id join company c on c.id = l.company_id
          cross join lateral (values ('CODE', r.code), ('TITLE', r.title) union all select 'ALIAS', unnest(r.aliases)) n(how, name)
         where l.id = any(ladders) and n.name is not null and l.visibility = 'LISTED'${standing}
      $$;`;

/** SQL: search follows companies; `standing` chooses those it knows, `taken` what is done when one is taken down or restored. */
const searchFollowsCompanies = (standing: string, taken: string): string => `
      create or replace function search_follows_companies() returns trigger language plpgsql as $$
      begin
        insert into search_company (company_id, key, people_min)
          select id, ' ' || search_key(concat_ws(' ', name, slug, array_to_string(aliases, ' '))) || ' ', people_min from new_rows${standing}
          on conflict (company_id) do update set key = excluded.key, people_min = excluded.people_min
            where (search_company.key, search_company.people_min) is distinct from (excluded.key, excluded.people_min);
        if tg_op = 'UPDATE' then
          update search_place p set company_slug = n.slug, people_min = n.people_min
            from new_rows n join old_rows o on o.id = n.id where p.company_slug = o.slug and (n.slug, n.people_min) is distinct from (o.slug, o.people_min);${taken}
        end if;
        return null;
      end $$;`;

const TAKEN = `
          delete from search_company s using new_rows n where s.company_id = n.id and n.taken_down_on is not null;
          perform search_project(array(select l.id from ladder l join new_rows n on n.id = l.company_id join old_rows o on o.id = n.id where (n.taken_down_on is null) <> (o.taken_down_on is null)));`;

/** Companies that are claimed by those whose they are, or taken down; and by whose word each version was published. */
export class Claims1795179600000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table company
        add column taken_down_on date,
        add column taken_down_reason text check (taken_down_reason <> ''),
        add column taken_down_by text check (taken_down_by in ('ADMIN', 'OWNER')),
        add check ((taken_down_on is null) = (taken_down_reason is null) and (taken_down_on is null) = (taken_down_by is null));
      comment on column company.taken_down_on is 'Since when its ladders are shown to nobody; seeding leaves this as it is';
      comment on column company.taken_down_by is 'Only an admin undoes what an admin did';

      alter table ladder_version add column voice text not null default 'CURATORS' check (voice in ('COMPANY', 'CURATORS'));
      comment on column ladder_version.voice is 'By whose word it is published. Outside the content hash, kept by the trigger that keeps the rest';
      alter table ladder_version disable trigger immutable;
      update ladder_version v set voice = 'COMPANY' from ladder l join company c on c.id = l.company_id where l.id = v.ladder_id and c.origin <> 'CURATED' and v.updated_by is not null;
      alter table ladder_version enable trigger immutable;

      create table claim (
        id text primary key check (id like 'clm\\_%'),
        hash bytea not null check (octet_length(hash) = 32),
        company_id text references company,
        domain text not null check (domain <> ''),
        method text not null check (method in ('DNS_TXT', 'WELL_KNOWN_FILE')),
        created_at timestamptz not null,
        lapses_at timestamptz not null check (lapses_at > created_at),
        word text check (word <> ''),
        verified_at timestamptz,
        made_company_id text unique references company,
        check (made_company_id is null or (company_id is null and verified_at is not null))
      );
      comment on table claim is 'That somebody says a domain is theirs, and with it a company that we curate or one they want to make';
      comment on column claim.hash is 'SHA-256 of the secret that was shown to who claims';
      comment on column claim.word is 'Why an admin took it in the place of a proof; null: a proof is wanted';
      comment on column claim.made_company_id is 'The company made of it: it serves once';
      create unique index claim_one_verified on claim (company_id) where verified_at is not null;
      create index claim_lapsed on claim (lapses_at) where verified_at is null;
    `);
    await runner.query(searchNamesOf(" and c.taken_down_on is null"));
    await runner.query(searchFollowsCompanies(" where taken_down_on is null", TAKEN));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(searchFollowsCompanies("", ""));
    await runner.query(searchNamesOf(""));
    await runner.query(`
      drop table claim;
      alter table ladder_version drop column voice;
      alter table company drop column taken_down_on, drop column taken_down_reason, drop column taken_down_by;
    `);
  }
}
