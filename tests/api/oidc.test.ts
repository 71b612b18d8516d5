import { generateKeyPair, SignJWT } from "jose";
import { IssuerAway, Oidc } from "../../src/access/index.js";
import { bearer, type Bearer } from "../support/access.js";
import { serve, type Answered, type AskedServer } from "../support/asked-server.js";
import { Issuer } from "../support/issuer.js";

let issuer: Issuer;
let served: AskedServer;
let admin: Bearer;
beforeAll(async () => {
  issuer = await Issuer.start();
  served = await serve({ oidc: { issuer: issuer.url, audience: "org-ladder" } });
  admin = await bearer(served.dataSource, "ADMIN");
});
afterAll(async () => {
  await served.close();
  await issuer.stop();
});
beforeEach(() => { issuer.instead = {}; });

const VIEWER = "{ viewer { kind identity name grants { role company } } }";
const ASSIGN = "mutation A($input: AssignRoleInput!) { assignRole(input: $input) { grants { role company } userErrors { code field message } } }";
const as = (jwt: string, query = VIEWER): Promise<Answered> => served.ask(query, {}, { authorization: `Bearer ${jwt}` });
const assign = async (input: object, who: string = admin.authorization) => (await served.ask(ASSIGN, { input }, { authorization: who })).data?.assignRole;
const seconds = (more: number): number => Math.floor(Date.now() / 1_000) + more;

it("who signs in with the issuer is known, and is nothing until an admin says so", async () => {
  expect(await as(await issuer.token({ sub: "new", name: "New Person" }))).toMatchObject({ status: 200, data: { viewer: { kind: "OIDC", identity: `${issuer.url}|new`, name: "New Person", grants: [] } } });
  expect((await as(await issuer.token({ sub: "new", name: " ", email: "new@example.org" }))).data).toMatchObject({ viewer: { name: "new@example.org" } });
  expect((await as(await issuer.token({ sub: "new" }))).data).toMatchObject({ viewer: { name: "new" } });
});

it("an admin gives a role at a company, another in its place, and takes it away; each holds at once and is recorded there", async () => {
  const jwt = await issuer.token({ sub: "ada" });
  const grants = async () => ((await as(jwt)).data as { viewer: { grants: unknown } }).viewer.grants;
  expect(await assign({ subject: "ada", role: "READER", company: "google" })).toEqual({ grants: [{ role: "READER", company: "google" }], userErrors: [] });
  expect(await assign({ subject: "ada", role: "OWNER", company: "google" })).toEqual({ grants: [{ role: "OWNER", company: "google" }], userErrors: [] });
  await assign({ subject: "ada", role: "EDITOR", company: "amazon" });
  expect(await grants()).toEqual([{ role: "EDITOR", company: "amazon" }, { role: "OWNER", company: "google" }]);
  expect(await assign({ subject: "ada", company: "amazon" })).toEqual({ grants: [{ role: "OWNER", company: "google" }], userErrors: [] });
  expect(await grants()).toEqual([{ role: "OWNER", company: "google" }]);
  const audit = (await as(jwt, '{ company(slug: "google") { auditEvents { nodes { action detail } } } }')).data as { company: { auditEvents: { nodes: unknown[] } } };
  expect(audit.company.auditEvents.nodes.slice(0, 2)).toEqual([{ action: "ASSIGN_ROLES", detail: "Made ada OWNER at google." }, { action: "ASSIGN_ROLES", detail: "Made ada READER at google." }]);
  const made = await served.ask('mutation { createToken(input: { company: "google", role: READER, name: "by ada" }) { token { createdBy } userErrors { code } } }', {}, { authorization: `Bearer ${jwt}` });
  expect(made.data).toMatchObject({ createToken: { token: { createdBy: "ada" }, userErrors: [] } });
});

