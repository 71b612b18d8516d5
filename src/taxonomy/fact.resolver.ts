import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { Quantity, Sourced, Statement } from "./domain/statement.js";
import type { CanonicalLevel, TaxonomySource } from "./domain/taxonomy.js";
import { comparisonOf, existing, trapParts, type Comparison, type TrapParts } from "./domain/views.js";
import type { TaxonomyContext } from "./level.resolver.js";
import { CanonicalLevelType } from "./level.types.js";
import { QuantityType, StatementType, TaxonomyFact, TaxonomySourceType, TrapPartsType } from "./statement.types.js";
import { ComparisonEnum } from "./taxonomy.enums.js";
import { TensionType } from "./tension.types.js";

/** The field that every fact has, whatever its type. */
@Resolver(() => TaxonomyFact)
export class TaxonomyFactFields {
  @FieldResolver(() => [TaxonomySourceType], { description: "What it rests on; at least one." })
  sources(@Root() fact: Sourced, @Ctx() { taxonomy }: TaxonomyContext): readonly TaxonomySource[] {
    return fact.sources.map((key) => existing(taxonomy.source(key), key));
  }
}

@Resolver(() => StatementType)
export class StatementFields {
  @FieldResolver(() => TrapPartsType, { nullable: true, description: "Of a TRAP: what people believe, how it is, what to do instead; null for statements of other kinds." })
  trap(@Root() statement: Statement): TrapParts | null {
    return trapParts(statement);
  }
}

@Resolver(() => QuantityType)
export class QuantityFields {
  @FieldResolver(() => ComparisonEnum, { description: "How it bounds: at least `min`, exactly `min`, or from `min` to `max`." })
  comparison(@Root() quantity: Quantity): Comparison {
    return comparisonOf(quantity);
  }
}

@Resolver(() => TensionType)
export class TensionFields {
  @FieldResolver(() => [StatementType], { description: "The views, each with its own source." })
  sides(@Root() { key }: Statement, @Ctx() { taxonomy }: TaxonomyContext): readonly Statement[] {
    return taxonomy.statements("PERSPECTIVE", key);
  }

  @FieldResolver(() => [CanonicalLevelType], { description: "The levels on which the question bears, by our reading." })
  levels(@Root() { points }: Statement, @Ctx() { taxonomy }: TaxonomyContext): readonly CanonicalLevel[] {
    return points.map((key) => existing(taxonomy.level(key), key));
  }
}
