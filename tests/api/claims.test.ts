import { NetworkLookups } from "../../src/claim/index.js";
import { bearer, type Bearer } from "../support/access.js";
import { serve, type AskedServer } from "../support/asked-server.js";
import { claiming } from "../support/claims.js";
import { DnsServer } from "../support/dns-server.js";

let served: AskedServer;
let dns: DnsServer;
let admin: Bearer;
beforeAll(async () => {
  dns = await DnsServer.start();
  served = await serve({ lookups: new NetworkLookups({ servers: [dns.address] }) });
  admin = await bearer(served.dataSource, "ADMIN");
});
afterAll(async () => {
  await served.close();
  await dns.stop();
});
const { claim, verify, create, proven } = claiming(() => served, () => dns);
const codes = ({ userErrors }: { userErrors: readonly { code: string; field: string | null }[] }) => userErrors.map(({ code, field }) => [code, field]);
const events = (slug: string) => served.dataSource.query<object[]>("select e.action, e.viewer_kind as by, e.detail from audit_event e join company c on c.id = e.company_id where c.slug = $1 order by e.ordinal", [slug]);
const ask = async <T>(query: string, as?: Bearer): Promise<T> => {
  const { data, errors } = await served.ask(query, {}, as && { authorization: as.authorization });
  expect(errors).toEqual([]);
  return data as T;
};

it("a company that we curate is claimed by its domain, verified, and company-verified from its next publication; what we curated stays ours", async () => {
  const { claim: made, secret } = await claim({ company: "netflix", domain: "WWW.Netflix.com." });
  expect(made).toMatchObject({ company: "netflix", domain: "netflix.com", method: "DNS_TXT", state: "OPEN", proof: `org-ladder-verification=${made!.id}`, publishAt: ["_org-ladder.netflix.com", "netflix.com"], verifiedAt: null });
  expect(secret).toMatch(/^olc_[\w-]{43}$/);
  const early = await verify({ claim: made!.id, secret });
  expect(early).toMatchObject({ claim: null, company: null, tokenSecret: null, userErrors: [{ code: "PROOF_NOT_FOUND", field: "input.claim", message: expect.stringMatching(/TXT of _org-ladder\.netflix\.com: nothing there\. TXT of netflix\.com: nothing there\./) }] });
  dns.zones.set("netflix.com", { txt: [["v=spf1 -all"], [made!.proof]] });

  const { claim: after, company, tokenSecret } = await verify({ claim: made!.id, secret });
  expect([after!.state, company]).toEqual(["VERIFIED", { slug: "netflix", domain: "netflix.com", badge: "CURATED" }]);
  const owner = { authorization: `Bearer ${tokenSecret!}` };
  expect(await ask("{ viewer { kind name grants { role company } } }", owner)).toEqual({ viewer: { kind: "TOKEN", name: "owner of netflix.com", grants: [{ role: "OWNER", company: "netflix" }] } });
  expect(await events("netflix")).toEqual([
    { action: "CLAIM", by: "ANONYMOUS", detail: "Claimed the company netflix, with netflix.com." }, { action: "CLAIM", by: "ANONYMOUS", detail: "Verified the claim with netflix.com, by its proof." },
  ]);

  interface Version { readonly id: string; readonly voice: string; readonly rungs: readonly { readonly badge: string; readonly mapping: { readonly confidence: number } }[] }
  const NOW = "{ company(slug: \"netflix\") { badge ladders { slug versions { nodes { id voice rungs { badge mapping { confidence } } } } } } }";
  interface Now { readonly company: { readonly badge: string; readonly ladders: readonly { readonly slug: string; readonly versions: { readonly nodes: readonly Version[] } }[] } }
  const before = (await ask<Now>(NOW)).company;
  expect([before.badge, before.ladders[0]!.versions.nodes.map(({ voice }) => voice)]).toEqual(["CURATED", ["CURATORS"]]);
  const { createLadderDraft: { draft } } = await ask<{ createLadderDraft: { draft: { draftId: string; revision: number } } }>(`mutation { createLadderDraft(input: { company: "netflix", ladder: "${before.ladders[0]!.slug}" }) { draft { draftId revision } userErrors { code } } }`, owner);
  expect(await ask(`mutation { publishLadder(input: { draft: "${draft.draftId}", revision: ${draft.revision}, changeNote: "In our own words." }) { userErrors { code message } } }`, owner)).toEqual({ publishLadder: { userErrors: [] } });
  const { badge, ladders: [ladder] } = (await ask<Now>(NOW)).company;
  const [own, curated] = ladder!.versions.nodes;
  expect([badge, own!.voice, [...new Set(own!.rungs.map((rung) => rung.badge))], [...new Set(own!.rungs.map((rung) => rung.mapping.confidence))]]).toEqual(["COMPANY_VERIFIED", "COMPANY", ["COMPANY_VERIFIED"], [0.8]]);
  expect(curated).toEqual(before.ladders[0]!.versions.nodes[0]);
  expect([...new Set(curated!.rungs.map((rung) => rung.badge))]).toEqual(["CURATED"]);
});

