import { getNamedType, getNullableType, isListType, Kind, type FieldNode, type GraphQLField, type SelectionSetNode, type ValueNode } from "graphql";
import { DEFAULT_PAGE, MAX_PAGE } from "../shared/page.js";
import { fieldOf, type Asked, type Variables } from "./limits.fields.js";
import { AS_LONG, ASSUMED_LIST, EXTRA_COST, ITEM_COST, LIST_SIZES, SIZED_BY, SIZES_BELOW, TEXT_COST } from "./limits.estimates.js";

/** A number known from the document alone, or one that needs the request's variables. */
export type Amount = number | ((variables: Variables) => number);

/** Fields that hold a connection's items: as many as its page. */
const PAGED = new Set(["edges", "nodes"]);

/** A length that arguments ask for; lengths of equal `key` are equal. */
interface Size {
  readonly key: string;
  readonly amount: Amount;
}

/** Lengths that fields above have settled. */
interface Above {
  /** The page of the connection that is selected on; null elsewhere. */
  readonly page: Size | null;
  /** The list that was given to the question (`SIZES_BELOW`); null where none is. */
  readonly given: Size | null;
}

/**
 * How many values the answer may have: one for each field, times the length of each list around it, plus what some fields
 * cost besides. A connection's items count `first` times, a plain list its assumed size; parts under @skip count.
 * The document must be valid: fragments that spread themselves would never end.
 */
export function costOf(asked: Asked): Amount {
  const fragments = new Map<string, Amount>();

  function selection({ selections }: SelectionSetNode, parent: string, above: Above): Amount {
    return sum(selections.map((node) => {
      if (node.kind === Kind.FIELD) return field(node, parent, above);
      if (node.kind === Kind.INLINE_FRAGMENT) return selection(node.selectionSet, node.typeCondition?.name.value ?? parent, above);
      return fragment(node.name.value, above);
    }));
  }

  function fragment(name: string, above: Above): Amount {
    const key = `${name} ${above.page?.key ?? ""} ${above.given?.key ?? ""}`;
    const known = fragments.get(key);
    if (known !== undefined) return known;
    const definition = asked.fragments.get(name);
    const cost = definition === undefined ? 0 : once(selection(definition.selectionSet, definition.typeCondition.name.value, above));
    fragments.set(key, cost);
    return cost;
  }

  function field(node: FieldNode, parent: string, above: Above): Amount {
    const definition = fieldOf(asked.schema, parent, node.name.value);
    if (definition === undefined) return 1;
    const coordinate = `${parent}.${node.name.value}`;
    const sizes = SIZES_BELOW[coordinate];
    const given = sizes === undefined ? above.given : lengthOf(node, sizes);
    const type = getNamedType(definition.type);
    const below = node.selectionSet === undefined ? 0 : selection(node.selectionSet, type.name, { page: pageAskedBy(node, definition), given });
    const times = isListType(getNullableType(definition.type)) ? listSize(node, coordinate, above) : 1;
    return sum([product(times, sum([1 + (EXTRA_COST[coordinate] ?? 0), below])), parent === "Query" ? readingOf(node, coordinate) : 0]);
  }

  return selection(asked.operation.selectionSet, asked.rootType, { page: null, given: null });
}

/** The page that a field with the argument `first` gives to what is selected on it. */
function pageAskedBy(node: FieldNode, definition: GraphQLField<unknown, unknown>): Size | null {
  if (!definition.args.some((argument) => argument.name === "first")) return null;
  return sizeAt(node, "first", withinPage);
}

/** How long the list at a path of a field's arguments is; one where there is none. */
const lengthOf = (node: FieldNode, path: string): Size => sizeAt(node, path, (list) => (Array.isArray(list) ? list.length : 1)); // GraphQL takes a single value for a list of one

