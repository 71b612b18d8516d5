import { Field, Float, ObjectType } from "type-graphql";
import { CitationType } from "../graph/citation.js";
import { CompetencyType } from "../ladder/competency.types.js";
import type { Competency } from "../ladder/index.js";
import { CountRangeType } from "../ladder/ladder.types.js";
import type { Citation } from "../shared/source.js";
import type { Influence } from "../taxonomy/domain/axis.js";
import type { CanonicalLevel } from "../taxonomy/domain/taxonomy.js";
import { CanonicalLevelType } from "../taxonomy/level.types.js";
import { InfluenceEnum } from "../taxonomy/taxonomy.enums.js";
import type { CoveredLevel } from "./domain/reading.js";

@ObjectType("OwnExpectations", { description: "What is said of a rung itself: by its company, or in our words after its sources.", simpleResolvers: true })
export class OwnExpectationsType {
  @Field(() => String, { nullable: true, description: "What the person answers for; null where nothing is said." })
  readonly scope!: string | null;

  @Field(() => InfluenceEnum, { nullable: true, description: "How far the person's choices bind others; null where nothing is said." })
  readonly influence!: Influence | null;

  @Field(() => CountRangeType, { nullable: true, description: "People reporting directly; null where nothing is said." })
  readonly directReports!: CountRangeType | null;

  @Field(() => CountRangeType, { nullable: true, description: "People in the whole organisation below; null where nothing is said." })
  readonly organisation!: CountRangeType | null;

  @Field(() => String, { nullable: true, description: "What else to know; null when nothing." })
  readonly note!: string | null;

  @Field(() => [CompetencyType], { description: "What the company expects, in its own words and order; empty where it says nothing." })
  readonly competencies!: readonly Competency[];

  @Field(() => [CitationType], { description: "What the ladder rests on; empty where the company publishes it here itself." })
  readonly citations!: readonly Citation[];
}

@ObjectType("CoveredLevel", { description: "A canonical level that a rung covers, in whole or in part.", simpleResolvers: true })
export class CoveredLevelType implements CoveredLevel {
  @Field(() => CanonicalLevelType, { description: "The level, with everything that is expected of it." })
  readonly level!: CanonicalLevel;

  @Field(() => Float, { description: "How much of the rung's range lies in the level's band, 0 to 1." })
  readonly share!: number;
}

@ObjectType("RungExpectations", { description: "A company's own words beside the canonical level's. Neither replaces the other.", simpleResolvers: true })
export class RungExpectationsType {
  @Field(() => OwnExpectationsType, { nullable: true, description: "The rung's own; null where nothing is said of it but its name." })
  readonly own!: OwnExpectationsType | null;

  @Field(() => CanonicalLevelType, { nullable: true, description: "The level that the rung is read as: the one in which the middle of its range lies. Null when it has no place on the axis." })
  readonly readAs!: CanonicalLevel | null;

  @Field(() => [CoveredLevelType], { description: "Every level that it covers, lowest first; empty when it has no place on the axis." })
  readonly canonical!: readonly CoveredLevelType[];
}
