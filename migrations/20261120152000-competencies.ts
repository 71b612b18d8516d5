import type { MigrationInterface, QueryRunner } from "typeorm";

/** What a company expects on a rung, in its own words; as unchangeable as the rung once that is published. */
export class Competencies1795180800000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table rung_competency (
        rung_id text not null references rung on delete cascade,
        ordinal integer not null check (ordinal between 0 and 29),
        name text not null check (name <> '' and char_length(name) <= 100),
        expectation text not null check (expectation <> '' and char_length(expectation) <= 1000),
        primary key (rung_id, ordinal),
        unique (rung_id, name)
      );
      comment on table rung_competency is 'What the company expects of people on a rung, in its own words and order';

      create function refuse_change_of_rung_competency() returns trigger language plpgsql as $$
      declare
        row record;
        fixed text;
      begin
        foreach row in array case tg_op when 'INSERT' then array[new] when 'DELETE' then array[old] else array[old, new] end loop
          select v.id into fixed from rung r join ladder_version v on v.id = r.version_id where r.id = row.rung_id and v.status <> 'DRAFT';
          if fixed is not null then
            raise exception 'rung_competency belongs to ladder version %, which is published and cannot be changed', fixed using errcode = 'restrict_violation';
          end if;
        end loop;
        return case tg_op when 'DELETE' then old else new end;
      end $$;
      create trigger immutable before insert or update or delete on rung_competency for each row execute function refuse_change_of_rung_competency();
      create trigger never_emptied before truncate on rung_competency for each statement execute function refuse_truncate();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table rung_competency;
      drop function refuse_change_of_rung_competency();
    `);
  }
}
