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

/** What there is to say of a request in the log and about its limits; filled while it is answered. */
export interface RequestNotes {
  /** The operation's name; null when it has none, absent when it was not found. */
  operation?: string | null;
  /** See limits.cost.ts. */
  cost?: { readonly estimated: number; readonly maximum: number; readonly depth: number };
  /** Told of every error, before what is internal of it is hidden. */
  readonly onErrors: (errors: readonly unknown[]) => void;
}

/** What resolvers see: the sum of what the features ask for. */
export type AppContext = CompanyContext & LadderContext & TaxonomyContext & EquivalenceContext & { readonly notes: RequestNotes };

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
export function contextOf(shared: Services, taxonomy: Taxonomy, today: string, notes: RequestNotes): AppContext {
  return { ...shared, taxonomy, today, notes, ...ladderLoaders(shared.published) };
}
