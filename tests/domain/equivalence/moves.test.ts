import { moveInWords, type AnswerInBrief } from "../../../src/equivalence/domain/moves.js";

const at = (rung: string, confidence: number, rankShift: number): AnswerInBrief => ({ says: `id of ${rung}`, inWords: rung, confidence, rankShift });
const none: AnswerInBrief = { says: "RUNG_UNMAPPED", inWords: "no answer (RUNG_UNMAPPED)", confidence: null, rankShift: null };

it("an answer that stays the same, or moves less than one can see, is not told", () => {
  expect(moveInWords(at("L6", 0.7, 0), at("L6", 0.7, 0))).toBeNull();
  expect(moveInWords(at("L6", 0.7, 0), at("L6", 0.7049, 0.0049))).toBeNull();
  expect(moveInWords(none, none)).toBeNull();
});

it("each of what is said, how surely and how far is told when it moves, before and after", () => {
  expect(moveInWords(at("L6", 0.7, 0), at("L7", 0.7, 0))).toBe("L6 becomes L7.");
  expect(moveInWords(at("L6", 0.7, 0), at("L6", 0.76, 0))).toBe("Confidence 0.70 becomes 0.76.");
  expect(moveInWords(at("L6", 0.7, 0.5), at("L6", 0.7, -0.25))).toBe("It stood +0.5 and stands -0.25 levels from ours.");
  expect(moveInWords(none, at("L6", 0.7, 0))).toBe("No answer (RUNG_UNMAPPED) becomes L6.");
});

it("an added rung has a new answer, and that of a dropped one is gone", () => {
  expect(moveInWords(null, at("L6", 0.7, 0))).toBe("New: L6, confidence 0.70.");
  expect(moveInWords(at("L6", 0.7, 0), null)).toBe("Gone: it was L6, confidence 0.70.");
  expect(moveInWords(null, none)).toBe("New: no answer (RUNG_UNMAPPED).");
});
