import fc from "fast-check";
import { lint } from "../../../src/ladder/domain/lint.js";
import { LINT_CODES, type LintCode, type LintFinding } from "../../../src/ladder/domain/lint-finding.js";
import type { Rung } from "../../../src/ladder/domain/ladder.js";
import { seededWorld } from "../../support/seeded.js";
import { buildMapping, buildRung } from "./build.js";

/** A rung that nothing is wrong with, on place `order` and the range [order − 1, order). */
const rung = (order: number, more: Partial<Rung> = {}): Rung => buildRung(`Step ${order}`, { code: `L${order}`, order, scope: "Something.", mapping: buildMapping(order - 1, order), ...more });
const manager = (order: number, more: Partial<Rung> = {}): Rung => rung(order, { title: `Lead ${order}`, code: `M${order}`, track: "M", mapping: buildMapping(order + 1, order + 2), ...more });
const found = (rungs: readonly Rung[], complete = true): readonly LintFinding[] => lint({ complete, rungs });
const told = (rungs: readonly Rung[], complete = true): readonly string[] => found(rungs, complete).map((f) => `${f.severity} ${f.code} ${f.rungs.map(({ code, title }) => code ?? title).join()}`);

const GOOD = [1, 2, 3, 4, 5].map((order) => rung(order));

/** Each code with ladders that have this fault and no other. */
const FAULTY: Readonly<Record<LintCode, readonly (readonly [what: string, rungs: readonly Rung[], expected: string])[]>> = {
  EMPTY: [["no rung", [], "ERROR EMPTY "]],
  UNREACHABLE: [["two rungs of one name", [rung(1), rung(2), rung(2, { title: "step-2", code: "l2" })], "ERROR UNREACHABLE L2,l2"]],
  INVERSION: [
    ["an edge below that of a lower rung", [rung(1), rung(2, { mapping: buildMapping(1, 2.5) }), rung(3, { mapping: buildMapping(1.5, 2.2) })], "ERROR INVERSION L2,L3"],
    ["less influence than a lower rung", [rung(1, { influence: "TEAM" }), rung(2, { influence: "TASK" })], "WARNING INVERSION L1,L2"],
    ["a smaller organisation than a lower rung's", [manager(1, { organisation: { min: 30, max: null } }), manager(2, { organisation: { min: 20, max: null } })], "WARNING INVERSION M1,M2"],
  ],
  SPAN_CONTRADICTS_LEVEL: [
    ["more direct reports than people", [manager(1, { directReports: { min: 6, max: 8 }, organisation: { min: 1, max: 5 } })], "ERROR SPAN_CONTRADICTS_LEVEL M1"],
    ["an engineer with a team", [rung(1, { directReports: { min: 5, max: null } })], "WARNING SPAN_CONTRADICTS_LEVEL L1"],
    ["a director of five", [manager(1, { mapping: buildMapping(4, 5), organisation: { min: 3, max: 5 } })], "WARNING SPAN_CONTRADICTS_LEVEL M1"],
    ["a first-line manager of sixty", [manager(1, { organisation: { min: 60, max: null } })], "WARNING SPAN_CONTRADICTS_LEVEL M1"],
  ],
  DUPLICATE_CODE: [["one code for two steps", [rung(1), rung(2), rung(3, { code: "l-2" })], "WARNING DUPLICATE_CODE L2,l-2"]],
  DUPLICATE_TITLE: [
    ["one title for two steps", [rung(1, { title: "Engineer" }), rung(2, { title: "engineer" })], "ADVICE DUPLICATE_TITLE L1,L2"],
    ["one title, one code", [rung(1, { title: "Engineer" }), rung(2, { title: "Engineer", code: null })], "WARNING DUPLICATE_TITLE L1,Engineer"],
  ],
  ALIAS_TAKEN: [["another's title as alias", [rung(1, { aliases: ["STEP 2"] }), rung(2)], "WARNING ALIAS_TAKEN L1,L2"]],
  MISSING_CODE: [["a rung without a code between coded ones", [rung(1), rung(2, { code: null }), rung(3)], "ADVICE MISSING_CODE Step 2"]],
  ORDER: [
    ["a place left out", [rung(1), rung(2), rung(4, { mapping: buildMapping(2, 3) })], "WARNING ORDER L4"],
    ["codes that turn round", [rung(1), rung(2, { code: "L4" }), rung(3), rung(4, { code: "L5" })], "WARNING ORDER L3"],
  ],
  GAP: [["a hole in the axis", [rung(1), rung(2, { mapping: buildMapping(1.25, 2) })], "WARNING GAP L1,L2"]],
  UNMAPPED_RUNG: [["a rung that nobody placed", [rung(1), rung(2, { mapping: null })], "WARNING UNMAPPED_RUNG L2"]],
  TRACK_WITHOUT_TOP: [["engineers who end three levels early", [rung(1), rung(2), manager(1), manager(2), manager(3)], "ADVICE TRACK_WITHOUT_TOP L2,M3"]],
  SAME_RANGE: [["two steps in one place", [rung(1), rung(2, { mapping: buildMapping(0, 1) })], "ADVICE SAME_RANGE L1,L2"]],
  WIDE_RANGE: [["everything from junior to staff", [rung(1, { mapping: buildMapping(0, 3.5) })], "ADVICE WIDE_RANGE L1"]],
  MISSING_SCOPE: [["nothing said", [rung(1), rung(2, { scope: " " })], "ADVICE MISSING_SCOPE L2"]],
  MISSING_COMPETENCIES: [["a rung that expects nothing among others that do", [rung(1, { competencies: [{ name: "Delivery", expectation: "Ships." }] }), rung(2), manager(1)], "ADVICE MISSING_COMPETENCIES L2"]],
};

