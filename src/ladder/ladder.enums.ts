import { registerEnumType } from "type-graphql";
import { described, same } from "../graph/enums.js";
import { MAPPING_STATES, VISIBILITIES, VOICES, type MappingState, type VersionStatus, type Visibility, type Voice } from "./domain/ladder.js";
import { JUSTIFICATIONS, type Justification } from "./domain/mapping.js";

export const JustificationEnum = same(JUSTIFICATIONS);
registerEnumType(JustificationEnum, {
  name: "MappingJustification",
  description: "How a mapping was arrived at, in the terms of SEMAPV.",
  valuesConfig: described<Justification>({
    MANUAL_MAPPING_CURATION: "A person read the sources and placed the rung.",
    MAPPING_REVIEW: "A person checked somebody else's placement.",
    LEXICAL_MATCHING: "The words of the title decided.",
    SEMANTIC_SIMILARITY_THRESHOLD_MATCHING: "The text resembles that of a canonical level.",
    STRUCTURAL_MATCHING: "The place between neighbouring rungs decided.",
    INSTANCE_BASED_MATCHING: "People who moved between the rungs decided.",
    BACKGROUND_KNOWLEDGE_BASED_MATCHING: "General knowledge of such organisations decided.",
    COMPOSITE_MATCHING: "Several of these together.",
    MAPPING_CHAINING: "Followed from other mappings.",
    UNSPECIFIED_MATCHING: "Not recorded.",
  }),
});

export const MappingStateEnum = same(MAPPING_STATES);
registerEnumType(MappingStateEnum, {
  name: "MappingState",
  description: "Who stands behind a mapping.",
  valuesConfig: described<MappingState>({
    SUGGESTED: "The machine placed the rung and nobody has looked at it yet.",
    ACCEPTED: "A person placed the rung, or took a suggestion as it was.",
    ADJUSTED: "A person took a suggestion and moved an edge.",
  }),
});

export const VersionStatusEnum = same<VersionStatus>(["DRAFT", "PUBLISHED", "RETIRED"]);
registerEnumType(VersionStatusEnum, {
  name: "VersionStatus",
  description: "Where a ladder version stands.",
  valuesConfig: described<VersionStatus>({ DRAFT: "Being written.", PUBLISHED: "Published; never changes. In force until a later version of its ladder is.", RETIRED: "Taken out of force with nothing in its place; still found and answered by id." }),
});

export const VisibilityEnum = same(VISIBILITIES);
registerEnumType(VisibilityEnum, {
  name: "LadderVisibility",
  description: "Who finds a ladder.",
  valuesConfig: described<Visibility>({
    LISTED: "Everybody: it stands in lists, search, comparisons and counterparts.",
    UNLISTED: "Who has its id, or the id of a version or rung of it: it is in no list, search, comparison or count, and the id cannot be guessed. Not secret.",
  }),
});

export const VoiceEnum = same(VOICES);
registerEnumType(VoiceEnum, {
  name: "Voice",
  description: "Whose word a ladder version is.",
  valuesConfig: described<Voice>({ COMPANY: "The company's own.", CURATORS: "Ours: curated from public sources." }),
});
