import fc from "fast-check";
import { REASON_KINDS, type Abstention, type Equivalence } from "../../../src/equivalence/domain/answer.js";
import { compileLadder } from "../../../src/equivalence/domain/compiled.js";
import { equate } from "../../../src/equivalence/domain/equate.js";
import type { Question } from "../../../src/equivalence/domain/question.js";
import { anyLadder, anyRung, anyTrack, buildAssertion, buildQuestion } from "./build.js";

const anyFamily = fc.constantFrom("software", "ml", "ai-architecture");
const anyFolds = fc.constant([{ from: "ai-architecture", to: "ml", factor: 0.8 }, { from: "ml", to: "software", factor: 0.9 }]);
const anyDate = fc.constantFrom("2016-05-01", "2023-01-01", "2026-01-01", null);
const anyAssertion = fc.record({
  rungIds: fc.uniqueArray(fc.nat(6).map((index) => `r${index}`), { minLength: 1, maxLength: 2 }),
  // Few groups and priors, so that rows of one source often tie.
  group: fc.constantFrom("a", "b"), prior: fc.constantFrom(0.3, 0.5), holds: fc.boolean(), label: fc.constantFrom("A table", "A guide"), interested: fc.boolean(), kind: fc.constantFrom("CROSSWALK" as const, "DISPUTE_OUTCOME" as const),
}).map(({ rungIds, ...rest }) => buildAssertion(rungIds, rest));

/** Any question at all: other families, tracks, conflicting evidence, NOTs. */
const anyQuestion: fc.Arbitrary<Question> = fc.tuple(anyTrack, anyTrack, anyFamily, anyFamily).chain(([ours, theirs, ourFamily, theirFamily]) =>
  fc.record({
    from: anyRung(ours, "a"), ladder: anyLadder(theirs), folds: anyFolds, assertions: fc.array(anyAssertion, { maxLength: 5 }), across: fc.boolean(),
    nots: fc.array(fc.nat(4).map((index) => ({ a: "a", b: `r${index}` })), { maxLength: 2 }), dates: fc.tuple(anyDate, anyDate),
  }).map(({ from, ladder, folds, assertions, across, nots, dates }) =>
    buildQuestion({ ...from, family: ourFamily }, ladder.map((rung) => ({ ...rung, family: theirFamily })), {
      folds, assertions, nots, sourceDates: { from: dates[0], to: () => dates[1] }, ...(across ? { toTrack: theirs } : {}),
    })));

const runs = { numRuns: 500 };
/** All of an answer, also what is worked out when it is asked for. */
const told = (answer: Equivalence | Abstention): object => ({ ...answer, ...(answer.kind === "EQUIVALENCE" && { reasons: answer.reasons }) });
const answers = (check: (answer: Equivalence, question: Question) => void): void =>
  fc.assert(fc.property(anyQuestion, (question) => {
    const result = equate(question);
    if (result.kind === "EQUIVALENCE") check(result, question);
  }), runs);
const rungsOf = ({ ladder }: Question) => ("sections" in ladder ? ladder.rungs : ladder);

test("the same question gives the same answer, in whatever order its rungs, folds, crosswalks and NOTs come", () => {
  fc.assert(fc.property(anyQuestion, (question) => {
    const turned: Question = {
      ...question, ladder: rungsOf(question).toReversed(), folds: question.folds.toReversed(), assertions: question.assertions.toReversed(), nots: question.nots.toReversed(),
    };
    expect(told(equate(turned))).toEqual(told(equate(question)));
  }), { numRuns: 1500 }); // ties between rows of one source are rare
});

test("a ladder compiled beforehand gives the same answer as its rungs", () => {
  fc.assert(fc.property(anyQuestion, (question) => {
    expect(told(equate({ ...question, ladder: compileLadder(rungsOf(question)) }))).toEqual(told(equate(question)));
  }), runs);
});

test("an answer's confidence lies in 0.40–1, and before crosswalks is no surer than the weaker of the two mappings", () => {
  answers(({ best, confidence }, question) => {
    expect(confidence.value >= 0.4 && confidence.value <= 1).toBe(true);
    const theirs = rungsOf(question).find(({ id }) => id === best.rungId)!;
    const ours = question.from.state === "MAPPED" ? question.from.rung.confidence : 0;
    const before = confidence.parts.findLast(({ kind }) => kind !== "AGREEMENT" && kind !== "DISAGREEMENT")!;
    expect(before.after).toBeLessThanOrEqual(Math.min(ours, theirs.confidence));
  });
});

