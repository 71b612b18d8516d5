import fc from "fast-check";
import { reviewed } from "../../../src/equivalence/domain/confidence.js";
import { METHOD } from "../../../src/equivalence/domain/method.js";
import { MAPPING_STATES } from "../../../src/ladder/domain/ladder.js";
import { ACTS, confidenceAfter, fold, inForce, isAuthor, next, WORTH, worthOf, type Act, type MappingAct, type Person } from "../../../src/ladder/domain/mapping-acts.js";
import { buildCitation, buildMapping } from "./build.js";

const person = (id: string): Person => ({ id, name: `name of ${id}` });
const [EDITOR, ANN, BOB] = [person("editor"), person("ann"), person("bob")];
let made = 0;
const act = (what: Act, more: Partial<MappingAct> = {}): MappingAct => ({
  id: `mac ${made++}`, rungId: "r", act: what, by: EDITOR, at: new Date("2026-11-20T10:00:00Z"), range: what === "REJECTED" || what === "NO_EQUIVALENT" ? null : { lo: 2, hi: 3 },
  comment: "", stance: null, confidence: what === "REJECTED" ? null : 0.8, justification: what === "REJECTED" ? null : "MANUAL_MAPPING_CURATION", ...more,
});
const suggested = act("SUGGESTED", { confidence: 0.6, justification: "COMPOSITE_MATCHING", comment: "by words" });
const review = (by: Person, stance: number, more: Partial<MappingAct> = {}): MappingAct => act("REVIEWED", { by, stance, ...more });

describe("the mapping in force", () => {
  it("of no acts is what was there; of none there is none", () => {
    expect(fold(null, [], "COMPANY")).toBeNull();
    expect(fold(buildMapping(1, 2), [], "CURATORS")).toMatchObject({ range: { lo: 1, hi: 2 }, state: "ACCEPTED", confidence: 0.7, author: "us", reviews: [] });
  });
  it("is what the last placing act says, with its author and day", () => {
    const moved = act("MOVED", { by: ANN, range: { lo: 2.5, hi: 3.5 }, comment: "led by scope" });
    expect(fold(null, [suggested, act("ACCEPTED"), moved], "COMPANY")).toMatchObject({ range: { lo: 2.5, hi: 3.5 }, state: "ADJUSTED", author: "name of ann", date: "2026-11-20", comment: "led by scope" });
  });
  it("is none once it is rejected, whatever was reviewed, until it is placed again", () => {
    expect(fold(buildMapping(2, 3), [act("REJECTED"), review(ANN, 1)], "COMPANY")).toBeNull();
    expect(fold(null, [suggested, act("REJECTED"), act("MOVED")], "COMPANY")?.state).toBe("ADJUSTED");
  });
  it("has no range when a person says that nothing fits", () => {
    expect(fold(null, [suggested, act("NO_EQUIVALENT")], "COMPANY")).toMatchObject({ range: null, state: "ADJUSTED", confidence: 0.8 });
  });
  it("of a machine keeps its posterior and justification; accepted, it is the company's word", () => {
    expect(fold(null, [suggested], "COMPANY")).toMatchObject({ state: "SUGGESTED", confidence: 0.6, justification: "COMPOSITE_MATCHING" });
    expect(fold(null, [suggested, act("ACCEPTED")], "COMPANY")).toMatchObject({ state: "ACCEPTED", confidence: 0.8, justification: "MANUAL_MAPPING_CURATION" });
  });
  it("that we curated is the company's word, .80, once the company publishes it", () => {
    expect([0.55, 0.91].map((confidence) => inForce(buildMapping(1, 2, { confidence }), [], "COMPANY")!.confidence)).toEqual([0.8, 0.8]);
    expect(inForce(buildMapping(1, 2, { confidence: 0.91, justification: "MAPPING_REVIEW" }), [], "CURATORS")).toMatchObject({ confidence: 0.91, justification: "MAPPING_REVIEW" });
  });
  it("that an import calls reviewed, or surer than a company's word, is neither: nobody did that here", () => {
    const said = { confidence: 0.99, justification: "MAPPING_REVIEW" } as const;
    expect(inForce(buildMapping(1, 2, said), [], "COMPANY")).toMatchObject({ confidence: 0.8, justification: "MANUAL_MAPPING_CURATION" });
    expect(inForce(buildMapping(1, 2, { ...said, state: "SUGGESTED" }), [], "COMPANY")).toMatchObject({ confidence: 0.8, justification: "UNSPECIFIED_MATCHING" });
    expect(inForce(buildMapping(2, 3, { confidence: 0.93, state: "SUGGESTED" }), [act("SUGGESTED", { confidence: 0.93, justification: "COMPOSITE_MATCHING" })], "COMPANY")!.confidence).toBe(0.93);
  });
  it("is written over by an import: acts on another range then say nothing", () => {
    const stored = buildMapping(4, 5, { state: "ACCEPTED", author: "Ann" });
    expect(inForce(stored, [suggested, act("ACCEPTED"), review(ANN, 1)], "COMPANY")).toMatchObject({ range: { lo: 4, hi: 5 }, author: "Ann", reviews: [] });
    expect(inForce(stored, [suggested, act("ACCEPTED"), review(ANN, 1, { range: { lo: 4, hi: 5 } })], "COMPANY")).toMatchObject({ range: { lo: 4, hi: 5 }, confidence: 0.85, reviews: [{ by: ANN }] });
    const before = [suggested, review(ANN, 1), act("MOVED", { range: { lo: 4, hi: 5 } })];
    expect(inForce(buildMapping(2, 3), before, "COMPANY")!.reviews).toEqual([]);
    expect(inForce(null, [suggested], "COMPANY")).toBeNull();
  });
  it("is the same whether reviews came one by one, each stored, or all at once", () => {
    const start = buildMapping(2, 3, { confidence: 0.7 });
    const said = [review(ANN, 0.5), review(BOB, 1)].map((each) => ({ ...each, confidence: 0.7 }));
    const atOnce = fold(start, said, "CURATORS")!;
    const afterOne = { ...start, ...inForce(start, said.slice(0, 1), "CURATORS")! };
    expect(afterOne.confidence).not.toBe(start.confidence);
    expect(inForce(afterOne, said, "CURATORS")).toEqual(atOnce);
  });
});

