import { Field, InputType, Int } from "type-graphql";

@InputType({ description: "How much of a week goes to one activity." })
export class WeekShareInput {
  @Field(() => String, { description: "Key of the activity, as in `coding`; see `taxonomy { activities }`." })
  readonly activity!: string;

  @Field(() => Int, { description: "Percent of the week, 0 to 100." })
  readonly percent!: number;
}
