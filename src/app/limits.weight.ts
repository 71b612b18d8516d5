import type { DocumentNode, GraphQLSchema, OperationDefinitionNode } from "graphql";
import { PublicError } from "../shared/errors.js";
import type { RequestNotes } from "./context.js";
import { pointsOf } from "./fair-use.js";
import { costOf, type Amount } from "./limits.cost.js";
import { askedIn, type Variables } from "./limits.fields.js";
import { checkLiterals, checkVariables } from "./limits.input.js";
import { QUERY_LIMITS } from "./limits.js";
import { shapeOf, type Shape } from "./limits.shape.js";

/** A query beyond a limit: which, how far, and what to do instead. */
export class TooMuch extends PublicError {
  constructor(code: string, limit: string, measured: number, maximum: number, what: string, advice: string) {
    super(code, `The query has ${what} ${measured}; at most ${maximum} is answered. ${advice}`, { limit, measured, maximum, advice });
  }
}

/** What a document tells of an operation without its variables; `fault` is what is wrong with it whatever they are. */
interface Measured extends Shape {
  readonly cost: Amount;
  readonly fault: PublicError | null;
}

/** Parsed documents are kept by Apollo from request to request, so what is measured on them is kept as long. */
const measurements = new WeakMap<OperationDefinitionNode, Measured>();

function measured(schema: GraphQLSchema, document: DocumentNode, operation: OperationDefinitionNode): Measured {
  const known = measurements.get(operation);
  if (known !== undefined) return known;
  const asked = askedIn(schema, document, operation);
  const shape = shapeOf(document, asked);
  const made = { ...shape, cost: costOf(asked), fault: shapeFault(shape) ?? faultOf(() => checkLiterals(document)) };
  measurements.set(operation, made);
  return made;
}

/** What an operation comes to with its variables, before it runs. */
export interface Weighed extends Pick<Measured, "calls"> {
  readonly cost: NonNullable<RequestNotes["cost"]>;
  /** What it takes of its client's share. */
  readonly points: number;
}

/** `limit`: points that a client has; null: nobody's are counted. Fails: PublicError, for what is beyond a limit. */
export function weigh(schema: GraphQLSchema, document: DocumentNode, operation: OperationDefinitionNode, variables: Variables, isKnown: boolean, bytes: number, limit: number | null): Weighed {
  const { fault, cost, depth, calls } = measured(schema, document, operation);
  if (fault !== null) throw fault;
  checkVariables(operation, variables, isKnown);
  const estimated = Math.round(typeof cost === "number" ? cost : cost(withDefaults(operation, variables)));
  const points = pointsOf(estimated, bytes);
  const maximum = Math.max(0, Math.min(QUERY_LIMITS.cost, (limit ?? Infinity) - points + estimated)); // for more, a whole minute would not suffice
  return { calls, points, cost: { estimated, maximum, depth } };
}

/** Fails: TooMuch. */
export function checkCost({ cost: { estimated, maximum } }: Weighed): void {
  if (estimated > maximum) throw new TooMuch("QUERY_TOO_COMPLEX", "cost", estimated, maximum, "an estimated cost of", "Ask for smaller pages (`first`), fewer nested lists, or in several queries.");
}

/** The header that says what it costs. */
export const costHeader = ({ cost: { estimated, maximum } }: Pick<Weighed, "cost">): string => `${estimated}; max=${maximum}`;

function faultOf(check: () => void): PublicError | null {
  try {
    check();
    return null;
  } catch (error) {
    if (error instanceof PublicError) return error;
    throw error;
  }
}

function shapeFault({ depth, introspectionDepth, rootFields, aliases }: Shape): PublicError | null {
  const most = QUERY_LIMITS;
  if (depth > most.depth) return new TooMuch("QUERY_TOO_DEEP", "depth", depth, most.depth, "a depth of", "Ask for what lies deeper in a second query, by its id.");
  if (introspectionDepth > most.introspectionDepth) {
    return new TooMuch("QUERY_TOO_DEEP", "introspectionDepth", introspectionDepth, most.introspectionDepth, "an introspection depth of", "GraphiQL's own introspection query has 15.");
  }
  if (rootFields > most.rootFields) return new TooMuch("QUERY_TOO_WIDE", "rootFields", rootFields, most.rootFields, "a number of root fields of", "Send several queries.");
  if (aliases > most.aliases) return new TooMuch("QUERY_TOO_WIDE", "aliases", aliases, most.aliases, "a number of aliases of", "Send several queries.");
  return null;
}

/** Page sizes that a variable's own default gives. */
function withDefaults(operation: OperationDefinitionNode, variables: Variables): Variables {
  const defaults = (operation.variableDefinitions ?? []).flatMap(({ variable, defaultValue }) =>
    (defaultValue?.kind === "IntValue" && variables[variable.name.value] === undefined ? [[variable.name.value, Number(defaultValue.value)] as const] : []));
  return { ...variables, ...Object.fromEntries(defaults) };
}
