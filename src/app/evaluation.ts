import { crosswalkSections } from "../equivalence/domain/evaluation-crosswalks.js";
import { ladderSections, predictedRungs } from "../equivalence/domain/evaluation-ladders.js";
import { answeredTitles, titleSections } from "../equivalence/domain/evaluation-titles.js";
import { rounded, type Evaluation, type EvaluationSection } from "../equivalence/domain/evaluation.js";
import { METHOD } from "../equivalence/domain/method.js";
import { assertionIdOf, type PublishedAssertion } from "../equivalence/domain/published-crosswalk.js";
import { scorePairs, type EvaluationWorld } from "../equivalence/evaluating.js";
import { evaluationInputs } from "../equivalence/evaluation.seeds.js";
import type { CompanySeed } from "../ladder/domain/seed.js";
import { companyOfSeed, ladderIdOf, versionOfSeed } from "../ladder/domain/seed.js";
import { place, type Ladder, type PublishedCompany } from "../ladder/index.js";
import { asPasted, type CuratedLadder } from "../leveling/domain/curated.js";
import { benchOf, modelWithout, predictAll, type Bench } from "../leveling/domain/evaluation/cross-validation.js";
import { curatedLadders, readLexicon } from "../leveling/index.js";
import { readTitles } from "../leveling/titles.seeds.js";
import { compileTaxonomy, type Taxonomy } from "../taxonomy/index.js";
import { readSeeds, type Seeds } from "./seeds.js";

/** What the seed files hold, as the server would read it back from a database that was never anything else. */
export function worldOf({ taxonomy: content, companies, crosswalks }: Seeds, askedFor: string): EvaluationWorld {
  const taxonomy = compileTaxonomy(content);
  return {
    taxonomy,
    companies: companies.map((company) => publishedOf(company, taxonomy.version)),
    assertions: crosswalks.flatMap((seed) => seed.assertions.map((a, ordinal): PublishedAssertion => ({
      id: assertionIdOf(seed.slug, ordinal), crosswalk: seed.slug, citation: seed.source, prior: seed.prior ?? METHOD.prior.CROSSWALK, assembled: seed.assembled,
      label: a.label, holds: a.holds, note: a.note ?? null,
      cells: a.cells.map((cell) => ({ organisation: cell.organisation, company: cell.company ?? null, printed: cell.printed, rungs: cell.rungs ?? [] })),
    }))),
    askedFor,
  };
}

/** One company of the seed files with its ladders. */
export function publishedOf(seed: CompanySeed, taxonomyVersion: string): PublishedCompany {
  const company = companyOfSeed(seed);
  const ladders = seed.ladders.map((ladder): Ladder => {
    const version = versionOfSeed(seed, ladder, { number: 1, author: "", taxonomyVersion, changeNote: "", publishedAt: new Date(0) });
    const identity = { id: ladderIdOf(seed.slug, ladder.slug), slug: ladder.slug, isMain: ladder.main ?? false, company };
    return { ...identity, name: version.name, family: version.family, visibility: "LISTED", version: place(version, identity) };
  });
  return { company, ladders: ladders.sort((a, b) => Number(b.isMain) - Number(a.isMain)) };
}

/** All curated ladders and the lexicon, from which models are fitted without a company. */
function benchFor(seeds: Seeds, taxonomy: Taxonomy, folder: string): Bench {
  return benchOf(curatedLadders(seeds.companies), readLexicon(folder, new Set(seeds.taxonomy.families.map(({ key }) => key))), taxonomy);
}

/** What a ladder's titles and codes tell without the texts of its rungs. */
function titlesAlone(ladder: CuratedLadder): ReturnType<typeof asPasted> {
  const pasted = asPasted(ladder);
  return { ...pasted, rungs: pasted.rungs.map((rung) => ({ ...rung, scope: null })) };
}

/** Each company's ladders, mapped by a model that never saw it. */
const laddersMapped = (bench: Bench): readonly EvaluationSection[] =>
  ladderSections(predictedRungs(bench.ladders, predictAll(bench), predictAll(bench, undefined, titlesAlone)));

/** Each labelled title, placed by a model that never saw the company that labelled it. */
export const titlesPlaced = (seeds: Seeds, taxonomy: Taxonomy, folder: string, bench: Bench = benchFor(seeds, taxonomy, folder)): readonly EvaluationSection[] =>
  titleSections(answeredTitles(readTitles(folder), (hidden) => modelWithout(new Set(hidden === null ? [] : [hidden]), bench)));

/**
 * Measures the answers on what is in `folder`: everything of section 5 of the method. Equal files and days give equal figures.
 * Takes a quarter of a minute of CPU.
 * Fails: SeedFaults.
 */
export function evaluate(folder: string, ranAt: Date, askedFor: string = ranAt.toISOString().slice(0, 10)): Evaluation {
  const seeds = readSeeds(folder);
  const world = worldOf(seeds, askedFor);
  const bench = benchFor(seeds, world.taxonomy, folder);
  return {
    ranAt, methodVersion: METHOD.version, taxonomyVersion: world.taxonomy.version, computedFrom: evaluationInputs(folder), askedFor,
    sections: rounded([...crosswalkSections(scorePairs(world)), ...laddersMapped(bench), ...titlesPlaced(seeds, world.taxonomy, folder, bench)]),
  };
}

