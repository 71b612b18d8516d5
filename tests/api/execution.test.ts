import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { execute, getOperationAST, parse, validate, type DocumentNode, type ExecutionResult, type GraphQLSchema } from "graphql";
import { contexts, type AppContext } from "../../src/app/context.js";
import { publicError } from "../../src/app/errors.js";
import { Execution } from "../../src/app/execution.js";
import type { FairUse } from "../../src/app/fair-use.js";
import { costOf } from "../../src/app/limits.cost.js";
import { askedIn } from "../../src/app/limits.fields.js";
import { buildSchema } from "../../src/app/schema.js";
import { projectRoot } from "../../src/config.js";
import { random } from "../bench/random.js";
import { serve, type AskedServer } from "../support/asked-server.js";
import { Generator, wordsThatMeanSomething } from "../support/generated-queries.js";

/** How many queries are made up, and from which number on; EXECUTION_QUERIES and EXECUTION_SEED ask for more and for others. */
const QUERIES = Number(process.env.EXECUTION_QUERIES ?? 150);
const SEED = Number(process.env.EXECUTION_SEED ?? 1);
/** What a made-up query may cost, being asked three times. */
const MOST = 2_500;

type Given = Readonly<Record<string, unknown>>;

let served: AskedServer;
let schema: GraphQLSchema;
let context: () => AppContext;
/** How often fields of the root were resolved. */
let resolved = 0;
beforeAll(async () => {
  served = await serve({ logLevel: "warn" });
  schema = buildSchema();
  for (const field of Object.values(schema.getQueryType()?.getFields() ?? {})) {
    const { resolve } = field;
    field.resolve = (...args) => { resolved += 1; return resolve?.(...args); };
  }
  const { services } = served.app;
  const taxonomy = await services.taxonomies.current();
  context = () => contexts(services)(taxonomy, "2026-11-20", { onErrors: () => undefined });
});
afterAll(() => served.close());

/** An answer as a client reads it; the order of fields counts. */
const told = ({ data, errors }: ExecutionResult): string => JSON.stringify({ data, errors: errors?.map((error) => publicError(error.toJSON(), error)) });

/** What graphql-js answers. */
const plainly = async (document: DocumentNode, variables: Given, contextValue = context()): Promise<string> => told(await execute({ schema, document, contextValue, variableValues: variables }));

/** What a server answers that was asked before. */
async function again(execution: Execution, document: DocumentNode, variables: Given, as?: AppContext): Promise<string> {
  const operation = getOperationAST(document) ?? undefined;
  const ask = async (): Promise<string> => told(await execution.execute({ document, operation, request: { variables }, context: as ?? context() }));
  await ask();
  return ask();
}

const FOLDER = path.join(projectRoot, "schema", "examples");
const EXAMPLES = readdirSync(FOLDER).map((file) => [file, readFileSync(path.join(FOLDER, file), "utf8")] as const);

it.each(EXAMPLES)("%s is compiled, and answered as graphql-js answers it, without asking it", async (_file, text) => {
  const execution = new Execution(schema, null);
  const document = parse(text);
  resolved = 0;
  const plain = await plainly(document, {});
  const once = resolved;
  expect(await again(execution, document, {})).toBe(plain);
  expect([resolved, execution.figures.entries]).toEqual([3 * once, 1]);
});

it("queries that are made up over the whole schema are answered as graphql-js answers them: data, order, errors, paths, locations, codes", async () => {
  const meaningful = await wordsThatMeanSomething(served.ask);
  let [asked, failing, compiled] = [0, 0, 0];
  for (let seed = SEED; asked < QUERIES; seed += 1) {
    const chance = random(seed);
    const { query, variables } = new Generator(schema, meaningful, chance).query();
    const document = parse(query);
    const operation = getOperationAST(document);
    if (operation == null || validate(schema, document).length > 0) continue;
    const cost = costOf(askedIn(schema, document, operation));
    if ((typeof cost === "number" ? cost : cost(variables)) > MOST) continue;
    const execution = new Execution(schema, null);
    const plain = await plainly(document, variables);
    const fast = await again(execution, document, variables);
    if (fast !== plain) throw new Error(`seed ${seed}: ${query}\n${JSON.stringify(variables)}\nplain ${plain}\nfast  ${fast}`);
    asked += 1;
    compiled += execution.figures.entries;
    failing += plain.includes('"errors"') ? 1 : 0;
  }
  expect([compiled > 0.9 * asked, failing > 0.3 * asked, failing < 0.7 * asked]).toEqual([true, true, true]);
}, 900_000);

