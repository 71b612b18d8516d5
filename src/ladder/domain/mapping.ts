import type { Interval, Track } from "../../taxonomy/domain/axis.js";

/** How a mapping was arrived at; SEMAPV's terms, written as GraphQL enum values. */
export const JUSTIFICATIONS = [
  "MANUAL_MAPPING_CURATION",
  "MAPPING_REVIEW",
  "LEXICAL_MATCHING",
  "SEMANTIC_SIMILARITY_THRESHOLD_MATCHING",
  "STRUCTURAL_MATCHING",
  "INSTANCE_BASED_MATCHING",
  "BACKGROUND_KNOWLEDGE_BASED_MATCHING",
  "COMPOSITE_MATCHING",
  "MAPPING_CHAINING",
  "UNSPECIFIED_MATCHING",
] as const;
export type Justification = (typeof JUSTIFICATIONS)[number];

/**
 * A rung placed on the canonical axis: all that the method needs to know of it.
 *
 * `order` is the rung's place on its own track, lowest first; parallel rungs share it.
 * `confidence` (0–1) says how good the evidence for `range` is.
 * `smallCompany`: fewer than 50 people work there, so its roles span levels.
 */
export interface MappedRung {
  readonly id: string;
  readonly order: number;
  readonly track: Track;
  readonly family: string;
  readonly range: Interval;
  readonly confidence: number;
  readonly smallCompany: boolean;
}
