import { Field, Float, Int, ObjectType } from "type-graphql";
import { Node } from "../graph/node.js";
import type { Influence, Track } from "./domain/axis.js";
import type { Basis } from "./domain/statement.js";
import type { CanonicalLevel, Trait } from "./domain/taxonomy.js";
import { TaxonomyFact } from "./statement.types.js";
import { InfluenceEnum, TrackEnum } from "./taxonomy.enums.js";

@ObjectType("CanonicalLevel", {
  implements: [Node, TaxonomyFact],
  description: "A band of the canonical axis on one track. Its key is its identity; codes such as L5 are labels of one scheme.",
  simpleResolvers: true,
})
export class CanonicalLevelType extends Node implements Omit<CanonicalLevel, "sources" | "influence"> {
  @Field(() => String, { description: "Its stable name, as in `ic/staff` or `m/director`." })
  readonly key!: string;

  @Field(() => TrackEnum, { description: "Its track." })
  readonly track!: Track;

  @Field(() => Int, { description: "Its place on the axis, lowest first; rank k occupies [k − 1, k). Equal rank on the other track is parity, not the same job." })
  readonly rank!: number;

  @Field(() => String, { description: "Its common title." })
  readonly title!: string;

  @Field(() => Boolean, { description: "true where the sources describe the level only in part; what they leave out is left empty." })
  readonly partial!: boolean;

  readonly basis!: Basis;
}

@ObjectType("LevelInfluence", { implements: TaxonomyFact, description: "How far the choices made at a level bind others.", simpleResolvers: true })
export class LevelInfluenceType {
  @Field(() => InfluenceEnum, { description: "The narrowest that is typical." })
  readonly from!: Influence;

  @Field(() => InfluenceEnum, { description: "The widest that is typical." })
  readonly to!: Influence;

  @Field(() => String, { description: "The same in words." })
  readonly text!: string;

  readonly basis!: Basis;
}

@ObjectType("Trait", { implements: TaxonomyFact, description: "A trait that levels ask for; one trait is shared by several levels.", simpleResolvers: true })
export class TraitType implements Omit<Trait, "sources"> {
  @Field(() => String, { description: "Its stable name." })
  readonly key!: string;

  @Field(() => String, { description: "Its name." })
  readonly title!: string;

  @Field(() => String, { description: "What is meant by it, in our words." })
  readonly text!: string;

  readonly basis!: Basis;
}

@ObjectType("TraitMention", { implements: TaxonomyFact, description: "A trait as one level asks for it.", simpleResolvers: true })
export class TraitMentionType {
  @Field(() => String, { nullable: true, description: "How much of it (`strong`, `deep`, `exceptional`); null where no degree is named." })
  readonly degree!: string | null;

  @Field(() => String, { description: "The trait as the source names it at this level." })
  readonly spelling!: string;

  readonly basis!: Basis;
}

@ObjectType("DimensionStep", { description: "What one step of a dimension means.", simpleResolvers: true })
export class DimensionStepType {
  @Field(() => Int, { description: "The step, from 0 to 6." })
  readonly step!: number;

  @Field(() => String, { description: "What it means, in our words." })
  readonly text!: string;
}

@ObjectType("Dimension", { implements: TaxonomyFact, description: "One of the scales on which levels are described; never summed into one number.", simpleResolvers: true })
export class DimensionType {
  @Field(() => String, { description: "Its stable name, as in `technical-depth`." })
  readonly key!: string;

  @Field(() => String, { description: "Its name." })
  readonly title!: string;

  @Field(() => String, { description: "What it measures." })
  readonly text!: string;

  readonly basis!: Basis;
}

@ObjectType("DimensionScore", { implements: TaxonomyFact, description: "Where a level stands on a dimension; derived by us from the level's text.", simpleResolvers: true })
export class DimensionScoreType {
  @Field(() => Int, { description: "The step, from 0 to 6; more is more." })
  readonly score!: number;

  @Field(() => String, { description: "What that step means." })
  readonly text!: string;

  readonly basis!: Basis;
}

@ObjectType("Activity", { implements: TaxonomyFact, description: "A kind of work that fills a week.", simpleResolvers: true })
export class ActivityType {
  @Field(() => String, { description: "Its stable name." })
  readonly key!: string;

  @Field(() => String, { description: "Its name." })
  readonly title!: string;

  readonly basis!: Basis;
}

@ObjectType("TimeShare", { description: "One activity's share of a week.", simpleResolvers: true })
export class TimeShareType {
  @Field(() => ActivityType, { description: "The activity." })
  readonly activity!: ActivityType;

  @Field(() => Int, { description: "Percent of the week; the shares of one level sum to 100." })
  readonly percent!: number;
}

@ObjectType("TimeAllocation", { implements: TaxonomyFact, description: "How a week divides among activities at one level.", simpleResolvers: true })
export class TimeAllocationType {
  @Field(() => String, { description: "The column's heading in the source." })
  readonly label!: string;

  @Field(() => String, { description: "The level's code as the source prints it." })
  readonly code!: string;

  readonly basis!: Basis;
}

@ObjectType("Archetype", { implements: TaxonomyFact, description: "A way of being a staff engineer.", simpleResolvers: true })
export class ArchetypeType {
  @Field(() => String, { description: "Its stable name." })
  readonly key!: string;

  @Field(() => String, { description: "Its name." })
  readonly title!: string;

  @Field(() => String, { description: "What people of this kind do." })
  readonly text!: string;

  @Field(() => String, { description: "Where they do well." })
  readonly thrives!: string;

  @Field(() => String, { nullable: true, description: "How common it is; null where no source tells." })
  readonly frequency!: string | null;

  readonly basis!: Basis;
}

@ObjectType("TrackDescription", { implements: TaxonomyFact, description: "One of the two tracks, with its part of the axis.", simpleResolvers: true })
export class TrackDescriptionType {
  @Field(() => TrackEnum, { description: "Which track." })
  readonly track!: Track;

  @Field(() => String, { description: "Its name." })
  readonly title!: string;

  @Field(() => String, { description: "How one grows on it." })
  readonly text!: string;

  @Field(() => Float, { description: "Where its axis begins, in levels." })
  readonly lo!: number;

  @Field(() => Float, { description: "Where its axis ends, in levels." })
  readonly hi!: number;

  readonly basis!: Basis;
}
