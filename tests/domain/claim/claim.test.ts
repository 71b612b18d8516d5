import { checkedDomain } from "../../../src/claim/domains.js";
import { isProven, ProofNotFound, type Look } from "../../../src/claim/domain/proof.js";
import { placesOf, proofOf, stateOf } from "../../../src/claim/domain/claim.js";
import { lookedUp } from "../../../src/claim/proofs.js";
import { LookupFault } from "../../../src/claim/lookups.js";

describe("a domain", () => {
  it.each([
    ["acme.com", "acme.com"], [" ACME.Com ", "acme.com"], ["www.acme.com", "acme.com"], ["acme.com.", "acme.com"], ["WWW.Bücher.de.", "xn--bcher-kva.de"], ["xn--bcher-kva.de", "xn--bcher-kva.de"],
    ["careers.acme.co.uk", "careers.acme.co.uk"], ["acme.github.io", "acme.github.io"], ["www.com", "www.com"], ["例え.テスト.jp", "xn--r8jz45g.xn--zckzah.jp"],
  ])("%s is compared and looked up as %s", (text, domain) => expect(checkedDomain(text, "input.domain")).toBe(domain));

  it.each(["com", "co.uk", "github.io", "qld.gov.au", "www.co.uk"])("that everybody's are below is nobody's: %s", (text) => {
    expect(() => checkedDomain(text, "input.domain")).toThrow(/input\.domain: (names all domains below|must be a web domain)/);
  });

  it.each(["localhost", "printer.local", "metadata.google.internal", "acme.example", "a.test", "127.0.0.1", "0x7f.1", "2130706433", "[::1]", "::1", "1.1"])("is of the public internet, and no address: not %s", (text) => {
    expect(() => checkedDomain(text, "input.domain")).toThrow(/input\.domain: must be/);
  });

  it.each(["", " ", "a b.com", "https://acme.com", "acme.com/x", "acme.com:443", "me@acme.com", "*.acme.com", "_x.acme.com", "a..com", "-a.com", "%61cme.com", "acme.com?x", "acme.com#x", "acme\\.com", `${"a".repeat(64)}.com`, `${"a.".repeat(130)}com`, "acme\u0000.com", "\uD800.com"])("is a name and nothing else: not %j", (text) => {
    expect(() => checkedDomain(text, "input.domain")).toThrow(/input\.domain: must be/);
  });
});

const claim = { id: "clm_aaaaaaaaaaaaaaaaaaaa", domain: "acme.com", method: "DNS_TXT", lapsesAt: new Date("2026-11-27") } as const;
const look = (...found: string[]): Look => ({ place: "TXT of acme.com", found, fault: null });

describe("a proof", () => {
  it("names its claim and stands at one of two names, or in a file", () => {
    expect(proofOf(claim)).toBe("org-ladder-verification=clm_aaaaaaaaaaaaaaaaaaaa");
    expect(placesOf(claim)).toEqual(["_org-ladder.acme.com", "acme.com"]);
    expect(placesOf({ ...claim, method: "WELL_KNOWN_FILE" })).toEqual(["https://acme.com/.well-known/org-ladder-verification.txt"]);
  });

  it("counts when it stands whole at any of the places, and not when it is another claim's or a part of something", () => {
    expect(isProven(claim, [look(), look("v=spf1 -all", ` ${proofOf(claim).toUpperCase()} `)])).toBe(true);
    for (const other of ["", "org-ladder-verification=", "org-ladder-verification=clm_bbbbbbbbbbbbbbbbbbbb", `x ${proofOf(claim)}`, `${proofOf(claim)}a`, claim.id]) expect(isProven(claim, [look(other)])).toBe(false);
  });

  it("that is not there is told with what was looked up, what was there, and what to do", () => {
    const { code, message, details } = new ProofNotFound(claim, [look(), look("v=spf1", 'a"\u0007b', "c", "d"), { place: "TXT of x", found: [], fault: "it did not answer in time" }], "input.claim");
    expect({ code, details }).toEqual({ code: "PROOF_NOT_FOUND", details: { field: "input.claim" } });
    expect(message).toMatch(/^"org-ladder-verification=clm_a{20}" was not found\. TXT of acme\.com: nothing there\. TXT of acme\.com: there stands "v=spf1", "a {2}b", "c" and 1 more\. TXT of x: it did not answer in time\. Publish it as a TXT record .* before 2026-11-27\./);
  });

  it("is looked for line by line in a file, whatever its line ends; what cannot be asked is a fault of that place", async () => {
    const lookups = { txt: (name: string) => (name === "acme.com" ? Promise.resolve(["a"]) : Promise.reject(new LookupFault("away"))), file: () => Promise.resolve(`\uFEFF${proofOf(claim)}\r\n\r\nother`) };
    expect(await lookedUp(claim, lookups)).toEqual([{ place: "TXT of _org-ladder.acme.com", found: [], fault: "away" }, { place: "TXT of acme.com", found: ["a"], fault: null }]);
    expect(await lookedUp({ ...claim, method: "WELL_KNOWN_FILE" }, lookups)).toEqual([{ place: placesOf({ ...claim, method: "WELL_KNOWN_FILE" })[0], found: [proofOf(claim), "other"], fault: null }]);
  });
});

it("a claim is open, or accepted by an admin's word, until it lapses; a verified one stays so", () => {
  const [before, after] = [new Date("2026-11-26"), new Date("2026-11-27")];
  const open = { verifiedAt: null, word: null, lapsesAt: claim.lapsesAt };
  expect([stateOf(open, before), stateOf({ ...open, word: "By telephone." }, before), stateOf(open, after), stateOf({ ...open, word: "x" }, after), stateOf({ ...open, verifiedAt: before }, after)]).toEqual(["OPEN", "ACCEPTED", "LAPSED", "LAPSED", "VERIFIED"]);
});
