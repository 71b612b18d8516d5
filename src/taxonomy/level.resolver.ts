import { Ctx, FieldResolver, Float, Resolver, Root } from "type-graphql";
import type { Taxonomy } from "./domain/compiled.js";
import type { Statement, StatementKind } from "./domain/statement.js";
import type { Archetype, CanonicalLevel, Dimension, Role, TimeAllocation, Trait, TraitMention } from "./domain/taxonomy.js";
import { aliasesOf, allResponsibilities, existing, parallelOf, rolesAt, scoresOf, scoresOn, type Alias, type PlacedScore } from "./domain/views.js";
import {
  ArchetypeType, CanonicalLevelType, DimensionScoreType, DimensionStepType, DimensionType, LevelInfluenceType, TimeAllocationType, TimeShareType, TraitMentionType, TraitType,
} from "./level.types.js";
import { RoleType } from "./role.types.js";
import { AliasType, StatementType } from "./statement.types.js";

/** What taxonomy resolvers ask of the context: the whole taxonomy in force, one value for a request. */
export interface TaxonomyContext {
  readonly taxonomy: Taxonomy;
}

const first = (statements: readonly Statement[]): Statement | null => statements[0] ?? null;
const only = (taxonomy: Taxonomy, kind: StatementKind, level: CanonicalLevel): Statement => existing(first(taxonomy.statements(kind, level.key)), `${kind} of ${level.key}`);

@Resolver(() => CanonicalLevelType)
export class CanonicalLevelFields {
  @FieldResolver(() => Float, { description: "Lower edge of its band on the axis, in levels: rank − 1." })
  lo(@Root() level: CanonicalLevel): number {
    return level.rank - 1;
  }

  @FieldResolver(() => Float, { description: "Upper edge of its band on the axis, in levels: its rank. The band does not include it." })
  hi(@Root() level: CanonicalLevel): number {
    return level.rank;
  }

  @FieldResolver(() => StatementType, { description: "Why it has its rank." })
  placement(@Root() level: CanonicalLevel, @Ctx() { taxonomy }: TaxonomyContext): Statement {
    return only(taxonomy, "PLACEMENT", level);
  }

  @FieldResolver(() => LevelInfluenceType, { description: "How far its choices bind others." })
  influence(@Root() level: CanonicalLevel, @Ctx() { taxonomy }: TaxonomyContext): LevelInfluenceType {
    return { ...only(taxonomy, "INFLUENCE", level), ...level.influence };
  }

  @FieldResolver(() => [StatementType], { description: "Its labels in the one reference scheme of the career guide; public ladders disagree with it. Empty where no source prints one." })
  referenceCodes(@Root() level: CanonicalLevel, @Ctx() { taxonomy }: TaxonomyContext): readonly Statement[] {
    return taxonomy.statements("REFERENCE_CODE", level.key);
  }

  @FieldResolver(() => [AliasType], { description: "Other names it goes by." })
  aliases(@Root() level: CanonicalLevel, @Ctx() { taxonomy }: TaxonomyContext): readonly Alias[] {
    return aliasesOf(taxonomy, level.key);
  }

  @FieldResolver(() => StatementType, { description: "What it is about." })
  focus(@Root() level: CanonicalLevel, @Ctx() { taxonomy }: TaxonomyContext): Statement {
    return only(taxonomy, "FOCUS", level);
  }

  @FieldResolver(() => [StatementType], { description: "What it answers for, as its source lists it. One with `refersTo` stands for all responsibilities of that level. Empty where the sources are silent." })
  responsibilities(@Root() level: CanonicalLevel, @Ctx() { taxonomy }: TaxonomyContext): readonly Statement[] {
    return taxonomy.statements("RESPONSIBILITY", level.key);
  }

