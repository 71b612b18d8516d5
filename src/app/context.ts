import path from "node:path";
import type { ExecutionResult } from "graphql";
import type { DataSource } from "typeorm";
import { ANONYMOUS, AccessStore, AuditLog, Oidc, Viewers, type OidcSettings, type RolesContext, type Viewer } from "../access/index.js";
import { ClaimStore, NetworkLookups, type ClaimContext, type Lookups } from "../claim/index.js";
import type { CompanyContext } from "../company/company.resolver.js";
import { CompanyStore } from "../company/index.js";
import type { Reader, Replicas } from "../database/replicas.js";
import { Alike, DisputeStore, EquivalenceStore, EvaluationStore, Evidence, Judged, type DisputeContext, type EquivalenceContext, type EvaluationContext } from "../equivalence/index.js";
import { DraftStore, KeptCompanies, ladderLoaders, LadderStore, mappingLoaders, MappingStore, PublishedLadders, Publishing, PublishingStore, type DraftsContext, type LadderContext, type MappingContext, type PublishingContext } from "../ladder/index.js";
import { RoleRungStore, SearchStore, type RoleRungsContext, type SearchContext } from "../search/index.js";
import { LevelingModels, type LevelingContext } from "../leveling/index.js";
import { projectRoot } from "../config.js";
import type { Standing } from "./fair-use.js";
import { TaxonomyStore, type Taxonomy, type TaxonomyContext } from "../taxonomy/index.js";
import type { TransitionContext } from "../transition/index.js";

/** Everything that lives as long as the process. */
export interface Services {
  readonly companies: CompanyStore;
  readonly ladders: LadderStore;
  readonly published: PublishedLadders;
  readonly publishing: Publishing;
  readonly mappings: MappingStore;
  readonly roleRungs: RoleRungStore;
  readonly drafts: DraftStore;
  readonly kept: KeptCompanies;
  readonly claims: ClaimStore;
  readonly lookups: Lookups;
  readonly equivalences: EquivalenceStore;
  readonly alike: Alike;
  readonly evidence: Evidence;
  readonly judged: Judged;
  readonly disputes: DisputeStore;
  readonly evaluations: EvaluationStore;
  readonly taxonomies: TaxonomyStore;
  readonly models: LevelingModels;
  readonly searches: SearchStore;
  readonly access: AccessStore;
  readonly audit: AuditLog;
  readonly viewers: Viewers;
  /** The OpenID Connect issuer whose people may sign in; null: none. */
  readonly issuer: string | null;
}

/** What there is to say of a request in the log and about its limits; filled while it is answered. */
export interface RequestNotes {
  /** The operation's name; null when it has none, absent when it was not found. */
  operation?: string | null;
  /** See limits.cost.ts. */
  cost?: { readonly estimated: number; readonly maximum: number; readonly depth: number };
  /** Bytes of the body. */
  readonly bytes?: number;
  /** Whose share it is taken from (fair-use.ts); not for the log. Absent where nobody's is. */
  client?: string;
  /** How the client stands after this operation; absent where nothing is counted. */
  standing?: Standing;
  /** Whether nobody waits for the answer any more; absent: somebody does. */
  readonly isGone?: () => boolean;
  /** What the compiled query came to when it was run before Apollo was asked (ready.ts): null where graphql-js has to answer. It is not run again. */
  compiled?: ExecutionResult | null;
  /** To be called when a dear operation is done (overload.ts). */
  leave?: () => void;
  /** True when there was no room for it to wait: it is told so late (graphql-over-http.ts). */
  isTurnedAway?: boolean;
  /** True when the answer has errors. */
  failed?: boolean;
  /** True when the answer rests on what no publication tells of, or on who asks: it is not kept (answers.ts). Not for the log. */
  isLive?: boolean;
  /** Told of every error, before what is internal of it is hidden. */
  readonly onErrors: (errors: readonly unknown[]) => void;
}

