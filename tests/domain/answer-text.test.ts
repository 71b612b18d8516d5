import fc from "fast-check";
import { textOf, written } from "../../src/app/answer-text.js";
import { OVERLOAD } from "../../src/app/limits.js";
import { atOnce } from "../../src/shared/turns.js";

const values = fc.jsonValue({ maxDepth: 7 });

it("an answer that is written a part at a time has the same text as at once, however deep that goes", () => {
  fc.assert(fc.property(values, fc.integer({ min: 0, max: 8 }), (value, levels) => expect(atOnce(written(value, levels))).toBe(JSON.stringify(value))), { numRuns: 500 });
});

it("what is not there is left out of an object, and null in a list; what writes itself does", () => {
  const value = { a: undefined, b: [undefined, new Date(0)], c: Object.assign(Object.create(null) as object, { d: "é\u2028" }) };
  expect(atOnce(written(value, 5))).toBe(JSON.stringify(value));
});

it("an answer that was dear is written in turns, any other at once", async () => {
  const answer = (estimated: number) => ({ data: { nodes: [1, 2] }, extensions: { cost: { estimated } } });
  const [cheap, dear] = [textOf(answer(OVERLOAD.dear)), textOf(answer(OVERLOAD.dear + 1))];
  expect([typeof cheap, dear instanceof Promise]).toEqual(["string", true]);
  expect([cheap, await dear]).toEqual([OVERLOAD.dear, OVERLOAD.dear + 1].map((estimated) => `${JSON.stringify(answer(estimated))}\n`));
});
