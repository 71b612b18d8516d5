import { bearer, type Bearer } from "../support/access.js";
import { serve, type Answered, type AskedServer } from "../support/asked-server.js";
import { newSecret } from "../../src/access/index.js";

const statements: string[] = [];
let served: AskedServer;
let [admin, owner, editor, foreign]: (Bearer & { id: string; secret: string })[] = [];
beforeAll(async () => {
  served = await serve({ onStatement: (sql) => { if (!sql.startsWith("/* epoch */")) statements.push(sql); } });
  const source = served.dataSource;
  admin = await bearer(source, "ADMIN");
  owner = await bearer(source, "OWNER", "google");
  editor = await bearer(source, "EDITOR", "google");
  foreign = await bearer(source, "OWNER", "amazon");
});
afterAll(() => served.close());

const as = (who: Bearer | undefined, query: string, variables?: object): Promise<Answered> => served.ask(query, variables, who ? { authorization: who.authorization } : {});
const CREATE = "mutation C($input: CreateTokenInput!) { createToken(input: $input) { secret token { id name role company createdBy expiresAt lastUsedAt revokedAt } userErrors { code field message } } }";
const REVOKE = "mutation R($input: RevokeTokenInput!) { revokeToken(input: $input) { token { id revokedAt } userErrors { code field message } } }";
const VIEWER = "{ viewer { kind identity name grants { role company } } }";
interface Created { readonly createToken: { readonly secret: string; readonly token: { readonly id: string; readonly expiresAt: string }; readonly userErrors: readonly { code: string; field: string; message: string }[] } }
const create = async (who: Bearer | undefined, input: object) => ((await as(who, CREATE, { input })).data as unknown as Created).createToken;
const counted = async (work: () => Promise<unknown>): Promise<number> => { statements.length = 0; await work(); return statements.length; };
const headerOf = (secret: string): Bearer => ({ authorization: `Bearer ${secret}` });

describe("the viewer", () => {
  it("is anonymous without a token, and what is published needs none and makes no statement", async () => {
    expect((await as(undefined, VIEWER)).data).toEqual({ viewer: { kind: "ANONYMOUS", identity: null, name: "anonymous", grants: [] } });
    expect(await counted(() => as(undefined, VIEWER))).toBe(0);
  });
  it("is who the token was made for, at one statement a request", async () => {
    expect((await as(owner, VIEWER)).data).toEqual({ viewer: { kind: "TOKEN", identity: owner!.id, name: "OWNER google", grants: [{ role: "OWNER", company: "google" }] } });
    expect((await as(admin, VIEWER)).data).toMatchObject({ viewer: { grants: [{ role: "ADMIN", company: null }] } });
    expect(await counted(() => as(owner, VIEWER))).toBe(1);
  });
});

describe("a token that does not hold", () => {
  const set = (id: string, change: string): Promise<unknown> => served.dataSource.query(`update access_token set ${change} where id = $1`, [id]);
  it.each<[string, RegExp, () => Promise<Bearer>]>([
    ["unknown", /no such token/, async () => headerOf(newSecret())],
    ["expired", /expired on/, async () => { const one = await bearer(served.dataSource, "ADMIN"); await set(one.id, "created_at = now() - interval '2 days', expires_at = now() - interval '1 second'"); return one; }],
    ["revoked", /was revoked on/, async () => { const one = await bearer(served.dataSource, "ADMIN"); await set(one.id, "revoked_at = now()"); return one; }],
    ["malformed", /not whole/, async () => headerOf("olt_short")],
    ["of another scheme", /must be `Bearer <token>`/, async () => ({ authorization: "Basic dXNlcjpwYXNz" })],
    ["a JSON Web Token where no issuer is trusted", /no OpenID Connect issuer/, async () => headerOf("a.b.c")],
  ])("(%s) ends the whole request with 401 and says why, whatever is asked, never as the anonymous", async (_what, message, make) => {
    const bad = await make();
    const answer = await as(bad, '{ company(slug: "google") { name } }');
    expect(answer).toMatchObject({ status: 401, data: undefined, errors: [{ message: expect.stringMatching(message), extensions: { code: "UNAUTHENTICATED" } }] });
    expect(answer.headers["www-authenticate"]).toBe('Bearer error="invalid_token"');
    expect(answer.text).not.toContain(bad.authorization);
  });
  it("takes one statement, whether it is unknown or revoked", async () => {
    const revoked = await bearer(served.dataSource, "ADMIN");
    await set(revoked.id, "revoked_at = now()");
    expect([await counted(() => as(revoked, VIEWER)), await counted(() => as(headerOf(newSecret()), VIEWER))]).toEqual([1, 1]);
  });
  it("is the same for clients of the older media type", async () => {
    expect(await served.ask(VIEWER, {}, { authorization: "Bearer olt_x", accept: "application/json" })).toMatchObject({ status: 401, errors: [{ extensions: { code: "UNAUTHENTICATED" } }] });
  });
});