  @FieldResolver(() => [StatementType], { description: "The same with links followed: another level's responsibilities in place of the one that stands for them." })
  allResponsibilities(@Root() level: CanonicalLevel, @Ctx() { taxonomy }: TaxonomyContext): readonly Statement[] {
    return allResponsibilities(taxonomy, level.key);
  }

  @FieldResolver(() => [TraitMentionType], { description: "The traits it asks for. Empty where the sources are silent." })
  traits(@Root() level: CanonicalLevel, @Ctx() { taxonomy }: TaxonomyContext): readonly TraitMention[] {
    return taxonomy.mentions(level.key);
  }

  @FieldResolver(() => StatementType, { description: "What its holder can be trusted with." })
  trust(@Root() level: CanonicalLevel, @Ctx() { taxonomy }: TaxonomyContext): Statement {
    return only(taxonomy, "TRUST", level);
  }

  @FieldResolver(() => StatementType, { nullable: true, description: "How many people report directly; null where no source says. Not the size of the organisation." })
  directReports(@Root() level: CanonicalLevel, @Ctx() { taxonomy }: TaxonomyContext): Statement | null {
    return first(taxonomy.statements("DIRECT_REPORTS", level.key));
  }

  @FieldResolver(() => StatementType, { nullable: true, description: "How many people the whole organisation below has; null where no source says. Not the number of direct reports." })
  organisation(@Root() level: CanonicalLevel, @Ctx() { taxonomy }: TaxonomyContext): Statement | null {
    return first(taxonomy.statements("ORGANISATION", level.key));
  }

  @FieldResolver(() => [StatementType], { description: "What else is known of it." })
  remarks(@Root() level: CanonicalLevel, @Ctx() { taxonomy }: TaxonomyContext): readonly Statement[] {
    return taxonomy.statements("REMARK", level.key);
  }

  @FieldResolver(() => [DimensionScoreType], { description: "Where it stands on each dimension; a dimension without ground in the sources is missing. Never to be summed." })
  dimensions(@Root() level: CanonicalLevel, @Ctx() { taxonomy }: TaxonomyContext): readonly PlacedScore[] {
    return scoresOf(taxonomy, level.key);
  }

  @FieldResolver(() => TimeAllocationType, { nullable: true, description: "How its week divides among activities; null where no source says." })
  timeByActivity(@Root() level: CanonicalLevel, @Ctx() { taxonomy }: TaxonomyContext): TimeAllocation | null {
    return taxonomy.content.allocations.find((a) => a.level === level.key) ?? null;
  }

  @FieldResolver(() => [ArchetypeType], { description: "Ways of holding it; only the staff level has them." })
  archetypes(@Root() level: CanonicalLevel, @Ctx() { taxonomy }: TaxonomyContext): readonly Archetype[] {
    return taxonomy.content.archetypes.filter((a) => a.level === level.key);
  }

  @FieldResolver(() => [StatementType], { description: "What nobody passes without when leaving it upwards, or staying in it." })
  gates(@Root() level: CanonicalLevel, @Ctx() { taxonomy }: TaxonomyContext): readonly Statement[] {
    return taxonomy.statements("GATE", level.key);
  }

  @FieldResolver(() => [StatementType], { description: "Depth probes for an interview; `points` is what a hands-on answer contains. Ours, derived." })
  probes(@Root() level: CanonicalLevel, @Ctx() { taxonomy }: TaxonomyContext): readonly Statement[] {
    return taxonomy.statements("PROBE", level.key);
  }

  @FieldResolver(() => CanonicalLevelType, { nullable: true, description: "The level below on the same track; null at the bottom." })
  previous(@Root() level: CanonicalLevel, @Ctx() { taxonomy }: TaxonomyContext): CanonicalLevel | null {
    return taxonomy.levelAt(level.track, level.rank - 1);
  }

  @FieldResolver(() => CanonicalLevelType, { nullable: true, description: "The level above on the same track; null at the top." })
  next(@Root() level: CanonicalLevel, @Ctx() { taxonomy }: TaxonomyContext): CanonicalLevel | null {
    return taxonomy.levelAt(level.track, level.rank + 1);
  }

