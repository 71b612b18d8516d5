import { Arg, Ctx, FieldResolver, Query, Resolver, Root } from "type-graphql";
import { RungChangeKindEnum } from "./diff.enums.js";
import { LadderDiffInput, LadderDiffType, RungChangeType } from "./diff.types.js";
import { diff } from "./domain/diff.js";
import type { Change, LadderDiff, RungChange } from "./domain/difference.js";
import { versionIdOf } from "./domain/ids.js";
import { place, type PlacedVersion } from "./domain/ladder.js";
import type { LadderContext } from "./ladder.resolver.js";
import { LadderVersionType } from "./ladder.types.js";
import { placedVersions } from "./placed-versions.js";

@Resolver(() => LadderVersionType)
export class LadderVersionChanges {
  @FieldResolver(() => LadderDiffType, { nullable: true, description: "What it says differently from the version before it, by number, also where that is not in force (yet, or any more); null for a ladder's first." })
  async changes(@Root() version: PlacedVersion, @Ctx() ctx: LadderContext): Promise<LadderDiff | null> {
    const before = version.number === 1 ? null : await ctx.versionById.load(versionIdOf(version.ladderId, version.number - 1));
    return before && diff(place(before, version.ladderIdentity), version);
  }
}

@Resolver(() => LadderDiffType)
export class LadderDiffResolver {
  @Query(() => LadderDiffType, {
    nullable: true,
    description: "What one published ladder version says differently from another: of the same ladder, of another ladder of the company, or of another company's (see `LadderRelation`). Errors: UNKNOWN_VERSION when an id is not that of a published version.",
  })
  async ladderDiff(@Arg("input", () => LadderDiffInput, { description: "The two versions." }) input: LadderDiffInput, @Ctx() ctx: LadderContext): Promise<LadderDiff> {
    const versions = await placedVersions({ "input.from": input.from, "input.to": input.to }, ctx.published);
    return diff(versions["input.from"], versions["input.to"]);
  }

  @FieldResolver(() => [RungChangeType], { description: "Rung by rung what differs, by track, lowest first; empty when no rung does." })
  changes(
    @Root() found: LadderDiff,
    @Arg("kind", () => RungChangeKindEnum, { nullable: true, description: "Only changes of this kind; absent: all." }) kind: Change | null | undefined,
  ): readonly RungChange[] {
    return kind == null ? found.changes : found.changes.filter(({ kinds }) => kinds.includes(kind));
  }
}
