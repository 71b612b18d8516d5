import type { ApolloServerPlugin, GraphQLRequestListener } from "@apollo/server";
import { GraphQLError } from "graphql";
import { PublicError } from "../shared/errors.js";
import { turn } from "../shared/turns.js";
import type { AppContext } from "./context.js";
import { headersOf, type FairUse } from "./fair-use.js";
import { checkCost, costHeader, weigh } from "./limits.weight.js";
import { Overloaded, type Admission } from "./overload.js";
import { isDear } from "./pacing.js";
import { TryLater } from "./try-later.js";

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
      const { notes, viewer } = contextValue;
      const { client = "", bytes = 0, isGone = () => false } = notes;
      const isKnown = viewer.kind !== "ANONYMOUS";
      const weighed = orRefused(() => weigh(schema, document, operation, request.variables ?? {}, isKnown, bytes, fairUse?.limit ?? null));
      const { cost, points, calls } = weighed;
      notes.operation = operation.name?.value ?? null;
      if (operation.operation !== "query") notes.isLive = true;
      notes.cost = cost;
      response.http.headers.set("x-query-cost", costHeader(weighed));
      orRefused(() => checkCost(weighed));
      try {
        if (isDear(cost)) notes.leave = await admission.enter({ client, cost: cost.estimated, bytes, isGone });
        if (fairUse === null || notes.client === undefined) return;
        notes.standing ??= await fairUse.charge(notes.client, points);
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
function orRefused<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw error instanceof PublicError ? new GraphQLError(error.message, { originalError: error, extensions: { http: { status: 400 } } }) : error;
  }
}
