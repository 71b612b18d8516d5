import fc from "fast-check";
import { joined, lined, parted, unlined } from "../../../src/ladder/domain/export-cells.js";
import { guarded, unguarded } from "../../../src/shared/formula.js";

const text = fc.oneof(fc.string({ unit: "grapheme" }), fc.string({ unit: fc.constantFrom("'", "=", "+", "-", "@", "\t", "\r", " ", "|", "\\", "a", "＝") }));

describe("cells of a table", () => {
  it.each(["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\nx", " =1", "  @x", "＝1", "＋1", "－1", "＠x", "'=1", "''-1"])("never begin so that a spreadsheet would run them: %j", (formula) => {
    expect(guarded(formula)).toBe(`'${formula}`);
  });

  it.each(["", "L5", "Senior Engineer", "a=b", "3", "'quoted'", "R&D", "#1"])("are left alone where nothing would run: %j", (plain) => {
    expect(guarded(plain)).toBe(plain);
  });

  it("give back any text as it was", () => {
    fc.assert(fc.property(text, (given) => { expect(unguarded(guarded(given))).toBe(given); }), { numRuns: 2_000 });
  });

  it("never begin with what a spreadsheet runs, whatever is put in", () => {
    fc.assert(fc.property(text, (given) => { expect(guarded(given)).not.toMatch(/^\s*[=+\-@＝＋－＠]|^[\t\r\n]/u); }), { numRuns: 2_000 });
  });

  it("give back any list of texts that are trimmed and not empty", () => {
    const items = fc.array(text.map((item) => item.trim()).filter((item) => item !== ""));
    fc.assert(fc.property(items, (given) => { expect(parted(unguarded(guarded(joined(given))))).toEqual(given); }), { numRuns: 2_000 });
  });

  it("give back any competencies, whose names are one line", () => {
    const kept = (unit: fc.Arbitrary<string>) => fc.string({ unit }).map((given) => given.replaceAll("\r", "").trim()).filter((given) => given !== "");
    const letters = ["'", "=", "-", ":", "\\", " ", "\t", "a"];
    const items = fc.array(fc.record({ name: kept(fc.constantFrom(...letters)), expectation: kept(fc.constantFrom(...letters, "\n")) }));
    fc.assert(fc.property(items, (given) => { expect(unlined(unguarded(guarded(lined(given))))).toEqual(given); }), { numRuns: 2_000 });
  });

  it("take competencies as people write them: a line each, further lines indented, blank ones between", () => {
    expect(unlined("Delivery: ships\r\n  every week\r\n\r\nCraft:tests: yes\nTeam")).toEqual([{ name: "Delivery", expectation: "ships\nevery week" }, { name: "Craft", expectation: "tests: yes" }, { name: "Team", expectation: "" }]);
  });
});