describe("a proof", () => {
  it("serves the claim it names alone, and its claim the one who has the secret: who reads what is public gets nothing", async () => {
    const mine = await proven({ company: "etsy", domain: "etsy.com" });
    const { claim: theirs, secret } = await claim({ company: "etsy", domain: "etsy.com" });
    expect(codes(await verify({ claim: theirs!.id, secret }))).toEqual([["PROOF_NOT_FOUND", "input.claim"]]);
    for (const guess of [secret!, mine.claim, "", "olc_", `olc_${"a".repeat(43)}`]) expect(await verify({ claim: mine.claim, secret: guess })).toMatchObject({ claim: null, userErrors: [{ code: "NOT_FOUND", field: "input.claim", message: `No claim "${mine.claim}" that you may act for.` }] });
    expect(codes(await verify({ claim: "clm_aaaaaaaaaaaaaaaaaaaa", secret }))).toEqual([["NOT_FOUND", "input.claim"]]);
    expect((await verify(mine)).company).toMatchObject({ slug: "etsy" });
    expect(codes(await verify(mine))).toEqual([["ALREADY_VERIFIED", "input.claim"]]);
    expect(codes(await verify({ claim: theirs!.id, secret }))).toEqual([["ALREADY_CLAIMED", "input.claim"]]);
    expect(codes(await claim({ company: "etsy", domain: "etsy.com" }))).toEqual([["ALREADY_CLAIMED", "input.company"]]);
  });

  it("verified twice at once, by one claim or by several of a company, gives one owner's token", async () => {
    const [first, second] = [await proven({ company: "monzo", domain: "monzo.com" }), await proven({ company: "monzo", domain: "monzo.com" })];
    const answers = await Promise.all([first, second, first, second, first].map((one) => verify(one)));
    expect(answers.filter(({ tokenSecret }) => tokenSecret != null)).toHaveLength(1);
    expect(answers.flatMap(({ userErrors }) => userErrors.map(({ code }) => code)).filter((code) => !["ALREADY_CLAIMED", "ALREADY_VERIFIED"].includes(code))).toEqual([]);
    expect(await served.dataSource.query("select count(*)::int as n from access_token t join company c on c.id = t.company_id where c.slug = 'monzo'")).toEqual([{ n: 1 }]);
    expect((await events("monzo")).map((event) => (event as { detail: string }).detail).filter((detail) => detail.startsWith("Verified"))).toHaveLength(1);
  });

  it("is not looked for once the claim has lapsed", async () => {
    const lapsed = await proven({ company: "buffer", domain: "buffer.com" });
    await served.dataSource.query("update claim set created_at = now() - interval '8 days', lapses_at = now() - interval '1 day' where id = $1", [lapsed.claim]);
    dns.asked.length = 0;
    expect(codes(await verify(lapsed))).toEqual([["CLAIM_LAPSED", "input.claim"]]);
    expect(dns.asked).toEqual([]);
    expect((await events("buffer")).length).toBe(1);
  });

  it("of a domain that resolves to this machine does not make the server ask itself", async () => {
    dns.zones.set("inward.com", { a: ["127.0.0.1"], aaaa: ["::1"] });
    const { claim: made, secret } = await claim({ domain: "inward.com", method: "WELL_KNOWN_FILE" });
    expect((await verify({ claim: made!.id, secret })).userErrors).toMatchObject([{ code: "PROOF_NOT_FOUND", message: expect.stringMatching(/https:\/\/inward\.com\/\.well-known\/org-ladder-verification\.txt: the domain has only addresses that are not public/) }]);
  });
});

describe("an admin's word", () => {
  it("stands for the proof, and is needed where we know no domain; whoever claimed then verifies with the secret", async () => {
    const { claim: made, secret } = await proven({ company: "fog-creek", domain: "fogcreek.com" }).then(async (one) => ({ claim: one, secret: one.secret }));
    expect((await verify({ claim: made.claim, secret })).userErrors).toMatchObject([{ code: "WORD_NEEDED", message: expect.stringMatching(/no domain of Fog Creek/) }]);
    for (const as of [undefined, await bearer(served.dataSource, "OWNER", "google")]) expect(codes(await verify({ claim: made.claim, word: "Trust me." }, as))).toEqual([as === undefined ? ["UNAUTHENTICATED", null] : ["FORBIDDEN", "input.word"]]);
    expect(codes(await verify({ claim: "clm_aaaaaaaaaaaaaaaaaaaa", word: "x" }, admin))).toEqual([["NOT_FOUND", "input.claim"]]);
    dns.zones.clear();
    const accepted = await verify({ claim: made.claim, word: "Called their office." }, admin);
    expect(accepted).toMatchObject({ claim: { state: "ACCEPTED" }, company: null, tokenSecret: null, userErrors: [] });
    expect(await verify({ claim: made.claim, secret })).toMatchObject({ claim: { state: "VERIFIED" }, company: { slug: "fog-creek", domain: "fogcreek.com" }, tokenSecret: expect.stringMatching(/^olt_/), userErrors: [] });
    expect(codes(await verify({ claim: made.claim, word: "Again." }, admin))).toEqual([["ALREADY_VERIFIED", "input.claim"]]);
    expect((await events("fog-creek")).map((event) => Object.values(event))).toEqual([
      ["CLAIM", "ANONYMOUS", "Claimed the company fog-creek, with fogcreek.com."], ["DECIDE_CLAIM", "TOKEN", "Accepted the claim with fogcreek.com: Called their office."], ["CLAIM", "ANONYMOUS", "Verified the claim with fogcreek.com, by an admin's word."],
    ]);
  });
});

