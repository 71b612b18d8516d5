import { readFileSync, existsSync, writeFileSync } from "node:fs";
import path from "node:path";
import { readSeeds } from "../app/seeds.js";
import { projectRoot } from "../config.js";
import { curatedLadders } from "../leveling/domain/curated.js";
import { benchOf } from "../leveling/domain/evaluation/cross-validation.js";
import { fitWeights, readLadders } from "../leveling/domain/fit/fit.js";
import { DEFAULT_SETTINGS } from "../leveling/domain/fit/settings.js";
import { tune } from "../leveling/domain/fit/tune.js";
import { versioned, weightsText } from "../leveling/domain/fit/weights-file.js";
import { compileMatcher } from "../leveling/domain/matcher.js";
import { readLexicon } from "../leveling/index.js";
import { compileTaxonomy } from "../taxonomy/index.js";
import { CommandFailed, runCommand, say } from "./support/command.js";

const help = `npm run fit [-- --check | --tune]

Fits the weights of leveling (how much each word, phrase and number tells of the level) on the curated ladders in seeds/ and writes
seeds/lexicon/weights.json. Equal seeds give an equal file.

  --tune   writes nothing; searches the settings of the fit itself and prints them (some minutes)
  --check  writes nothing; fails when the file is not what the seeds give

Exit codes: 0 done, 1 the check failed or a seed file breaks a rule, 2 called wrongly`;

await runCommand({
  help,
  options: { check: { type: "boolean" }, tune: { type: "boolean" } },
  run: async (flags) => {
    const folder = path.join(projectRoot, "seeds");
    const file = path.join(folder, "lexicon", "weights.json");
    const seeds = readSeeds(folder);
    const lexicon = readLexicon(folder, new Set(seeds.taxonomy.families.map((f) => f.key)));
    const ladders = curatedLadders(seeds.companies);
    if (flags.tune === true) return say(JSON.stringify(tune(benchOf(ladders, lexicon, compileTaxonomy(seeds.taxonomy)), DEFAULT_SETTINGS), null, 2));
    const rungs = ladders.flatMap((l) => l.rungs).filter((r) => r.range !== null).length;
    const date = seeds.companies.flatMap((c) => Object.values(c.sources).map((s) => s.collected)).sort().at(-1) ?? "";
    const weights = versioned({
      fittedOn: { what: "The ladders of seeds/companies with their curated ranges, and the expectations in seeds/lexicon.", companies: seeds.companies.length, rungs, titles: 0, date, command: "npm run fit" },
      ...fitWeights(readLadders(ladders, compileMatcher(lexicon)), lexicon),
    });
    const text = weightsText(weights);
    if (flags.check === true) {
      if (!existsSync(file) || readFileSync(file, "utf8") !== text) throw new CommandFailed("seeds/lexicon/weights.json is not what the seeds give. Run `npm run fit` and commit the file.");
      return say(`The weights are those of the seeds: version ${weights.version}.`);
    }
    writeFileSync(file, text);
    say(`seeds/lexicon/weights.json written: version ${weights.version}, fitted on ${rungs} rungs of ${seeds.companies.length} companies.`);
  },
});