/** What `read` makes of the value at a path of a field's arguments, which a variable may hold from some point on. */
function sizeAt(node: FieldNode, path: string, read: (value: unknown) => number): Size {
  const [first, ...rest] = path.split(".");
  let value: ValueNode | undefined = node.arguments?.find((a) => a.name.value === first)?.value;
  while (value?.kind === Kind.OBJECT && rest.length > 0) {
    const name = rest.shift();
    value = value.fields.find((f) => f.name.value === name)?.value;
  }
  if (value?.kind === Kind.VARIABLE) {
    const name = value.name.value;
    return { key: `$${[name, ...rest].join(".")}`, amount: (variables) => read(valueAt(variables[name], rest)) };
  }
  const amount = read(value?.kind === Kind.INT ? Number(value.value) : value?.kind === Kind.LIST ? value.values : undefined);
  return { key: String(amount), amount };
}

const valueAt = (value: unknown, path: readonly string[]): unknown =>
  path.reduce((at, name) => (typeof at === "object" && at !== null ? Reflect.get(at, name) : undefined), value);

/** A page that is too large is refused by its field; until then it counts as the largest. */
const withinPage = (first: unknown): number => (typeof first === "number" ? Math.min(Math.max(first, 0), MAX_PAGE) : DEFAULT_PAGE);

function listSize(node: FieldNode, coordinate: string, { page, given }: Above): Amount {
  if (page !== null && PAGED.has(node.name.value)) return page.amount;
  const longer = AS_LONG[coordinate];
  if (given !== null && longer !== undefined) return sum([given.amount, longer]);
  const by = SIZED_BY[coordinate];
  return by === undefined ? (LIST_SIZES[coordinate] ?? ASSUMED_LIST) : lengthOf(node, by).amount;
}

/** What it takes to read the arguments of a question. */
function readingOf({ arguments: given = [], ...node }: FieldNode, coordinate: string): Amount {
  const items = ITEM_COST[coordinate];
  const values = given.map(({ value }) => lettersIn(value));
  const letters = sum(values);
  const beyond = (all: number): number => Math.max(0, all - TEXT_COST.free) / TEXT_COST.lettersPerValue;
  return sum([
    items === undefined ? 0 : product(items.cost, lengthOf({ ...node, arguments: given }, items.path).amount),
    typeof letters === "number" ? beyond(letters) : (variables) => beyond(letters(variables)),
  ]);
}

function lettersIn(value: ValueNode): Amount {
  if (value.kind === Kind.STRING) return value.value.length;
  if (value.kind === Kind.LIST) return sum(value.values.map(lettersIn));
  if (value.kind === Kind.OBJECT) return sum(value.fields.map((field) => lettersIn(field.value)));
  return value.kind === Kind.VARIABLE ? (variables) => lettersOf(variables[value.name.value]) : 0;
}

function lettersOf(value: unknown): number {
  if (typeof value === "string") return value.length;
  return typeof value === "object" && value !== null ? Object.values(value).reduce<number>((letters, part) => letters + lettersOf(part), 0) : 0;
}

/** A fragment spread in many places is reckoned once for a request. */
function once(amount: Amount): Amount {
  if (typeof amount === "number") return amount;
  let last: Variables | null = null;
  let value = 0;
  return (variables) => {
    if (variables !== last) [last, value] = [variables, amount(variables)];
    return value;
  };
}

const of = (amount: Amount, variables: Variables): number => (typeof amount === "number" ? amount : amount(variables));

function sum(amounts: readonly Amount[]): Amount {
  const known = amounts.reduce<number>((total, amount) => (typeof amount === "number" ? total + amount : total), 0);
  const unknown = amounts.filter((amount) => typeof amount === "function");
  return unknown.length === 0 ? known : (variables) => unknown.reduce((total, amount) => total + amount(variables), known);
}

const product = (a: Amount, b: Amount): Amount => (typeof a === "number" && typeof b === "number" ? a * b : (variables) => of(a, variables) * of(b, variables));