describe("createCompany with a verified claim", () => {
  it("makes a company with that domain and its owner's token, once", async () => {
    const held = await proven({ domain: "acme.com" });
    const by = { id: held.claim, secret: held.secret };
    expect(codes(await create({ slug: "acme", claim: by }))).toEqual([["NOT_VERIFIED", "input.claim.id"]]);
    expect(await verify(held)).toMatchObject({ claim: { state: "VERIFIED", company: null }, company: null, tokenSecret: null, userErrors: [] });
    expect(codes(await create({ slug: "acme", claim: { ...by, secret: "olc_x" } }))).toEqual([["NOT_FOUND", "input.claim.id"]]);
    expect(codes(await create({ slug: "acme", domain: "other.com", claim: by }))).toEqual([["BAD_USER_INPUT", "input.domain"]]);
    expect(codes(await create({ slug: "google", claim: by }))).toEqual([["SLUG_TAKEN", "input.slug"]]);
    expect(codes(await create({ slug: "acme" }))).toEqual([["UNAUTHENTICATED", null]]);
    const answers = await Promise.all(["acme", "acme-2", "acme-3"].map((slug) => create({ slug, claim: by })));
    const [made] = answers.filter(({ company }) => company != null);
    expect(answers.flatMap(codes)).toEqual([["ALREADY_VERIFIED", expect.stringMatching(/^input\.claim/)], ["ALREADY_VERIFIED", expect.stringMatching(/^input\.claim/)]]);
    expect(made!.company).toMatchObject({ domain: "acme.com", badge: "COMPANY_VERIFIED" });
    expect(await ask("{ viewer { grants { role company } } }", { authorization: `Bearer ${made!.tokenSecret!}` })).toEqual({ viewer: { grants: [{ role: "OWNER", company: made!.company!.slug }] } });
    expect(await served.dataSource.query("select count(*)::int as n from company where domain = 'acme.com'")).toEqual([{ n: 1 }]);
  });

  it("is not for the domain of a company that we curate, nor with a claim of one", async () => {
    expect((await claim({ domain: "spotify.com" })).userErrors).toMatchObject([{ code: "BAD_USER_INPUT", field: "input.company", message: expect.stringMatching(/"spotify": that is Spotify/) }]);
    const held = await proven({ company: "spotify", domain: "spotify.com" });
    expect(codes(await create({ slug: "spotify-2", claim: { id: held.claim, secret: held.secret } }))).toEqual([["BAD_USER_INPUT", "input.claim.id"]]);
  });

  it("is too late a week after the claim was verified", async () => {
    const held = await proven({ domain: "late.com" });
    await verify(held);
    await served.dataSource.query("update claim set created_at = now() - interval '8 days', lapses_at = now() - interval '1 day' where id = $1", [held.claim]);
    expect(codes(await create({ slug: "late", claim: { id: held.claim, secret: held.secret } }))).toEqual([["CLAIM_LAPSED", "input.claim.id"]]);
  });
});

it.each<[string, object, [string, string]]>([
  ["a company that is not there", { company: "no-such", domain: "acme.com" }, ["NOT_FOUND", "input.company"]],
  ["another domain than the company's", { company: "uber", domain: "acme.com" }, ["BAD_USER_INPUT", "input.domain"]],
  ["a domain below the company's", { company: "uber", domain: "careers.uber.com" }, ["BAD_USER_INPUT", "input.domain"]],
  ["a suffix of many", { domain: "co.uk" }, ["BAD_USER_INPUT", "input.domain"]],
  ["an address", { domain: "127.0.0.1" }, ["BAD_USER_INPUT", "input.domain"]],
  ["this machine", { domain: "localhost" }, ["BAD_USER_INPUT", "input.domain"]],
  ["a page", { domain: "https://uber.com/x" }, ["BAD_USER_INPUT", "input.domain"]],
])("claimCompany refuses %s", async (_what, input, error) => expect(codes(await claim(input))).toEqual([error]));

it.each<[string, object, string]>([
  ["neither secret nor word", {}, "input.secret"], ["both", { secret: "olc_x", word: "x" }, "input.secret"], ["an empty word", { word: " " }, "input.word"], ["a long word", { word: "x".repeat(1_001) }, "input.word"],
  ["an id of something else", { claim: "cmp_aaaaaaaaaaaaaaaaaaaa", secret: "x" }, "input.claim"],
])("verifyClaim refuses %s", async (_what, input, field) => expect(codes(await verify({ claim: "clm_aaaaaaaaaaaaaaaaaaaa", ...input }, admin))).toEqual([["BAD_USER_INPUT", field]]));
