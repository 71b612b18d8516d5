import path from "node:path";
import { readSeeds } from "../../src/app/seeds.js";
import { projectRoot } from "../../src/config.js";
import { assertionIdOf, type PublishedAssertion } from "../../src/equivalence/domain/published-crosswalk.js";
import { METHOD } from "../../src/equivalence/domain/method.js";
import { place, type Ladder, type PublishedCompany } from "../../src/ladder/domain/ladder.js";
import { companyOfSeed, ladderIdOf, versionOfSeed, type CompanySeed } from "../../src/ladder/domain/seed.js";
import { compileTaxonomy, type Taxonomy } from "../../src/taxonomy/domain/compiled.js";

/** What seeds/ holds, as the server would read it back from a database. */
export interface SeededWorld {
  readonly taxonomy: Taxonomy;
  readonly companies: readonly PublishedCompany[];
  readonly assertions: readonly PublishedAssertion[];
}

export function seededWorld(): SeededWorld {
  const { taxonomy, companies, crosswalks } = readSeeds(path.join(projectRoot, "seeds"));
  return {
    taxonomy: compileTaxonomy(taxonomy),
    companies: companies.map(published),
    assertions: crosswalks.flatMap((seed) => seed.assertions.map((a, ordinal): PublishedAssertion => ({
      id: assertionIdOf(seed.slug, ordinal), crosswalk: seed.slug, citation: seed.source, prior: seed.prior ?? METHOD.prior.CROSSWALK, assembled: seed.assembled,
      label: a.label, holds: a.holds, note: a.note ?? null,
      cells: a.cells.map((cell) => ({ organisation: cell.organisation, company: cell.company ?? null, printed: cell.printed, rungs: cell.rungs ?? [] })),
    }))),
  };
}

function published(seed: CompanySeed): PublishedCompany {
  const company = companyOfSeed(seed);
  const ladders = seed.ladders.map((ladder): Ladder => {
    const version = versionOfSeed(seed, ladder, { number: 1, author: "a test", taxonomyVersion: "1", changeNote: "first", publishedAt: new Date(0) });
    const identity = { id: ladderIdOf(seed.slug, ladder.slug), slug: ladder.slug, isMain: ladder.main ?? false, company };
    return { ...identity, name: version.name, family: version.family, visibility: "LISTED", version: place(version, identity) };
  });
  return { company, ladders: ladders.sort((a, b) => Number(b.isMain) - Number(a.isMain)) };
}
