import { readFileSync } from "node:fs";
import path from "node:path";
import {
  buildSchema as parseSchema, isEnumType, isInputObjectType, isInterfaceType, isIntrospectionType, isListType, isNonNullType, isObjectType, isScalarType, printType, type GraphQLNamedType, type GraphQLObjectType,
} from "graphql";
import { buildSchema } from "../../src/app/schema.js";
import { schemaText, unannouncedChanges } from "../../src/app/schema-changes.js";
import { projectRoot } from "../../src/config.js";

const read = (name: string): string => readFileSync(path.join(projectRoot, "schema", name), "utf8");
const schema = buildSchema();
const types = Object.values(schema.getTypeMap()).filter((type) => !isIntrospectionType(type));

it("the committed schema is the schema of the code; `npm run schema:dump` writes it", () => {
  expect(read("schema.graphql")).toBe(schemaText(schema));
});

it("nothing that clients rely on breaks without being announced in schema/CHANGES.md", () => {
  expect(unannouncedChanges(read("released.graphql"), schemaText(schema), read("CHANGES.md"))).toEqual([]);
});

describe("a breaking change", () => {
  const released = "type Query { a(x: Int): Int b: Int } enum E { ONE TWO }";
  const current = "type Query { a(x: Int, y: Int!): Int } enum E { ONE }";
  const all = ["A required arg y on Query.a was added.", "Query.b was removed.", "TWO was removed from enum type E."];
  const changes = (...lines: string[]): string => `# Changes\n\n${lines.join("\n")}\n`;

  it("is found whatever it breaks: a field, a value, a new required argument", () => {
    expect([...unannouncedChanges(released, current, changes("## Unreleased"))].sort()).toEqual(all);
  });
  it("is announced under Unreleased in the very words, with text after them", () => {
    const announced = changes("## Unreleased", "", "- BREAKING: Query.b was removed. Ask `a`.", "- BREAKING: TWO was removed from enum type E.", "", "## 0.1.0");
    expect(unannouncedChanges(released, current, announced)).toEqual(["A required arg y on Query.a was added."]);
  });
  it("is not announced by what a past release announced, nor by other words", () => {
    const past = changes("## Unreleased", "- BREAKING: Query.b", "- Query.b was removed.", "", "## 0.1.0", ...all.map((line) => `- BREAKING: ${line}`));
    expect([...unannouncedChanges(released, current, past)].sort()).toEqual(all);
  });
  it("is not what only adds: a field, a value, an optional argument", () => {
    expect(unannouncedChanges(released, "type Query { a(x: Int, y: Int): Int b: Int c: Int } enum E { ONE TWO THREE }", changes("## Unreleased"))).toEqual([]);
  });
});

/** Names of everything in a type that a description belongs on and that has none, as in `Company.name` or `Query.node(id)`. */
function undescribed(type: GraphQLNamedType): readonly string[] {
  const bare = (name: string, thing: { readonly description?: string | null | undefined }): readonly string[] => ((thing.description ?? "").trim().length < 5 ? [name] : []);
  const inside = isObjectType(type) || isInterfaceType(type)
    ? Object.values(type.getFields()).flatMap((f) => [...bare(`${type.name}.${f.name}`, f), ...f.args.flatMap((a) => bare(`${type.name}.${f.name}(${a.name})`, a))])
    : isInputObjectType(type) ? Object.values(type.getFields()).flatMap((f) => bare(`${type.name}.${f.name}`, f))
    : isEnumType(type) ? type.getValues().flatMap((v) => bare(`${type.name}.${v.name}`, v)) : [];
  return [...bare(type.name, type), ...inside];
}

describe("descriptions", () => {
  const OF_GRAPHQL = new Set(["Query", "Mutation"]); // what they are, every client knows
  it("stand on every type, field, argument, input field and enum value", () => {
    expect(types.flatMap(undescribed).filter((name) => !OF_GRAPHQL.has(name))).toEqual([]);
  });
  it("are missed wherever they are missing", () => {
    const bare = parseSchema(`type Query { f(a: Int): E } enum E { V } input I { g: Int } "An interface." interface N { "The id." id: ID }`);
    expect(["Query", "E", "I", "N"].flatMap((name) => undescribed(bare.getType(name)!))).toEqual(["Query", "Query.f", "Query.f(a)", "E", "E.V", "I", "I.g"]);
  });
});

