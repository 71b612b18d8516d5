import { FieldResolver, Resolver, Root } from "type-graphql";
import type { LintFinding } from "./domain/lint-finding.js";
import { lint } from "./domain/lint.js";
import type { PlacedRung, PlacedVersion } from "./domain/ladder.js";
import { LadderVersionType } from "./ladder.types.js";
import { LintFindingType } from "./lint.types.js";

/** A version never changes, and the one in force stays in memory as one value. */
const held = new WeakMap<PlacedVersion, readonly LintFinding<PlacedRung>[]>();

@Resolver(() => LadderVersionType)
export class LadderVersionLint {
  @FieldResolver(() => [LintFindingType], { description: "What is wrong with it, gravest first; empty: nothing. Computed from what the version says alone." })
  lint(@Root() version: PlacedVersion): readonly LintFinding<PlacedRung>[] {
    const findings = held.get(version) ?? lint(version);
    held.set(version, findings);
    return findings;
  }
}
