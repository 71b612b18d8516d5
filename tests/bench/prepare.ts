import path from "node:path";
import type { DataSource } from "typeorm";
import { seed } from "../../src/app/seeds.js";
import { projectRoot } from "../../src/config.js";
import { migrate } from "../../src/database/data-source.js";
import { populate } from "./populate.js";

/** What is in a database. */
export interface Size {
  /** Invented ones. */
  readonly companies: number;
  /** In force, the real companies' included; rungs are those that are mapped. */
  readonly ladders: number;
  readonly rungs: number;
}

/** Companies between two lines that say how far it is. */
const STEP = 10_000;

/** Migrates a database, seeds it where nobody was invented yet (seeding retires the ladders of those who are in no file), and publishes invented companies until it has so many. */
export async function prepare(dataSource: DataSource, companies: number, say: (line: string) => void): Promise<void> {
  await migrate(dataSource);
  let { companies: reached } = await sizeOf(dataSource);
  if (reached === 0) await seed(dataSource, path.join(projectRoot, "seeds"));
  const began = performance.now();
  while (reached < companies) {
    const next = Math.min(companies, reached + STEP);
    await populate(dataSource, reached, next);
    reached = next;
    say(`published ${reached} invented companies (${Math.round((performance.now() - began) / 1_000)} s)`);
  }
  await dataSource.query("vacuum (analyze)"); // as a database in use has been, and not in the middle of what is measured
}

export async function sizeOf(dataSource: Pick<DataSource, "query">): Promise<Size> {
  const [size]: Size[] = await dataSource.query(
    `select (select count(*) from company where slug like 'invented-%')::int as companies, (select count(*) from ladder where current_version_id is not null)::int as ladders,
       (select count(*) from current_rung)::int as rungs`,
  );
  return size!;
}
