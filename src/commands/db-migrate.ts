import { migrate } from "../database/data-source.js";
import { completeDocuments } from "../ladder/index.js";
import { runCommand, say } from "./support/command.js";
import { withDatabase } from "./support/database.js";

const help = `npm run db:migrate

Brings the tables of the database up to this version, and writes published versions as servers of this version read them
fastest; until then they are served more slowly. A second run changes nothing.
The database is the one of DATABASE_URL, or the embedded one in DATA_DIR (.data).

Exit codes: 0 done, 1 failed (a migration that fails leaves nothing behind), 2 called wrongly`;

await runCommand({
  help,
  run: async () => {
    const { ran, written } = await withDatabase(async (dataSource) => ({ ran: await migrate(dataSource), written: await completeDocuments(dataSource) }));
    for (const name of ran) say(`ran ${name}`);
    if (written > 0) say(`wrote ${written} published version${written === 1 ? "" : "s"} as servers read them`);
    say(ran.length === 0 ? "The database is up to date." : `The database is up to date: ${ran.length} migration${ran.length === 1 ? "" : "s"} ran.`);
  },
});
