import type { MigrationInterface, QueryRunner } from "typeorm";

/** Which seed files the database was last filled from, so that a start with unchanged files need not read them. */
export class SeedState1795161840000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table seed_state (
        singleton boolean primary key default true check (singleton),
        fingerprint text not null,
        seeded_at timestamptz not null default now()
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table seed_state;`);
  }
}
