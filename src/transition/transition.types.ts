import { createUnionType, Field, Int, ObjectType } from "type-graphql";
import { ActivityType, CanonicalLevelType, DimensionScoreType, DimensionType, TimeAllocationType, TraitMentionType } from "../taxonomy/level.types.js";
import type { Basis, Statement } from "../taxonomy/domain/statement.js";
import type { CanonicalLevel, TraitMention } from "../taxonomy/domain/taxonomy.js";
import { StatementType, TaxonomyFact } from "../taxonomy/statement.types.js";
import { InfluenceEnum } from "../taxonomy/taxonomy.enums.js";
import { TensionType } from "../taxonomy/tension.types.js";
import type { Influence } from "../taxonomy/domain/axis.js";
import type { ActivityChange, DimensionChange, InfluenceChange, Reach, TimeChange } from "./domain/difference.js";
import type { TransitionKind } from "./domain/path.js";
import type { Transition } from "./domain/transition.js";
import { ReachEnum, TransitionKindEnum } from "./transition.enums.js";

@ObjectType("InfluenceSpan", { description: "How far choices bind others, from the typical to the widest case.", simpleResolvers: true })
export class InfluenceSpanType {
  @Field(() => InfluenceEnum, { description: "The narrowest that is typical." })
  readonly from!: Influence;

  @Field(() => InfluenceEnum, { description: "The widest that is typical." })
  readonly to!: Influence;
}

@ObjectType("InfluenceChange", { implements: TaxonomyFact, description: "How far choices bind others, before and after. Derived by comparing the two levels.", simpleResolvers: true })
export class InfluenceChangeType implements Omit<InfluenceChange, "sources"> {
  @Field(() => ReachEnum, { description: "Whether they bind more people than before." })
  readonly reach!: Reach;

  @Field(() => InfluenceSpanType, { description: "Before." })
  readonly from!: CanonicalLevel["influence"];

  @Field(() => InfluenceSpanType, { description: "After." })
  readonly to!: CanonicalLevel["influence"];

  @Field(() => String, { description: "The same in a sentence." })
  readonly text!: string;

  readonly basis!: Basis;
}

@ObjectType("DimensionChange", { implements: TaxonomyFact, description: "Both levels on one of the scales. Derived: the steps are ours.", simpleResolvers: true })
export class DimensionChangeType implements Omit<DimensionChange, "sources" | "dimension" | "from" | "to"> {
  @Field(() => DimensionType, { description: "Which scale." })
  readonly dimension!: DimensionType;

  @Field(() => DimensionScoreType, { nullable: true, description: "The step before, with its words; null where no source gives ground for one." })
  readonly from!: DimensionScoreType | null;

  @Field(() => DimensionScoreType, { nullable: true, description: "The step after, with its words; null where no source gives ground for one." })
  readonly to!: DimensionScoreType | null;

  @Field(() => Int, { nullable: true, description: "Steps up; negative: down. Null where one of the two is." })
  readonly difference!: number | null;

  @Field(() => String, { description: "The same in a sentence." })
  readonly text!: string;

  readonly basis!: Basis;
}

@ObjectType("ActivityChange", { description: "One activity's share of the week, before and after.", simpleResolvers: true })
export class ActivityChangeType implements Omit<ActivityChange, "activity"> {
  @Field(() => ActivityType, { description: "The activity." })
  readonly activity!: ActivityType;

  @Field(() => Int, { description: "Percent of the week before." })
  readonly from!: number;

  @Field(() => Int, { description: "Percent of the week after." })
  readonly to!: number;

  @Field(() => Int, { description: "Percentage points more; negative: less. Over all activities they sum to 0." })
  readonly difference!: number;
}

@ObjectType("TimeChange", { implements: TaxonomyFact, description: "How the week changes. All percentages are rough, as the source says of them.", simpleResolvers: true })
export class TimeChangeType implements Omit<TimeChange, "sources" | "activities" | "from" | "to"> {
  @Field(() => TimeAllocationType, { description: "The week before, as the source prints it." })
  readonly from!: TimeAllocationType;

  @Field(() => TimeAllocationType, { description: "The week after, as the source prints it." })
  readonly to!: TimeAllocationType;

  @Field(() => [ActivityChangeType], { description: "Every activity, in the source's order." })
  readonly activities!: readonly ActivityChangeType[];

  @Field(() => String, { nullable: true, description: "Which column stands for a level that has none of its own; null where each has its own." })
  readonly note!: string | null;

  readonly basis!: Basis;
}

const STATED = "Empty where no source says.";

@ObjectType("Transition", {
  implements: TaxonomyFact,
  description: "The way from one level to another: what changes, what shows that it has, how people miss it. STATED where a source speaks of that very step, INFERRED where it is derived from the two levels.",
  simpleResolvers: true,
})
export class TransitionType implements Omit<Transition, "sources" | "influence" | "dimensions" | "time"> {
  @Field(() => String, { description: "Its stable name, as in `senior-to-staff`." })
  readonly key!: string;

