import { isInputObjectType, type GraphQLSchema } from "graphql";

/** Marks input types as `@oneOf`, which type-graphql cannot say: exactly one field may be given. Their fields must be nullable. */
export function markOneOf(schema: GraphQLSchema, names: readonly string[]): GraphQLSchema {
  for (const name of names) {
    const type = schema.getType(name);
    if (!isInputObjectType(type)) throw new Error(`no input type "${name}" to mark as one-of`);
    type.isOneOf = true;
  }
  return schema;
}
