import type { FastifyInstance } from "fastify";
import type { GraphQLSchema } from "graphql";
import { download, hand } from "../shared/download.js";
import { schemaText } from "./schema-changes.js";

/** Puts the schema that is served at /schema.graphql, as schema/schema.graphql has it. */
export function serveSchema(http: FastifyInstance, schema: GraphQLSchema): void {
  // there is no registered type for it; as plain text every browser shows it
  const file = download({ body: schemaText(schema), type: "text/plain; charset=utf-8", name: "schema.graphql", shown: true, keep: "shortly" });
  http.get("/schema.graphql", ({ headers }, reply) => hand(reply, file, headers["if-none-match"]));
}
