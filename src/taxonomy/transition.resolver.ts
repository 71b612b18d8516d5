import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { Sourced, Statement } from "./domain/statement.js";
import type { CanonicalLevel, TaxonomySource } from "./domain/taxonomy.js";
import { existing } from "./domain/views.js";
import type { TaxonomyContext } from "./level.resolver.js";
import { CanonicalLevelType } from "./level.types.js";
import { StatementType, TaxonomyFact, TaxonomySourceType } from "./statement.types.js";
import { TensionType, TransitionType } from "./transition.types.js";

/** The field that every fact has, whatever its type. */
@Resolver(() => TaxonomyFact)
export class TaxonomyFactFields {
  @FieldResolver(() => [TaxonomySourceType], { description: "What it rests on; at least one." })
  sources(@Root() fact: Sourced, @Ctx() { taxonomy }: TaxonomyContext): readonly TaxonomySource[] {
    return fact.sources.map((key) => existing(taxonomy.source(key), key));
  }
}

/** A transition is the statement that names it; what belongs to it are the statements about it. */
@Resolver(() => TransitionType)
export class TransitionFields {
  @FieldResolver(() => CanonicalLevelType, { description: "Where it starts." })
  from(@Root() { subject }: Statement, @Ctx() { taxonomy }: TaxonomyContext): CanonicalLevel {
    return existing(taxonomy.level(subject ?? ""), subject ?? "");
  }

  @FieldResolver(() => CanonicalLevelType, { description: "Where it ends." })
  to(@Root() { refersTo }: Statement, @Ctx() { taxonomy }: TaxonomyContext): CanonicalLevel {
    return existing(taxonomy.level(refersTo ?? ""), refersTo ?? "");
  }

  @FieldResolver(() => [StatementType], { description: "What changes." })
  changes(@Root() { key }: Statement, @Ctx() { taxonomy }: TaxonomyContext): readonly Statement[] {
    return taxonomy.statements("CHANGE", key);
  }

  @FieldResolver(() => [StatementType], { description: "The work products it brings; empty where no source names any." })
  workProducts(@Root() { key }: Statement, @Ctx() { taxonomy }: TaxonomyContext): readonly Statement[] {
    return taxonomy.statements("WORK_PRODUCT", key);
  }

  @FieldResolver(() => [StatementType], { description: "What shows that someone works at the next level already; empty where no source names any." })
  signals(@Root() { key }: Statement, @Ctx() { taxonomy }: TaxonomyContext): readonly Statement[] {
    return taxonomy.statements("SIGNAL", key);
  }

  @FieldResolver(() => [StatementType], { description: "How people miss it." })
  traps(@Root() { key }: Statement, @Ctx() { taxonomy }: TaxonomyContext): readonly Statement[] {
    return taxonomy.statements("TRAP", key);
  }
}

@Resolver(() => TensionType)
export class TensionFields {
  @FieldResolver(() => [StatementType], { description: "The views, each with its own source." })
  sides(@Root() { key }: Statement, @Ctx() { taxonomy }: TaxonomyContext): readonly Statement[] {
    return taxonomy.statements("PERSPECTIVE", key);
  }
}