describe("createToken", () => {
  it("shows the secret once, which then holds; only its hash is stored anywhere", async () => {
    const { secret, token, userErrors } = await create(owner, { company: "google", role: "EDITOR", name: " ci " });
    expect({ token, userErrors }).toEqual({ token: { id: expect.stringMatching(/^tok_/) as string, name: "ci", role: "EDITOR", company: "google", createdBy: "OWNER google", expiresAt: expect.any(String) as string, lastUsedAt: null, revokedAt: null }, userErrors: [] });
    expect(Date.parse(token.expiresAt) - Date.now()).toBeGreaterThan(89.9 * 86_400_000);
    expect((await as(headerOf(secret), VIEWER)).data).toMatchObject({ viewer: { identity: token.id, grants: [{ role: "EDITOR", company: "google" }] } });
    const tables: { t: string }[] = await served.dataSource.query("select (select jsonb_agg(to_jsonb(a)) from access_token a)::text || (select jsonb_agg(to_jsonb(e)) from audit_event e)::text as t");
    expect(tables[0]!.t).toContain(token.id);
    expect(tables[0]!.t).not.toContain(secret.slice(4));
  });

  it.each([
    ["an empty name", { name: " " }, "input.name", /empty/],
    ["a name of 101 characters", { name: "x".repeat(101) }, "input.name", /has 101 characters; at most 100/],
    ["an end in the past", { expiresAt: "2020-01-01T00:00:00Z" }, "input.expiresAt", /future/],
    ["an end in two years", { expiresAt: new Date(Date.now() + 2 * 366 * 86_400_000).toISOString() }, "input.expiresAt", /within 366 days/],
    ["no company", { company: null }, "input.company", /is needed for the role EDITOR/],
    ["a company for an admin", { role: "ADMIN" }, "input.company", /must be absent/],
  ])("refuses %s with the field and the rule, and makes nothing", async (_what, change, field, message) => {
    const { userErrors, token, secret } = await create(admin, { company: "google", role: "EDITOR", name: "ci", ...change });
    expect({ userErrors, token, secret }).toEqual({ userErrors: [{ code: "BAD_USER_INPUT", field, message: expect.stringMatching(message) as string }], token: null, secret: null });
    expect(userErrors[0]!.message).not.toContain("input.");
  });

  it("of an admin is for admins: an owner sees that there are admins and may not make one", async () => {
    expect(await create(owner, { role: "ADMIN", name: "me" })).toMatchObject({ token: null, userErrors: [{ code: "FORBIDDEN", field: "input.role" }] });
    expect(await create(admin, { role: "ADMIN", name: "me" })).toMatchObject({ token: { role: "ADMIN", company: null }, userErrors: [] });
  });

  it("stops at a hundred that hold, also when many are made at once; a revoked one makes room", async () => {
    const slug = "gitlab";
    const [{ id }] = await served.dataSource.query<[{ id: string }]>("select id from company where slug = $1", [slug]);
    await served.dataSource.query(`insert into access_token (id, hash, name, role, company_id, created_at, created_by, expires_at) select 'tok_' || n, sha256(n::text::bytea), 'x', 'READER', $1, now(), 'x', now() + interval '1 day' from generate_series(1, 95) n`, [id]);
    const made = await Promise.all(Array.from({ length: 10 }, () => create(admin, { company: slug, role: "READER", name: "many" })));
    expect(made.filter((one) => one.userErrors.length === 0)).toHaveLength(5);
    expect(made.find((one) => one.userErrors.length > 0)?.userErrors).toMatchObject([{ code: "TOO_MANY_TOKENS", field: "input.company", message: expect.stringMatching(/^100 tokens/) }]);
    const ended = made.find((one) => one.userErrors.length === 0)!;
    await as(admin, REVOKE, { input: { id: ended.token.id } });
    expect((await create(admin, { company: slug, role: "READER", name: "one more" })).userErrors).toEqual([]);
  });
});

describe("revokeToken", () => {
  it("ends it at once; again it changes and records nothing", async () => {
    const one = await bearer(served.dataSource, "READER", "google");
    const [first, again] = [await as(owner, REVOKE, { input: { id: one.id } }), await as(owner, REVOKE, { input: { id: one.id } })];
    expect(first.data).toMatchObject({ revokeToken: { token: { id: one.id, revokedAt: expect.any(String) }, userErrors: [] } });
    expect(again.data).toEqual(first.data);
    expect((await as(one, VIEWER)).status).toBe(401);
    const events = await served.dataSource.query<unknown[]>("select 1 from audit_event where subject_id = $1 and detail like 'Revoked%'", [one.id]);
    expect(events).toHaveLength(1);
  });
  it("of an admin's is not found by an owner, in the words and statements for one that is not there", async () => {
    const other = await bearer(served.dataSource, "ADMIN");
    const told = async (id: string) => JSON.stringify((await as(owner, REVOKE, { input: { id } })).data).replaceAll(id, "…");
    expect(await told(other.id)).toBe(await told("tok_aaaaaaaaaaaaaaaaaaaa"));
    expect(await counted(() => told(other.id))).toBe(await counted(() => told("tok_aaaaaaaaaaaaaaaaaaaa")));
    expect((await as(other, VIEWER)).status).toBe(200);
    expect((await as(admin, REVOKE, { input: { id: other.id } })).data).toMatchObject({ revokeToken: { userErrors: [] } });
  });
});

