import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { evaluate, worldOf } from "../app/evaluation.js";
import { readSeeds } from "../app/seeds.js";
import { projectRoot } from "../config.js";
import { evaluationInWords, missesInWords } from "../equivalence/domain/evaluation-in-words.js";
import { EvaluationStore } from "../equivalence/evaluation.store.js";
import { resultsFile, resultsText } from "../equivalence/evaluation.seeds.js";
import { scorePairs } from "../equivalence/evaluating.js";
import { runCommand, say } from "./support/command.js";
import { requireMigrated, withDatabase } from "./support/database.js";

const help = `npm run evaluate [-- --write | --dry | --misses]

Measures how right the answers are, on the data in seeds/: published tables of equal rungs, each asked about without the
source it is from; every curated ladder, mapped as if its company were unknown; labelled titles; and what the stated
probabilities are worth. Prints every figure with the number of cases, its 95 % interval and simpler ways of answering
beside it, and stores the run, which the API returns as methodology { evaluation }.
The database is the one of DATABASE_URL, or the embedded one in DATA_DIR (.data); migrate it first.

  --write   writes the figures to seeds/evaluation/results.json instead, from where seeding takes them: to be committed
            whenever the seeds or the method changed
  --dry     prints only
  --misses  lists the rows on which sources agree and our best match is another rung, and does no more

Exit codes: 0 done, 1 failed, 2 called wrongly`;

await runCommand({
  help,
  options: { write: { type: "boolean" }, dry: { type: "boolean" }, misses: { type: "boolean" } },
  run: async (flags) => {
    const folder = path.join(projectRoot, "seeds");
    const now = new Date();
    if (flags.misses === true) {
      return missesInWords(scorePairs(worldOf(readSeeds(folder), now.toISOString().slice(0, 10)))).forEach(say);
    }
    const evaluation = evaluate(folder, now);
    evaluationInWords(evaluation).forEach(say);
    if (flags.dry === true) return;
    if (flags.write === true) {
      const file = resultsFile(folder);
      mkdirSync(path.dirname(file), { recursive: true });
      writeFileSync(file, resultsText(evaluation));
      return say("seeds/evaluation/results.json written; `npm run db:seed` puts it into a database.");
    }
    await withDatabase(async (dataSource) => {
      await requireMigrated(dataSource);
      await dataSource.transaction((manager) => new EvaluationStore(dataSource).save(manager, evaluation));
    });
    say("The run is stored.");
  },
});
