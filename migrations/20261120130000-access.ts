import type { MigrationInterface, QueryRunner } from "typeorm";

const ROLES = `('ADMIN', 'OWNER', 'EDITOR', 'REVIEWER', 'READER')`;

/** Who may do what: tokens, roles of people who sign in elsewhere, and what was done by whom. */
export class Access1795172400000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table access_token (
        id text primary key check (id like 'tok\\_%'),
        hash bytea not null unique check (octet_length(hash) = 32),
        name text not null check (name <> ''),
        role text not null check (role in ${ROLES}),
        company_id text references company,
        created_at timestamptz not null,
        created_by text not null,
        expires_at timestamptz check (expires_at > created_at),
        last_used_at timestamptz,
        revoked_at timestamptz,
        check ((role = 'ADMIN') = (company_id is null))
      );
      comment on table access_token is 'Tokens of companies and admins; the secret is shown once and not kept';
      comment on column access_token.hash is 'SHA-256 of the secret';
      comment on column access_token.last_used_at is 'Written some seconds late, for many requests at once';
      create index access_token_company on access_token (company_id, created_at desc, id);

      create table access_role (
        issuer text not null,
        subject text not null,
        place text generated always as (coalesce(company_id, '')) stored not null,
        company_id text references company,
        role text not null check (role in ${ROLES}),
        granted_at timestamptz not null,
        granted_by text not null,
        primary key (issuer, subject, place),
        check ((role = 'ADMIN') = (company_id is null))
      );
      comment on table access_role is 'What people are who sign in with an OpenID Connect issuer: one role at each company';
      comment on column access_role.place is 'The company, empty for an admin: a key has no nulls';

      create table audit_event (
        id text primary key check (id like 'aud\\_%'),
        ordinal bigint not null generated always as identity unique,
        at timestamptz not null default now(),
        company_id text references company,
        viewer_kind text not null check (viewer_kind in ('ANONYMOUS', 'TOKEN', 'OIDC', 'OPERATOR')),
        viewer_id text,
        viewer_name text not null,
        action text not null,
        subject_id text,
        detail text not null
      );
      comment on table audit_event is 'Who did what when; only ever added to, in the transaction that does it';
      create index audit_event_company on audit_event (company_id, ordinal desc);

      create function refuse_change_of_audit() returns trigger language plpgsql as $$
      begin
        raise exception 'audit events are only added to, never changed, removed or emptied' using errcode = 'restrict_violation';
      end $$;
      create trigger append_only before update or delete on audit_event for each row execute function refuse_change_of_audit();
      create trigger never_emptied before truncate on audit_event for each statement execute function refuse_change_of_audit();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table audit_event, access_role, access_token;
      drop function refuse_change_of_audit();
    `);
  }
}