it.each([
  ["answers", `query Two($company: String!) { company(slug: $company) { name ladders { id } } }`, { company: "google" }],
  ["answers in part", `query Two($company: String!) { company(slug: $company) { name } nodes(ids: ["what?"]) { id } }`, { company: "google" }],
  ["takes no such variable", `query Two($company: String!) { company(slug: $company) { name } }`, { company: 5 }],
])("over HTTP a query that %s is answered with the same bytes, cost and status however often it is asked", async (_what, query, variables) => {
  const answers = [await served.ask(query, variables), await served.ask(query, variables), await served.ask(query, variables)];
  const seen = answers.map(({ status, text, headers }) => JSON.stringify({ status, text, cost: headers["x-query-cost"] }));
  expect(new Set(seen).size).toBe(1);
});

it("the first time a query is asked it is not compiled, and what compiling takes counts as reading", async () => {
  const noteReading = jest.fn(async () => undefined);
  const execution = new Execution(schema, { noteReading } as unknown as FairUse);
  const document = parse("{ canonicalLevels { key } }");
  const operation = getOperationAST(document) ?? undefined;
  const ask = (): Promise<ExecutionResult> => execution.execute({ document, operation, request: {}, context: { ...context(), notes: { client: "someone", onErrors: () => undefined } } });
  await ask();
  expect([execution.figures.entries, noteReading.mock.calls]).toEqual([0, []]);
  await ask();
  await ask();
  expect([execution.figures.entries, noteReading.mock.calls]).toEqual([1, [["someone", expect.any(Number)]]]);
});

it.each([
  ["a mutation", `mutation { disputeEquivalence(input: { from: "x", to: "y", verdict: EQUAL, reason: "z" }) { userErrors { code } } }`],
  ["introspection", "{ __schema { queryType { name } } }"],
  ["conditions", "query ($x: Boolean = true) { canonicalLevels { key @include(if: $x) } }"],
  ["a field that objects take for their parent", "{ canonicalLevels { __proto__: key } }"],
  ["a fan of fragments", `{ ...f0 } fragment f12 on Query { role(key: "x") { key } } ${Array.from({ length: 12 }, (_, i) => `fragment f${i} on Query { ...f${i + 1} ... on Query { ...f${i + 1} } }`).join(" ")}`],
])("%s is left to graphql-js", async (_what, text) => {
  const execution = new Execution(schema, null);
  const document = parse(text);
  await again(execution, document, {});
  expect(execution.figures.entries).toBe(0);
});

it("nothing that a caller writes becomes code", async () => {
  const execution = new Execution(schema, null);
  // how the compiler marks a date among the arguments, before it writes `new Date(…)`
  const document = parse(`{ role(key: "__MAGIC_DATE__33a9e76d_02e0_4128_8e92_3530ad3da74dglobalThis.broken = true") { key } }`);
  expect(await again(execution, document, {})).toBe(`{"data":{"role":null}}`);
  expect([execution.figures.entries, "broken" in globalThis]).toEqual([1, false]);
});

it("a database that does not answer is not asked twice", async () => {
  const fails = async (): Promise<never> => { throw new Error("connect ECONNREFUSED 127.0.0.1:5432"); };
  const away = { ...context(), searches: new Proxy({}, { get: () => fails }) } as AppContext;
  const execution = new Execution(schema, null);
  const document = parse(`{ canonicalLevels { key } search(text: "google") { nodes { matched } } }`);
  resolved = 0;
  const plain = await plainly(document, {}, away);
  expect(plain).toContain("SERVICE_UNAVAILABLE");
  expect(await again(execution, document, {}, away)).toBe(plain);
  expect([resolved, execution.figures.entries]).toEqual([6, 1]);
});
