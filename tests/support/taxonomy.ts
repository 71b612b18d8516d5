import path from "node:path";
import { projectRoot } from "../../src/config.js";
import { SeedFaults, type FaultInFile } from "../../src/database/seed-files.js";
import { loadTaxonomySeeds, type TaxonomyContent } from "../../src/taxonomy/index.js";

/** The taxonomy as seeds/taxonomy has it. */
export function seededTaxonomy(): TaxonomyContent {
  const faults: FaultInFile[] = [];
  const content = loadTaxonomySeeds(projectRoot, path.join(projectRoot, "seeds"), faults);
  if (content === null) throw new SeedFaults(faults);
  return content;
}
