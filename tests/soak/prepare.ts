import path from "node:path";
import { createToken } from "../../src/app/operator.js";
import { seed } from "../../src/app/seeds.js";
import { projectRoot } from "../../src/config.js";
import { migrate, openDataSource } from "../../src/database/data-source.js";
import { inventedCompany } from "../bench/companies.js";
import { populate, publish } from "../bench/populate.js";
import { claimed } from "../support/drafts.js";

/** Fills a database, empty or seeded: with so many invented companies, and `own`, which publishes for itself. Resolves to its owner's header, which holds for a week. */
export async function prepare(url: string, companies: number): Promise<string> {
  const dataSource = await openDataSource({ url }, undefined, "MAINTENANCE");
  try {
    await migrate(dataSource);
    await seed(dataSource, path.join(projectRoot, "seeds"));
    await populate(dataSource, 0, companies);
    const [row]: { version: string }[] = await dataSource.query(`select taxonomy_version as version from mapping_set limit 1`);
    await publish(dataSource, [{ ...inventedCompany(companies), slug: "own", name: "Own" }], row?.version ?? "0");
    await claimed(dataSource, "own");
    const { secret } = await createToken(dataSource, { role: "OWNER", company: "own", name: "soak", expiresAt: new Date(Date.now() + 7 * 86_400_000) });
    return `Bearer ${secret}`;
  } finally {
    await dataSource.destroy();
  }
}
