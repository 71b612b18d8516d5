import Fastify from "fastify";
import { buildSchema, graphql } from "graphql";
import { registerPlayground, sendPlayground, wantsPlayground } from "../../src/app/playground.js";

export interface RunningServer {
  /** The origin, without a slash at the end. */
  url: string;
  close(): Promise<void>;
}

const schema = buildSchema(`
  type Query { equivalence(input: EquivalenceInput!): EquivalenceResult }
  input EquivalenceInput { from: RungRef!, toCompany: String! }
  input RungRef @oneOf { id: ID, companyRung: CompanyRung }
  input CompanyRung { company: String!, code: String }
  union EquivalenceResult = Equivalence | Abstention
  type Equivalence { best: Match!, landing: [Landing!]!, confidence: Confidence!, reasons: [Reason!]!, caveats: [String!]!, computedWith: Versions! }
  type Match { rung: Rung!, predicate: String, overlap: Float!, landing: Float, rankShift: Int }
  type Rung { code: String, title: String! }
  type Landing { kind: String!, share: Float!, rung: Rung }
  type Confidence { value: Float!, band: String! }
  type Reason { kind: String!, text: String! }
  type Versions { taxonomyVersion: String!, methodVersion: String!, fromLadderVersion: String!, toLadderVersion: String! }
  type Abstention { reason: String!, message: String!, nearest: [Match!]! }
`);
const l6 = { code: "L6", title: "SDE III" };
const equivalence = {
  __typename: "Equivalence", best: { rung: l6, predicate: "EXACT_MATCH", overlap: 0.8, landing: 0.7, rankShift: 0 },
  landing: [{ kind: "RUNG", share: 1, rung: l6 }], confidence: { value: 0.6, band: "MEDIUM" }, reasons: [], caveats: [],
  computedWith: { taxonomyVersion: "1", methodVersion: "1", fromLadderVersion: "1", toLadderVersion: "1" },
};

/** A server with the playground of `directory` on a free loopback port. */
export async function startServer(directory: string): Promise<RunningServer> {
  const app = Fastify();
  registerPlayground(app, { directory });
  app.get("/graphql", (request, reply) => wantsPlayground(request) ? sendPlayground(reply) : reply.code(406).send());
  app.post<{ Body: { query: string } }>("/graphql", ({ body }) => graphql({ schema, source: body.query, rootValue: { equivalence } }));
  const url = await app.listen({ host: "127.0.0.1", port: 0 });
  return { url, close: () => app.close() };
}
