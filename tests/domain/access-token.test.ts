import { credentialOf } from "../../src/access/domain/bearer.js";
import { checkCompany, checkedExpiry, checkedName, hashOf, isSecret, newSecret, tokenFault } from "../../src/access/domain/token.js";
import { LastUse } from "../../src/access/last-use.js";

const NOW = new Date("2026-11-20T12:00:00Z");
const inDays = (days: number): Date => new Date(NOW.getTime() + days * 86_400_000);

describe("a secret", () => {
  it("is olt_ and 256 random bits, another each time, and is known again by its form", () => {
    const secrets = Array.from({ length: 200 }, newSecret);
    expect(new Set(secrets).size).toBe(200);
    for (const secret of secrets) expect([secret, isSecret(secret), Buffer.from(secret.slice(4), "base64url").length]).toEqual([secret, true, 32]);
  });
  it("is stored as its SHA-256 and nothing else", () => {
    expect(hashOf("abc").toString("hex")).toBe("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"); // FIPS 180-2, appendix B.1
  });
});

describe("the header Authorization", () => {
  const secret = newSecret();
  it("absent: nobody said anything", () => expect(credentialOf(undefined)).toEqual({ kind: "NONE" }));
  it.each([`Bearer ${secret}`, `bearer   ${secret} `])("with a token of ours: %#", (header) => expect(credentialOf(header)).toEqual({ kind: "TOKEN", secret }));
  it("with a JSON Web Token", () => expect(credentialOf("Bearer aa.bb.c_-")).toEqual({ kind: "JWT", jwt: "aa.bb.c_-" }));
  it.each([
    ["", "empty"], ["Bearer", "without a token"], ["Basic dXNlcjpwYXNz", "of another scheme"], [secret, "without a scheme"], [`Bearer ${secret.slice(0, -1)}`, "cut short"], [`Bearer ${secret}x`, "too long"],
    [`Bearer ${secret}, Bearer ${secret}`, "twice"], ["Bearer a.b", "in two parts"], ["Bearer a..c", "with an empty part"], [`Bearer ${"a".repeat(10_000)}.b.c`, "of 10 kB"], ["Bearer \u0000", "of a NUL"],
  ])("is refused and not taken for nobody: %#", (header) => {
    expect(() => credentialOf(header)).toThrow(expect.objectContaining({ code: "UNAUTHENTICATED" }) as Error);
  });
});

describe("a token's rules", () => {
  it("its name is a line of 1 to 100 characters, trimmed", () => {
    expect(checkedName("  ci of acme ", "f")).toBe("ci of acme");
    expect(checkedName("😀".repeat(100), "f")).toHaveLength(200);
    for (const bad of ["", " \t", "x".repeat(101), "a\nb", "a\u0000b", "a\ud800"]) expect(() => checkedName(bad, "input.name")).toThrow(/^input\.name: /);
  });
  it("it ends in 90 days unless told, in the future and within 366", () => {
    expect(checkedExpiry(null, NOW, "f")).toEqual(inDays(90));
    expect(checkedExpiry(inDays(366), NOW, "f")).toEqual(inDays(366));
    for (const bad of [NOW, inDays(-1), inDays(367), new Date(8.64e15)]) expect(() => checkedExpiry(bad, NOW, "input.expiresAt")).toThrow(/^input\.expiresAt: must/);
  });
  it("an admin's is no company's, every other is one company's", () => {
    expect(() => { checkCompany("ADMIN", null, "f"); checkCompany("READER", "acme", "f"); }).not.toThrow();
    expect(() => checkCompany("ADMIN", "acme", "f")).toThrow(/^f: must be absent/);
    expect(() => checkCompany("OWNER", null, "f")).toThrow(/^f: is needed/);
  });
  it("it holds until it ends or is revoked, whichever is first, and says which it was", () => {
    expect(tokenFault({ expiresAt: inDays(1), revokedAt: null }, NOW)).toBeNull();
    expect(tokenFault({ expiresAt: null, revokedAt: null }, NOW)).toBeNull();
    expect(tokenFault({ expiresAt: NOW, revokedAt: null }, NOW)).toMatch(/expired on 2026-11-20/);
    expect(tokenFault({ expiresAt: inDays(1), revokedAt: inDays(-1) }, NOW)).toMatch(/revoked on 2026-11-19/);
  });
});

describe("when tokens were last used", () => {
  it("is written for many requests at once, the latest of each, and not again", async () => {
    const written: ReadonlyMap<string, Date>[] = [];
    const uses = new LastUse({ used: (at) => { written.push(at); return Promise.resolve(); } }, 60_000);
    for (let i = 0; i < 1_000; i += 1) uses.note(i % 2 === 0 ? "tok_a" : "tok_b", new Date(i));
    expect(written).toEqual([]);
    await uses.write();
    await uses.write();
    expect(written).toEqual([new Map([["tok_a", new Date(998)], ["tok_b", new Date(999)]])]);
  });
  it("is kept for the next time where the database is away, and a newer use wins", async () => {
    let away = true;
    const written: ReadonlyMap<string, Date>[] = [];
    const uses = new LastUse({ used: (at) => { if (away) return Promise.reject(new Error("away")); written.push(at); return Promise.resolve(); } }, 60_000);
    uses.note("tok_a", new Date(1));
    uses.note("tok_b", new Date(1));
    await expect(uses.write()).rejects.toThrow("away");
    uses.note("tok_a", new Date(2));
    away = false;
    await uses.write();
    expect(written).toEqual([new Map([["tok_a", new Date(2)], ["tok_b", new Date(1)]])]);
  });
  it("is written by itself after a while", async () => {
    const written: ReadonlyMap<string, Date>[] = [];
    const uses = new LastUse({ used: (at) => { written.push(at); return Promise.resolve(); } }, 5);
    uses.note("tok_a", new Date(1));
    while (written.length === 0) await new Promise((resolve) => { setTimeout(resolve, 5); });
    expect([...written[0]!.keys()]).toEqual(["tok_a"]);
  });
});
