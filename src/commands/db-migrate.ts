import { migrate } from "../database/data-source.js";
import { runCommand, say } from "./support/command.js";
import { withDatabase } from "./support/database.js";

const help = `npm run db:migrate

Brings the tables of the database up to this version. A second run changes nothing.
The database is the one of DATABASE_URL, or the embedded one in DATA_DIR (.data).

Exit codes: 0 done, 1 failed (a migration that fails leaves nothing behind), 2 called wrongly`;

await runCommand({
  help,
  run: async () => {
    const ran = await withDatabase(migrate);
    for (const name of ran) say(`ran ${name}`);
    say(ran.length === 0 ? "The database is up to date." : `The database is up to date: ${ran.length} migration${ran.length === 1 ? "" : "s"} ran.`);
  },
});
