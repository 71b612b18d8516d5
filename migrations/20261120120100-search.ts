import type { MigrationInterface, QueryRunner } from "typeorm";

/**
 * What search looks into: the names of companies, and the names of current ladders and rungs.
 *
 * Triggers on `company` and `ladder` write it in the transaction that changes those, so no publication can forget it. After a
 * restore without triggers: `select search_project(array(select id from ladder))` and `update company set name = name`.
 */
export class Search1795168860000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create extension if not exists pg_trgm;

      create function search_key(words text) returns text language sql immutable strict parallel safe
      return left(case when octet_length(words) = length(words) then btrim(regexp_replace(lower(words), '[^a-z0-9]+', ' ', 'g'))
        else (select btrim(string_agg(case when ascii(letter) < 128 then letter else
                substr('0123456789abcdefghijklmnopqrstuvwxyz', ascii(letter) / 1296 % 36 + 1, 1) || substr('0123456789abcdefghijklmnopqrstuvwxyz', ascii(letter) / 36 % 36 + 1, 1)
                || substr('0123456789abcdefghijklmnopqrstuvwxyz', ascii(letter) % 36 + 1, 1) end, '' order by place))
              from regexp_split_to_table(regexp_replace(lower(normalize(regexp_replace(normalize(words, NFKD), '[\\u0300-\\u036f]+', '', 'g'), NFC) collate "und-x-icu"),
                '[^[:alnum:]]+', ' ', 'g'), '') with ordinality l(letter, place)) end, 400);
      comment on function search_key is 'Lower-case words without accents and marks. pg_trgm sees ASCII alone where the database has the locale C, so any other letter becomes three of those';

      create table search_company (
        company_id text primary key references company on delete cascade,
        key text not null,
        people_min integer
      );
      comment on table search_company is 'Name, slug and aliases of each company as one text, each word between spaces; written by triggers on company';
      create index search_company_words on search_company using gin (key gin_trgm_ops) with (gin_pending_list_limit = 256); -- kB, read by every search until merged

      create table search_name (
        id bigint primary key generated always as identity,
        name text not null,
        key text collate "C" not null unique generated always as (search_key(name)) stored,
        folded text not null generated always as (replace(search_key(name), ' ', '')) stored
      );
      comment on table search_name is 'Every distinct name that a ladder or rung ever had, as first spelled; a few thousand titles serve any number of companies';
      create index search_name_words on search_name using gist (key gist_trgm_ops (siglen = 256));
      create index search_name_folded on search_name (folded);

      create table search_place (
        name_id bigint not null,
        thing_id text not null,
        how text not null check (how in ('NAME', 'CODE', 'TITLE', 'ALIAS')),
        ladder_id text not null,
        version_id text not null,
        company_slug text collate "C" not null,
        people_min integer,
        standing integer not null check (standing between 0 and 3),
        ord integer not null,
        primary key (company_slug, ladder_id, thing_id, name_id)
      );
      comment on table search_place is 'Which current ladders and rungs have a name; written by triggers on ladder. No foreign keys: versions are never deleted, and the checks would double the time of a bulk load';
      comment on column search_place.standing is '0 on the IC track of the company''s main ladder, 1 on its M track; 2 and 3 the same on other ladders';
      comment on column search_place.ord is 'Of a rung its order; of a ladder -1';
      create index search_place_name on search_place (name_id, people_min desc nulls last, company_slug, standing, ord, thing_id);
    `);
    await runner.query(`
      create function search_names_of(ladders text[]) returns table (name text, thing_id text, how text, ladder_id text, version_id text, company_slug text, people_min integer, standing integer, ord integer)
      language sql stable as $$
        select v.name, l.id, 'NAME', l.id, v.id, c.slug, c.people_min, case when l.is_main then 0 else 2 end, -1
          from ladder l join ladder_version v on v.id = l.current_version_id join company c on c.id = l.company_id where l.id = any(ladders)
        union all
        select n.name, r.id, n.how, l.id, r.version_id, c.slug, c.people_min, case when l.is_main then 0 else 2 end + case when r.track = 'M' then 1 else 0 end, r.ord
          from ladder l join rung r on r.version_id = l.current_version_id join company c on c.id = l.company_id
          cross join lateral (values ('CODE', r.code), ('TITLE', r.title) union all select 'ALIAS', unnest(r.aliases)) n(how, name)
         where l.id = any(ladders) and n.name is not null
      $$;

      create function search_project(ladders text[]) returns void language plpgsql as $$
      begin
        if cardinality(ladders) = 0 then return; end if;
        delete from search_place p using ladder l join company c on c.id = l.company_id
         where l.id = any(ladders) and p.company_slug = c.slug and p.ladder_id = l.id;
        insert into search_name (name)
          select distinct on (search_key(s.name)) s.name from (select distinct name from search_names_of(ladders)) s
           where search_key(s.name) <> '' order by search_key(s.name), s.name collate "C"
          on conflict (key) do nothing;
        with said as materialized (select * from search_names_of(ladders)),
             known as materialized (select s.name, n.id from (select distinct name from said) s join search_name n on n.key = search_key(s.name))
        insert into search_place (name_id, thing_id, how, ladder_id, version_id, company_slug, people_min, standing, ord)
          select distinct on (s.ladder_id, s.thing_id, k.id) k.id, s.thing_id, s.how, s.ladder_id, s.version_id, s.company_slug, s.people_min, s.standing, s.ord
            from said s join known k on k.name = s.name
           order by s.ladder_id, s.thing_id, k.id, array_position(array['NAME', 'CODE', 'TITLE', 'ALIAS'], s.how);
      end $$;
      comment on function search_project is 'Writes anew what search knows of these ladders: the names of their versions in force';

      create function search_follows_ladders() returns trigger language plpgsql as $$
      begin
        if tg_op = 'INSERT' then
          perform search_project(array(select n.id from new_rows n where n.current_version_id is not null));
        else
          perform search_project(array(select n.id from new_rows n join old_rows o on o.id = n.id where (n.current_version_id, n.is_main) is distinct from (o.current_version_id, o.is_main)));
        end if;
        return null;
      end $$;

      create function search_follows_companies() returns trigger language plpgsql as $$
      begin
        insert into search_company (company_id, key, people_min)
          select id, ' ' || search_key(concat_ws(' ', name, slug, array_to_string(aliases, ' '))) || ' ', people_min from new_rows
          on conflict (company_id) do update set key = excluded.key, people_min = excluded.people_min
            where (search_company.key, search_company.people_min) is distinct from (excluded.key, excluded.people_min);
        if tg_op = 'UPDATE' then
          update search_place p set company_slug = n.slug, people_min = n.people_min
            from new_rows n join old_rows o on o.id = n.id where p.company_slug = o.slug and (n.slug, n.people_min) is distinct from (o.slug, o.people_min);
        end if;
        return null;
      end $$;
    `);
    for (const table of ["ladder", "company"]) {
      const follow = table === "ladder" ? "search_follows_ladders" : "search_follows_companies";
      await runner.query(`
        create trigger search_new after insert on ${table} referencing new table as new_rows for each statement execute function ${follow}();
        create trigger search_changed after update on ${table} referencing old table as old_rows new table as new_rows for each statement execute function ${follow}();
      `);
    }
    await runner.query(`
      insert into search_company (company_id, key, people_min) select id, ' ' || search_key(concat_ws(' ', name, slug, array_to_string(aliases, ' '))) || ' ', people_min from company;
      select search_project(array(select id from ladder where current_version_id is not null));
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ["ladder", "company"]) await runner.query(`drop trigger search_new on ${table}; drop trigger search_changed on ${table};`);
    await runner.query(`
      drop function search_follows_ladders, search_follows_companies, search_project, search_names_of;
      drop table search_place, search_name, search_company;
      drop function search_key;
      drop extension if exists pg_trgm;
    `);
  }
}