it("nothing is wrong with a good ladder", () => {
  expect(told(GOOD)).toEqual([]);
});

describe.each(LINT_CODES)("%s", (code) => {
  it.each(FAULTY[code])("is %s, and nothing else is found", (_what, rungs, expected) => {
    expect(told(rungs)).toEqual([expected]);
  });
  it.each(FAULTY[code])("of %s says what is wrong and what to do", (_what, rungs) => {
    const [{ message = "", fix = "" } = {}] = found(rungs);
    expect([message, fix]).toEqual([expect.stringMatching(/^[\p{L}\d"].{15,}\.$/u), expect.stringMatching(/^[\p{L}"].{15,}\.$/u)]);
    expect(`${message} ${fix}`).not.toMatch(/undefined|null|NaN| {2}/);
  });
});

describe("is no fault:", () => {
  it.each<[string, readonly Rung[], boolean?]>([
    ["one code for parallel rungs", [rung(1), rung(2), rung(2, { title: "Specialist" })]],
    ["a code on both tracks", [rung(1), rung(2), rung(3), manager(1, { code: "L3" })]],
    ["one title where aliases tell the steps apart", [rung(1, { title: "Engineer", aliases: ["Engineer I"] }), rung(2, { title: "Engineer", aliases: ["Engineer II"] })]],
    ["codes that run downwards throughout", [rung(1, { code: "13" }), rung(2, { code: "12" }), rung(3, { code: "11" })]],
    ["codes in two parts", [rung(1, { code: "M2-1" }), rung(2, { code: "M2-2" }), rung(3, { code: "M3" })]],
    ["an intern below and an executive above the coded scale", [rung(1, { code: null }), rung(2), rung(3), rung(4, { code: null })]],
    ["a ladder without codes", GOOD.map((r) => ({ ...r, code: null }))],
    ["a rung that was looked at and fits nothing", [rung(1), rung(2, { mapping: buildMapping(1, 2, { range: null }) })]],
    ["ranges a hair apart", [rung(1), rung(2, { mapping: buildMapping(1.2, 2) })]],
    ["parallel rungs with one range", [rung(1), rung(1, { title: "Other" })]],
    ["a hybrid with a team", [rung(1, { hybrid: true, directReports: { min: 5, max: null } })]],
    ["influence without words", [rung(1, { scope: null, influence: "TASK" })]],
    ["a principal beside a vice president", [...GOOD, ...[1, 2, 3, 4, 5].map((order) => manager(order))]],
    ["a track that ends early on an incomplete ladder", [rung(1), rung(2), manager(1), manager(2), manager(3)], false],
  ])("%s", (_what, rungs, ...[complete]) => {
    expect(told(rungs, complete)).toEqual([]);
  });
  it("but a hole in an incomplete ladder is worth a word", () => {
    expect(told([rung(1), rung(4, { order: 2 })], false)).toEqual(["ADVICE GAP L1,L4"]);
  });
});

it("findings come gravest first, and are the same in whatever order rungs are listed", () => {
  const name = fc.constantFrom("A", "a", "B", "L1", "L2", "Engineer");
  const any = fc.record({
    title: name, code: fc.option(name), order: fc.integer({ min: 0, max: 5 }), track: fc.constantFrom("IC" as const, "M" as const), aliases: fc.array(name, { maxLength: 2 }), scope: fc.option(fc.constant("x")),
    influence: fc.constantFrom(null, "TASK" as const, "TEAM" as const), organisation: fc.constantFrom(null, { min: 50, max: null }, { min: 1, max: 4 }), directReports: fc.constantFrom(null, { min: 6, max: 8 }),
    competencies: fc.constantFrom([], [{ name: "Delivery", expectation: "Ships." }]),
    mapping: fc.option(fc.tuple(fc.integer({ min: 0, max: 4 }), fc.integer({ min: 1, max: 3 })).map(([lo, wide]) => buildMapping(lo, lo + wide))),
  });
  const rungs = fc.array(any, { maxLength: 9 }).map((list) => list.map(({ title, ...more }, i) => buildRung(title, { ...more, id: `rung ${i}` })));
  const seen = new Set<LintCode>();
  fc.assert(fc.property(rungs, fc.boolean(), (list, complete) => {
    const findings = found(list, complete);
    expect(found([...list].reverse(), complete)).toEqual(findings);
    expect(findings.map(({ severity }) => severity)).toEqual(["ERROR", "WARNING", "ADVICE"].flatMap((s) => findings.filter(({ severity }) => severity === s).map(() => s)));
    expect(findings.filter(({ message, fix }) => /undefined|null|NaN/.test(message + fix))).toEqual([]);
    for (const { code } of findings) seen.add(code);
  }), { numRuns: 500, seed: 1 });
  expect([...seen].sort()).toEqual([...LINT_CODES].sort());
});

describe("of the curated ladders", () => {
  const all = seededWorld().companies.flatMap(({ ladders }) => ladders.flatMap(({ version }) => [...lint(version)]));
  it("none contradicts itself", () => {
    expect(all.filter(({ severity }) => severity === "ERROR")).toEqual([]);
  });
  it("few have a warning: those whose source leaves a hole or uses a code twice", () => {
    const warned = all.filter(({ severity }) => severity === "WARNING").map(({ code, rungs: [first] }) => `${code} ${first?.title}`);
    expect(warned.length).toBeLessThanOrEqual(10);
    expect(warned).toEqual(expect.arrayContaining(["DUPLICATE_CODE Staff Solutions Architect", "GAP Team Lead"]));
  });
});
