import { isAbstractType, type GraphQLSchema } from "graphql";

/** What createUnionType and @InterfaceType were told, as type-graphql keeps it. */
interface Told {
  readonly name: string;
  readonly resolveType?: (...asked: never[]) => unknown;
}

/**
 * Lets unions and interfaces tell the type of a value at once. type-graphql makes a promise of every such answer, even where ours does not; that costs a turn for
 * each item of a list, and compiled queries (app/execution.ts) cannot wait for it.
 */
export function tellTypesAtOnce(schema: GraphQLSchema): GraphQLSchema {
  const { unions, interfaceTypes, objectTypes } = globalThis.TypeGraphQLMetadataStorage;
  const names = new Map<unknown, string>(objectTypes.map(({ target, name }) => [target, name]));
  const told: readonly Told[] = [...unions, ...interfaceTypes];
  for (const { name, resolveType } of told) {
    const type = schema.getType(name);
    if (resolveType === undefined || !isAbstractType(type)) continue;
    type.resolveType = (value: unknown) => {
      try {
        const answer = resolveType(value as never);
        return typeof answer === "string" ? answer : names.get(answer);
      } catch {
        return undefined; // a value without a type is an error of its field; thrown, it would be one that a compiled query does not catch
      }
    };
  }
  return schema;
}