  @FieldResolver(() => CanonicalLevelType, { nullable: true, description: "The level of equal rank on the other track: parity of standing, not the same job. Null where there is none." })
  parallel(@Root() level: CanonicalLevel, @Ctx() { taxonomy }: TaxonomyContext): CanonicalLevel | null {
    return parallelOf(taxonomy, level);
  }

  @FieldResolver(() => [RoleType], { description: "Roles whose typical span covers it." })
  roles(@Root() level: CanonicalLevel, @Ctx() { taxonomy }: TaxonomyContext): readonly Role[] {
    return rolesAt(taxonomy, level);
  }
}

@Resolver(() => TraitType)
export class TraitFields {
  @FieldResolver(() => [CanonicalLevelType], { description: "The levels that ask for it, by track and rank." })
  levels(@Root() trait: Trait, @Ctx() { taxonomy }: TaxonomyContext): readonly CanonicalLevel[] {
    return taxonomy.content.mentions.flatMap((m) => (m.trait === trait.key ? (taxonomy.level(m.level) ?? []) : []));
  }
}

@Resolver(() => TraitMentionType)
export class TraitMentionFields {
  @FieldResolver(() => TraitType, { description: "The trait itself." })
  trait(@Root() mention: TraitMention, @Ctx() { taxonomy }: TaxonomyContext): Trait {
    return existing(taxonomy.content.traits.find((t) => t.key === mention.trait), mention.trait);
  }
}

@Resolver(() => DimensionType)
export class DimensionFields {
  @FieldResolver(() => [DimensionStepType], { description: "What the steps 0 to 6 mean; ours." })
  steps(@Root() dimension: Dimension): readonly DimensionStepType[] {
    return dimension.steps.map((text, step) => ({ step, text }));
  }

  @FieldResolver(() => [DimensionScoreType], { description: "Where each level stands on it." })
  scores(@Root() dimension: Dimension): readonly PlacedScore[] {
    return scoresOn(dimension);
  }
}

@Resolver(() => DimensionScoreType)
export class DimensionScoreFields {
  @FieldResolver(() => CanonicalLevelType, { description: "The level." })
  level(@Root() score: PlacedScore, @Ctx() { taxonomy }: TaxonomyContext): CanonicalLevel {
    return existing(taxonomy.level(score.level), score.level);
  }

  @FieldResolver(() => DimensionType, { description: "The dimension." })
  dimension(@Root() score: PlacedScore): Dimension {
    return score.dimension;
  }
}

@Resolver(() => TimeAllocationType)
export class TimeAllocationFields {
  @FieldResolver(() => CanonicalLevelType, { description: "The level." })
  level(@Root() allocation: TimeAllocation, @Ctx() { taxonomy }: TaxonomyContext): CanonicalLevel {
    return existing(taxonomy.level(allocation.level), allocation.level);
  }

  @FieldResolver(() => Boolean, { description: "true: the percentages are rough, as the source says of them." })
  approximate(): boolean {
    return true;
  }

  @FieldResolver(() => [TimeShareType], { description: "The activities in the source's order; their percentages sum to 100." })
  shares(@Root() allocation: TimeAllocation, @Ctx() { taxonomy }: TaxonomyContext): readonly TimeShareType[] {
    return allocation.parts.map(({ activity, percent }) => ({ activity: existing(taxonomy.content.activities.find((a) => a.key === activity), activity), percent }));
  }
}

@Resolver(() => ArchetypeType)
export class ArchetypeFields {
  @FieldResolver(() => CanonicalLevelType, { description: "The level it is a way of holding." })
  level(@Root() archetype: Archetype, @Ctx() { taxonomy }: TaxonomyContext): CanonicalLevel {
    return existing(taxonomy.level(archetype.level), archetype.level);
  }
}
