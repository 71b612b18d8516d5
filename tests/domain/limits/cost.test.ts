import fc from "fast-check";
import { buildSchema, Kind, parse, validate, type OperationDefinitionNode } from "graphql";
import { costOf } from "../../../src/app/limits.cost.js";
import { askedIn } from "../../../src/app/limits.fields.js";
import { ASSUMED_LIST, EXTRA_COST, ITEM_COST, TEXT_COST } from "../../../src/app/limits.estimates.js";
import { shapeOf, type Shape } from "../../../src/app/limits.shape.js";

const SCHEMA = buildSchema(`
  type Query { thing: Thing, things(first: Int! = 20): ThingConnection, nodes(ids: [ID!]!): [Thing], compareLadders(input: Compared!): LadderComparison, suggestMapping(input: Pasted!): MappingSuggestion, resolveTitles(input: Titles!): [Thing] }
  input Pasted { rungs: [Worded!]! }
  input Titles { titles: [Worded!]! }
  input Worded { title: String!, scope: String, years: Int }
  type MappingSuggestion { version: String, rungs: [Thing] }
  input Compared { companies: [String!]! }
  type LadderComparison { columns: [Thing] }
  type ThingConnection { nodes: [Thing], edges: [Edge], totalCount: Int }
  type Edge { node: Thing, cursor: String }
  type Thing { name: String, parts: [Thing], names: [String], things(first: Int! = 20): ThingConnection, self: Thing, other: Other }
  union Other = Thing | Edge
`);

const asked = (query: string) => {
  const document = parse(query);
  expect(validate(SCHEMA, document)).toEqual([]);
  const operation = document.definitions.find((d): d is OperationDefinitionNode => d.kind === Kind.OPERATION_DEFINITION)!;
  return { document, asked: askedIn(SCHEMA, document, operation) };
};
const cost = (query: string, variables: Record<string, unknown> = {}): number => {
  const amount = costOf(asked(query).asked);
  return typeof amount === "number" ? amount : amount(variables);
};
const shape = (query: string): Shape => {
  const { document, asked: of } = asked(query);
  return shapeOf(document, of);
};

