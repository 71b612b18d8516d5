import { Arg, Ctx, FieldResolver, Query, Resolver, Root } from "type-graphql";
import type { Track } from "./domain/axis.js";
import type { Taxonomy } from "./domain/compiled.js";
import type { Statement, StatementKind } from "./domain/statement.js";
import type { Activity, Archetype, CanonicalLevel, Dimension, Family, Fold, Role, TaxonomySource, TimeAllocation, Trait } from "./domain/taxonomy.js";
import { existing, tracksOf, type TrackDescription } from "./domain/views.js";
import {
  ArchetypeFields, CanonicalLevelFields, DimensionFields, DimensionScoreFields, TimeAllocationFields, TraitFields, TraitMentionFields, type TaxonomyContext,
} from "./level.resolver.js";
import { ActivityType, ArchetypeType, CanonicalLevelType, DimensionType, TimeAllocationType, TrackDescriptionType, TraitType } from "./level.types.js";
import { QuantityFields, StatementFields, TaxonomyFactFields, TensionFields } from "./fact.resolver.js";
import { FamilyFields, FoldFields, FoldStepFields, RoleFields } from "./role.resolver.js";
import { FamilyType, FoldType, RoleType } from "./role.types.js";
import { TaxonomyStatements } from "./statement.resolver.js";
import { StatementType, TaxonomySourceType } from "./statement.types.js";
import { StatementKindEnum, TrackEnum } from "./taxonomy.enums.js";
import { TaxonomyType } from "./taxonomy.types.js";
import { TensionType } from "./tension.types.js";

const onTrack = (levels: readonly CanonicalLevel[], track: Track | null | undefined): readonly CanonicalLevel[] => (track == null ? levels : levels.filter((l) => l.track === track));

@Resolver(() => TaxonomyType)
export class TaxonomyResolver {
  @Query(() => TaxonomyType, { description: "The taxonomy in force: everything that ladders, equivalences and transitions are described in." })
  taxonomy(@Ctx() { taxonomy }: TaxonomyContext): Taxonomy {
    return taxonomy;
  }

  @Query(() => CanonicalLevelType, { nullable: true, description: "One canonical level by its key; null when there is none of that key." })
  canonicalLevel(@Arg("key", () => String, { description: "As in `ic/staff` or `m/director`; see `canonicalLevels`." }) key: string, @Ctx() { taxonomy }: TaxonomyContext): CanonicalLevel | null {
    return taxonomy.level(key);
  }

  @Query(() => [CanonicalLevelType], { description: "The canonical levels, by track and from the lowest rank." })
  canonicalLevels(@Arg("track", () => TrackEnum, { nullable: true, description: "Only this track; absent: both." }) track: Track | null | undefined, @Ctx() { taxonomy }: TaxonomyContext): readonly CanonicalLevel[] {
    return onTrack(taxonomy.content.levels, track);
  }

  @Query(() => RoleType, { nullable: true, description: "One role beyond the default ladders by its key; null when there is none of that key." })
  role(@Arg("key", () => String, { description: "As in `data-architect`; see `roles`." }) key: string, @Ctx() { taxonomy }: TaxonomyContext): Role | null {
    return taxonomy.role(key);
  }

  @Query(() => [RoleType], { description: "The roles beyond the default ladders." })
  roles(@Ctx() { taxonomy }: TaxonomyContext): readonly Role[] {
    return taxonomy.content.roles;
  }

  @FieldResolver(() => [TrackDescriptionType], { description: "The two tracks." })
  tracks(@Root() taxonomy: Taxonomy): readonly TrackDescription[] {
    return tracksOf(taxonomy);
  }

  @FieldResolver(() => [CanonicalLevelType], { description: "The canonical levels, by track and from the lowest rank." })
  levels(@Root() taxonomy: Taxonomy, @Arg("track", () => TrackEnum, { nullable: true, description: "Only this track; absent: both." }) track: Track | null | undefined): readonly CanonicalLevel[] {
    return onTrack(taxonomy.content.levels, track);
  }

  @FieldResolver(() => [StatementType], { description: "Statements of any kind: the machine-readable whole." })
  statements(
    @Root() taxonomy: Taxonomy,
    @Arg("kind", () => StatementKindEnum, { description: "Which kind." }) kind: StatementKind,
    @Arg("subject", () => String, { nullable: true, description: "Key of what they are about; absent: whatever it is." }) subject: string | null | undefined,
  ): readonly Statement[] {
    return taxonomy.statements(kind, subject ?? undefined);
  }

  @FieldResolver(() => StatementType, { description: "What scope of influence means." })
  scopeIdea(@Root() taxonomy: Taxonomy): Statement {
    return existing(taxonomy.statements("SCOPE_IDEA")[0], "scope idea");
  }

  @FieldResolver(() => [TraitType], { description: "The traits that levels share." })
  traits(@Root() taxonomy: Taxonomy): readonly Trait[] {
    return taxonomy.content.traits;
  }

  @FieldResolver(() => [DimensionType], { description: "The scales on which levels are described; never summed into one number." })
  dimensions(@Root() taxonomy: Taxonomy): readonly Dimension[] {
    return taxonomy.content.dimensions;
  }

  @FieldResolver(() => [FamilyType], { description: "The families of work." })
  families(@Root() taxonomy: Taxonomy): readonly Family[] {
    return taxonomy.content.families;
  }

  @FieldResolver(() => [FoldType], { description: "Which family is answered from which other where a company has no ladder for it." })
  folds(@Root() taxonomy: Taxonomy): readonly Fold[] {
    return taxonomy.content.folds;
  }

  @FieldResolver(() => [RoleType], { name: "roles", description: "The roles beyond the default ladders." })
  roleList(@Root() taxonomy: Taxonomy): readonly Role[] {
    return taxonomy.content.roles;
  }

  @FieldResolver(() => [ActivityType], { description: "The kinds of work that fill a week." })
  activities(@Root() taxonomy: Taxonomy): readonly Activity[] {
    return taxonomy.content.activities;
  }

  @FieldResolver(() => [TimeAllocationType], { description: "How a week divides among activities, for the levels of which a source says so." })
  timeByActivity(@Root() taxonomy: Taxonomy): readonly TimeAllocation[] {
    return taxonomy.content.allocations;
  }

  @FieldResolver(() => [ArchetypeType], { description: "The ways of being a staff engineer." })
  archetypes(@Root() taxonomy: Taxonomy): readonly Archetype[] {
    return taxonomy.content.archetypes;
  }

  @FieldResolver(() => [TensionType], { description: "Questions on which the sources contradict each other, with every view." })
  perspectives(@Root() taxonomy: Taxonomy): readonly Statement[] {
    return taxonomy.statements("TENSION");
  }

  @FieldResolver(() => [TaxonomySourceType], { description: "Everything the taxonomy rests on." })
  sources(@Root() taxonomy: Taxonomy): readonly TaxonomySource[] {
    return taxonomy.content.sources;
  }
}

/** Everything that supplies fields of this feature, for the schema. */
export const TAXONOMY_RESOLVERS = [
  TaxonomyResolver, TaxonomyStatements, TaxonomyFactFields, StatementFields, QuantityFields, CanonicalLevelFields, TraitFields, TraitMentionFields, DimensionFields, DimensionScoreFields, TimeAllocationFields,
  ArchetypeFields, RoleFields, FamilyFields, FoldFields, FoldStepFields, TensionFields,
] as const;
