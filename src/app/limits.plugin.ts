import type { ApolloServerPlugin, GraphQLRequestListener } from "@apollo/server";
import { GraphQLError, type DocumentNode, type GraphQLSchema, type OperationDefinitionNode } from "graphql";
import { PublicError } from "../shared/errors.js";
import { turn } from "../shared/turns.js";
import type { AppContext } from "./context.js";
import { headersOf, pointsOf, type FairUse } from "./fair-use.js";
import { costOf, type Amount } from "./limits.cost.js";
import { askedIn, type Variables } from "./limits.fields.js";
import { checkLiterals, checkVariables } from "./limits.input.js";
import { QUERY_LIMITS } from "./limits.js";
import { shapeOf, type Shape } from "./limits.shape.js";
import { Overloaded, type Admission } from "./overload.js";
import { isDear } from "./pacing.js";
import { TryLater } from "./try-later.js";

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

/**
 * Refuses operations beyond the limits, and clients beyond their share, before they run; makes dear ones wait for their turn; says what each cost in the header `x-query-cost` and
 * in `extensions.cost`.
 */
export function limitsPlugin(fairUse: FairUse | null, admission: Admission): ApolloServerPlugin<AppContext> {
  /** What is done until the end of this hook is reading a query that was not seen before. */
  const timed = async ({ contextValue: { notes } }: { readonly contextValue: AppContext }): Promise<() => Promise<void>> => {
    await turn("SHORT"); // before what is new is read
    const began = performance.now();
    return async () => { if (notes.client !== undefined) await fairUse?.noteReading(notes.client, performance.now() - began); };
  };
  const listener: GraphQLRequestListener<AppContext> = {
    parsingDidStart: timed,
    validationDidStart: timed,
    async didResolveOperation({ schema, document, operation, request, response, contextValue }) {
      if (operation === undefined) return; // an unknown operation name: execution says so
      const variables: Variables = request.variables ?? {};
      const { fault, cost, depth, calls } = measured(schema, document, operation);
      if (fault !== null) throw refused(fault);
      const { notes, viewer } = contextValue;
      const isKnown = viewer.kind !== "ANONYMOUS";
      const fine = faultOf(() => checkVariables(operation, variables, isKnown));
      if (fine !== null) throw refused(fine);
      const estimated = Math.round(typeof cost === "number" ? cost : cost(withDefaults(operation, variables)));
      const points = pointsOf(estimated, notes.bytes ?? 0);
      const maximum = Math.max(0, Math.min(QUERY_LIMITS.cost, (fairUse?.limit ?? Infinity) - points + estimated)); // for more, a whole minute would not suffice
      notes.operation = operation.name?.value ?? null;
      if (operation.operation !== "query") notes.isLive = true;
      notes.cost = { estimated, maximum, depth };
      response.http.headers.set("x-query-cost", `${estimated}; max=${maximum}`);
      if (estimated > maximum) {
        throw refused(new TooMuch("QUERY_TOO_COMPLEX", "cost", estimated, maximum, "an estimated cost of", "Ask for smaller pages (`first`), fewer nested lists, or in several queries."));
      }
      try {
        const { client = "", bytes = 0, isGone = () => false } = notes;
        if (isDear(notes.cost)) notes.leave = await admission.enter({ client, cost: estimated, bytes, isGone });
        if (fairUse === null || notes.client === undefined) return;
        notes.standing = await fairUse.charge(notes.client, points);
        if (operation.operation === "mutation") await fairUse.chargeRare(notes.client, isKnown, calls);
      } catch (error) {
        notes.isTurnedAway = error instanceof Overloaded && error.why === "FULL";
        throw error instanceof TryLater ? error.inGraphql() : error;
      }
      for (const [name, value] of Object.entries(headersOf(notes.standing))) response.http.headers.set(name, value);
    },
    async willSendResponse({ response, contextValue }) {
      contextValue.notes.leave?.();
      if (response.body.kind !== "single" || contextValue.notes.cost === undefined) return;
      response.body.singleResult.extensions = { ...response.body.singleResult.extensions, cost: contextValue.notes.cost };
    },
    async didEncounterErrors({ errors, contextValue }) {
      contextValue.notes.onErrors(errors);
    },
  };
  return { requestDidStart: async () => listener };
}

/** Apollo makes a 500 of an error in this hook that names no status. */
const refused = (error: PublicError): GraphQLError => new GraphQLError(error.message, { originalError: error, extensions: { http: { status: 400 } } });

/** Page sizes that a variable's own default gives. */
function withDefaults(operation: OperationDefinitionNode, variables: Variables): Variables {
  const defaults = (operation.variableDefinitions ?? []).flatMap(({ variable, defaultValue }) =>
    (defaultValue?.kind === "IntValue" && variables[variable.name.value] === undefined ? [[variable.name.value, Number(defaultValue.value)] as const] : []));
  return { ...variables, ...Object.fromEntries(defaults) };
}
