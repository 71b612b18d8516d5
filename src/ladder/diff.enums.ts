import { registerEnumType } from "type-graphql";
import { described, same } from "../graph/enums.js";
import { RUNG_FIELDS, VERSION_FIELDS, type RungField, type VersionField } from "./domain/diff-fields.js";
import { MATCHINGS, type Matching } from "./domain/diff-matching.js";
import { CHANGES, RELATIONS, type Change, type Relation } from "./domain/difference.js";

export const LadderRelationEnum = same(RELATIONS);
registerEnumType(LadderRelationEnum, {
  name: "LadderRelation",
  description: "What two compared versions are to each other, and so what their differences mean.",
  valuesConfig: described<Relation>({
    SAME_VERSION: "One and the same version: nothing differs.",
    SAME_LADDER: "Two versions of one ladder: the differences are what changed. Rungs are matched by code, title, alias, then place.",
    SAME_COMPANY: "Two ladders of one company: the differences are between jobs, not in time. Rungs are matched by code, title, then alias.",
    TWO_COMPANIES: "Ladders of two companies: rungs are matched by title, then alias, since codes say only order within a company. Rungs of one title need not be equals: ask `equivalence` or `compareLadders` for that.",
  }),
});

export const RungChangeKindEnum = same(CHANGES);
registerEnumType(RungChangeKindEnum, {
  name: "RungChangeKind",
  description: "What is different about a rung.",
  valuesConfig: described<Change>({
    ADDED: "Only the second version has it.",
    REMOVED: "Only the first version has it.",
    RENAMED: "Its code or its title differs.",
    REORDERED: "It stands otherwise among the rungs of its track that both versions have; not merely counted otherwise because another came or went.",
    REMAPPED: "Its range on the canonical axis differs, or only one version has one.",
    CHANGED: "Something else that is said of it differs: see `fields`.",
  }),
});

export const RungMatchingEnum = same(MATCHINGS);
registerEnumType(RungMatchingEnum, {
  name: "RungMatching",
  description: "By what two rungs were held to be the same, surest first. A mark counts only where it fits one rung of each version.",
  valuesConfig: described<Matching>({
    CODE: "The same code on the same track, or the same code and title across tracks.",
    TITLE: "The same title.",
    ALIAS: "A name in common: an alias of one is an alias, the title or the code of the other.",
    POSITION: "The same place between matched neighbours, with ranges on the axis that do not speak against it.",
  }),
});

export const RungFieldEnum = same(RUNG_FIELDS);
registerEnumType(RungFieldEnum, {
  name: "RungField",
  description: "Something that is said of a rung.",
  valuesConfig: described<RungField>({
    CODE: "`Rung.code`.", TITLE: "`Rung.title`.", TRACK: "`Rung.track`.", ORDER: "`Rung.order`; told where the rung was reordered.",
    ALIASES: "`Rung.aliases`.", SCOPE: "`Rung.scope`.", INFLUENCE: "`Rung.influence`.", DIRECT_REPORTS: "`Rung.directReports`.", ORGANISATION: "`Rung.organisation`.", YEARS: "`Rung.years`.",
    HYBRID: "`Rung.hybrid`.", STATED_EQUIVALENTS: "`Rung.statedEquivalents`.", NOTE: "`Rung.note`.", COMPETENCIES: "`Rung.competencies`.",
    RANGE: "`Mapping.range`: `no equivalent` where nothing fits, null where it is not mapped.", CONFIDENCE: "`Mapping.confidence`.", JUSTIFICATION: "`Mapping.justification`.",
    MAPPING_STATE: "`Mapping.state`.", MAPPING_AUTHOR: "Who placed it and when, where that differs from the version's mappings as a whole.", MAPPING_COMMENT: "`Mapping.comment`.",
    MAPPING_SOURCES: "Titles of `Mapping.citations`.", DISAGREEMENTS: "`Mapping.disagreements`.",
  }),
});

export const VersionFieldEnum = same(VERSION_FIELDS);
registerEnumType(VersionFieldEnum, {
  name: "LadderVersionField",
  description: "Something that is said of a ladder version as a whole.",
  valuesConfig: described<VersionField>({
    NAME: "`LadderVersion.name`.", FAMILY: "`LadderVersion.family`.", COMPLETE: "`LadderVersion.complete`.", NOTE: "`LadderVersion.note`.", EFFECTIVE_ON: "`LadderVersion.effectiveOn`.",
    SOURCES: "Titles of `LadderVersion.citations`.", MAPPING_AUTHOR: "`MappingSet.author`.", MAPPING_DATE: "`MappingSet.date`.", TAXONOMY_VERSION: "`MappingSet.taxonomyVersion`.",
    NUMBERING: "The numbers of a track's rungs, where their order is the same but counted otherwise.",
  }),
});