/** What resolvers see: the sum of what the features ask for. */
export type AppContext = CompanyContext & LadderContext & ClaimContext & DraftsContext & MappingContext & PublishingContext & RoleRungsContext & TaxonomyContext & EquivalenceContext & DisputeContext & EvaluationContext & LevelingContext & SearchContext & TransitionContext & RolesContext & { readonly notes: RequestNotes };

/**
 * `oidc` absent: tokens of this server alone are taken. `lookups` absent: proofs of claims are looked up on the network. `replicas` null: published data are
 * read where all the rest is. What is not told by the epoch (drafts, tokens, roles, open disputes) is read there in any case, and so is what is about to be written.
 */
export function services(dataSource: DataSource, oidc?: OidcSettings, lookups: Lookups = new NetworkLookups(), replicas: Replicas | null = null): Services {
  const access = new AccessStore(dataSource);
  const reader: Reader = replicas === null ? dataSource : replicas.reader(() => published.lease.hold());
  const ladders = new LadderStore(reader, dataSource);
  const published = new PublishedLadders(ladders);
  const equivalences = new EquivalenceStore(reader);
  const companies = new CompanyStore(reader);
  return {
    companies, kept: new KeptCompanies(dataSource, companies), claims: new ClaimStore(dataSource), lookups, drafts: new DraftStore(dataSource), ladders, published, publishing: new Publishing(new PublishingStore(dataSource), published), mappings: new MappingStore(dataSource), roleRungs: new RoleRungStore(reader), equivalences,
    alike: new Alike(equivalences, published), evidence: new Evidence(equivalences, published), judged: new Judged(published), disputes: new DisputeStore(dataSource), evaluations: new EvaluationStore(reader), taxonomies: new TaxonomyStore(dataSource),
    models: new LevelingModels(path.join(projectRoot, "seeds")), searches: new SearchStore(reader),
    access, audit: new AuditLog(dataSource), viewers: new Viewers(access, oidc ? new Oidc(oidc) : null), issuer: oidc?.issuer ?? null,
  };
}

/** What changes without a publication telling of it: an answer that looked there is for this one time. */
const LIVE = ["access", "audit", "claims", "disputes", "drafts", "kept", "mappings", "publishing", "viewers"] as const satisfies readonly (keyof Services)[];

/**
 * Makes requests' contexts: what lives with the process, who is asking, and fresh loaders, each made when it is first asked for. `today` (YYYY-MM-DD, UTC) is
 * what answers are given for. Much of a context is inherited, so it is not to be spread.
 */
export function contexts(shared: Services): (taxonomy: Taxonomy, today: string, notes: RequestNotes, viewer?: Viewer) => AppContext {
  const common: object = Object.create(shared);
  for (const name of LIVE) Object.defineProperty(common, name, { get(this: AppContext) { this.notes.isLive = true; return shared[name]; } });
  lazily(common, ["publishedBySlug", "versionById"], () => ladderLoaders(shared.published));
  lazily(common, ["actsByRung"], (context) => mappingLoaders(context.mappings));
  return (taxonomy, today, notes, viewer = ANONYMOUS) =>
    Object.assign(Object.create(common), { taxonomy, today, notes, viewer, asked: new Set(), [LOADERS]: new Map() }) as AppContext;
}

const LOADERS = Symbol("loaders of one request");

/** Gives every context these properties, made together when one of them is first asked for; a context that inherits from another shares them. */
function lazily<T extends object>(common: object, names: readonly (keyof T & string)[], make: (context: AppContext) => T): void {
  for (const name of names) {
    Object.defineProperty(common, name, {
      get(this: AppContext & { readonly [LOADERS]: Map<unknown, T> }): T[keyof T] {
        const made = this[LOADERS].get(make) ?? make(this);
        this[LOADERS].set(make, made);
        return made[name];
      },
    });
  }
}
