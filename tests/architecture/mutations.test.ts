import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { buildSchema as parseSchema, graphql, type GraphQLSchema } from "graphql";
import { AuditLog, demand, NotFound, OPERATOR, type Permit, type AccessContext, type Action } from "../../src/access/index.js";
import { guardMutations } from "../../src/app/mutations.js";
import { buildSchema } from "../../src/app/schema.js";

const GOOD = "input I { a: Int } type UserError { code: String! } type P { result: Int userErrors: [UserError!]! } type Query { q: Int }";

/** A schema with one mutation, `m`, as it might be planted. */
function planted(field: string, types = GOOD, actions: unknown = ["PUBLISH"], resolve: (ctx: AccessContext) => unknown = () => ({ userErrors: [] })): GraphQLSchema {
  const schema = parseSchema(`${types} type Mutation { ${field} }`);
  const m = schema.getMutationType()!.getFields().m!;
  m.extensions = { actions };
  m.resolve = (_source, _args, ctx: AccessContext) => resolve(ctx);
  return schema;
}

const CONTEXT: AccessContext = { viewer: OPERATOR, access: undefined as never, audit: undefined as never, asked: new Set<Action>() };
const ask = (ctx: AccessContext, action: Action): void => void demand(ctx, action, "cmp_a", { field: null, notFound: new NotFound("company", "a", "input") });
const run = async (schema: GraphQLSchema) => {
  const { data, errors } = await graphql({ schema: guardMutations(schema), source: "mutation { m(input: {}) { result userErrors { code } } }", contextValue: CONTEXT });
  return { data: JSON.parse(JSON.stringify(data)) as unknown, errors: errors?.map((error) => error.message) };
};

describe("every mutation", () => {
  const fields = Object.values(buildSchema().getMutationType()!.getFields());
  it("names its actions of the policy: the schema is not built otherwise", () => {
    expect(fields.length).toBeGreaterThanOrEqual(3);
    for (const { name, extensions } of fields) expect({ name, actions: extensions.actions }).toEqual({ name, actions: expect.arrayContaining([expect.any(String)]) });
  });

  it("is written in a file of mutations", () => {
    const sources = readdirSync(path.resolve(__dirname, "../../src"), { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".ts"));
    const declaring = sources.filter((file) => /@Mutation\(/.test(readFileSync(path.resolve(__dirname, "../../src", file), "utf8")));
    expect(declaring.filter((file) => !file.endsWith(".mutations.ts"))).toEqual([]);
  });
});

describe("a mutation that breaks a rule is found when the schema is built:", () => {
  it.each<[string, GraphQLSchema, RegExp]>([
    ["no action", planted("m(input: I!): P", GOOD, null), /m names no action/],
    ["an empty list of actions", planted("m(input: I!): P", GOOD, []), /m names no action/],
    ["an action that the policy does not know", planted("m(input: I!): P", GOOD, ["PUBLISH", "FLY"]), /m names no action/],
    ["no input", planted("m: P"), /exactly one argument, `input`/],
    ["an input that may be left out", planted("m(input: I): P"), /exactly one argument, `input`/],
    ["two arguments", planted("m(input: I!, other: Int): P"), /exactly one argument, `input`/],
    ["a payload without user errors", planted("m(input: I!): P", GOOD.replace("userErrors: [UserError!]!", "x: Int")), /no `userErrors/],
    ["a scalar as payload", planted("m(input: I!): Int"), /no `userErrors/],
    ["a result that cannot be null", planted("m(input: I!): P", GOOD.replace("result: Int", "result: [Int!]!")), /a result that cannot be null/],
    ["a payload that cannot be null", planted("m(input: I!): P!"), /cannot be null, so that/],
  ])("%s", (_what, schema, fault) => {
    expect(() => guardMutations(schema)).toThrow(fault);
  });

  it("and one that keeps them all is let through", () => {
    expect(() => guardMutations(planted("m(input: I!): P"))).not.toThrow();
  });
});

describe("when it runs, a mutation", () => {
  it("that did not ask the policy is a fault, and its answer is not given", async () => {
    expect(await run(planted("m(input: I!): P", GOOD, ["PUBLISH"], () => ({ result: 1, userErrors: [] })))).toEqual({ data: { m: null }, errors: ["The mutation m did not ask the policy for PUBLISH."] });
  });
  it("that asked for something else than it names is a fault", async () => {
    const schema = planted("m(input: I!): P", GOOD, ["PUBLISH", "RETIRE"], (ctx) => { ask(ctx, "READ_DRAFT"); return { userErrors: [] }; });
    expect((await run(schema)).errors).toEqual(["The mutation m did not ask the policy for PUBLISH or RETIRE."]);
  });
  it("is not let off because another mutation of the request asked", async () => {
    ask(CONTEXT, "PUBLISH");
    expect((await run(planted("m(input: I!): P"))).errors).toHaveLength(1);
  });
  it("that asked is answered, and so is one that refused its input before", async () => {
    expect(await run(planted("m(input: I!): P", GOOD, ["PUBLISH"], (ctx) => { ask(ctx, "PUBLISH"); return { result: 1, userErrors: [] }; }))).toEqual({ data: { m: { result: 1, userErrors: [] } } });
    expect(await run(planted("m(input: I!): P", GOOD, ["PUBLISH"], () => ({ userErrors: [{ code: "X" }] })))).toEqual({ data: { m: { result: null, userErrors: [{ code: "X" }] } } });
  });
});

it("nothing is recorded without a permit, which the policy alone gives", async () => {
  const audit = new AuditLog(undefined as never);
  const forged = { viewer: OPERATOR, action: "PUBLISH", companyId: null } as unknown as Permit;
  await expect(audit.record(undefined as never, forged, { subjectId: null, detail: "Published." })).rejects.toThrow("the policy was not asked: Published.");
});
