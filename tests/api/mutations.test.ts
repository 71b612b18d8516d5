import { getNamedType, isInputObjectType, isNonNullType, type GraphQLInputObjectType } from "graphql";
import request from "supertest";
import { hashOf, isAction, isOpenToAll, newSecret } from "../../src/access/index.js";
import { buildSchema } from "../../src/app/schema.js";
import { randomId } from "../../src/shared/id.js";
import { bearer, type Bearer } from "../support/access.js";
import { answered, serve, type Answered, type AskedServer } from "../support/asked-server.js";
import { writeDraft, writePublished } from "../support/written-drafts.js";
import { claimed } from "../support/drafts.js";
import { adept, MUTATION_CASES, type MutationWorld } from "./mutation-cases.js";

const mutations = Object.values(buildSchema().getMutationType()?.getFields() ?? {});
const CASES = mutations.flatMap(({ name, args, extensions }) => {
  const found = MUTATION_CASES[name];
  const type = getNamedType(args[0]!.type) as GraphQLInputObjectType;
  const open = (extensions.actions as unknown[]).some((action) => isAction(action) && isOpenToAll(action));
  return found === undefined ? [] : [{ name, ...found, type, open }];
});

const statements: string[] = [];
let served: AskedServer;
let world: MutationWorld;
let [admin, owner, reader, foreign]: Bearer[] = [];
beforeAll(async () => {
  served = await serve({ onStatement: (sql) => { if (!/^\/\* (?:epoch|last use) \*\//.test(sql)) statements.push(sql); }, oidc: { issuer: "http://127.0.0.1:1/", audience: "test" } });
  const source = served.dataSource;
  await claimed(source, "google");
  admin = await bearer(source, "ADMIN");
  owner = await bearer(source, "OWNER", "google");
  reader = await bearer(source, "READER", "google");
  foreign = await bearer(source, "OWNER", "amazon");
});
afterAll(() => served.close());
beforeEach(async () => {
  const { dataSource, app } = served;
  await setTakenDown(false);
  await dataSource.query("update access_token set revoked_at = now() where name = 'EDITOR google' and revoked_at is null"); // a hundred hold at most
  await dataSource.query("delete from dispute d where not exists (select from dispute_decision x where x.dispute_id = d.id)"); // and as many are open
  const [token, draft, ladder] = [await bearer(dataSource, "EDITOR", "google"), await writeDraft(dataSource, "google"), await writePublished(dataSource, app.services.publishing, "google")];
  const disputed = { claim: "EQUIVALENT", reason: "Alike.", from: { id: adept(ladder.draft) }, to: { companyRung: { company: "google", code: "L4" } } };
  const dispute = await served.ask("mutation ($input: DisputeEquivalenceInput!) { disputeEquivalence(input: $input) { dispute { id } } }", { input: disputed });
  const claim = { id: randomId("clm"), secret: newSecret("olc_") };
  await dataSource.query("insert into claim (id, hash, domain, method, word, created_at, lapses_at) values ($1, $2, 'acme.com', 'DNS_TXT', 'By telephone.', now(), now() + interval '1 day')", [claim.id, hashOf(claim.secret)]);
  world = { claim, company: "google", tokenId: token.id, draftId: draft.draft, ladderId: ladder.ladder, disputeId: (dispute.data as { disputeEquivalence: { dispute: { id: string } } }).disputeEquivalence.dispute.id };
});

// or google would have hundreds of ladders in the end, and whatever concerns all of them would take as long
afterEach(() => served.dataSource.query("update ladder set current_version_id = null where id = $1", [world.ladderId]));

/** Takes google's ladders down, or restores them, and waits until it is seen. */
async function setTakenDown(wanted: boolean): Promise<void> {
  const { kept, published } = served.app.services;
  const google = (await kept.bySlug("google"))!;
  if (wanted) await kept.takeDown(google, { on: "2026-11-20", reason: "At their wish.", by: "OWNER" }, async () => undefined);
  else if (google.takenDown !== null) await kept.restore(google, google.takenDown.by, async () => undefined);
  await published.lease.refresh();
}

const events = async (): Promise<number> => Number((await served.dataSource.query<{ n: string }[]>("select count(*) as n from audit_event"))[0]!.n);
const send = (name: string, type: GraphQLInputObjectType, input: unknown, as?: Bearer): Promise<Answered> =>
  served.ask(`mutation M($input: ${type.name}!) { ${name}(input: $input) { __typename userErrors { code field message } } }`, { input }, as ? { authorization: as.authorization } : {});

interface Told { readonly code: string; readonly field: string | null; readonly message: string }
const userErrors = (answer: Answered, name: string): readonly Told[] => {
  expect(answer.errors).toEqual([]);
  return (answer.data as Readonly<Record<string, { userErrors: readonly Told[] }>>)[name]!.userErrors;
};

it("every mutation is tried here, so that a new one cannot be forgotten", () => {
  expect(Object.keys(MUTATION_CASES).sort()).toEqual(mutations.map((field) => field.name).sort());
});

describe.each(CASES)("$name", ({ name, type, valid, unknown, adminOnly = false, readsOnly = false, unrecorded = readsOnly, takenDown = false, long = [], open }) => {
  if (takenDown) beforeEach(() => setTakenDown(true));

  it("without a token says that it needs one, before anything else, unless it is open to all; and nothing is recorded", async () => {
    const before = await events();
    const told = userErrors(await send(name, type, valid(world)), name);
    if (open) return expect(told.map((error) => error.code)).not.toContain("UNAUTHENTICATED");
    expect(told).toEqual([{ code: "UNAUTHENTICATED", field: null, message: expect.stringMatching(/Authorization: Bearer/) }]);
    expect(await events()).toBe(before);
  });

  it("is refused as a whole with a token that does not hold, and does not run", async () => {
    const before = await events();
    for (const bad of ["Bearer olt_x", `Bearer ${newSecret()}`, "Basic abc", "Bearer a.b.c", "garbage"]) {
      expect(await send(name, type, valid(world), { authorization: bad })).toMatchObject({ status: 401, errors: [{ extensions: { code: "UNAUTHENTICATED" } }] });
    }
    expect(await events()).toBe(before);
  });

  it(unrecorded ? "is done for an admin, and not recorded" : "is done for an admin, and recorded", async () => {
    const before = await events();
    expect(userErrors(await send(name, type, valid(world), admin), name)).toEqual([]);
    expect(await events()).toBe(unrecorded ? before : before + 1);
  });

  it(adminOnly ? "is refused to an owner" : "is done for an owner of the company, and refused to one who only reads, unless it only reads", async () => {
    if (adminOnly) return expect(userErrors(await send(name, type, valid(world), owner), name)).toMatchObject([{ code: "FORBIDDEN" }]);
    if (readsOnly) expect(userErrors(await send(name, type, valid(world), reader), name)).toEqual([]);
    else if (!open) expect(userErrors(await send(name, type, valid(world), reader), name)).toMatchObject([{ code: "FORBIDDEN" }]);
    expect(userErrors(await send(name, type, valid(world), owner), name)).toEqual([]);
  });

  if (unknown !== undefined) {
    it("answers a foreign company's token as if there were no such thing: same words, same statements; and nothing is recorded", async () => {
      const before = await events();
      const tried: { told: unknown; made: readonly string[] }[] = [];
      for (const input of [valid(world), unknown(world)]) {
        statements.length = 0;
        const told = userErrors(await send(name, type, input, foreign), name);
        expect(told).toMatchObject([{ code: "NOT_FOUND" }]);
        tried.push({ told: JSON.parse(JSON.stringify(told).replace(/\\".*?\\"/g, "…")) as unknown, made: [...statements] });
      }
      expect(tried[0]).toEqual(tried[1]);
      expect(await events()).toBe(before);
    });

    it("says to an admin too that there is no such thing", async () => {
      expect(userErrors(await send(name, type, unknown(world), admin), name)).toMatchObject([{ code: "NOT_FOUND", field: expect.stringMatching(/^input\./) }]);
    });
  } else if (!open) {
    it("tells a foreign company's token that it may not", async () => {
      expect(userErrors(await send(name, type, valid(world), foreign), name)).toMatchObject([{ code: "FORBIDDEN" }]);
    });
  }

  const fields = Object.values(type.getFields());
  it.each(fields.filter((field) => isNonNullType(field.type) && field.defaultValue === undefined).map((field) => field.name))("is refused without input.%s", async (field) => {
    const { [field]: _, ...rest } = valid(world) as Record<string, unknown>;
    expect(await send(name, type, rest, admin)).toMatchObject({ status: 400, errors: [{ message: expect.stringMatching(`"${field}"`), extensions: { code: "BAD_USER_INPUT" } }] });
  });

  it.each(fields.map((field) => field.name))("is refused with an input.%s of another kind, or far too long", async (field) => {
    const before = await events();
    const isObject = isInputObjectType(getNamedType(type.getFields()[field]!.type));
    for (const bad of [isObject ? 7 : { a: 1 }, [[[]]], "x".repeat(long.includes(field) ? 2 * 1024 * 1024 + 1 : 2_001)]) {
      expect(await send(name, type, { ...valid(world), [field]: bad }, admin)).toMatchObject({ status: 400, errors: [{ message: expect.stringMatching(field), extensions: { code: "BAD_USER_INPUT" } }] });
    }
    expect(await events()).toBe(before);
  });

  it.each([["no input", undefined], ["null", null], ["a text", "x"], ["a list", []], ["a field that it does not know", () => ({ ...valid(world), nonsense: 1 })], ["a NUL byte", () => ({ ...valid(world), nonsense: "\u0000" })]])("is refused with %s", async (_what, input) => {
    expect(await send(name, type, typeof input === "function" ? input() : input, admin)).toMatchObject({ status: 400, errors: [{ extensions: { code: "BAD_USER_INPUT" } }] });
  });

  it("is not done over GET", async () => {
    const before = await events();
    const query = `mutation M($input: ${type.name}!) { ${name}(input: $input) { __typename } }`;
    const answer = answered(await request(served.app.server).get("/graphql").set("apollo-require-preflight", "1").set("accept", "application/graphql-response+json").set("authorization", admin!.authorization).query({ query, variables: JSON.stringify({ input: valid(world) }) }));
    expect(answer).toMatchObject({ status: 405, headers: { allow: "POST" } });
    expect(await events()).toBe(before);
  });
});
