import { Field, InputType } from "type-graphql";
import { RungRef } from "../equivalence/equivalence.inputs.js";

@InputType({ description: "The two ends of a way, each named in exactly one way: a canonical level, a company's rung, a role, or a title." })
export class TransitionInput {
  @Field(() => RungRef, { description: "Where it starts. What is no canonical level is read as the nearest one, which `caveats` then says." })
  readonly from!: RungRef;

  @Field(() => RungRef, { description: "Where it ends; may be on the other track, below, or several levels away." })
  readonly to!: RungRef;
}
