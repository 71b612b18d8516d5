import { Field, ObjectType } from "type-graphql";

@ObjectType("Taxonomy", { description: "The words the product is written in: levels, tracks, dimensions, roles, and what the sources say of them.", simpleResolvers: true })
export class TaxonomyType {
  @Field(() => String, { description: "Follows from the content alone: equal content has an equal version on every server." })
  readonly version!: string;
}

export { CanonicalLevelType } from "./level.types.js";
export { RoleType } from "./role.types.js";
