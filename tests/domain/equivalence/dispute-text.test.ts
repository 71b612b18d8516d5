import { checkedReason, checkedSource, personalIn } from "../../../src/equivalence/domain/dispute-text.js";

it.each([
  ["Write to ada.lovelace@example.org.", "an e-mail address"], ["ada@example", null], ["ada (at) example.org", "an e-mail address"], ["ada [AT] example", "an e-mail address"],
  ["ａｄａ＠example.org", "an e-mail address"], ["See medium.com/@ada for more.", null], ["They stand at L5 (at most) here.", null],
  ["Call +49 30 901820.", "a phone number"], ["0049 30 901820", "a phone number"], ["(415) 555-2671, ext. 3", "a phone number"], ["030/90 18 20-13", "a phone number"], ["＋１ ４１５ ５５５ ２６７１", "a phone number"],
  ["Since 2019-2021 and again on 2026-11-20.", null], ["2019 2020 2021 2022", null], ["L5 has 3-5 years, 50 to 100 people; L6 has 8-10.", null], ["https://news.example.org/item?id=38412345678", null],
  ["Level 65-66, grade 13, 1,000,000 users", null],
])("%j holds %s", (text, found) => {
  expect(personalIn(text)).toBe(found);
});

it.each([
  ["nothing", "  \n", "say why"], ["1,001 characters", "x".repeat(1_001), "at most 1000 characters; it has 1001"], ["an address", "ask me@example.org", "looks like an e-mail address"],
])("a reason of %s is refused by its field", (_what, reason, rule) => {
  expect(() => checkedReason(reason, "input.reason")).toThrow(new RegExp(`^input\\.reason: .*${rule}`));
});

it("a good one is trimmed and else left as it is", () => {
  expect(checkedReason("  Their L5 leads teams.\nOurs does not. ", "input.reason")).toBe("Their L5 leads teams.\nOurs does not.");
});

it.each([
  ["no address", "levels"], ["a script", "javascript:alert(1)"], ["a file", "file:///etc/passwd"], ["a mail", "mailto:ada@example.org"], ["no host", "https://"], ["a user name", "https://ada:secret@example.org/"],
  ["an e-mail address in it", "https://example.org/?by=ada%40example.org"], ["a space", "https://example.org/a b"], ["501 characters", `https://example.org/${"x".repeat(481)}`],
])("%s is no source", (_what, url) => {
  expect(() => checkedSource(url, "input.sourceUrl")).toThrow(/^input\.sourceUrl: /);
});

it("a web address is kept, an empty one is none", () => {
  expect(checkedSource(" HTTPS://Example.org/levels?v=2#l5 ", "f")).toBe("https://example.org/levels?v=2#l5");
  expect([checkedSource(null, "f"), checkedSource(" ", "f"), checkedSource("https://example.org/%", "f")]).toEqual([null, null, "https://example.org/%"]);
});