  @Field(() => String, { description: "Its name." })
  readonly title!: string;

  @Field(() => String, { description: "What it is about, in a sentence or two." })
  readonly text!: string;

  @Field(() => CanonicalLevelType, { description: "Where it starts." })
  readonly from!: CanonicalLevel;

  @Field(() => CanonicalLevelType, { description: "Where it ends." })
  readonly to!: CanonicalLevel;

  @Field(() => TransitionKindEnum, { description: "How the two stand to each other." })
  readonly kind!: TransitionKind;

  @Field(() => Int, { description: "Ranks up; negative: down. 0 within one rank, also from one track to the other." })
  readonly rankShift!: number;

  @Field(() => [TransitionType], { description: "Of a JUMP, the steps it is made of, in order; what sources say of it is what they say of these. Empty for a single step." })
  readonly steps!: readonly Transition[];

  @Field(() => InfluenceChangeType, { description: "How far choices reach, before and after." })
  readonly influence!: InfluenceChangeType;

  @Field(() => [DimensionChangeType], { description: "Both levels on every scale, autonomy and time horizon among them; never summed." })
  readonly dimensions!: readonly DimensionChangeType[];

  @Field(() => TimeChangeType, { nullable: true, description: "How the week changes; null where no source tells both weeks." })
  readonly time!: TimeChangeType | null;

  @Field(() => [StatementType], { description: "What the level reached answers for and the level left does not." })
  readonly newResponsibilities!: readonly Statement[];

  @Field(() => [StatementType], { description: "What the level left answers for and the level reached does not mention; which is not to say that it is no longer needed." })
  readonly noLongerMentioned!: readonly Statement[];

  @Field(() => [TraitMentionType], { description: "Traits that were not asked for, or not in this degree." })
  readonly newTraits!: readonly TraitMention[];

  @Field(() => [StatementType], { description: `What changes. ${STATED}` })
  readonly changes!: readonly Statement[];

  @Field(() => [StatementType], { description: `The work products it brings. ${STATED}` })
  readonly workProducts!: readonly Statement[];

  @Field(() => [StatementType], { description: `What shows that someone works at the next level already; \`quantity\` is the threshold, where there is one. ${STATED}` })
  readonly signals!: readonly Statement[];

  @Field(() => [StatementType], { description: `How people miss it; \`trap\` takes it apart. ${STATED}` })
  readonly traps!: readonly Statement[];

  @Field(() => [StatementType], { description: `What nobody passes without. Only on the way up. ${STATED}` })
  readonly gates!: readonly Statement[];

  @Field(() => [StatementType], { description: "Where the author of a gate doubts how far it holds." })
  readonly limits!: readonly Statement[];

  @Field(() => [StatementType], { description: "For a first-time manager; empty unless the way leads into management." })
  readonly checklist!: readonly Statement[];

  @Field(() => [StatementType], { description: "Why people stay where it starts. Only on the way up. Empty where no source says." })
  readonly stalls!: readonly Statement[];

  @Field(() => [StatementType], { description: "What to do when stuck: steps, in this order. Empty where no source says." })
  readonly playbook!: readonly Statement[];

  @Field(() => [StatementType], { description: "On choosing between the tracks; empty unless the way leads from one to the other." })
  readonly choice!: readonly Statement[];

  @Field(() => [StatementType], { description: "On going from one track to the other and back; empty unless the way does." })
  readonly swing!: readonly Statement[];

  @Field(() => [StatementType], { description: "How the tracks stand to each other; empty unless the way leads from one to the other." })
  readonly parity!: readonly Statement[];

  @Field(() => [StatementType], { description: "What a promotion takes, in numbers; empty unless a step leads up." })
  readonly arithmetic!: readonly Statement[];

  @Field(() => [TensionType], { description: "Questions that bear on either end and on which the sources contradict each other, with every view." })
  readonly perspectives!: readonly Statement[];

  readonly basis!: Basis;
}

@ObjectType("TransitionAbstention", { description: "Where one of the two ends has no place on the axis, so that nothing can be said of the way.", simpleResolvers: true })
export class TransitionAbstentionType {
  @Field(() => String, { description: "Which of the two, and why." })
  readonly message!: string;

  @Field(() => [String], { description: "What would help." })
  readonly wouldHelp!: readonly string[];
}

export const TransitionResultType = createUnionType({
  name: "TransitionResult",
  description: "The way between two levels, or why it cannot be told.",
  types: () => [TransitionType, TransitionAbstentionType] as const,
  resolveType: (value) => ("key" in value ? TransitionType : TransitionAbstentionType),
});
