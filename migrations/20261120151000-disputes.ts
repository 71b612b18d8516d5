import type { MigrationInterface, QueryRunner } from "typeorm";

/** Disputes about whether two rungs are equal, raised by anybody, and what the companies concerned and the editors decide. */
export class Disputes1795180200000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table dispute (
        id text primary key check (id like 'dsp\\_%'),
        ordinal bigint not null generated always as identity unique,
        claim text not null check (claim in ('NOT_EQUIVALENT', 'EQUIVALENT')),
        reason text not null check (reason <> '' and length(reason) <= 1000),
        source_url text check (source_url ~ '^https?://' and length(source_url) <= 500),
        raised_on date not null,
        pair text not null,
        from_company_id text not null references company,
        from_version_id text not null references ladder_version,
        from_rung_id text not null references rung,
        from_pointer jsonb not null,
        to_company_id text not null references company,
        to_version_id text not null references ladder_version,
        to_rung_id text not null references rung,
        to_pointer jsonb not null,
        check (from_rung_id <> to_rung_id)
      );
      comment on table dispute is 'Who raised it is not kept, only the day';
      comment on column dispute.pair is 'The two rungs whatever their order and versions: one dispute of a claim about them is open at a time';
      comment on column dispute.from_pointer is 'The rung in later versions too, as crosswalk_cell.rungs has it: {ladder, track, code?, title?}';
      create index dispute_pair on dispute (pair);
      create index dispute_from on dispute (from_company_id, ordinal desc);
      create index dispute_to on dispute (to_company_id, ordinal desc);

      create table dispute_decision (
        dispute_id text not null references dispute,
        party text not null,
        company_id text references company,
        ordinal bigint not null generated always as identity unique,
        outcome text not null check (outcome in ('UPHELD', 'REJECTED', 'UNDECIDED')),
        note text not null check (note <> '' and length(note) <= 1000),
        decided_on date not null,
        primary key (dispute_id, party),
        check (party = coalesce(company_id, 'editors'))
      );
      comment on table dispute_decision is 'Evidence, only ever added to: one decision of each company concerned, and one of the editors';
      comment on column dispute_decision.party is 'The company, or editors: a key has no nulls';

      create function refuse_change_of_dispute() returns trigger language plpgsql as $$
      begin
        raise exception 'disputes and decisions are only added to, never changed or emptied' using errcode = 'restrict_violation';
      end $$;
      create trigger append_only before update on dispute for each row execute function refuse_change_of_dispute();
      create trigger never_emptied before truncate on dispute for each statement execute function refuse_change_of_dispute();
      create trigger append_only before update or delete on dispute_decision for each row execute function refuse_change_of_dispute();
      create trigger never_emptied before truncate on dispute_decision for each statement execute function refuse_change_of_dispute();
      comment on trigger append_only on dispute is 'One that nobody decided can be deleted, by hand: strangers write these texts';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table dispute_decision, dispute;
      drop function refuse_change_of_dispute();
    `);
  }
}
