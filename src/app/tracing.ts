import type { ApolloServerPlugin } from "@apollo/server";
import { context, propagation, SpanKind, SpanStatusCode, trace, type Context, type Span } from "@opentelemetry/api";
import { OTLPTraceExporter } from "@opentelemetry/exporter-trace-otlp-http";
import { defaultResource, detectResources, envDetector, resourceFromAttributes } from "@opentelemetry/resources";
import { BatchSpanProcessor, NodeTracerProvider } from "@opentelemetry/sdk-trace-node";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { ImpatientClient, type StatementTracer } from "../database/impatient-client.js";
import type { AppContext } from "./context.js";

/**
 * Traces of requests, operations and statements, sent to where OpenTelemetry's own environment variables say. Loaded only where they say so: it takes
 * half a second on a slow machine.
 *
 * What is exported says what kind of thing was done and how long it took, never what about: no address with its query, no text of a query, no values.
 */
export interface Tracing {
  /** Traces every request of this server. */
  watch(http: FastifyInstance): void;
  readonly plugin: ApolloServerPlugin<AppContext>;
  /** Begins a statement of whatever is under way; statements of the background are not traced. */
  readonly statement: StatementTracer;
  /** Sends what is left; gives up after two seconds. */
  close(): Promise<void>;
}

/** Milliseconds that sending the last spans may take when the server stops. */
const LAST = 2_000;

const scopes = new WeakMap<FastifyRequest, { readonly span: Span; readonly context: Context }>();

export function startTracing(): Tracing {
  const resource = defaultResource().merge(resourceFromAttributes({ "service.name": "org-ladder" })).merge(detectResources({ detectors: [envDetector] }));
  const provider = new NodeTracerProvider({ resource, spanProcessors: [new BatchSpanProcessor(new OTLPTraceExporter())] });
  provider.register();
  const tracer = provider.getTracer("org-ladder");

  const ended = (span: Span, fault: string | undefined): void => {
    if (fault !== undefined) span.setStatus({ code: SpanStatusCode.ERROR }).setAttribute("error.type", fault);
    span.end();
  };
  const tracing: Tracing = {
    watch: (http) => {
      http.addHook("onRequest", (request, _reply, done) => {
        const parent = propagation.extract(context.active(), request.headers);
        const route = request.routeOptions.url;
        const span = tracer.startSpan(route === undefined ? request.method : `${request.method} ${route}`, { kind: SpanKind.SERVER, attributes: { "http.request.method": request.method, ...(route !== undefined && { "http.route": route }) } }, parent);
        const scope = { span, context: trace.setSpan(parent, span) };
        scopes.set(request, scope);
        context.with(scope.context, done);
      });
      // reading the body leaves the scope that the first hook opened
      http.addHook("preHandler", (request, _reply, done) => context.with(scopes.get(request)?.context ?? context.active(), done));
      http.addHook("onResponse", (request, { statusCode }, done) => {
        const span = scopes.get(request)?.span;
        span?.setAttribute("http.response.status_code", statusCode);
        if (span !== undefined) ended(span, statusCode >= 500 ? String(statusCode) : undefined);
        done();
      });
    },
    plugin: {
      requestDidStart: async () => {
        const span = tracer.startSpan("graphql");
        return {
          didResolveOperation: async ({ operation, operationName }) => {
            if (operation === undefined) return;
            span.updateName(`${operation.operation} ${operationName ?? ""}`.trim()).setAttribute("graphql.operation.type", operation.operation);
            if (operationName !== null) span.setAttribute("graphql.operation.name", operationName);
          },
          willSendResponse: async ({ response: { body } }) => {
            const code = body.kind === "single" ? body.singleResult.errors?.[0]?.extensions?.code : undefined;
            ended(span, code === undefined ? undefined : String(code));
          },
        };
      },
    },
    statement: (sql) => {
      if (trace.getSpan(context.active()) === undefined) return () => undefined;
      const span = tracer.startSpan(verbOf(sql), { kind: SpanKind.CLIENT, attributes: { "db.system.name": "postgresql", "db.query.text": sql } });
      return (error) => ended(span, error == null ? undefined : codeOf(error));
    },
    close: () => {
      ImpatientClient.tracer = null;
      return Promise.race([provider.shutdown().catch(() => undefined), new Promise<void>((resolve) => { setTimeout(resolve, LAST).unref(); })]);
    },
  };
  ImpatientClient.tracer = tracing.statement;
  return tracing;
}

/** `SELECT`, or the comment that a statement begins with. */
const verbOf = (sql: string): string => /^\s*(?:\/\*\s*([\w ]{1,40}?)\s*\*\/|(\w+))/.exec(sql)?.slice(1).find((word) => word !== undefined) ?? "SQL";

/** PostgreSQL's code, or the error's kind; its message may hold values. */
const codeOf = (error: unknown): string => (error instanceof Error ? ("code" in error ? String(error.code) : error.name) : "Error");
