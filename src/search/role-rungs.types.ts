import { Field, Int, ObjectType, registerEnumType } from "type-graphql";
import { connectionType } from "../graph/connection.js";
import { described, same } from "../graph/enums.js";
import type { PlacedRung } from "../ladder/index.js";
import { AxisRangeType, RungType } from "../ladder/ladder.types.js";
import type { Interval } from "../taxonomy/domain/axis.js";
import { ROLE_MATCHES, type RoleMatch } from "./domain/role-found.js";

export const RoleMatchEnum = same(ROLE_MATCHES);
registerEnumType(RoleMatchEnum, {
  name: "RoleMatch",
  description: "How a rung was told to be of a role.",
  valuesConfig: described<RoleMatch>({ NAME: "Its title, or another name of it, has one of the role's names in it.", FAMILY: "It stands on a ladder of the role's family." }),
});

@ObjectType("RoleRung", { description: "A company's rung at which a role really exists.", simpleResolvers: true })
export class RoleRungType {
  @Field(() => RungType, { description: "The rung; its `canonicalRange` may lie outside the role's typical span." })
  readonly rung!: PlacedRung;

  @Field(() => RoleMatchEnum, { description: "How it was recognised." })
  readonly matchedBy!: RoleMatch;
}

@ObjectType({ description: "Where a role really exists on published ladders: a page, by company.", simpleResolvers: true })
export class RoleRungConnection extends connectionType("RoleRung", () => RoleRungType, "rungs of a role") {
  @Field(() => Int, { description: "How many rungs there are, on all pages together; 0: no employer's ladder here has the role." })
  readonly totalCount!: number;

  @Field(() => Int, { description: "At how many companies." })
  readonly companyCount!: number;

  @Field(() => Int, { description: "How many companies' ladders were looked through." })
  readonly companiesLookedAt!: number;

  @Field(() => AxisRangeType, { nullable: true, description: "From the lowest edge of all these rungs to the highest; null where none is mapped." })
  readonly range!: Interval | null;

  @Field(() => String, { description: "The same in a sentence or two, counted from the ladders in force." })
  readonly remark!: string;
}
