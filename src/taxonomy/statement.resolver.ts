import { FieldResolver, Resolver, Root } from "type-graphql";
import type { Taxonomy } from "./domain/compiled.js";
import type { Statement } from "./domain/statement.js";
import { StatementType } from "./statement.types.js";
import { TaxonomyType } from "./taxonomy.types.js";

/** The lists of statements that have a name of their own. */
@Resolver(() => TaxonomyType)
export class TaxonomyStatements {
  @FieldResolver(() => [StatementType], { description: "How the tracks stand to each other." })
  parity(@Root() taxonomy: Taxonomy): readonly Statement[] {
    return taxonomy.statements("PARITY");
  }

  @FieldResolver(() => [StatementType], { description: "How the sources order the managers' titles, and how that is reconciled here." })
  managementOrder(@Root() taxonomy: Taxonomy): readonly Statement[] {
    return taxonomy.statements("MANAGEMENT_ORDER");
  }

  @FieldResolver(() => [StatementType], { description: "The steps of the scope of influence, narrowest first; each one's key is its Influence value." })
  scopes(@Root() taxonomy: Taxonomy): readonly Statement[] {
    return taxonomy.statements("SCOPE");
  }

  @FieldResolver(() => [StatementType], { description: "Remarks on the dimensions together." })
  dimensionRemarks(@Root() taxonomy: Taxonomy): readonly Statement[] {
    return taxonomy.statements("DIMENSION_REMARK");
  }

  @FieldResolver(() => [StatementType], { description: "Remarks on the families together, as on the tech-lead manager." })
  familyRemarks(@Root() taxonomy: Taxonomy): readonly Statement[] {
    return taxonomy.statements("FAMILY_REMARK");
  }

  @FieldResolver(() => [StatementType], { description: "On choosing between the tracks." })
  choice(@Root() taxonomy: Taxonomy): readonly Statement[] {
    return taxonomy.statements("CHOICE");
  }

  @FieldResolver(() => [StatementType], { description: "On going from one track to the other and back." })
  swing(@Root() taxonomy: Taxonomy): readonly Statement[] {
    return taxonomy.statements("SWING");
  }

  @FieldResolver(() => [StatementType], { description: "For a first-time engineering manager." })
  checklist(@Root() taxonomy: Taxonomy): readonly Statement[] {
    return taxonomy.statements("CHECKLIST");
  }

  @FieldResolver(() => [StatementType], { description: "How people miss a transition; `subject` is the transition's key." })
  traps(@Root() taxonomy: Taxonomy): readonly Statement[] {
    return taxonomy.statements("TRAP");
  }

  @FieldResolver(() => [StatementType], { description: "Why people stay at a level; `subject` is the level's key." })
  stalls(@Root() taxonomy: Taxonomy): readonly Statement[] {
    return taxonomy.statements("STALL");
  }

  @FieldResolver(() => [StatementType], { description: "What to do when stuck: steps, in this order." })
  playbook(@Root() taxonomy: Taxonomy): readonly Statement[] {
    return taxonomy.statements("PLAYBOOK");
  }

  @FieldResolver(() => [StatementType], { description: "What a promotion takes, in numbers." })
  promotionArithmetic(@Root() taxonomy: Taxonomy): readonly Statement[] {
    return taxonomy.statements("ARITHMETIC");
  }

  @FieldResolver(() => [StatementType], { description: "What is expected beyond the lists of duties; `points` says of whom." })
  expectations(@Root() taxonomy: Taxonomy): readonly Statement[] {
    return taxonomy.statements("EXPECTATION");
  }

  @FieldResolver(() => [StatementType], { description: "What nobody passes without; `subject` is the level's key." })
  gates(@Root() taxonomy: Taxonomy): readonly Statement[] {
    return taxonomy.statements("GATE");
  }

  @FieldResolver(() => [StatementType], { description: "Where an author doubts the reach of what he says." })
  limits(@Root() taxonomy: Taxonomy): readonly Statement[] {
    return taxonomy.statements("LIMIT");
  }

  @FieldResolver(() => [StatementType], { description: "How scope can cost technical depth." })
  depthRisk(@Root() taxonomy: Taxonomy): readonly Statement[] {
    return taxonomy.statements("DEPTH_RISK");
  }

  @FieldResolver(() => [StatementType], { description: "What depth looks like at the top." })
  depthIdeal(@Root() taxonomy: Taxonomy): readonly Statement[] {
    return taxonomy.statements("DEPTH_IDEAL");
  }

  @FieldResolver(() => [StatementType], { description: "What the sources ask and do not answer." })
  openQuestions(@Root() taxonomy: Taxonomy): readonly Statement[] {
    return taxonomy.statements("OPEN_QUESTION");
  }

  @FieldResolver(() => [StatementType], { description: "What follows from the sources for this product." })
  consequences(@Root() taxonomy: Taxonomy): readonly Statement[] {
    return taxonomy.statements("CONSEQUENCE");
  }

  @FieldResolver(() => [StatementType], { description: "Depth probes for interviews; `subject` is a level's or a role's key, `points` what a hands-on answer contains. Ours, derived." })
  probes(@Root() taxonomy: Taxonomy): readonly Statement[] {
    return taxonomy.statements("PROBE");
  }

  @FieldResolver(() => [StatementType], { description: "The takeaways of the role overview." })
  takeaways(@Root() taxonomy: Taxonomy): readonly Statement[] {
    return taxonomy.statements("TAKEAWAY");
  }

  @FieldResolver(() => [StatementType], { description: "What varies between companies." })
  variation(@Root() taxonomy: Taxonomy): readonly Statement[] {
    return taxonomy.statements("VARIATION");
  }

  @FieldResolver(() => [StatementType], { description: "How size changes ladders: illustrative, no source prints these numbers." })
  sizeExamples(@Root() taxonomy: Taxonomy): readonly Statement[] {
    return taxonomy.statements("SIZE_EXAMPLE");
  }

  @FieldResolver(() => [StatementType], { description: "Words of the field; `points` are other spellings, `refersTo` what the word leads to." })
  slang(@Root() taxonomy: Taxonomy): readonly Statement[] {
    return taxonomy.statements("SLANG");
  }
}
