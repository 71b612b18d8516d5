import type { GraphQLSchema } from "graphql";
import { CountedCache } from "../shared/counted-cache.js";
import type { Answer } from "./answers.js";
import type { AppContext, RequestNotes } from "./context.js";
import type { Execution } from "./execution.js";
import type { FairUse } from "./fair-use.js";
import type { Variables } from "./limits.fields.js";
import { checkCost, costHeader, weigh } from "./limits.weight.js";
import type { Metrics } from "./metrics.js";
import { isDear } from "./pacing.js";

/** An answer before it is sent. */
export interface Made extends Pick<Answer, "headers"> {
  readonly text: string;
}

/** What answering needs. */
export interface Means {
  readonly schema: GraphQLSchema;
  readonly execution: Pick<Execution, "read" | "run">;
  readonly fairUse: FairUse | null;
  readonly metrics: Pick<Metrics, "operation">;
}

/** Values of `accept` that are remembered with the type that answers them; clients of one kind send the same. */
const ACCEPTED = 50;

/**
 * Answers without Apollo what Apollo has answered before with other variables: queries that it has parsed, validated and admitted, and that are compiled since. Of 0.2 ms that a short one takes
 * through all of it, this takes less than half.
 *
 * Only what comes to an answer without errors: everything else is left to Apollo, whose words are the contract, and so is what has to wait for its turn.
 */
export class Ready {
  /** Media types that Apollo chose. */
  private readonly types = new CountedCache<string, string>({ max: ACCEPTED });

  constructor(private readonly means: Means) {}

  /** Learns of an answer by Apollo which media type it chose. */
  note(accept: string | undefined, type: string | undefined): void {
    if (type !== undefined) this.types.set(accept ?? "", type);
  }

  /** Null: it is Apollo's. What was done for it so far is in `notes`, and is not done again. `context`: makes it from what is noted; fails as for Apollo, which then says so. */
  async answer(body: unknown, accept: string | undefined, notes: RequestNotes, contextFor: () => Promise<AppContext>): Promise<Made | null> {
    const { schema, execution, fairUse, metrics } = this.means;
    const began = performance.now();
    const asked = plain(body);
    const read = asked === null ? null : execution.read(asked.query, asked.operationName);
    const type = this.types.get(accept ?? "");
    if (asked === null || read === null || type === undefined) return null;
    try {
      const weighed = weigh(schema, read.document, read.operation, asked.variables, false, notes.bytes ?? 0, fairUse?.limit ?? null);
      checkCost(weighed);
      if (isDear(weighed.cost)) return null;
      const context = await contextFor();
      notes.operation = read.operation.name?.value ?? null;
      notes.cost = weighed.cost;
      if (fairUse !== null && notes.client !== undefined) notes.standing = await fairUse.charge(notes.client, weighed.points);
      notes.compiled = await execution.run(read, asked.variables, context);
      if (notes.compiled === null || notes.compiled.errors !== undefined) return null;
      const text = `${JSON.stringify({ data: notes.compiled.data, extensions: { cost: weighed.cost } })}\n`;
      metrics.operation(notes.operation, [], performance.now() - began, weighed.cost.estimated);
      return { text, headers: { "content-type": type, "x-query-cost": costHeader(weighed) } };
    } catch {
      return null; // Apollo comes to the same, and says it
    }
  }
}

interface Plain {
  readonly query: string;
  readonly operationName: string | null;
  readonly variables: Variables;
}

/** A request without anything special about it. */
function plain(body: unknown): Plain | null {
  if (typeof body !== "object" || body === null) return null;
  const { query, operationName, variables, extensions } = body as Readonly<Record<string, unknown>>;
  if (typeof query !== "string" || extensions != null || !(operationName == null || typeof operationName === "string")) return null;
  if (variables != null && (typeof variables !== "object" || Array.isArray(variables))) return null;
  return { query, operationName: operationName ?? null, variables: (variables ?? {}) as Variables };
}