test("the best match has a predicate and no NOT, and no other rung with a predicate receives more", () => {
  answers(({ best, alternatives, partialOverlaps }, { nots }) => {
    expect(best.predicate).not.toBeNull();
    for (const { rungId } of [best, ...alternatives, ...partialOverlaps]) expect(nots.some(({ b }) => b === rungId)).toBe(false);
    for (const { predicate, landing } of alternatives) if (predicate !== null) expect(landing).toBeLessThanOrEqual(best.landing);
  });
});

test("partial overlaps have no predicate and an overlap of at least 15%, the largest first", () => {
  answers(({ partialOverlaps }) => {
    const overlaps = partialOverlaps.map(({ overlap }) => overlap);
    expect(partialOverlaps.map(({ predicate }) => predicate)).toEqual(partialOverlaps.map(() => null));
    expect(overlaps).toEqual(overlaps.filter((overlap) => overlap >= 0.15).sort((a, b) => b - a));
  });
});

test("an answer across tracks or folds says RELATED_MATCH of every rung, and any other answer of none", () => {
  answers(({ best, alternatives, crossTrack, folds }) => {
    const said = [best, ...alternatives].filter(({ predicate }) => predicate !== null);
    expect(said.map(({ predicate }) => predicate === "RELATED_MATCH")).toEqual(said.map(() => crossTrack || folds.length > 0));
  });
});

test("the answer is on the track asked for, and on ours when none was", () => {
  answers(({ track }, question) => {
    expect(track).toBe(question.toTrack ?? (question.from.state === "MAPPED" ? question.from.rung.track : null));
  });
});

test("a rung with itself, on any ladder that holds it, is EXACT_MATCH, J = 1, confidence 1", () => {
  fc.assert(fc.property(anyTrack.chain((track) => anyLadder(track)), fc.nat(), (ladder, index) => {
    const from = ladder[index % ladder.length]!;
    expect(equate(buildQuestion(from, ladder))).toMatchObject({ best: { rungId: from.id, predicate: "EXACT_MATCH", overlap: 1, rankShift: 0 }, confidence: { value: 1, band: "HIGH" } });
  }));
});

test("adding an agreeing independent crosswalk never lowers an answer's confidence, and a copy of it changes nothing", () => {
  answers((answer, question) => {
    const added = buildAssertion([answer.best.rungId], { group: "new" });
    const more = equate({ ...question, assertions: [...question.assertions, added] }) as Equivalence;
    expect(more.confidence.value).toBeGreaterThanOrEqual(answer.confidence.value - 1.1e-9);
    expect(told(equate({ ...question, assertions: [...question.assertions, added, { ...added }] }))).toEqual(told(more));
  });
});

test("what one of the two companies decided leaves an answer what it is, and at least LOW; a copy of it changes nothing", () => {
  answers((answer, question) => {
    for (const [rungIds, holds] of [[[answer.best.rungId], false], [[answer.best.rungId], true], [["r0"], true]] as const) {
      const decision = buildAssertion(rungIds, { group: "company:theirs", kind: "DISPUTE_OUTCOME", prior: 0.7, holds, label: "the decision of Theirs on 2026-01-01", interested: true });
      const after = equate({ ...question, assertions: [...question.assertions, decision] });
      expect(after).toMatchObject({ kind: "EQUIVALENCE", best: answer.best, landing: answer.landing });
      if (!holds) expect((after as Equivalence).confidence.value).toBeLessThanOrEqual(answer.confidence.value + 1.1e-9);
      expect(told(equate({ ...question, assertions: [...question.assertions, decision, { ...decision }] }))).toEqual(told(after));
    }
  });
});

test("reasons come in the order of REASON_KINDS, as sentences without a hole", () => {
  const check = (texts: readonly string[]): void => {
    for (const text of texts) {
      expect(text).toMatch(/^\S.*\.$/);
      expect(text).not.toMatch(/undefined|NaN|null|\[object|\b-0\b| {2}|\d\.\d{3}/);
    }
  };
  answers(({ reasons, caveats, whatWouldHelp, conflicts }) => {
    const kinds = reasons.map(({ kind }) => REASON_KINDS.indexOf(kind));
    expect(kinds).toEqual([...kinds].sort((a, b) => a - b));
    check([...reasons, ...conflicts].map(({ text }) => text));
    check([...caveats, ...whatWouldHelp]);
  });
  fc.assert(fc.property(anyQuestion, (question) => {
    const result: Equivalence | Abstention = equate(question);
    if (result.kind === "ABSTENTION") check([result.message, ...result.wouldHelp]);
  }), runs);
});
