import type { FastifyInstance } from "fastify";
import type { GraphQLSchema } from "graphql";
import { download, hand, type Download } from "../shared/download.js";
import { schemaText } from "./schema-changes.js";

/** Puts the schema that is served at /schema.graphql, as schema/schema.graphql has it. */
export function serveSchema(http: FastifyInstance, schema: GraphQLSchema): void {
  let file: Download | null = null; // printed when first asked for: 40 ms that starting need not take
  http.get("/schema.graphql", ({ headers }, reply) => {
    // there is no registered type for it; as plain text every browser shows it
    file ??= download({ body: schemaText(schema), type: "text/plain; charset=utf-8", name: "schema.graphql", shown: true, keep: "shortly" });
    return hand(reply, file, headers["if-none-match"]);
  });
}
