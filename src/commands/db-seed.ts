import path from "node:path";
import { readSeeds, seed, type Seeded } from "../app/seeds.js";
import { projectRoot } from "../config.js";
import { runCommand, say } from "./support/command.js";
import { requireMigrated, withDatabase } from "./support/database.js";

const help = `npm run db:seed [-- --check] [-- --folder <folder>]

Brings the database to what the files in seeds/ say and prints what changed. A second run changes nothing; a ladder whose
content changed gets a new version; one that is gone is retired; a company that was claimed is left alone.
The database is the one of DATABASE_URL, or the embedded one in DATA_DIR (.data); migrate it first.

  --check            only checks the files; no database is needed
  --folder <folder>  reads these files instead of seeds/

Files that break a rule are listed as file:line: rule, and nothing is written.
Exit codes: 0 done, 1 failed, 2 called wrongly`;

await runCommand({
  help,
  options: { check: { type: "boolean" }, folder: { type: "string" } },
  run: async (flags) => {
    const folder = typeof flags.folder === "string" ? path.resolve(flags.folder) : path.join(projectRoot, "seeds");
    if (flags.check === true) {
      const { companies, crosswalks } = readSeeds(folder);
      return say(`The seed files are good: ${companies.length} companies, ${crosswalks.length} crosswalks, the taxonomy.`);
    }
    const seeded = await withDatabase(async (dataSource) => {
      await requireMigrated(dataSource);
      return seed(dataSource, folder);
    });
    changes(seeded).forEach(say);
  },
});

/** One line per change, then the sum. */
function changes({ taxonomy, companies, claimed, published, retired, crosswalks }: Seeded): readonly string[] {
  return [
    ...(taxonomy.changed ? [`taxonomy: version ${taxonomy.version} in force`] : []),
    ...companies.changed.map((slug) => `${slug}: description of the company written`),
    ...published.map((v) => `${v.company}/${v.ladder}: version ${v.number} published`),
    ...retired.map((l) => `${l.company}/${l.ladder}: retired`),
    ...claimed.map((slug) => `${slug}: left alone, the company speaks for itself`),
    `Versions published: ${published.length}; ladders retired: ${retired.length}; companies written: ${companies.changed.length} of ${companies.total}; crosswalks in force: ${crosswalks}.`,
  ];
}