describe("what a query costs", () => {
  it.each([
    ["every field counts one", "{ thing { name other { ... on Edge { cursor } } } }", 4],
    ["a plain list counts its assumed size, with what is below", `{ thing { parts { name } names } }`, 1 + ASSUMED_LIST * 2 + ASSUMED_LIST],
    ["a connection counts its items `first` times", "{ things(first: 7) { totalCount nodes { name } } }", 1 + 1 + 7 * 2],
    ["twenty times where nothing is asked", "{ things { nodes { name } } }", 1 + 20 * 2],
    ["edges count like nodes, and both where both are asked", "{ things(first: 3) { edges { node { name } } nodes { name } } }", 1 + 3 * 3 + 3 * 2],
    ["a page within a page multiplies", "{ things(first: 3) { nodes { things(first: 5) { nodes { name } } } } }", 1 + 3 * (1 + (1 + 5 * 2))],
    ["a page is its own connection's and no list's below", "{ things(first: 50) { nodes { parts { name } } } }", 1 + 50 * (1 + ASSUMED_LIST * 2)],
    ["more than a page can have counts as the most", "{ things(first: 1000000000) { nodes { name } } }", 1 + 100 * 2],
    ["less than nothing counts as nothing", "{ things(first: -5) { nodes { name } } }", 1],
    ["a list that an argument makes counts its items", `{ nodes(ids: ["a", "b", "c"]) { name } }`, 3 * 2],
    ["a comparison counts its companies", `{ compareLadders(input: { companies: ["a", "b"] }) { columns { name } } }`, 1 + 2 * 2],
    ["a field renamed counts each time", "{ a: thing { name } b: thing { name } }", 4],
    ["a fragment counts where it is spread", "{ a: thing { ...f } b: thing { ...f } } fragment f on Thing { name self { name } }", 2 * (1 + 3)],
    ["a fragment on a connection has that connection's page", "{ a: things(first: 2) { ...f } b: things(first: 9) { ...f } } fragment f on ThingConnection { nodes { name } }", 1 + 2 * 2 + 1 + 9 * 2],
    ["what may be skipped counts", "{ thing { name @skip(if: true) } }", 2],
  ])("%s", (_rule, query, expected) => expect(cost(query)).toBe(expected));

  it.each([
    ["a page", "query Q($n: Int!) { things(first: $n) { nodes { name } } }", { n: 7 }, 1 + 7 * 2],
    ["a page that is no number", "query Q($n: Int!) { things(first: $n) { nodes { name } } }", { n: "7" }, 1 + 20 * 2],
    ["a list", "query Q($ids: [ID!]!) { nodes(ids: $ids) { name } }", { ids: ["a", "b"] }, 2 * 2],
    ["a single value for a list", "query Q($ids: [ID!]!) { nodes(ids: $ids) { name } }", { ids: "a" }, 2],
    ["a whole input", "query Q($in: Compared!) { compareLadders(input: $in) { columns { name } } }", { in: { companies: ["a", "b", "c"] } }, 1 + 3 * 2],
    ["a part of an input", "query Q($of: [String!]!) { compareLadders(input: { companies: $of }) { columns { name } } }", { of: ["a", "b", "c"] }, 1 + 3 * 2],
    ["an input of the wrong kind", "query Q($in: Compared!) { compareLadders(input: $in) { columns { name } } }", { in: 5 }, 1 + 2],
  ])("%s in a variable counts with its value", (_what, query, variables, expected) => expect(cost(query, variables)).toBe(expected));

  it.each([
    ["each rung of a pasted ladder costs, asked about or not, and a list of them is as long", "query Q($in: Pasted!) { suggestMapping(input: $in) { version rungs { name } } }", { in: { rungs: Array(7).fill({ title: "a" }) } },
      1 + EXTRA_COST["Query.suggestMapping"]! + 7 * ITEM_COST["Query.suggestMapping"]!.cost + 1 + 7 * 2],
    ["each title of a list costs", `{ resolveTitles(input: { titles: [{ title: "a" }, { title: "b" }] }) { name } }`, {}, 2 * ITEM_COST["Query.resolveTitles"]!.cost + 2 * 2],
  ])("%s", (_rule, query, variables, expected) => expect(cost(query, variables)).toBe(expected));

  it("letters to be read cost, beyond the first, wherever they stand, and each time they are", () => {
    const ladder = { rungs: [{ title: "x".repeat(500), scope: "y".repeat(500) }, { title: "z".repeat(TEXT_COST.free), years: 5 }] };
    const [bare, worded] = [{ rungs: [{ title: "" }, { title: "" }] }, ladder].map((of) => cost("query Q($in: Pasted!) { suggestMapping(input: $in) { version } }", { in: of }));
    expect(worded! - bare!).toBe(1_000 / TEXT_COST.lettersPerValue);
    const written = `{ rungs: [{ title: "${ladder.rungs[0]!.title}", scope: $scope }, { title: "${ladder.rungs[1]!.title}" }] }`;
    expect(cost(`query Q($scope: String) { suggestMapping(input: ${written}) { version } }`, { scope: ladder.rungs[0]!.scope })).toBe(worded);
    expect(cost("query Q($in: Pasted!) { a: suggestMapping(input: $in) { version } b: suggestMapping(input: $in) { version } }", { in: ladder })).toBe(2 * worded!);
  });

  it("fragments that spread each other twice are reckoned at once, however many", () => {
    const chain = Array.from({ length: 200 }, (_, i) => `fragment f${i} on Thing { a: self { ...f${i + 1} } b: self { ...f${i + 1} } }`).join(" ");
    const end = "fragment f200 on Thing { name things(first: $n) { nodes { name } } }";
    expect(cost(`query Q($n: Int!) { thing { ...f0 } } ${chain} ${end}`, { n: 3 })).toBeGreaterThan(2 ** 200);
  });

  /** Selections on Thing, at most three fields deep. */
  const { selection } = fc.letrec<{ selection: string }>((tie) => ({
    selection: fc.oneof({ maxDepth: 3 }, fc.constantFrom("name", "names", "other { __typename }"),
      fc.tuple(fc.constantFrom("self", "parts"), tie("selection")).map(([field, below]) => `${field} { ${below} }`),
      fc.tuple(fc.integer({ min: 0, max: 100 }), fc.constantFrom("nodes", "edges { node"), tie("selection")).map(([first, items, below]) => `things(first: ${first}) { ${items} { ${below} } ${items.includes("{") ? "}" : ""} }`)),
  }));

  it("a selection costs the same written out and in a fragment, and under an alias", () => {
    fc.assert(fc.property(selection, (below) => {
      const inFragment = cost(`{ thing { ...f } } fragment f on Thing { ${below} }`);
      expect([cost(`{ thing { ${below} } }`), cost(`{ other: thing { ... on Thing { ${below} } } }`)]).toEqual([inFragment, inFragment]);
    }));
  });

  it("a larger page never costs less", () => {
    fc.assert(fc.property(selection, fc.integer({ min: 0, max: 200 }), fc.integer({ min: 0, max: 200 }), (below, a, b) => {
      const of = (first: number): number => cost(`query Q($n: Int!) { things(first: $n) { nodes { ${below} } } }`, { n: first });
      expect(of(Math.max(a, b))).toBeGreaterThanOrEqual(of(Math.min(a, b)));
    }));
  });
});

describe("what shape a query has", () => {
  it.each<[string, string, Partial<Shape>]>([
    ["depth is fields below one another", "{ thing { self { name } } }", { depth: 3 }],
    ["inline fragments add nothing to it", "{ thing { ... on Thing { ... { name } } } }", { depth: 2 }],
    ["a fragment adds what it has", "{ thing { ...f } } fragment f on Thing { self { name } }", { depth: 3 }],
    ["the deepest branch counts", "{ thing { name self { self { name } } names } }", { depth: 4 }],
    ["introspection is measured apart", "{ thing { name } __schema { types { name } } }", { depth: 2, introspectionDepth: 3 }],
    ["introspection in a fragment too", "{ ...f } fragment f on Query { __type(name: \"Thing\") { fields { name } } }", { depth: 1, introspectionDepth: 3 }],
    ["root fields count by their name in the answer, once", "{ a: thing { name } a: thing { names } ...f ...f } fragment f on Query { b: thing { name } ... { c: thing { name } } }", { rootFields: 3 }],
    ["aliases count in the whole document", "{ a: thing { b: name } ...f } fragment f on Query { thing { c: name } }", { aliases: 3 }],
  ])("%s", (_rule, query, expected) => expect(shape(query)).toMatchObject(expected));

  it("counts how often a field of the root is asked, under whatever names, and once where it is merged", () => {
    const { calls } = shape("{ thing { name } a: thing { name } thing { name } ...f ... on Query { b: nodes(ids: []) { name } } } fragment f on Query { c: thing { name } }");
    expect(calls).toEqual(new Map([["thing", 3], ["nodes", 1]]));
  });
});
