import fc from "fast-check";
import { compareLink, query, rungLink, subjectOf, subjectText, type Subject } from "../../../src/explorer/links.js";

const slug = fc.stringMatching(/^[a-z0-9][a-z0-9-]{0,20}$/).filter((text) => text !== "level" && text !== "role");
const name = fc.string({ minLength: 1, maxLength: 40, unit: "grapheme" }).filter((text) => text === text.trim() && text !== "");
const key = fc.stringMatching(/^(?:ic|m)\/[a-z-]{1,20}$/);
const subject: fc.Arbitrary<Subject> = fc.oneof(
  fc.record({ kind: fc.constant("RUNG" as const), company: slug, name }),
  fc.record({ kind: fc.constant("LEVEL" as const), key }),
  fc.record({ kind: fc.constant("ROLE" as const), key: slug }),
);

it("a subject written into an address is read back as it was, also through a query string", () => {
  fc.assert(fc.property(subject, (asked) => {
    expect(subjectOf(subjectText(asked))).toEqual(asked);
    expect(subjectOf(new URLSearchParams(query({ from: subjectText(asked) })).get("from") ?? undefined)).toEqual(asked);
  }));
});

it.each([
  ["google:L5", { kind: "RUNG", company: "google", name: "L5" }], [" Google : L5 ", { kind: "RUNG", company: "google", name: "L5" }], ["meta:E5: Senior", { kind: "RUNG", company: "meta", name: "E5: Senior" }],
  ["level:IC/Staff", { kind: "LEVEL", key: "ic/staff" }], ["ic/staff", { kind: "LEVEL", key: "ic/staff" }], ["M/director ", { kind: "LEVEL", key: "m/director" }], ["role:data-architect", { kind: "ROLE", key: "data-architect" }],
])("reads %j", (text, expected) => { expect(subjectOf(text)).toEqual(expected); });

it.each([undefined, "", "google", ":L5", "google:", "google: ", "x/staff", "ic/", "https//ic/staff"])("takes %j for no subject", (text) => { expect(subjectOf(text)).toBeNull(); });

it("no text is too strange to be read", () => {
  fc.assert(fc.property(fc.string({ unit: "binary" }), (text) => { subjectOf(text); }));
});

it("a query string keeps colons, slashes and commas readable, leaves out what is empty, and is read back the same", () => {
  expect(query({ companies: "google,uk-dfe", from: "level:ic/staff", family: undefined, asOf: "" })).toBe("?companies=google,uk-dfe&from=level:ic/staff");
  expect(query({})).toBe("");
  fc.assert(fc.property(fc.dictionary(fc.stringMatching(/^[a-z]{1,8}$/), fc.string({ unit: "grapheme", minLength: 1 })), (values) => {
    expect(Object.fromEntries(new URLSearchParams(query(values)))).toEqual({ ...values });
  }));
});

it("a rung is shown beside the usual companies, never twice beside itself, and software goes without saying", () => {
  expect(rungLink({ code: "L6", title: "SDE III", track: "IC" }, "amazon")).toBe("/compare?companies=amazon,google,microsoft&track=ic&from=amazon:L6");
  expect(rungLink({ code: null, title: "Tech Lead", track: "M" }, "monzo")).toBe("/compare?companies=monzo,google,amazon&track=m&from=monzo:Tech%20Lead");
  expect(compareLink({ companies: ["a", "b"], track: "IC", family: "software" })).toBe(compareLink({ companies: ["a", "b"], track: "IC" }));
});
