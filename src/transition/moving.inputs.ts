import { Field, InputType } from "type-graphql";
import { RungRef } from "../equivalence/equivalence.inputs.js";
import { DayScalar } from "../graph/scalars.js";
import type { Track } from "../taxonomy/domain/axis.js";
import { TrackEnum } from "../taxonomy/taxonomy.enums.js";

@InputType({ description: "Somebody on a rung here who thinks of a company there." })
export class MovingCompanyInput {
  @Field(() => RungRef, { description: "Where the person stands now." })
  readonly from!: RungRef;

  @Field(() => String, { description: "Slug of the company thought of." })
  readonly toCompany!: string;

  @Field(() => TrackEnum, { nullable: true, description: "The track on which the person would work there. Absent: the present one." })
  readonly toTrack?: Track | null;

  @Field(() => DayScalar, { nullable: true, description: "Answers with the ladders and evidence of that day. Absent: today." })
  readonly asOf?: string | null;
}
