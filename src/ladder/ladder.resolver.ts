import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from "type-graphql";
import { CompanyType } from "../company/company.types.js";
import { checkStanding, type Company } from "../company/index.js";
import { connection, PageArgs, type Connection } from "../graph/connection.js";
import { DateTimeScalar } from "../graph/scalars.js";
import { BadInput } from "../shared/errors.js";
import { prefixOf } from "../shared/id.js";
import { pageOf } from "../shared/page.js";
import type { Interval, Track } from "../taxonomy/domain/axis.js";
import { TrackEnum } from "../taxonomy/taxonomy.enums.js";
import { badgeOf, nextRungs, place, type Ladder, type Mapping, type PlacedRung, type PlacedVersion } from "./domain/ladder.js";
import type { LadderLoaders } from "./ladder.loaders.js";
import type { LadderStore } from "./ladder.store.js";
import { AxisRangeType, BadgeEnum, LadderType, LadderVersionConnection, LadderVersionType, MappingType, RungType } from "./ladder.types.js";
import type { PublishedLadders } from "./published.js";

/** What ladder resolvers ask of the context. */
export interface LadderContext extends LadderLoaders {
  readonly published: PublishedLadders;
  readonly ladders: LadderStore;
}

const TRACK_ARG = { nullable: true, description: "Only rungs of this track; absent: both." } as const;
const onTrack = (version: PlacedVersion, track: Track | null | undefined): readonly PlacedRung[] =>
  track == null ? version.rungs : version.rungs.filter((rung) => rung.track === track);

/** The ladder in force that something belongs to; null when it is retired. An unlisted one costs a statement. */
async function ladderNow(ctx: LadderContext, { company, id }: { company: Company; id: string }): Promise<Ladder | null> {
  const listed = (await ctx.publishedBySlug.load(company.slug))?.ladders.find((l) => l.id === id);
  const ladder = listed ?? (await ctx.published.ladder(id));
  return ladder?.version.retiredAt == null ? ladder : null;
}

@Resolver()
export class LadderQueries {
  @Query(() => CompanyType, { nullable: true, description: "One company by its slug, also one that was taken down (`Company.takenDown`); null when there is none of that name." })
  async company(@Arg("slug", () => String, { description: "As in `google`; see `companies`." }) slug: string, @Ctx() ctx: LadderContext): Promise<Company | null> {
    return (await ctx.publishedBySlug.load(slug))?.company ?? null;
  }

  @Query(() => LadderType, { nullable: true, description: "One ladder by its id, also an unlisted one, and a retired one with its last version; null when there is none, or none of its versions was in force yet. Errors: BAD_USER_INPUT when it is not the id of a ladder, TAKEN_DOWN." })
  async ladder(@Arg("id", () => ID, { description: "A ladder's id, `lad_…`." }) id: string, @Ctx() ctx: LadderContext): Promise<Ladder | null> {
    if (prefixOf(id) !== "lad") throw new BadInput("id", "is not the id of a ladder, which begins with lad_; see `company { ladders { id } }`");
    const ladder = await ctx.published.ladder(id);
    if (ladder !== null) checkStanding(ladder.company);
    return ladder;
  }
}

@Resolver(() => CompanyType)
export class CompanyLadders {
  @FieldResolver(() => [LadderType], { description: "Its ladders in force, the main engineering ladder first." })
  async ladders(
    @Root() company: Company,
    @Arg("family", () => String, { nullable: true, description: "Key of a family; absent: all." }) family: string | null | undefined,
    @Ctx() ctx: LadderContext,
  ): Promise<readonly Ladder[]> {
    const ladders = (await ctx.publishedBySlug.load(company.slug))?.ladders ?? [];
    return family == null ? ladders : ladders.filter((l) => l.family === family);
  }

  @FieldResolver(() => BadgeEnum, { description: "Who stands behind what is published of it: the weakest badge of its mappings in force (see `Rung.badge`)." })
  async badge(@Root() company: Company, @Ctx() ctx: LadderContext): Promise<BadgeEnum> {
    return BadgeEnum[badgeOf(company, (await ctx.publishedBySlug.load(company.slug))?.ladders ?? [])];
  }
}

