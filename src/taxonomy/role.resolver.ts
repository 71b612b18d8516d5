import { Ctx, FieldResolver, Float, Resolver, Root } from "type-graphql";
import type { FoldStep } from "./domain/folds.js";
import { GENERAL_FAMILY } from "./domain/rules.js";
import type { Statement } from "./domain/statement.js";
import type { CanonicalLevel, Family, Fold, Role } from "./domain/taxonomy.js";
import { aliasesOf, existing, type Alias } from "./domain/views.js";
import type { TaxonomyContext } from "./level.resolver.js";
import { CanonicalLevelType } from "./level.types.js";
import { FamilyType, FoldStepType, FoldType, RoleType } from "./role.types.js";
import { AliasType, StatementType } from "./statement.types.js";

const familyOf = ({ taxonomy }: TaxonomyContext, key: string): Family => existing(taxonomy.content.families.find((f) => f.key === key), key);

@Resolver(() => RoleType)
export class RoleFields {
  @FieldResolver(() => FamilyType, { description: "The family it belongs to." })
  family(@Root() role: Role, @Ctx() ctx: TaxonomyContext): Family {
    return familyOf(ctx, role.family);
  }

  @FieldResolver(() => CanonicalLevelType, { description: "The lowest level it typically covers." })
  fromLevel(@Root() role: Role, @Ctx() { taxonomy }: TaxonomyContext): CanonicalLevel {
    return existing(taxonomy.level(role.fromLevel), role.fromLevel);
  }

  @FieldResolver(() => CanonicalLevelType, { description: "The highest level it typically covers." })
  toLevel(@Root() role: Role, @Ctx() { taxonomy }: TaxonomyContext): CanonicalLevel {
    return existing(taxonomy.level(role.toLevel), role.toLevel);
  }

  @FieldResolver(() => Float, { description: "Lower edge of its typical span on the axis, in levels. Typical only: never a prior for a bare title." })
  lo(@Root() role: Role): number {
    return role.span.lo;
  }

  @FieldResolver(() => Float, { description: "Upper edge of its typical span on the axis, in levels." })
  hi(@Root() role: Role): number {
    return role.span.hi;
  }

  @FieldResolver(() => StatementType, { description: "The span in words, with its ground." })
  span(@Root() role: Role, @Ctx() { taxonomy }: TaxonomyContext): Statement {
    return existing(taxonomy.statements("SPAN", role.key)[0], `span of ${role.key}`);
  }

  @FieldResolver(() => [AliasType], { description: "Other titles it goes by." })
  aliases(@Root() role: Role, @Ctx() { taxonomy }: TaxonomyContext): readonly Alias[] {
    return aliasesOf(taxonomy, role.key);
  }

  @FieldResolver(() => [StatementType], { description: "Where it exists, how settled it is, and what its title does not tell." })
  standing(@Root() role: Role, @Ctx() { taxonomy }: TaxonomyContext): readonly Statement[] {
    return taxonomy.statements("STANDING", role.key);
  }

  @FieldResolver(() => [StatementType], { description: "What it owns; `points` names what the source names." })
  owns(@Root() role: Role, @Ctx() { taxonomy }: TaxonomyContext): readonly Statement[] {
    return taxonomy.statements("OWNS", role.key);
  }

  @FieldResolver(() => StatementType, { nullable: true, description: "Whom it reports to; one of the things it owns. Null where no source says." })
  reportingLine(@Root() role: Role, @Ctx() { taxonomy }: TaxonomyContext): Statement | null {
    return taxonomy.statements("OWNS", role.key).find(({ key }) => key === "reporting-line") ?? null;
  }

  @FieldResolver(() => [StatementType], { description: "How people get there." })
  path(@Root() role: Role, @Ctx() { taxonomy }: TaxonomyContext): readonly Statement[] {
    return taxonomy.statements("PATH", role.key);
  }

  @FieldResolver(() => [StatementType], { description: "Remarks in words on pay; there are no figures of pay here." })
  pay(@Root() role: Role, @Ctx() { taxonomy }: TaxonomyContext): readonly Statement[] {
    return taxonomy.statements("PAY", role.key);
  }

  @FieldResolver(() => [StatementType], { description: "Depth probes for an interview; `points` is what a hands-on answer contains. Ours, derived." })
  probes(@Root() role: Role, @Ctx() { taxonomy }: TaxonomyContext): readonly Statement[] {
    return taxonomy.statements("PROBE", role.key);
  }

  @FieldResolver(() => StatementType, { description: "What it is answered from where a company has no such role, with its ground." })
  foldNote(@Root() role: Role, @Ctx() { taxonomy }: TaxonomyContext): Statement {
    return existing(taxonomy.statements("FOLD_NOTE", role.key)[0], `fold of ${role.key}`);
  }

  @FieldResolver(() => [FoldStepType], { description: "Families it is answered from where a company has no ladder of its own family, nearest first." })
  folds(@Root() role: Role, @Ctx() { taxonomy }: TaxonomyContext): readonly FoldStep[] {
    return taxonomy.foldsFrom(role.family);
  }
}

@Resolver(() => FamilyType)
export class FamilyFields {
  @FieldResolver(() => Boolean, { description: "true for the one general family, where every walk of folds ends." })
  general(@Root() family: Family): boolean {
    return family.key === GENERAL_FAMILY;
  }

  @FieldResolver(() => [FoldStepType], { description: "Families it is answered from where a company has no ladder for it, nearest first; empty when it does not fold." })
  folds(@Root() family: Family, @Ctx() { taxonomy }: TaxonomyContext): readonly FoldStep[] {
    return taxonomy.foldsFrom(family.key);
  }

  @FieldResolver(() => StatementType, { nullable: true, description: "Why it does not fold; null when it does, and for the general family." })
  noFold(@Root() family: Family, @Ctx() { taxonomy }: TaxonomyContext): Statement | null {
    return taxonomy.statements("NO_FOLD", family.key)[0] ?? null;
  }
}

@Resolver(() => FoldType)
export class FoldFields {
  @FieldResolver(() => FamilyType, { description: "The family that has no ladder." })
  from(@Root() fold: Fold, @Ctx() ctx: TaxonomyContext): Family {
    return familyOf(ctx, fold.from);
  }

  @FieldResolver(() => FamilyType, { description: "The family the answer comes from." })
  to(@Root() fold: Fold, @Ctx() ctx: TaxonomyContext): Family {
    return familyOf(ctx, fold.to);
  }
}

@Resolver(() => FoldStepType)
export class FoldStepFields {
  @FieldResolver(() => FamilyType, { description: "The family reached." })
  family(@Root() step: FoldStep, @Ctx() ctx: TaxonomyContext): Family {
    return familyOf(ctx, step.family);
  }

  @FieldResolver(() => FoldType, { description: "The fold taken." })
  fold(@Root() step: FoldStep): Fold {
    return step.fold;
  }
}
