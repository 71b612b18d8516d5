import type { MigrationInterface, QueryRunner } from "typeorm";

/** SQL: names that search knows; `listed` keeps out what is reachable by its link alone. Undone, the text is as it was to the space. */
const searchNamesOf = (listed: string): string => `
      create or replace function search_names_of(ladders text[]) returns table (name text, thing_id text, how text, ladder_id text, version_id text, company_slug text, people_min integer, standing integer, ord integer)
      language sql stable as $$
        select v.name, l.id, 'NAME', l.id, v.id, c.slug, c.people_min, case when l.is_main then 0 else 2 end, -1
          from ladder l join ladder_version v on v.id = l.current_version_id join company c on c.id = l.company_id where l.id = any(ladders)${listed}
        union all
        select n.name, r.id, n.how, l.id, r.version_id, c.slug, c.people_min, case when l.is_main then 0 else 2 end + case when r.track = 'M' then 1 else 0 end, r.ord
          from ladder l join rung r on r.version_id = l.current_version_id join company c on c.id = l.company_id
          cross join lateral (values ('CODE', r.code), ('TITLE', r.title) union all select 'ALIAS', unnest(r.aliases)) n(how, name)
         where l.id = any(ladders) and n.name is not null${listed}
      $$;`;

/** SQL: search follows a ladder when one of these columns changes. */
const searchFollowsLadders = (columns: readonly string[]): string => `
      create or replace function search_follows_ladders() returns trigger language plpgsql as $$
      begin
        if tg_op = 'INSERT' then
          perform search_project(array(select n.id from new_rows n where n.current_version_id is not null));
        else
          perform search_project(array(select n.id from new_rows n join old_rows o on o.id = n.id where (${columns.map((c) => `n.${c}`).join(", ")}) is distinct from (${columns.map((c) => `o.${c}`).join(", ")})));
        end if;
        return null;
      end $$;`;

/** Drafts that companies keep themselves: who changed them last, and how each mapping came about. */
export class Drafts1795176000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table company drop constraint company_origin_check;
      alter table company add constraint company_origin_check check (origin in ('CURATED', 'CREATED', 'CLAIMED'));

      alter table ladder add column visibility text not null default 'LISTED' check (visibility in ('LISTED', 'UNLISTED'));
      comment on column ladder.visibility is 'UNLISTED: reachable by its id alone, in no list, search or comparison';

      alter table ladder_version
        add column revision integer not null default 1 check (revision > 0),
        add column updated_by text,
        add column updated_what text,
        add column updated_at timestamptz,
        add column publish_key text check (publish_key <> '');
      comment on column ladder_version.revision is 'Goes up with every change of a draft; who changes it says which one was read';
      comment on column ladder_version.publish_key is 'Given by who published: the same key again publishes nothing twice';
      create unique index ladder_version_one_draft on ladder_version (ladder_id) where status = 'DRAFT';
      create unique index ladder_version_publish_key on ladder_version (ladder_id, publish_key) where publish_key is not null;

      alter table mapping
        add column state text not null default 'ACCEPTED' check (state in ('SUGGESTED', 'ACCEPTED', 'ADJUSTED')),
        add column author text check (author <> ''),
        add column mapped_on partial_date,
        add check ((author is null) = (mapped_on is null));
      comment on column mapping.author is 'Who placed this rung; null: the author of the set, on its date';

      create table mapping_act (
        id text primary key check (id like 'mac\\_%'),
        ordinal bigint not null generated always as identity unique,
        version_id text not null references ladder_version,
        rung_id text not null,
        act text not null check (act in ('SUGGESTED', 'ACCEPTED', 'MOVED', 'REJECTED', 'NO_EQUIVALENT', 'REVIEWED')),
        author_id text,
        author text not null check (author <> ''),
        at timestamptz not null default now(),
        lo numeric(4,2), hi numeric(4,2),
        comment text not null default '',
        stance numeric check (stance between -1 and 1),
        confidence numeric check (confidence > 0 and confidence <= 1),
        justification text,
        carried_from text references mapping_act,
        check ((lo is null) = (hi is null)),
        check (lo >= 0 and hi <= 7 and lo < hi),
        check ((confidence is null) = (justification is null)),
        check ((act = 'REVIEWED') = (stance is not null))
      );
      comment on table mapping_act is 'Who placed, moved, rejected or reviewed a mapping; only ever added to';
      comment on column mapping_act.rung_id is 'No foreign key: acts outlive a rung that its draft drops';
      comment on column mapping_act.confidence is 'Of the mapping as this act left it, before reviews; null where it left none';
      comment on column mapping_act.carried_from is 'The same act under the id that the rung had before it was renamed in the draft';
      create index mapping_act_rung on mapping_act (version_id, rung_id, ordinal);

      create function refuse_change_of_mapping_act() returns trigger language plpgsql as $$
      begin
        raise exception 'acts on mappings are only added to, never changed, removed or emptied' using errcode = 'restrict_violation';
      end $$;
      create trigger append_only before update or delete on mapping_act for each row execute function refuse_change_of_mapping_act();
      create trigger never_emptied before truncate on mapping_act for each statement execute function refuse_change_of_mapping_act();
    `);
    await runner.query(searchNamesOf(" and l.visibility = 'LISTED'"));
    await runner.query(searchFollowsLadders(["current_version_id", "is_main", "visibility"]));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(searchFollowsLadders(["current_version_id", "is_main"]));
    await runner.query(searchNamesOf(""));
    await runner.query(`
      drop table mapping_act;
      drop function refuse_change_of_mapping_act();
      alter table mapping drop column state, drop column author, drop column mapped_on;
      drop index ladder_version_one_draft;
      alter table ladder_version drop column revision, drop column updated_by, drop column updated_what, drop column updated_at, drop column publish_key;
      alter table ladder drop column visibility;
      alter table company drop constraint company_origin_check;
      alter table company add constraint company_origin_check check (origin in ('CURATED', 'CLAIMED'));
    `);
  }
}
