import {
  getArgumentValues, getNamedType, isAbstractType, isInterfaceType, Kind,
  type ArgumentNode, type DefinitionNode, type DocumentNode, type FieldNode, type GraphQLField, type NameNode, type SelectionNode, type SelectionSetNode, type VariableNode,
} from "graphql";
import { fieldOf, type Asked, type Variables } from "./limits.fields.js";

/** Name of the scalar that takes every value as it is: arguments are coerced before they are passed on. */
export const AS_IT_IS = "AsItIs";

/** A query as it is compiled. */
export interface Plain {
  readonly document: DocumentNode;
  /** Fields that the compiler writes code for: those of a fragment at each place, those on an interface or union for each of its types. */
  readonly size: number;
  /** What its variables are, from those of the request, coerced. Fails: GraphQLError when an argument is not what its field takes. */
  readonly values: (variables: Variables) => Variables;
}

/** A field with arguments, and the variable that stands for each. */
interface Call {
  readonly node: FieldNode;
  readonly definition: GraphQLField<unknown, unknown>;
  readonly variables: ReadonlyMap<string, string>;
}

/** A part that was written anew, and its size. */
type Sized<T> = readonly [size: number, node: T];

class NotPlain extends Error {}

/**
 * A query with a variable for every argument, worked out by graphql-js when it is asked: no value of a caller's gets into code. The compiler would put texts
 * into it unguarded, coerces some inputs otherwise than graphql-js does, and marks the nodes it is given, so all of them are new.
 *
 * Null for what is not compiled: introspection, directives (it mistakes conditions on fragments), arguments that an interface declares, a
 * field called __proto__, and more than `largest` fields.
 */
export function plainQuery(asked: Asked, largest: number): Plain | null {
  const calls: Call[] = [];
  const fragments = new Map<string, Sized<DefinitionNode>>();
  let count = 0;

  function selection({ selections }: SelectionSetNode, parent: string): Sized<SelectionSetNode> {
    const parts = selections.map((node): Sized<SelectionNode> => {
      if (node.directives !== undefined && node.directives.length > 0) throw new NotPlain();
      if (node.kind === Kind.FIELD) return field(node, parent);
      if (node.kind === Kind.FRAGMENT_SPREAD) return [fragment(node.name.value), { kind: Kind.FRAGMENT_SPREAD, name: node.name }];
      const [size, selectionSet] = selection(node.selectionSet, node.typeCondition?.name.value ?? parent);
      return [size, { kind: Kind.INLINE_FRAGMENT, typeCondition: node.typeCondition, selectionSet }];
    });
    const size = parts.reduce((sum, [part]) => sum + part, 0);
    if (size > largest) throw new NotPlain();
    return [size, { kind: Kind.SELECTION_SET, selections: parts.map(([, node]) => node) }];
  }

  function field(node: FieldNode, parent: string): Sized<FieldNode> {
    const definition = fieldOf(asked.schema, parent, node.name.value);
    if (definition === undefined || node.name.value === "__schema" || node.name.value === "__type" || node.alias?.value === "__proto__") throw new NotPlain();
    const type = getNamedType(definition.type);
    const [below, selectionSet] = node.selectionSet === undefined ? [0, undefined] : selection(node.selectionSet, type.name);
    const types = isAbstractType(type) ? asked.schema.getPossibleTypes(type).length : 1;
    return [1 + below * types, { kind: Kind.FIELD, alias: node.alias, name: node.name, arguments: passed(node, definition, parent), selectionSet, loc: node.loc }];
  }

  function passed(node: FieldNode, definition: GraphQLField<unknown, unknown>, parent: string): readonly ArgumentNode[] {
    if (definition.args.length === 0) return [];
    if (isInterfaceType(asked.schema.getType(parent))) throw new NotPlain(); // another type's field may take others
    const variables = new Map(definition.args.map((argument) => [argument.name, `v${(count += 1)}`]));
    calls.push({ node, definition, variables });
    return [...variables].map(([argument, variable]) => ({ kind: Kind.ARGUMENT, name: named(argument), value: variableNode(variable) }));
  }

  function fragment(name: string): number {
    const known = fragments.get(name);
    if (known !== undefined) return known[0];
    const definition = asked.fragments.get(name);
    if (definition === undefined) throw new NotPlain();
    const { typeCondition } = definition;
    const [size, selectionSet] = selection(definition.selectionSet, typeCondition.name.value);
    fragments.set(name, [size, { kind: Kind.FRAGMENT_DEFINITION, name: definition.name, typeCondition, selectionSet }]);
    return size;
  }

  try {
    const [size, selectionSet] = selection(asked.operation.selectionSet, asked.rootType);
    const variableDefinitions = calls.flatMap(({ variables }) => [...variables.values()]).map((variable) =>
      ({ kind: Kind.VARIABLE_DEFINITION, variable: variableNode(variable), type: { kind: Kind.NAMED_TYPE, name: named(AS_IT_IS) } } as const));
    const operation: DefinitionNode = { kind: Kind.OPERATION_DEFINITION, operation: asked.operation.operation, variableDefinitions, selectionSet };
    return { document: { kind: Kind.DOCUMENT, definitions: [operation, ...[...fragments.values()].map(([, node]) => node)] }, size, values: (variables) => valuesOf(calls, variables) };
  } catch (error) {
    if (error instanceof NotPlain) return null;
    throw error;
  }
}

function valuesOf(calls: readonly Call[], given: Variables): Variables {
  const values: Record<string, unknown> = {};
  for (const { node, definition, variables } of calls) {
    for (const [argument, value] of Object.entries(getArgumentValues(definition, node, given))) values[variables.get(argument) ?? argument] = value;
  }
  return values;
}

const named = (value: string): NameNode => ({ kind: Kind.NAME, value });
const variableNode = (name: string): VariableNode => ({ kind: Kind.VARIABLE, name: named(name) });