describe("reviews", () => {
  const placed = act("MOVED");
  const after = (...reviews: readonly MappingAct[]) => fold(null, [placed, ...reviews], "COMPANY")!;
  it("of the company's word make .80 into .85 and .90, and no more than that", () => {
    expect([[], [ANN], [ANN, BOB], [ANN, BOB, person("cy")]].map((people) => after(...people.map((by) => review(by, 1))).confidence)).toEqual([0.8, 0.85, 0.9, 0.9]);
  });
  it("by whoever placed or accepted it do not count, and they cannot review it", () => {
    const own = fold(null, [suggested, act("ACCEPTED", { by: ANN }), review(ANN, 1)], "COMPANY")!;
    expect([own.confidence, own.reviews, isAuthor(own, ANN), isAuthor(own, EDITOR), isAuthor(own, BOB)]).toEqual([0.8, [], true, true, false]);
    expect(fold(null, [suggested, review(ANN, 1), act("ACCEPTED", { by: ANN })], "COMPANY")!.confidence).toBe(0.8);
  });
  it("by one person count once: the last word", () => {
    expect(after(review(ANN, -1), review(ANN, 1))).toMatchObject({ confidence: 0.85, reviews: [{ by: ANN, stance: 1 }] });
  });
  it("are gone when the range moves, and stay when it is accepted as it is", () => {
    expect(fold(null, [suggested, review(ANN, 1), act("MOVED", { range: { lo: 2, hi: 3.05 } })], "COMPANY")!.confidence).toBe(0.8);
    expect(fold(null, [suggested, review(ANN, 1), act("ACCEPTED")], "COMPANY")!.confidence).toBe(0.85);
  });
  it("in favour on balance make it a reviewed mapping", () => {
    expect(after(review(ANN, 1), review(BOB, -0.5)).justification).toBe("MAPPING_REVIEW");
    expect(after(review(ANN, 0.5), review(BOB, -0.5)).justification).toBe("MANUAL_MAPPING_CURATION");
    expect(after(review(ANN, -1)).confidence).toBe(0.4);
  });
  it("by somebody known by name alone are theirs whose name it is", () => {
    expect(isAuthor(fold(buildMapping(1, 2), [], "CURATORS")!, { id: "x", name: "us" })).toBe(true);
  });
});