describe("the names other programs rely on", () => {
  it("are there: the questions that can be asked so far", () => {
    expect(Object.keys(schema.getQueryType()!.getFields())).toEqual(expect.arrayContaining([
      "taxonomy", "canonicalLevel", "canonicalLevels", "role", "roles", "companies", "company", "ladder", "node", "nodes", "equivalence", "counterparts", "compareLadders", "methodology",
      "resolveTitle", "resolveTitles", "compareTitles", "suggestMapping", "search", "ladderDiff", "viewer",
    ]));
  });
  it.each([
    ["Taxonomy", ["levels", "tracks", "dimensions", "roles", "folds", "archetypes", "perspectives", "gates", "traps", "probes", "playbook", "takeaways"]],
    ["Company", ["id", "slug", "badge", "ladders"]],
    ["Ladder", ["versions"]],
    ["Rung", ["code", "title", "nextRung", "canonicalRange"]],
    ["Equivalence", ["best", "landing", "confidence", "reasons", "caveats", "computedWith"]],
    ["RungMatch", ["rung", "predicate", "overlap", "landing", "rankShift"]],
    ["LandingShare", ["kind", "share", "rung"]],
    ["Confidence", ["value", "band"]],
    ["ComputedWith", ["taxonomyVersion", "methodVersion", "fromLadderVersion", "toLadderVersion"]],
    ["Abstention", ["reason", "message", "nearest"]],
  ])("are there: %s", (name, fields) => {
    expect(Object.keys((schema.getType(name) as GraphQLObjectType).getFields())).toEqual(expect.arrayContaining(fields));
  });
  it("are there: a rung is named by exactly one of its ways", () => {
    const printed = printType(schema.getType("RungRef")!);
    expect(printed).toMatch(/^input RungRef @oneOf \{/m);
    for (const way of ["id: ID", "companyRung: CompanyRungInput", "role: RoleRefInput", "canonicalLevel: CanonicalLevelRefInput", "freeTitle: FreeTitleInput"]) expect(printed).toContain(`  ${way}\n`);
  });
});

describe("conventions", () => {
  const objects = types.filter(isObjectType);
  const connections = objects.filter((type) => type.name.endsWith("Connection"));

  it("a connection has edges, nodes and pageInfo, an edge a cursor and a node of the same type", () => {
    expect(connections.length).toBeGreaterThanOrEqual(3);
    for (const { name, fields } of connections.map((type) => ({ name: type.name, fields: type.getFields() }))) {
      const edge = name.replace(/Connection$/, "Edge");
      expect([name, fields.edges?.type.toString(), fields.pageInfo?.type.toString()]).toEqual([name, `[${edge}!]!`, "PageInfo!"]);
      const { node, cursor, ...others } = (schema.getType(edge) as GraphQLObjectType).getFields();
      expect([name, fields.nodes?.type.toString(), cursor?.type.toString(), Object.keys(others)]).toEqual([name, `[${node?.type.toString()}]!`, "String!", []]);
      expect(node?.type.toString()).toMatch(/!$/);
    }
  });

  it("a field that gives a connection takes `first`, 20 unless told, and `after`", () => {
    const paged = objects.flatMap((type) => Object.values(type.getFields()).filter((f) => f.type.toString().replace("!", "").endsWith("Connection")));
    expect(paged.length).toBeGreaterThanOrEqual(connections.length);
    for (const field of paged) {
      const argument = (name: string) => field.args.find((a) => a.name === name);
      expect([field.name, argument("first")?.type.toString(), argument("first")?.defaultValue, argument("after")?.type.toString()]).toEqual([field.name, "Int!", 20, "String"]);
    }
  });

  it("what has an id is a Node", () => {
    const strays = objects.filter((type) => type.getFields().id !== undefined && !type.getInterfaces().some((i) => i.name === "Node"));
    expect(strays.map((type) => type.name)).toEqual([]);
  });

  const MAY_HOLD_NULLS = ["LadderComparison.columns", "Query.nodes", "Query.resolveTitles"];
  it("a list never holds nulls, except where one part may fail or be missing alone", () => {
    const holed = objects.flatMap((type) => Object.values(type.getFields()).filter(({ type: t }) => {
      const list = isNonNullType(t) ? t.ofType : t;
      return isListType(list) && !isNonNullType(list.ofType);
    }).map((f) => `${type.name}.${f.name}`));
    expect(holed.filter((name) => !MAY_HOLD_NULLS.includes(name))).toEqual([]);
  });

  it("no field is a JSON blob: these are all the scalars", () => {
    expect(types.filter(isScalarType).map((type) => type.name).sort()).toEqual(["Boolean", "Date", "DateTimeISO", "Float", "ID", "Int", "PartialDate", "String"]);
  });
});