describe("what is a company's own", () => {
  const OWN = 'query Own($slug: String!, $first: Int! = 20, $after: String) { company(slug: $slug) { name auditEvents(first: $first, after: $after) { nodes { id viewerKind viewerId viewerName action subjectId detail } pageInfo { hasNextPage endCursor } } tokens(first: 100) { nodes { id name role } } } }';
  it.each([["the anonymous", () => undefined], ["a foreign owner", () => foreign], ["an editor of it", () => editor]])("is null for %s, without a statement, whether there is any or not; the rest is answered", async (_who, who) => {
    for (const slug of ["google", "amazon", "gitlab"].filter((slug) => who() !== foreign || slug !== "amazon")) {
      expect((await as(who(), OWN, { slug })).data).toEqual({ company: { name: expect.any(String), auditEvents: null, tokens: null } });
      statements.length = 0;
      await as(who(), OWN, { slug });
      expect(statements.filter((sql) => !sql.includes("t.hash = $1"))).toEqual([]);
    }
  });
  it("is shown to its owner and to admins, newest first, in pages", async () => {
    const { token } = await create(owner, { company: "google", role: "READER", name: "seen" });
    for (const who of [owner, admin]) {
      const { company } = (await as(who, OWN, { slug: "google", first: 1 })).data as { company: { auditEvents: { nodes: object[]; pageInfo: { endCursor: string } }; tokens: { nodes: { id: string }[] } } };
      expect(company.auditEvents).toMatchObject({
        nodes: [{ id: expect.stringMatching(/^aud_/), viewerKind: "TOKEN", viewerId: owner!.id, viewerName: "OWNER google", action: "MANAGE_TOKENS", subjectId: token.id, detail: expect.stringMatching(/^Made the token "seen" as READER, until \d{4}-\d\d-\d\d\.$/) }],
        pageInfo: { hasNextPage: true },
      });
      expect(company.tokens.nodes[0]).toEqual({ id: token.id, name: "seen", role: "READER" });
      const next = (await as(who, OWN, { slug: "google", first: 100, after: company.auditEvents.pageInfo.endCursor })).data as typeof company extends infer C ? { company: C } : never;
      expect(next.company.auditEvents.nodes).not.toContainEqual(company.auditEvents.nodes[0]);
    }
  });
  it("is, of admins' tokens, null for all but admins, without a statement", async () => {
    const ADMINS = "{ adminTokens(first: 100) { nodes { id role company } } }";
    for (const who of [undefined, foreign, owner]) {
      statements.length = 0;
      expect((await as(who, ADMINS)).data).toEqual({ adminTokens: null });
      expect(statements.filter((sql) => !sql.includes("t.hash = $1"))).toEqual([]);
    }
    const { adminTokens } = (await as(admin, ADMINS)).data as { adminTokens: { nodes: { id: string; role: string }[] } };
    expect(adminTokens.nodes).toContainEqual({ id: admin!.id, role: "ADMIN", company: null });
    expect(adminTokens.nodes.filter(({ role }) => role !== "ADMIN")).toEqual([]);
  });
  it("tokens come in pages that meet neither twice nor never", async () => {
    const page = "query P($after: String) { company(slug: \"gitlab\") { tokens(first: 30, after: $after) { nodes { id } pageInfo { hasNextPage endCursor } } } }";
    const seen: string[] = [];
    type Tokens = { tokens: { nodes: { id: string }[]; pageInfo: { hasNextPage: boolean; endCursor: string | null } } };
    for (let after: string | null = null, more = true; more;) {
      const { tokens }: Tokens = ((await as(admin, page, { after })).data as { company: Tokens }).company;
      seen.push(...tokens.nodes.map((node) => node.id));
      [after, more] = [tokens.pageInfo.endCursor, tokens.pageInfo.hasNextPage];
    }
    expect([seen.length, new Set(seen).size]).toEqual([101, 101]);
  });
});

describe("last use", () => {
  it("is written for all at once when asked to, not with each request", async () => {
    const one = await bearer(served.dataSource, "READER", "google");
    const lastUsed = async () => (await served.dataSource.query<{ at: Date | null }[]>("select last_used_at as at from access_token where id = $1", [one.id]))[0]!.at;
    expect(await counted(async () => { for (let i = 0; i < 5; i += 1) await as(one, VIEWER); })).toBe(5); // who it is, each time
    expect(await lastUsed()).toBeNull();
    expect(await counted(() => served.app.services.viewers.lastUse.write())).toBe(1);
    expect(Date.now() - (await lastUsed())!.getTime()).toBeLessThan(5_000);
  });
});