it("the worth of words is that of the equivalence method, and reviews of what is not the company's word move it as there", () => {
  const { COMPANY_PUBLISHED: one, COMPANY_PUBLISHED_REVIEWED: two, COMPANY_PUBLISHED_REVIEWED_TWICE: three, PRIMARY_SOURCE, SECONDARY_SOURCE } = METHOD.prior;
  expect(WORTH).toEqual({ COMPANY: [one, two, three], PRIMARY_SOURCE, SECONDARY_SOURCE });
  expect([worthOf("COMPANY", []), worthOf("CURATORS", []), worthOf("CURATORS", [buildCitation("a"), buildCitation("b", { kind: "SECONDARY" })])]).toEqual([0.8, 0.55, 0.7]);
  fc.assert(fc.property(anyConfidence, fc.array(anyStance), (confidence, stances) => {
    expect(confidenceAfter(confidence, "SUGGESTED", stances, "COMPANY")).toBe(reviewed(confidence, stances));
    expect(confidenceAfter(confidence, "ACCEPTED", stances, "CURATORS")).toBe(reviewed(confidence, stances));
  }));
});

const anyConfidence = fc.integer({ min: 1, max: 100 }).map((percent) => percent / 100);
const anyStance = fc.integer({ min: -10, max: 10 }).map((tenths) => tenths / 10);
const anyState = fc.constantFrom(...MAPPING_STATES);
const anyVoice = fc.constantFrom("COMPANY" as const, "CURATORS" as const);
const anyAct: fc.Arbitrary<MappingAct> = fc.record({ what: fc.constantFrom(...ACTS), by: fc.constantFrom(EDITOR, ANN, BOB), lo: fc.integer({ min: 0, max: 3 }), confidence: anyConfidence, stance: anyStance })
  .map(({ what, by, lo, confidence, stance }) => act(what, {
    by, ...(what === "REJECTED" ? {} : { confidence }), ...(what === "REVIEWED" && { stance }), ...(what !== "REJECTED" && what !== "NO_EQUIVALENT" && { range: { lo, hi: lo + 1 } }),
  }));

describe("laws", () => {
  it("confidence lies above 0 and up to 1; raising a stance, or adding one that is not against, never lowers it; adding −1 never raises it", () => {
    fc.assert(fc.property(anyConfidence, anyState, fc.array(anyStance, { minLength: 1 }), anyVoice, fc.nat(), anyStance, (placed, state, stances, voice, which, other) => {
      const of = (list: readonly number[]): number => confidenceAfter(placed, state, list, voice);
      const [now, i] = [of(stances), which % stances.length];
      expect(now > 0 && now <= 1).toBe(true);
      expect(of(stances.map((stance, j) => (j === i ? Math.max(stance, other) : stance)))).toBeGreaterThanOrEqual(now);
      if (voice === "COMPANY" && state !== "SUGGESTED") expect(of([...stances, Math.abs(other)])).toBeGreaterThanOrEqual(now);
      expect(of([...stances, 1])).toBeGreaterThanOrEqual(now);
      expect(of([...stances, -1])).toBeLessThanOrEqual(now);
    }), { numRuns: 1_000 });
  });

  it("reviews by different people come to the same in any order", () => {
    const said = fc.array(anyStance, { minLength: 2, maxLength: 6 }).map((stances) => stances.map((stance, i) => review(person(`p${i}`), stance)));
    fc.assert(fc.property(said.chain((reviews) => fc.tuple(fc.constant(reviews), fc.shuffledSubarray(reviews, { minLength: reviews.length }))), anyVoice, ([reviews, shuffled], voice) => {
      const told = (list: readonly MappingAct[]) => { const { reviews: _, ...rest } = fold(null, [suggested, ...list], voice)!; return rest; };
      expect(told(shuffled)).toEqual(told(reviews));
    }));
  });

  it("what comes before the last move says nothing; what is stored and folded agree; an author never counts as a reviewer", () => {
    fc.assert(fc.property(fc.array(anyAct, { maxLength: 8 }), anyVoice, (acts, voice) => {
      const now = fold(null, acts, voice);
      expect(acts.reduce<typeof now>((before, each) => next(before, each, voice), null)).toEqual(now);
      expect(fold(null, [...acts, act("REJECTED")], voice)).toBeNull();
      expect(fold(null, [...acts, act("REJECTED"), suggested], voice)).toEqual(fold(null, [suggested], voice));
      const stored = now && buildMapping(0, 1, { ...now });
      expect(inForce(stored, acts, voice)).toEqual(now === null ? null : expect.objectContaining({ range: now.range, confidence: now.confidence, reviews: now.reviews, justification: now.justification }));
      for (const { by } of now?.reviews ?? []) expect(isAuthor(now!, by)).toBe(false);
    }), { numRuns: 1_000 });
  });
});
