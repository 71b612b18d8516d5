import type { FieldChange, RungField, VersionField } from "./diff-fields.js";
import type { Matching } from "./diff-matching.js";
import type { PlacedRung, PlacedVersion } from "./ladder.js";

/** What two versions are to each other. */
export const RELATIONS = ["SAME_VERSION", "SAME_LADDER", "SAME_COMPANY", "TWO_COMPANIES"] as const;
export type Relation = (typeof RELATIONS)[number];

/** What can be different about a rung; the first two stand alone, of the others there may be several at once. */
export const CHANGES = ["ADDED", "REMOVED", "RENAMED", "REORDERED", "REMAPPED", "CHANGED"] as const;
export type Change = (typeof CHANGES)[number];

/** What is different about one rung. `from` is null for an added, `to` for a removed one; never both. */
export interface RungChange {
  readonly kinds: readonly Change[];
  readonly from: PlacedRung | null;
  readonly to: PlacedRung | null;
  /** null for an added or removed rung. */
  readonly matchedBy: Matching | null;
  /** How far the middle of its range went, in levels, upwards positive; null where either side has no range. */
  readonly shift: number | null;
  readonly fields: readonly FieldChange<RungField>[];
  readonly text: string;
}

/** What is different between two versions, in data and in words. */
export interface LadderDiff {
  readonly from: PlacedVersion;
  readonly to: PlacedVersion;
  readonly relation: Relation;
  /** Whether nothing differs: such versions have the same content hash. */
  readonly identical: boolean;
  /** By track, then place, lowest first. */
  readonly changes: readonly RungChange[];
  readonly versionChanges: readonly FieldChange<VersionField>[];
  /** Rungs that are the same on both sides. */
  readonly unchanged: number;
  readonly summary: readonly string[];
}
