import fc from "fast-check";
import { isEnumType, isInputObjectType, isListType, isNonNullType, type GraphQLInputType } from "graphql";
import { buildSchema } from "../../src/app/schema.js";
import { serve, type AskedServer } from "../support/asked-server.js";

let served: AskedServer;
/** Lines of the log that tell of failures of ours. */
const failures: string[] = [];
beforeAll(async () => { served = await serve({ logLevel: "warn", log: { write: (line) => void failures.push(line) } }); });
afterAll(() => served.close());

/** Words that only our insides use. */
const INSIDES = /QueryFailedError|TypeError|RangeError|node_modules|\bat \S+ \(|\.[jt]s:\d|\/src\/|\/dist\/|invalid input syntax|out of range for type|invalid byte|select \S+ from|INTERNAL_SERVER_ERROR|call stack/i;

const cursor = (...key: unknown[]): string => Buffer.from(JSON.stringify(key)).toString("base64url");

describe("whatever is asked of any field", () => {
  const nasty = fc.oneof(
    fc.constantFrom("", " ", "google", "amazon", "L5", "ic/senior", "data-architect", "software", "\u0000", "\ud800", "__proto__", "constructor", "'; drop table company; --", "%", "_", "\\", "\u202e", "𝕷5", "rng_aaaaaaaaaaaaaaaaaaaa", "2025-01-01", "0001-01-01", "9999-12-31", "275760-09-13"),
    fc.constantFrom(cursor(1), cursor("a", "b"), cursor(0.5, 0, "a", 1, "b"), cursor(-0, 1e308, "a", 1e308, "b"), cursor(null)),
    fc.string({ unit: "binary", maxLength: 30 }),
    fc.string({ maxLength: 30 }),
  );
  const numbers = fc.oneof(fc.constantFrom(0, -1, 1, 20, 100, 101, 2 ** 31 - 1, 2 ** 31, -(2 ** 31), 1e308, -0, 0.5), fc.integer(), fc.double({ noNaN: true }));
  const anything = fc.oneof(fc.constant(null), fc.boolean(), nasty, numbers, fc.array(nasty, { maxLength: 3 }), fc.dictionary(nasty, nasty, { maxKeys: 2 }));

  /** Values for an input type: mostly of its shape, now and then of none. */
  function valuesOf(type: GraphQLInputType): fc.Arbitrary<unknown> {
    if (isNonNullType(type)) return valuesOf(type.ofType as GraphQLInputType);
    if (isListType(type)) return fc.oneof({ weight: 9, arbitrary: fc.array(valuesOf(type.ofType as GraphQLInputType), { maxLength: 4 }) }, { weight: 1, arbitrary: anything });
    if (isInputObjectType(type)) {
      const fields = Object.fromEntries(Object.values(type.getFields()).map((f) => [f.name, valuesOf(f.type)]));
      if (type.isOneOf) return fc.oneof(...Object.entries(fields).map(([name, values]) => fc.record({ [name]: values })));
      const needed = Object.values(type.getFields()).filter((f) => isNonNullType(f.type)).map((f) => f.name);
      return fc.oneof({ weight: 19, arbitrary: fc.record(fields, { requiredKeys: needed }) }, { weight: 1, arbitrary: anything });
    }
    if (isEnumType(type)) return fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...type.getValues().map((v) => v.name)) }, { weight: 1, arbitrary: anything });
    const own = ["Int", "Float"].includes(type.name) ? numbers : type.name === "Boolean" ? fc.boolean() : nasty;
    return fc.oneof({ weight: 9, arbitrary: own }, { weight: 1, arbitrary: anything });
  }

  const fields = Object.values(buildSchema().getQueryType()?.getFields() ?? {}).filter((field) => field.args.length > 0);

  it.each(fields.map((field) => [field.name, field] as const))("%s answers or says what is wrong, and nothing of its insides", async (name, field) => {
    const declared = field.args.map((a) => `$${a.name}: ${String(a.type)}`).join(", ");
    const query = `query Fuzz(${declared}) { ${name}(${field.args.map((a) => `${a.name}: $${a.name}`).join(", ")}) { __typename } }`;
    const needed = field.args.filter((a) => isNonNullType(a.type) && a.defaultValue === undefined).map((a) => a.name);
    const variables = fc.record(Object.fromEntries(field.args.map((a) => [a.name, valuesOf(a.type)])), { requiredKeys: needed });
    await fc.assert(fc.asyncProperty(variables, async (values) => {
      failures.length = 0;
      const answer = await served.ask(query, values);
      expect(failures).toEqual([]);
      expect([200, 400]).toContain(answer.status);
      expect(answer.text).not.toMatch(INSIDES);
      for (const { message, extensions } of answer.errors) expect([message.length > 10, typeof extensions.code]).toEqual([true, "string"]);
    }), { numRuns: 150 });
  });
});