it("who owns two companies decides a dispute between them for both, once", async () => {
  const jwt = await issuer.token({ sub: "both" });
  for (const company of ["google", "amazon"]) await assign({ subject: "both", role: "OWNER", company });
  const raised = await served.ask(`mutation { disputeEquivalence(input: { from: { companyRung: { company: "google", code: "L5" } }, to: { companyRung: { company: "amazon", code: "L6" } }, claim: EQUIVALENT, reason: "Alike." }) { dispute { id } } }`);
  const { id } = (raised.data as { disputeEquivalence: { dispute: { id: string } } }).disputeEquivalence.dispute;
  const decide = async () => (await as(jwt, `mutation { resolveDispute(input: { dispute: "${id}", outcome: UPHELD, note: "Alike." }) { dispute { decisions { by } } userErrors { code } } }`)).data?.resolveDispute;
  expect(await decide()).toEqual({ dispute: { decisions: [{ by: "Google" }, { by: "Amazon" }] }, userErrors: [] });
  expect(await decide()).toEqual({ dispute: null, userErrors: [{ code: "ALREADY_DECIDED" }] });
});

it("an admin can be made of somebody, and unmade", async () => {
  const jwt = await issuer.token({ sub: "root" });
  await assign({ subject: "root", role: "ADMIN" });
  expect(await assign({ subject: "x", role: "READER", company: "google" }, `Bearer ${jwt}`)).toMatchObject({ userErrors: [] });
  expect(await assign({ subject: "root" })).toEqual({ grants: [], userErrors: [] });
  expect(await assign({ subject: "x", role: "READER", company: "google" }, `Bearer ${jwt}`)).toMatchObject({ grants: null, userErrors: [{ code: "FORBIDDEN" }] });
});

it.each([
  ["no company for a role that is one's", { subject: "x", role: "OWNER" }, { code: "BAD_USER_INPUT", field: "input.company" }],
  ["a company for an admin", { subject: "x", role: "ADMIN", company: "google" }, { code: "BAD_USER_INPUT", field: "input.company" }],
  ["a company that is not there", { subject: "x", role: "OWNER", company: "no-such" }, { code: "NOT_FOUND", field: "input.company" }],
  ["an empty subject", { subject: " ", role: "ADMIN" }, { code: "BAD_USER_INPUT", field: "input.subject" }],
  ["a subject of 256 characters", { subject: "x".repeat(256), role: "ADMIN" }, { code: "BAD_USER_INPUT", field: "input.subject" }],
])("assignRole refuses %s", async (_what, input, error) => {
  expect(await assign(input)).toMatchObject({ grants: null, userErrors: [error] });
});

it.each<[string, RegExp, () => Promise<string>]>([
  ["expired", /has expired/, () => issuer.token({ sub: "x", exp: seconds(-60) })],
  ["without an end", /claim "exp"/, () => issuer.token({ sub: "x", exp: undefined })],
  ["not valid yet", /claim "nbf"/, () => issuer.token({ sub: "x", nbf: seconds(600) })],
  ["for another audience", /claim "aud"/, () => issuer.token({ sub: "x", aud: "another" })],
  ["without an audience", /claim "aud"/, () => issuer.token({ sub: "x", aud: undefined })],
  ["of another issuer", /claim "iss"/, () => issuer.token({ sub: "x", iss: "https://evil.example" })],
  ["without a subject", /claim "sub"/, () => issuer.token({})],
  ["with an empty subject", /subject is empty/, () => issuer.token({ sub: "" })],
  ["with a subject of 256 characters", /subject is empty, or longer/, () => issuer.token({ sub: "x".repeat(256) })],
  ["signed by somebody else's key", /signature is not by a key/, async () => issuer.token({ sub: "x" }, (await generateKeyPair("ES256")).privateKey)],
  ["changed after it was signed", /signature is not by a key/, async () => { const [head, , signature] = (await issuer.token({ sub: "x" })).split("."); return `${head}.${Buffer.from(JSON.stringify({ iss: issuer.url, aud: "org-ladder", sub: "admin", exp: seconds(60) })).toString("base64url")}.${signature}`; }],
  ["signed with a shared secret", /not signed by a private key/, () => new SignJWT({ sub: "x" }).setProtectedHeader({ alg: "HS256" }).sign(new Uint8Array(32))],
  ["not signed at all", /not signed by a private key/, async () => `${Buffer.from('{"alg":"none"}').toString("base64url")}.${Buffer.from('{"sub":"x"}').toString("base64url")}.x`],
  ["no JSON Web Token", /no JSON Web Token/, async () => "a.b.c"],
])("a token that is %s is refused with 401 and the reason", async (_what, message, make) => {
  expect(await as(await make())).toMatchObject({ status: 401, errors: [{ message: expect.stringMatching(message), extensions: { code: "UNAUTHENTICATED" } }] });
});

