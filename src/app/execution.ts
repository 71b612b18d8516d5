import type { ApolloServerOptionsWithGateway } from "@apollo/server";
import { execute, getVariableValues, GraphQLError, GraphQLScalarType, GraphQLSchema, type DocumentNode, type ExecutionResult, type OperationDefinitionNode } from "graphql";
import { compileQuery, isCompiledQuery } from "graphql-jit";
import { ByteCache, CountedCache, type CacheFigures } from "../shared/counted-cache.js";
import { turn } from "../shared/turns.js";
import type { AppContext } from "./context.js";
import { isUnavailable } from "./errors.js";
import { AS_IT_IS, plainQuery, type Plain } from "./execution.document.js";
import type { FairUse } from "./fair-use.js";
import { askedIn, type Variables } from "./limits.fields.js";
import { COMPILED } from "./limits.js";

/** A query as a function. */
interface Compiled extends Pick<Plain, "size" | "values"> {
  readonly run: (root: undefined, context: AppContext, variables: Variables) => ExecutionResult | Promise<ExecutionResult>;
}

/** What Apollo asks to be executed. */
interface Request {
  readonly document: DocumentNode;
  /** Undefined where its name is unknown, or none is given and there are several. */
  readonly operation?: OperationDefinitionNode;
  readonly request: { readonly query?: string; readonly operationName?: string; readonly variables?: Variables };
  readonly context: AppContext;
}

/** A query that Apollo has parsed and validated. */
export type Read = Required<Pick<Request, "document" | "operation">>;

/**
 * Executes what Apollo has parsed, validated and admitted: as graphql-js does, and what is asked again faster.
 *
 * A query is compiled when it is asked for the second time, so that one that is asked once pays nothing. What the compiled one answers without an
 * error is the answer; with one, graphql-js answers afresh, for its errors are the contract. Mutations, and what is not compiled, are always its.
 */
export class Execution {
  /** The schema, with the scalar that compiled queries need. */
  private readonly target: GraphQLSchema;
  /** What is known of queries that are not compiled. */
  private readonly known = new WeakMap<OperationDefinitionNode, "ASKED_ONCE" | "COMPILING" | "NOT_COMPILED">();
  private readonly compiled = new CountedCache<OperationDefinitionNode, Compiled>({ maxSize: COMPILED.fields, sizeCalculation: ({ size }) => size + 1 });
  /** Those that are compiled, by operation name and text. */
  private readonly byText = new ByteCache<string, Read>({ maxSize: COMPILED.texts, sizeCalculation: (_, key) => 2 * key.length });

  constructor(private readonly schema: GraphQLSchema, private readonly fairUse: FairUse | null) {
    const config = schema.toConfig();
    this.target = new GraphQLSchema({ ...config, types: [...config.types, new GraphQLScalarType({ name: AS_IT_IS })], assumeValid: true });
  }

  /** For Apollo, which takes another executor from a "gateway" alone. */
  readonly gateway: ApolloServerOptionsWithGateway<AppContext>["gateway"] = {
    onSchemaLoadOrUpdate: (tell) => {
      tell({ apiSchema: this.schema, coreSupergraphSdl: "" });
      return () => undefined;
    },
    load: async () => ({ executor: async (request) => this.execute(request as unknown as Request) }),
    stop: async () => undefined,
  };

  get figures(): CacheFigures {
    return this.compiled.figures;
  }

  async execute(asked: Request): Promise<ExecutionResult> {
    const { document, request: { operationName, variables }, context } = asked;
    const made = context.notes.compiled === undefined ? await this.compiledAnswer(asked) : context.notes.compiled;
    return made ?? execute({ schema: this.schema, document, operationName, variableValues: variables, contextValue: context });
  }

  /** The query of this text, if it is compiled. */
  read(query: string, operationName: string | null): Read | null {
    const read = this.byText.get(keyOf(query, operationName));
    return read !== undefined && this.compiled.has(read.operation) ? read : null;
  }

  /** What a query that `read` gave comes to. Null where graphql-js has to answer. */
  async run({ operation }: Read, variables: Variables, context: AppContext): Promise<ExecutionResult | null> {
    const compiled = this.compiled.get(operation);
    return compiled === undefined ? null : this.answer(compiled, operation, variables, context);
  }

  private async compiledAnswer({ document, operation, request: { query, operationName, variables = {} }, context }: Request): Promise<ExecutionResult | null> {
    if (operation?.operation !== "query") return null;
    const compiled = await this.compiledFor(document, operation, context);
    if (compiled === null) return null;
    if (query !== undefined) this.byText.set(keyOf(query, operationName ?? null), { document, operation });
    return this.answer(compiled, operation, variables, context);
  }

  private async answer(compiled: Compiled, operation: OperationDefinitionNode, variables: Variables, context: AppContext): Promise<ExecutionResult | null> {
    const { coerced } = getVariableValues(this.schema, operation.variableDefinitions ?? [], variables, { maxErrors: 1 });
    if (coerced === undefined) return null;
    try {
      const { data, errors } = await compiled.run(undefined, context, compiled.values(coerced));
      if (errors === undefined) return { data };
      // the database is not waited for twice
      return errors.some(({ originalError }) => isUnavailable(originalError)) ? { data, errors: errors.map(asOfGraphqlJs) } : null;
    } catch {
      return null; // an argument that its field does not take, as graphql-js will say
    }
  }

  private async compiledFor(document: DocumentNode, operation: OperationDefinitionNode, { notes }: AppContext): Promise<Compiled | null> {
    const compiled = this.compiled.get(operation);
    if (compiled !== undefined) return compiled;
    const known = this.known.get(operation);
    if (known === undefined) this.known.set(operation, "ASKED_ONCE");
    if (known !== "ASKED_ONCE") return null;
    this.known.set(operation, "COMPILING");
    await turn("SHORT");
    const began = performance.now();
    const made = this.compile(document, operation);
    this.known.set(operation, made === null ? "NOT_COMPILED" : "ASKED_ONCE");
    if (made !== null) this.compiled.set(operation, made);
    if (notes.client !== undefined) await this.fairUse?.noteReading(notes.client, performance.now() - began);
    return made;
  }

  private compile(document: DocumentNode, operation: OperationDefinitionNode): Compiled | null {
    const plain = plainQuery(askedIn(this.schema, document, operation), COMPILED.largest);
    const made = plain === null ? null : compileQuery(this.target, plain.document, undefined, { disablingCapturingStackErrors: true });
    return plain !== null && made !== null && isCompiledQuery(made) ? { ...plain, run: made.query as Compiled["run"] } : null;
  }
}

const keyOf = (query: string, operationName: string | null): string => `${operationName ?? ""}\n${query}`;

/** The compiler's own errors have the class of graphql-js's and not all of its properties. */
const asOfGraphqlJs = ({ message, path, locations, originalError }: GraphQLError): GraphQLError =>
  Object.assign(new GraphQLError(message, { path, originalError }), { locations });
