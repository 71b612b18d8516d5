import fc from "fast-check";
import { fold, type MappingAct } from "../../../src/ladder/domain/mapping-acts.js";
import { inversions } from "../../../src/ladder/domain/placement.js";
import { applied, commentOf, isDecided, justificationOf, type Suggestable } from "../../../src/leveling/domain/stored.js";
import type { EvidenceItem, RungSuggestion } from "../../../src/leveling/domain/suggestion.js";
import { anyOrderedLadder, anyTrack } from "../equivalence/build.js";
import { buildMapping, buildRung } from "../ladder/build.js";

const item = (kind: EvidenceItem["kind"], bits: number, text = "x"): EvidenceItem => ({ kind, bits, text, concept: null, perState: [] });
const suggestion = (lo: number, hi: number, more: Partial<RungSuggestion> = {}): RungSuggestion => ({
  index: 0, track: "IC", trackProbability: 1, family: null, range: { lo, hi }, centre: (lo + hi) / 2, posterior: [], decision: "CONFIDENT", confidence: 0.87654321, evidence: [item("ALIAS", 3, "senior"), item("TEXT", 1)], missing: [], notes: [], ...more,
});
const rung = (order: number, mapping: ReturnType<typeof buildMapping> | null = null, acts: readonly MappingAct["act"][] = []): Suggestable => ({
  rung: buildRung(`R${order}`, { order, mapping }), now: mapping && fold(mapping, [], "COMPANY"), acts: acts.map((act) => ({ act })),
});
const one = (each: Suggestable, suggested = suggestion(2, 3), again = false) => applied([each], [suggested], "7", again)[0]!;

describe("a suggestion for a draft's rung", () => {
  it("is stored where nobody decided, with its posterior to four places", () => {
    expect(one(rung(1))).toMatchObject({ outcome: "STORED", stored: { range: { lo: 2, hi: 3 }, confidence: 0.8765, justification: "COMPOSITE_MATCHING" } });
    expect(one(rung(1, buildMapping(1, 2, { state: "SUGGESTED" }))).outcome).toBe("STORED");
  });
  it("is not stored again when it says the same", () => {
    const { stored } = one(rung(1));
    expect(one(rung(1, buildMapping(2, 3, { state: "SUGGESTED", confidence: stored!.confidence, comment: stored!.comment }))).outcome).toBe("UNCHANGED");
  });
  it("is not stored when it is too weak to be taken", () => {
    expect(one(rung(1), suggestion(2, 3, { decision: "NO_CONFIDENT_MATCH" }))).toMatchObject({ outcome: "TOO_WEAK", stored: null });
  });
  it("gives way to people, unless it is asked for again", () => {
    expect([rung(1, buildMapping(1, 2)), rung(1, buildMapping(1, 2, { state: "ADJUSTED" })), rung(1, null, ["SUGGESTED", "REJECTED"])].map((each) => [isDecided(each), one(each).outcome, one(each, undefined, true).outcome])).toEqual(Array(3).fill([true, "DECIDED", "STORED"]));
    expect([rung(1), rung(1, null, ["REVIEWED"]), rung(1, buildMapping(1, 2, { state: "SUGGESTED" }))].map(isDecided)).toEqual([false, false, false]);
  });
});

it("one kind of evidence is named, several are composite, and bars that tell nothing do not count", () => {
  expect([[item("ALIAS", 3), item("SENIORITY", 1), item("TEXT", 0.05)], [item("TEXT", -1)], [item("NEIGHBOURS", 1)], [item("ALIAS", 3), item("NEIGHBOURS", 1)], []].map(justificationOf)).toEqual([
    "LEXICAL_MATCHING", "SEMANTIC_SIMILARITY_THRESHOLD_MATCHING", "STRUCTURAL_MATCHING", "COMPOSITE_MATCHING", "COMPOSITE_MATCHING"]);
});

it("the comment is the waterfall in a line, longest bars first, with what a person should know", () => {
  expect(commentOf(suggestion(2, 3, { decision: "NEEDS_REVIEW", evidence: [item("TEXT", 0.5, "y".repeat(100)), item("COMPANY_SIZE", -2, "40 people"), item("YEARS", 0.01)] }), { lo: 1, hi: 2 }, "7"))
    .toBe(`Suggested by the method, weights 7, in bits: company size "40 people" −2.0 and text "${"y".repeat(59)}…" +0.5. A person should look. Moved from 2 to 3, between rungs that people placed.`);
  expect(commentOf(suggestion(2, 3, { evidence: [] }), { lo: 2, hi: 3 }, "7")).toBe("Suggested by the method, weights 7.");
});

it("whatever people decided, and however weak some suggestions are, the mapped draft has no inversion", () => {
  const anyCase = anyTrack.chain((track) => fc.record({ suggested: anyOrderedLadder(track), placed: anyOrderedLadder(track), decided: fc.array(fc.boolean(), { minLength: 13, maxLength: 13 }), weak: fc.array(fc.boolean(), { minLength: 13, maxLength: 13 }) }));
  fc.assert(fc.property(anyCase, ({ suggested, placed, decided, weak }) => {
    const rungs = suggested.map(({ order, track }): Suggestable => {
      const range = placed.find((other) => other.order === order)?.range;
      // where people did not decide, an earlier suggestion may stand, and stays where the new one is too weak
      const mapping = range === undefined || !(decided[order] || weak[order]) ? null : buildMapping(range.lo, range.hi, { state: decided[order] ? "ACCEPTED" : "SUGGESTED" });
      const each = rung(order, mapping);
      return { ...each, rung: { ...each.rung, track } };
    });
    const outcomes = applied(rungs, suggested.map(({ track, range, order }) => suggestion(range.lo, range.hi, { track, decision: weak[order] ? "NO_CONFIDENT_MATCH" : "CONFIDENT" })), "7", false);
    const ranges = rungs.map(({ rung: { track, order }, now }, i) => ({ track, order, range: outcomes[i]!.stored?.range ?? now?.range ?? null }));
    expect(inversions(ranges)).toEqual([]);
  }), { numRuns: 500 });
});