it("a clock that differs by 20 seconds does not matter", async () => {
  expect((await as(await issuer.token({ sub: "x", exp: seconds(-20), nbf: seconds(-40) }))).status).toBe(200);
  expect((await as(await issuer.token({ sub: "x", nbf: seconds(20) }))).status).toBe(200);
});

describe("the issuer", () => {
  let now = Date.now();
  const verifier = () => new Oidc({ issuer: issuer.url, audience: "org-ladder" }, () => now);
  beforeEach(() => { now = Date.now(); issuer.asked.length = 0; });

  it("is asked for its keys once for many tokens, and not at all for what can be refused by its form", async () => {
    const oidc = verifier();
    await expect(oidc.verify("a.b.c")).rejects.toThrow("no JSON Web Token");
    expect(issuer.asked).toEqual([]);
    const jwt = await issuer.token({ sub: "x" });
    await Promise.all(Array.from({ length: 20 }, () => oidc.verify(jwt)));
    expect(issuer.asked).toEqual(["/.well-known/openid-configuration", "/keys"]);
  });

  it.each([
    ["answers with an error", { status: 500 }],
    ["speaks in another's name", { discovery: { issuer: "https://evil.example", jwks_uri: "https://evil.example/keys" } }],
    ["names no place for its keys", { discovery: { issuer: "" } }],
  ])("that %s is away: 503, and neither the token's fault nor ours; it is tried again after a moment, not at once", async (_what, instead) => {
    const oidc = verifier();
    const jwt = await issuer.token({ sub: "x" });
    issuer.instead = "discovery" in instead && instead.discovery?.issuer === "" ? { discovery: { issuer: issuer.url } } : instead;
    await expect(oidc.verify(jwt)).rejects.toThrow(IssuerAway);
    await expect(oidc.verify(jwt)).rejects.toThrow(IssuerAway);
    expect(issuer.asked).toHaveLength(1);
    issuer.instead = {};
    now += 2_000;
    expect(await oidc.verify(jwt)).toEqual({ issuer: issuer.url, subject: "x", name: "x" });
  });

  it("may keep its keys elsewhere, but over plain HTTP only where it is itself", async () => {
    issuer.instead = { discovery: { issuer: issuer.url, jwks_uri: "http://localhost:1/keys" } };
    await expect(verifier().verify(await issuer.token({ sub: "x" }))).rejects.toThrow(IssuerAway);
  });

  it("that does not answer is told of to the caller as SERVICE_UNAVAILABLE with 503", async () => {
    const lost = await Issuer.start();
    const other = await serve({ oidc: { issuer: lost.url, audience: "org-ladder" } });
    const jwt = await lost.token({ sub: "x" });
    await lost.stop();
    expect(await other.ask(VIEWER, {}, { authorization: `Bearer ${jwt}` })).toMatchObject({ status: 503, errors: [{ extensions: { code: "SERVICE_UNAVAILABLE" } }] });
    await other.close();
  });

  it("may take a new key; its tokens hold as soon as the keys may be asked for again", async () => {
    const oidc = verifier();
    await oidc.verify(await issuer.token({ sub: "x" }));
    await issuer.addKey("second");
    const jwt = await issuer.token({ sub: "x" });
    await expect(oidc.verify(jwt)).rejects.toThrow("not by a key of its issuer"); // asked half a second ago: not again for each token that names a key
    now += 601_000;
    expect((await oidc.verify(jwt)).subject).toBe("x");
  });
});
