import type { GraphQLSchema } from "graphql";
import { buildSchemaSync } from "type-graphql";
import { AccessMutations } from "../access/access.mutations.js";
import { ViewerResolver } from "../access/access.resolver.js";
import { CompanyAccess } from "../company/company.access.resolver.js";
import { ClaimMutations } from "../claim/claim.mutations.js";
import { OwnCompanyMutations } from "../claim/own-company.mutations.js";
import { CompanyResolver } from "../company/company.resolver.js";
import { ComparedRungFields } from "../equivalence/comparison.resolver.js";
import { EvaluationFields, EvaluationFigureFields } from "../equivalence/evaluation.resolver.js";
import { TitleResolver } from "../equivalence/titles.resolver.js";
import { LevelingMutations } from "../leveling/leveling.mutations.js";
import { ImportPreview, PreviewResolver } from "../equivalence/preview.resolver.js";
import { LevelingResolver } from "../leveling/leveling.resolver.js";
import { DisputeMutations } from "../equivalence/disputes.mutations.js";
import { DISPUTE_RESOLVERS } from "../equivalence/disputes.resolver.js";
import { EquivalenceResolver } from "../equivalence/equivalence.resolver.js";
import { markOneOf } from "../graph/one-of.js";
import { tellTypesAtOnce } from "../graph/type-of.js";
import { CompanyMutations } from "../ladder/companies.mutations.js";
import { LadderDiffResolver, LadderVersionChanges } from "../ladder/diff.resolver.js";
import { DraftMutations } from "../ladder/drafts.mutations.js";
import { CompanyDrafts, DraftResolver } from "../ladder/drafts.resolver.js";
import { CompanyLadders, LadderFields, LadderQueries, LadderVersionFields, MappingFields, RungFields } from "../ladder/ladder.resolver.js";
import { LadderVersionLint } from "../ladder/lint.resolver.js";
import { MappingMutations } from "../ladder/mapping.mutations.js";
import { RungMappingHistory } from "../ladder/mapping.resolver.js";
import { PublicationMutations } from "../ladder/publication.mutations.js";
import { TakedownMutations } from "../ladder/takedown.mutations.js";
import { RoleRungs, SearchResolver } from "../search/index.js";
import { TAXONOMY_RESOLVERS } from "../taxonomy/index.js";
import { TRANSITION_RESOLVERS } from "../transition/index.js";
import { RateLimitResolver } from "./fair-use.resolver.js";
import { guardMutations } from "./mutations.js";
import { NodeResolver } from "./node.resolver.js";

/** Input types of which exactly one field is given. */
const ONE_OF = ["RungRef"];

/** The executable schema: every feature's resolvers together. */
export function buildSchema(): GraphQLSchema {
  const schema = buildSchemaSync({
    resolvers: [ViewerResolver, AccessMutations, CompanyResolver, CompanyAccess, CompanyMutations, OwnCompanyMutations, ClaimMutations, TakedownMutations, CompanyDrafts, DraftResolver, DraftMutations, LadderQueries, CompanyLadders, LadderFields, LadderVersionFields, LadderVersionLint, LadderDiffResolver, LadderVersionChanges, PublicationMutations, MappingMutations, RungFields, RungMappingHistory, MappingFields, ...TAXONOMY_RESOLVERS, EquivalenceResolver, ...DISPUTE_RESOLVERS, DisputeMutations, ComparedRungFields, PreviewResolver, ImportPreview, EvaluationFields, EvaluationFigureFields, LevelingResolver, LevelingMutations, TitleResolver, SearchResolver, RoleRungs, ...TRANSITION_RESOLVERS, NodeResolver, RateLimitResolver],
    validate: false,
    skipCheck: true, // Apollo checks it when it starts; to ask it for itself as well takes a tenth of the start
  });
  const query = schema.getQueryType();
  if (query) query.description = "Everything that can be asked. Reading needs no token.";
  const mutation = schema.getMutationType();
  if (mutation) mutation.description = "Everything that can be changed. Each takes one `input` and answers with its result and `userErrors`; most need a token.";
  return guardMutations(tellTypesAtOnce(markOneOf(schema, ONE_OF)));
}
