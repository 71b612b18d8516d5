import { setImmediate as nextTurn } from "node:timers/promises";
import { execute, GraphQLInt, GraphQLList, GraphQLObjectType, GraphQLSchema, introspectionFromSchema, parse } from "graphql";
import { compileQuery, isCompiledQuery } from "graphql-jit";
import { OVERLOAD } from "../../src/app/limits.js";
import { giveWay } from "../../src/app/pacing.js";

const busy = (ms: number): void => { for (const until = performance.now() + ms; performance.now() < until;); };
const numbers = (count: number): readonly { readonly n: number }[] => Array.from({ length: count }, (_, n) => ({ n }));

/** Things that take a tenth of a millisecond each to be worked out, a page or many of them; one is late, one fails. */
const Part = new GraphQLObjectType({ name: "Part", fields: { n: { type: GraphQLInt } } });
const Thing: GraphQLObjectType = new GraphQLObjectType({
  name: "Thing",
  fields: {
    n: { type: GraphQLInt },
    part: { type: Part, resolve: ({ n }: { n: number }) => { busy(0.1); if (n === 7) throw new Error("the seventh"); return n === 5 ? Promise.resolve({ n }) : { n }; } },
  },
});
const schema = giveWay(new GraphQLSchema({
  query: new GraphQLObjectType({ name: "Query", fields: { page: { type: new GraphQLList(Thing), resolve: () => numbers(OVERLOAD.itemsAtOnce) }, many: { type: new GraphQLList(Thing), resolve: async () => numbers(1_000) } } }),
}));

const contextOf = (estimated: number) => ({ notes: { cost: { estimated, maximum: 0, depth: 0 } } });
const [CHEAP, DEAR] = [contextOf(OVERLOAD.dear), contextOf(OVERLOAD.dear + 1)];
type Run = (query: string, context: object) => Promise<{ readonly data?: unknown; readonly errors?: readonly object[] }>;
const interpreted: Run = async (query, contextValue) => execute({ schema, document: parse(query), contextValue });
const compiled: Run = async (query, context) => {
  const made = compileQuery(schema, parse(query));
  if (!isCompiledQuery(made)) throw new Error("it could not be compiled");
  return made.query(undefined, context, {});
};

/** What comes of it, and during how many turns of the event loop. */
async function turnsOf(work: Promise<unknown>): Promise<readonly [unknown, number]> {
  let turns = 0;
  let isDone = false;
  const done = work.finally(() => { isDone = true; });
  while (!isDone) {
    await nextTurn();
    turns += 1;
  }
  return [await done, turns];
}

describe.each([["graphql-js", interpreted], ["what is compiled", compiled]])("%s", (_by, run) => {
  it("gives way in a dear operation, and not in a cheap one; both say the same", async () => {
    const [cheap, turns] = await turnsOf(run("{ page { n part { n } } }", CHEAP));
    const [dear, more] = await turnsOf(run("{ page { n part { n } } }", DEAR));
    expect([JSON.stringify(dear), turns <= 2, more >= 3]).toEqual([JSON.stringify(cheap), true, true]); // 10 ms, in turns of 3
    expect(cheap).toMatchObject({ errors: [{ message: "the seventh", path: ["page", 7, "part"] }] });
    expect((dear as { data: { page: readonly object[] } }).data.page.slice(5, 9)).toEqual([{ n: 5, part: { n: 5 } }, { n: 6, part: { n: 6 } }, { n: 7, part: null }, { n: 8, part: { n: 8 } }]);
  });

  it("hands a list that is longer than a page on in parts, whatever it was thought to cost", async () => {
    const [answer, turns] = await turnsOf(run("{ many { n part { n } } }", CHEAP));
    expect(turns).toBeGreaterThan(15); // 90 ms after the first hundred
    expect((answer as { data: { many: readonly object[] } }).data.many.filter((_, i) => i !== 7)).toEqual(numbers(1_000).filter(({ n }) => n !== 7).map(({ n }) => ({ n, part: { n } })));
  });
});

it("introspection gives way too, and a library may ask a schema about itself without a context", async () => {
  const query = `{ __schema { ${Array.from({ length: 30 }, (_, i) => `a${i}: types { name fields { name type { name ofType { name ofType { name } } } } }`).join(" ")} } }`;
  const [[, turns], [, more]] = [await turnsOf(interpreted(query, CHEAP)), await turnsOf(interpreted(query, DEAR))];
  expect(more).toBeGreaterThan(turns);
  expect(introspectionFromSchema(giveWay(schema)).__schema.types.length).toBeGreaterThan(5);
});
