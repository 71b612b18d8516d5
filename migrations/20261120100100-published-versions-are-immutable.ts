import type { MigrationInterface, QueryRunner } from "typeorm";

/** Whatever belongs to a published or retired version can be neither changed, added to nor removed; citations never change. */
const PARTS: readonly (readonly [table: string, versions: string])[] = [
  ["rung", "row.version_id"],
  ["ladder_version_citation", "row.version_id"],
  ["mapping_set", "row.version_id"],
  ["mapping", "(select version_id from mapping_set where id = row.set_id), (select version_id from rung where id = row.rung_id)"],
  ["mapping_citation", "(select s.version_id from mapping_set s join mapping m on m.set_id = s.id where m.id = row.mapping_id)"],
  ["mapping_disagreement", "(select s.version_id from mapping_set s join mapping m on m.set_id = s.id where m.id = row.mapping_id)"],
];

export class PublishedVersionsAreImmutable1795161660000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create function refuse_change_of_version() returns trigger language plpgsql as $$
      begin
        if tg_op = 'INSERT' then
          if new.status = 'DRAFT' then return new; end if;
          raise exception 'ladder version % must begin as a draft', new.id using errcode = 'restrict_violation';
        end if;
        if old.status = 'DRAFT' then
          return case tg_op when 'DELETE' then old else new end;
        end if;
        if tg_op = 'UPDATE' and old.status = 'PUBLISHED' and new.status = 'RETIRED'
           and to_jsonb(new) - '{status,retired_at}'::text[] = to_jsonb(old) - '{status,retired_at}'::text[] then
          return new;
        end if;
        raise exception 'ladder version % is % and cannot be changed', old.id, lower(old.status) using errcode = 'restrict_violation';
      end $$;
      create trigger immutable before insert or update or delete on ladder_version for each row execute function refuse_change_of_version();

      create function refuse_change_of_citation() returns trigger language plpgsql as $$
      begin
        raise exception 'citation % cannot be changed: its id follows from its content', old.id using errcode = 'restrict_violation';
      end $$;
      create trigger immutable before update on citation for each row execute function refuse_change_of_citation();

      create function refuse_truncate() returns trigger language plpgsql as $$
      begin
        raise exception 'table % holds published versions and cannot be emptied', tg_table_name using errcode = 'restrict_violation';
      end $$;
    `);
    for (const [table, versions] of PARTS) {
      await runner.query(`
        create function refuse_change_of_${table}() returns trigger language plpgsql as $$
        declare
          row record;
          fixed text;
        begin
          foreach row in array case tg_op when 'INSERT' then array[new] when 'DELETE' then array[old] else array[old, new] end loop
            select v.id into fixed from ladder_version v where v.id in (${versions}) and v.status <> 'DRAFT' limit 1;
            if fixed is not null then
              raise exception '${table} belongs to ladder version %, which is published and cannot be changed', fixed using errcode = 'restrict_violation';
            end if;
          end loop;
          return case tg_op when 'DELETE' then old else new end;
        end $$;
        create trigger immutable before insert or update or delete on ${table} for each row execute function refuse_change_of_${table}();
      `);
    }
    for (const table of ["ladder_version", "citation", ...PARTS.map(([part]) => part)]) {
      await runner.query(`create trigger never_emptied before truncate on ${table} for each statement execute function refuse_truncate();`);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ["ladder_version", "citation", ...PARTS.map(([part]) => part)]) {
      await runner.query(`drop trigger never_emptied on ${table};`);
    }
    for (const [table] of [...PARTS].reverse()) {
      await runner.query(`drop trigger immutable on ${table}; drop function refuse_change_of_${table}();`);
    }
    await runner.query(`
      drop trigger immutable on citation;
      drop trigger immutable on ladder_version;
      drop function refuse_change_of_citation();
      drop function refuse_change_of_version();
      drop function refuse_truncate();
    `);
  }
}
