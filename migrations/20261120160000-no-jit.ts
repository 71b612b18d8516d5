import type { MigrationInterface, QueryRunner } from "typeorm";

/**
 * Statements of the API take milliseconds; compiling one takes 30, and with a hundred thousand companies the planner thinks that search is worth it. Set for the
 * database, so that it holds on replicas and behind PgBouncer too; left as it is where whoever migrates does not own the database, and then worth setting by hand.
 */
export class NoJit1795183200000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(unlessForbidden("set jit = off"));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(unlessForbidden("reset jit"));
  }
}

const unlessForbidden = (setting: string): string => `
  do $$ begin
    execute format('alter database %I ${setting}', current_database());
  exception when insufficient_privilege then
    raise notice 'jit is left as it is: only the owner of this database can set it';
  end $$;
`;
