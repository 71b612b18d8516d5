import { verifyLadders } from "../ladder/ladder.verification.js";
import { CommandFailed, runCommand, say } from "./support/command.js";
import { requireMigrated, withDatabase } from "./support/database.js";

const help = `npm run db:verify

Checks what is stored, and changes nothing: the content of every published version against the hash it was published with,
every citation against its id, that every version in force is published, that counterparts are sought among the rungs in
force, and that every mapping lies on its axis without an inversion.
The database is the one of DATABASE_URL, or the embedded one in DATA_DIR (.data).

Exit codes: 0 all is well, 1 something is wrong (one line each) or could not be checked, 2 called wrongly`;

await runCommand({
  help,
  run: async () => {
    const { versions, citations, problems } = await withDatabase(async (dataSource) => {
      await requireMigrated(dataSource);
      return dataSource.transaction("REPEATABLE READ", verifyLadders);
    });
    if (problems.length > 0) throw new CommandFailed(problems.join("\n"));
    say(`All is well. Published versions: ${versions}; citations: ${citations}; each is as it was published.`);
  },
});
