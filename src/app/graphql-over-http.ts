import { HeaderMap, type ApolloServer } from "@apollo/server";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { AppContext } from "./context.js";
import { sendPlayground, wantsPlayground } from "./playground.js";

/** Requests that never ran, which clients of the older media type expect as 200 with errors. Source: GraphQL over HTTP, section 6.4.1. */
const NEVER_RAN = /"code":"(GRAPHQL_PARSE_FAILED|GRAPHQL_VALIDATION_FAILED|BAD_USER_INPUT|OPERATION_RESOLUTION_FAILURE)"/;

/** Puts the API at /graphql by the GraphQL over HTTP specification; a browser that asks for a page gets the playground. */
export function serveGraphql(app: FastifyInstance, apollo: ApolloServer<AppContext>, contextFor: (request: FastifyRequest) => Promise<AppContext>): void {
  const execute = async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    const headers = new HeaderMap();
    for (const [name, value] of Object.entries(request.headers)) if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(", ") : value);
    const at = request.url.indexOf("?");
    const answer = await apollo.executeHTTPGraphQLRequest({
      httpGraphQLRequest: { method: request.method, headers, search: at < 0 ? "" : request.url.slice(at), body: request.body },
      context: () => contextFor(request),
    });
    for (const [name, value] of answer.headers) void reply.header(name, value);
    if (answer.body.kind !== "complete") throw new Error("incremental delivery is not offered");
    return reply.code(statusOf(answer.status, answer.headers.get("content-type"), answer.body.string)).send(answer.body.string);
  };
  app.route({
    method: ["GET", "POST"], url: "/graphql",
    handler: (request, reply) => (request.method === "GET" && wantsPlayground(request) ? sendPlayground(reply) : execute(request, reply)),
  });
  app.route({
    method: ["PUT", "PATCH", "DELETE"], url: "/graphql",
    handler: (_request, reply) => reply.code(405).header("allow", "GET, POST").send({ errors: [{ message: "GraphQL is asked by GET or POST.", extensions: { code: "BAD_REQUEST" } }] }),
  });
}

const statusOf = (status: number | undefined, type: string | undefined, body: string): number =>
  status === 400 && type?.startsWith("application/json") && NEVER_RAN.test(body) ? 200 : (status ?? 200);