@Resolver(() => LadderType)
export class LadderFields {
  @FieldResolver(() => DateTimeScalar, { nullable: true, description: "When it was retired; null while it is in force. Ids of it and of its versions and rungs answer for ever." })
  retiredAt(@Root() ladder: Ladder): Date | null {
    return ladder.version.retiredAt;
  }

  @FieldResolver(() => [RungType], { description: "The rungs of the version in force, by track, lowest first." })
  rungs(@Root() ladder: Ladder, @Arg("track", () => TrackEnum, TRACK_ARG) track: Track | null | undefined): readonly PlacedRung[] {
    return onTrack(ladder.version, track);
  }

  @FieldResolver(() => LadderVersionConnection, { description: "Every published version, newest first." })
  async versions(@Root() ladder: Ladder, @Args(() => PageArgs) args: PageArgs, @Ctx() ctx: LadderContext): Promise<Connection<PlacedVersion>> {
    const slice = await ctx.ladders.versionIds(ladder.id, pageOf(args, ["int"]));
    const versions = await ctx.versionById.loadMany(slice.items.map((item) => item.value));
    const items = slice.items.flatMap(({ key }, i) => {
      const version = versions[i];
      if (version instanceof Error) throw version;
      return version ? [{ key, value: place(version, ladder) }] : [];
    });
    return connection({ items, hasNext: slice.hasNext }, args);
  }
}

@Resolver(() => LadderVersionType)
export class LadderVersionFields {
  @FieldResolver(() => [RungType], { description: "The rungs of this version, by track, lowest first." })
  rungs(@Root() version: PlacedVersion, @Arg("track", () => TrackEnum, TRACK_ARG) track: Track | null | undefined): readonly PlacedRung[] {
    return onTrack(version, track);
  }

  @FieldResolver(() => LadderType, { nullable: true, description: "The ladder as it stands now; null when it is retired." })
  ladder(@Root() version: PlacedVersion, @Ctx() ctx: LadderContext): Promise<Ladder | null> {
    return ladderNow(ctx, version.ladderIdentity);
  }
}

@Resolver(() => RungType)
export class RungFields {
  @FieldResolver(() => MappingType, { nullable: true, description: "Where it stands on the canonical axis, with the evidence; null: not mapped yet." })
  mapping(@Root() rung: PlacedRung): Mapping | null {
    return rung.mapping;
  }

  @FieldResolver(() => AxisRangeType, { nullable: true, description: "Its range on the canonical axis; null when it is not mapped, or nothing fits." })
  canonicalRange(@Root() rung: PlacedRung): Interval | null {
    return rung.mapping?.range ?? null;
  }

  @FieldResolver(() => RungType, { nullable: true, description: "The rung above on the same track of the same version; null at the top. Of parallel rungs, the first." })
  nextRung(@Root() rung: PlacedRung): PlacedRung | null {
    return nextRungs(rung)[0] ?? null;
  }

  @FieldResolver(() => [RungType], { description: "All rungs of the next step on the same track of the same version: several where they are parallel, none at the top." })
  nextRungs(@Root() rung: PlacedRung): readonly PlacedRung[] {
    return nextRungs(rung);
  }

  @FieldResolver(() => LadderVersionType, { description: "The ladder version it belongs to." })
  version(@Root() rung: PlacedRung): PlacedVersion {
    return rung.version;
  }

  @FieldResolver(() => LadderType, { nullable: true, description: "The ladder as it stands now; null when it is retired." })
  ladder(@Root() rung: PlacedRung, @Ctx() ctx: LadderContext): Promise<Ladder | null> {
    return ladderNow(ctx, rung.ladderIdentity);
  }
}

@Resolver(() => MappingType)
export class MappingFields {
  @FieldResolver(() => Boolean, { description: "True when the rung was reviewed and nothing fits: different from not being mapped yet." })
  noEquivalent(@Root() mapping: Mapping): boolean {
    return mapping.range === null;
  }
}
