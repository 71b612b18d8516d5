import { asPublished, checkedTerms, checkFit, effectiveDay, PUBLICATION_LIMITS } from "../../../src/ladder/domain/publishing.js";
import { place, type Rung } from "../../../src/ladder/domain/ladder.js";
import type { MappingAct } from "../../../src/ladder/domain/mapping-acts.js";
import { UserErrors } from "../../../src/shared/errors.js";
import { buildMapping, buildPublished, buildRung, buildVersion } from "./build.js";

const TODAY = "2026-11-20";
const terms = { changeNote: "x", effectiveOn: null, visibility: null, key: null };

describe("the day from which a version holds", () => {
  it("is today where none is asked for", () => expect(effectiveDay(null, TODAY, false)).toBe(TODAY));
  it("may lie in the past for a ladder's first version alone", () => {
    expect(effectiveDay("1999-01-01", TODAY, true)).toBe("1999-01-01");
    expect(() => effectiveDay("2026-11-19", TODAY, false)).toThrow(/input\.effectiveOn: must not lie before today, 2026-11-20/);
    expect(effectiveDay(TODAY, TODAY, false)).toBe(TODAY);
  });
  it("lies at most a year ahead", () => {
    expect(effectiveDay("2027-11-21", TODAY, false)).toBe("2027-11-21");
    expect(() => effectiveDay("2027-11-22", TODAY, true)).toThrow(/more than a year ahead, after 2027-11-21/);
  });
});

describe("the terms of a publication", () => {
  it("have a note that says something, without the space around it", () => {
    expect(checkedTerms({ ...terms, changeNote: "  why \n" }).changeNote).toBe("why");
    expect(() => checkedTerms({ ...terms, changeNote: " \n\t" })).toThrow("input.changeNote: say what this version changes, and why");
    expect(() => checkedTerms({ ...terms, changeNote: "x".repeat(PUBLICATION_LIMITS.note + 1) })).toThrow(/at most 2000 characters; it has 2001/);
  });
  it.each(["", "two words", "tab\t", "ünï", "k".repeat(101)])("have no key like %j", (key) => expect(() => checkedTerms({ ...terms, key })).toThrow(/^input\.key: must/));
  it("take a commit's hash, or any visible ASCII, as a key", () => expect(checkedTerms({ ...terms, key: "refs/heads/main@0f3a:42!" }).key).toBe("refs/heads/main@0f3a:42!"));
});

const at = { changeNote: "why", effectiveOn: TODAY };
const review = (rungId: string, name: string, stance: number): MappingAct => ({
  id: name, rungId, act: "REVIEWED", by: { id: `tok ${name}`, name }, at: new Date(0), range: { lo: 1, hi: 2 }, comment: "", stance, confidence: 0.8, justification: "MANUAL_MAPPING_CURATION",
});
const confidenceOf = (rung: Rung, acts: readonly MappingAct[] = []): number | undefined => asPublished(buildVersion([rung]), acts, "COMPANY", at).rungs[0]!.mapping?.confidence;

describe("what a draft is published as", () => {
  const placed = buildRung("Adept", { mapping: buildMapping(1, 2, { confidence: 0.55 }) });
  it("has the terms, and the draft's own content", () => {
    expect(asPublished(buildVersion([buildRung("Novice")], { changeNote: "", note: "kept" }), [], "COMPANY", at)).toMatchObject({ ...at, note: "kept", rungs: [{ title: "Novice", mapping: null }] });
  });
  it("has the company's word for what a person placed, the machine's for what nobody looked at", () => {
    expect(confidenceOf(placed)).toBe(0.8);
    expect(confidenceOf(buildRung("Adept", { mapping: buildMapping(1, 2, { confidence: 0.55, state: "SUGGESTED" }) }))).toBe(0.55);
  });
  it("is surer with one independent reviewer who agrees, and surer still with two", () => {
    const [one, two] = [review(placed.id, "Bo", 1), review(placed.id, "Cy", 1)];
    expect([confidenceOf(placed, [one]), confidenceOf(placed, [one, two])]).toEqual([0.85, 0.9]);
    expect(confidenceOf(placed, [{ ...one, rungId: "another" }])).toBe(0.8);
  });
});

it("a ladder with contradictions is refused with all of them, one that could be better with none", () => {
  const identity = buildPublished({ software: [] }).ladders[0]!;
  const fit = (rungs: readonly Rung[]) => checkFit(place(buildVersion(rungs), identity), "input.draft");
  const inverted = [buildRung("High", { order: 1, mapping: buildMapping(3, 4) }), buildRung("Low", { order: 2, mapping: buildMapping(1, 2) })];
  expect(() => fit(inverted)).toThrow(UserErrors);
  try {
    fit([...inverted, buildRung("Low", { id: "again", order: 2, mapping: buildMapping(1, 2) })]);
  } catch (error) {
    expect((error as UserErrors).list.map(({ code, field }) => [code, field])).toEqual(expect.arrayContaining([["INVERSION", "input.draft"], ["UNREACHABLE", "input.draft"]]));
  }
  expect(fit([buildRung("One", { mapping: null })]).map((finding) => finding.severity)).not.toContain("ERROR");
  expect(() => fit([])).toThrow(UserErrors);
});
