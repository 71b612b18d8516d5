import type { MigrationInterface, QueryRunner } from "typeorm";

/** Published versions as they are read: whole, in one row. Those published before are written by db:migrate, and read part by part until then. */
export class VersionDocuments1795183800000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table version_document (
        version_id text primary key references ladder_version on delete cascade,
        form integer not null,
        glance json not null,
        content bytea not null
      );
      alter table version_document alter column content set storage external;
      comment on table version_document is 'A published version with all that belongs to it, as servers read it; follows from the other tables, and may be emptied at any time: npm run db:migrate fills it';
      comment on column version_document.form is 'What the other columns hold and how it is written; servers read the form they know';
      comment on column version_document.glance is 'The part of it that most questions ask for: names of its rungs, where they are placed and how surely';
      comment on column version_document.content is 'All of it, as compressed JSON';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table version_document`);
  }
}
