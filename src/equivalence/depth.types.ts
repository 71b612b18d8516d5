import { Field, Float, ObjectType } from "type-graphql";

@ObjectType("DepthProbe", { description: "A question that shows whether somebody still works hands-on; derived by us.", simpleResolvers: true })
export class DepthProbeType {
  @Field(() => String, { description: "What to ask." })
  readonly question!: string;

  @Field(() => String, { description: "What a hands-on answer contains." })
  readonly answer!: string;
}

@ObjectType("DepthComparison", { description: "Expected technical depth beside scope of influence, on both sides. Scope can rise where depth does not.", simpleResolvers: true })
export class DepthComparisonType {
  @Field(() => Float, { nullable: true, description: "Technical depth expected of ours, 0 to 6 (see `taxonomy { dimensions }`); null where no level tells." })
  readonly fromDepth!: number | null;

  @Field(() => Float, { nullable: true, description: "Technical depth expected of theirs, 0 to 6." })
  readonly toDepth!: number | null;

  @Field(() => Float, { nullable: true, description: "Scope of influence of ours, 0 to 6." })
  readonly fromScope!: number | null;

  @Field(() => Float, { nullable: true, description: "Scope of influence of theirs, 0 to 6." })
  readonly toScope!: number | null;

  @Field(() => String, { nullable: true, description: "The risk that scope hides a loss of depth; null where it does not arise." })
  readonly note!: string | null;

  @Field(() => [DepthProbeType], { description: "What a recruiter can ask to find out; empty where the risk does not arise." })
  readonly probes!: readonly DepthProbeType[];
}
