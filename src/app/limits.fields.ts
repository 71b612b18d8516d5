import {
  isInterfaceType, isObjectType, Kind, SchemaMetaFieldDef, TypeMetaFieldDef, TypeNameMetaFieldDef,
  type DocumentNode, type FragmentDefinitionNode, type GraphQLField, type GraphQLSchema, type OperationDefinitionNode,
} from "graphql";

/** The values of a request's variables as they came: not coerced yet. */
export type Variables = Readonly<Record<string, unknown>>;

/** A valid operation with what is needed to walk it. */
export interface Asked {
  readonly schema: GraphQLSchema;
  readonly operation: OperationDefinitionNode;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly rootType: string;
}

export function askedIn(schema: GraphQLSchema, document: DocumentNode, operation: OperationDefinitionNode): Asked {
  const fragments = new Map(document.definitions.flatMap((d) => (d.kind === Kind.FRAGMENT_DEFINITION ? [[d.name.value, d] as const] : [])));
  return { schema, operation, fragments, rootType: schema.getRootType(operation.operation)?.name ?? "Query" };
}

const META: Readonly<Record<string, GraphQLField<unknown, unknown>>> = { __schema: SchemaMetaFieldDef, __type: TypeMetaFieldDef, __typename: TypeNameMetaFieldDef };

/** A field's definition; undefined on a union, which has none but `__typename`. */
export function fieldOf(schema: GraphQLSchema, parent: string, name: string): GraphQLField<unknown, unknown> | undefined {
  if (name.startsWith("__")) return META[name];
  const type = schema.getType(parent);
  return isObjectType(type) || isInterfaceType(type) ? type.getFields()[name] : undefined;
}
