import type { MigrationInterface, QueryRunner } from "typeorm";

/** Versions that were published before the day from which they hold: the few that a server has to look for when a day begins. */
export class ScheduledVersions1795176600000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create index ladder_version_scheduled on ladder_version (effective_on)
        where status = 'PUBLISHED' and effective_on > (published_at at time zone 'UTC')::date;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop index ladder_version_scheduled;`);
  }
}
