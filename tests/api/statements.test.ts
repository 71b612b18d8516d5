import type { DataSource } from "typeorm";
import { openDataSource } from "../../src/database/data-source.js";
import { differences } from "../bench/agreement.js";
import { drawnAskings } from "../bench/askings.js";
import { BY_HAND } from "../bench/by-hand.js";
import { DRAWS } from "../bench/draws.js";
import type { Run } from "../bench/handler.js";
import { populate } from "../bench/populate.js";
import { QUESTIONS } from "../bench/questions.js";
import { countingServer, type CountingServer } from "../bench/statements.js";
import { subjectsOf } from "../bench/subjects.js";
import { createDatabase, type TestDatabase } from "../support/database.js";

const SIZES = [20, 320] as const;
const [companyPage, , , headline, counterparts, search] = QUESTIONS.map(({ query }) => query) as [string, string, string, string, string, string];
const COMPARE = `query ($companies: [String!]!) { compareLadders(input: { companies: $companies }) { columns { company { slug } rungs { rung { code } counterparts { result { __typename } } } } } }`;
const LIST = `query ($first: Int!) { companies(first: $first) { totalCount nodes { slug ladders { version { citations { title } } rungs { code mapping { citations { title } } } } } } }`;
const invented = (count: number, from = 0): readonly string[] => Array.from({ length: count }, (_, i) => `invented-${String(from + i).padStart(6, "0")}`);

/** What is asked, with the statements it takes when nothing is in memory, and asked again. */
const CASES = [
  { name: "the headline query", query: headline, variables: { company: "google", code: "L5", toCompany: "amazon" }, cold: 3, warm: 0 },
  { name: "a company page", query: companyPage, variables: { company: "google" }, cold: 1, warm: 0 },
  { name: "two ladders compared", query: COMPARE, variables: { companies: invented(2) }, cold: 2, warm: 0 },
  { name: "six ladders compared", query: COMPARE, variables: { companies: invented(6) }, cold: 2, warm: 0 },
  { name: "a page of counterparts", query: counterparts, variables: { company: "google", code: "L5" }, cold: 5, warm: 0 },
  { name: "a search", query: search, variables: { text: "google l5" }, cold: 3, warm: 2 },
  { name: "20 companies with their ladders", query: LIST, variables: { first: 20 }, cold: 3, warm: 2 },
  { name: "100 companies with their ladders", query: LIST, variables: { first: 100 }, cold: 3, warm: 2 },
] as const;

describe.each(SIZES)("beside %i invented companies", (size) => {
  let database: TestDatabase;
  let dataSource: DataSource;
  let server: CountingServer;
  beforeAll(async () => {
    database = await createDatabase("seeded");
    dataSource = await openDataSource(database.connection);
    await populate(dataSource, 0, size);
    server = await countingServer(database.connection);
  }, 60_000);
  afterAll(async () => {
    await server.close();
    await dataSource.destroy();
    await database.drop();
  });
  beforeEach(() => server.forget());

  it.each(CASES)("$name takes $cold statements when cold and $warm when warm", async ({ query, variables, cold, warm }) => {
    const first = await server.ask({ question: { query }, variables });
    const again = await server.ask({ question: { query }, variables });
    expect({ cold: first.statements, warm: again.statements }).toEqual({ cold, warm });
    expect(again.data).toEqual(first.data);
  });

  it.each(QUESTIONS)("what the benchmark's handler answers by hand to $name is what the server answers", async (question) => {
    const subjects = await subjectsOf(dataSource);
    const run: Run = ({ text, values }) => dataSource.query(text, [...values]);
    const today = new Date().toISOString().slice(0, 10);
    for (const next of DRAWS.map((draw) => drawnAskings(question, subjects, draw)(size))) {
      for (let i = 0; i < 30; i += 1) {
        const asking = next();
        const byHand: unknown = JSON.parse(await BY_HAND[question.path]!(run, asking.variables, today));
        expect({ asking, differ: differences(byHand, (await server.ask(asking)).data) }).toEqual({ asking, differ: [] });
      }
    }
  });
});
