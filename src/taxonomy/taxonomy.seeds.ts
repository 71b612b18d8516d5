import path from "node:path";
import { compileSchemas, readSeedFile, type FaultInFile, type SeedFile } from "../database/seed-files.js";
import { faultsOf } from "./domain/rules.js";
import type { TaxonomyContent } from "./domain/taxonomy.js";
import * as section from "./taxonomy.seed-sections.js";
import { SeedWriter } from "./taxonomy.seed-writer.js";
import type * as Files from "./taxonomy.seed-files.js";

/**
 * Reads the taxonomy from `folder` (the project's `seeds`) and checks it against its schemas and rules; `root` is what file names in
 * messages are relative to. Returns null when something is wrong; what it is has been added to `faults`, with file and line.
 */
export function loadTaxonomySeeds(root: string, folder: string, faults: FaultInFile[]): TaxonomyContent | null {
  const schema = compileSchemas(path.join(folder, "schema", "taxonomy"));
  const before = faults.length;
  const read = <T>(name: string, schemaName = name): SeedFile<T> | null =>
    readSeedFile<T>(root, path.join(folder, "taxonomy", `${name}.yaml`), schema(`${schemaName}.schema.json`), faults);

  const writer = new SeedWriter();
  const write = <T>(file: SeedFile<T> | null, into: (writer: SeedWriter, file: SeedFile<T>) => void): void => void (file && into(writer, file));
  write(read<Files.SourcesFile>("sources"), section.sources);
  write(read<Files.TracksFile>("tracks"), section.tracks);
  write(read<Files.TraitsFile>("traits"), section.traits);
  write(read<Files.LevelsFile>("levels-ic", "levels"), section.levels);
  write(read<Files.LevelsFile>("levels-m", "levels"), section.levels);
  write(read<Files.DimensionsFile>("dimensions"), section.dimensions);
  write(read<Files.FamiliesFile>("families"), section.families);
  write(read<Files.RolesFile>("roles"), section.roles);
  write(read<Files.ForkFile>("fork"), section.fork);
  write(read<Files.ArchetypesFile>("archetypes"), section.archetypes);
  write(read<Files.TransitionsFile>("transitions"), section.transitions);
  write(read<Files.ExpectationsFile>("expectations"), section.expectations);
  write(read<Files.PerspectivesFile>("perspectives"), section.perspectives);
  write(read<Files.ProbesFile>("probes"), section.probes);
  write(read<Files.TakeawaysFile>("takeaways"), section.takeaways);
  write(read<Files.SlangFile>("slang"), section.slang);
  if (faults.length > before) return null;

  const content = writer.content();
  faults.push(...faultsOf(content).map((fault) => writer.placed(fault)));
  return faults.length > before ? null : content;
}
