import type { DataSource } from "typeorm";
import type { CompanyContext } from "../company/company.resolver.js";
import { CompanyStore } from "../company/index.js";
import { EquivalenceStore, Evidence, type EquivalenceContext } from "../equivalence/index.js";
import { ladderLoaders, LadderStore, PublishedLadders, type LadderContext } from "../ladder/index.js";
import { TaxonomyStore, type Taxonomy, type TaxonomyContext } from "../taxonomy/index.js";

/** Everything that lives as long as the process. */
export interface Services {
  readonly companies: CompanyStore;
  readonly ladders: LadderStore;
  readonly published: PublishedLadders;
  readonly equivalences: EquivalenceStore;
  readonly evidence: Evidence;
  readonly taxonomies: TaxonomyStore;
}

/** What resolvers see: the sum of what the features ask for. */
export type AppContext = CompanyContext & LadderContext & TaxonomyContext & EquivalenceContext;

export function services(dataSource: DataSource): Services {
  const ladders = new LadderStore(dataSource);
  const published = new PublishedLadders(ladders);
  const equivalences = new EquivalenceStore(dataSource);
  return {
    companies: new CompanyStore(dataSource), ladders, published, equivalences,
    evidence: new Evidence(equivalences, published), taxonomies: new TaxonomyStore(dataSource),
  };
}

/** A request's context: what lives with the process, and fresh loaders. `today` (YYYY-MM-DD, UTC) is what answers are given for. */
export function contextOf(shared: Services, taxonomy: Taxonomy, today: string): AppContext {
  return { ...shared, taxonomy, today, ...ladderLoaders(shared.published) };
}
