import fc from "fast-check";
import type { LandingKind } from "../../../src/equivalence/domain/landing.js";
import type { Interval } from "../../../src/taxonomy/domain/axis.js";
import { lowerParts, probesFor, toBring, unmentioned } from "../../../src/transition/domain/moving.js";
import { readingInWords, readRange } from "../../../src/transition/domain/reading.js";
import { buildRung } from "../ladder/build.js";
import { keysOf, levelOf, taxonomy, way } from "./pairs.js";

const share = (kind: LandingKind, range: Interval | null, of: number) => ({ kind, range, share: of });
const same = way("ic/senior", "ic/senior");
const texts = (list: readonly { readonly origin: string; readonly text: string }[]): readonly (readonly [string, string])[] => list.map(({ origin, text }) => [origin, text]);

describe("lower is", () => {
  const ours = { lo: 2, hi: 3 };
  it("a rung or gap whose middle lies half a level lower, and what is below the ladder; not what is closer, wide enough for us, or above", () => {
    const parts = [share("BELOW_LADDER", null, 0.1), share("RUNG", { lo: 1, hi: 2 }, 0.2), share("BETWEEN_RUNGS", { lo: 1.5, hi: 2.5 }, 0.1), share("RUNG", { lo: 1.6, hi: 2.5 }, 0.1), share("RUNG", { lo: 0, hi: 3 }, 0.1), share("RUNG", ours, 0.3), share("ABOVE_LADDER", null, 0.1)];
    expect(lowerParts(parts, ours)).toEqual(parts.slice(0, 3));
  });
  it("no more than everybody, and no less when we stand higher", () => {
    const anyRange = fc.tuple(fc.integer({ min: 0, max: 100 }), fc.integer({ min: 5, max: 40 })).map(([lo, wide]) => ({ lo: lo / 20, hi: (lo + wide) / 20 }));
    fc.assert(fc.property(fc.array(anyRange, { maxLength: 6 }), anyRange, fc.integer({ min: 0, max: 20 }), (ranges, from, up) => {
      const parts = ranges.map((range) => share("RUNG", range, 1 / ranges.length));
      const higher = { lo: from.lo + up / 20, hi: from.hi + up / 20 };
      expect(lowerParts(parts, higher)).toEqual(expect.arrayContaining([...lowerParts(parts, from)]));
    }));
  });
});

describe("what their rung expects and ours does not mention", () => {
  it("is its own text, competencies of other names, wider influence and more people, each in its own words", () => {
    const ours = buildRung("Senior", { scope: "One team's systems.", competencies: [{ name: "Coaching", expectation: "of juniors" }], influence: "TEAM", directReports: { min: 2, max: 4 } });
    const theirs = buildRung("SDE III", {
      scope: "Systems of several teams.", competencies: [{ name: "coaching", expectation: "of seniors" }, { name: "On-call", expectation: "leads it" }], influence: "MULTI_TEAM", directReports: { min: 5, max: 8 }, organisation: { min: 40, max: null },
    });
    expect(texts(unmentioned(taxonomy, ours, theirs, same))).toEqual([
      ["OWN_SCOPE", "Systems of several teams."], ["OWN_COMPETENCY", "On-call: leads it"], ["OWN_INFLUENCE", "Choices bind several teams; here they bind one team."],
      ["OWN_PEOPLE", "5 to 8 people report directly."], ["OWN_PEOPLE", "40 or more people in the whole organisation below."],
    ]);
  });
  it("is nothing for a rung that says the same, or nothing, at the same level", () => {
    const rung = buildRung("Senior", { scope: "One team's systems.", influence: "TEAM", directReports: { min: 5, max: 8 } });
    expect([unmentioned(taxonomy, rung, rung, same), unmentioned(taxonomy, null, buildRung("Silent"), same)]).toEqual([[], []]);
  });
  it("is the duties and the higher steps of a higher level, with the taxonomy's sources", () => {
    const list = unmentioned(taxonomy, null, buildRung("Staff"), way("ic/senior", "ic/staff"));
    expect([list.filter((e) => e.origin === "RESPONSIBILITY").length, list.filter((e) => e.origin === "DIMENSION").length]).toEqual([7, 7]);
    expect(list.filter((e) => e.sources.length === 0)).toEqual([]);
  });
});

it("what to bring are the stated signals of the step to a level; where there are none, what changes in it, marked as derived; and what the level is trusted with", () => {
  expect(toBring(taxonomy, levelOf("ic/staff")).map((b) => `${b.kind} ${b.basis}`)).toEqual([...Array<string>(5).fill("SIGNAL STATED"), "TRUST INFERRED"]);
  expect(toBring(taxonomy, levelOf("ic/senior")).map((b) => [b.kind, b.basis])).toEqual([["CHANGE", "INFERRED"], ["CHANGE", "INFERRED"], ["TRUST", "INFERRED"]]);
  for (const level of taxonomy.content.levels) expect(toBring(taxonomy, level).length).toBeGreaterThan(0);
});

it("the probes are those of the level, and of the role whose family the rung is in", () => {
  expect(keysOf(probesFor(taxonomy, levelOf("ic/senior"), "software"))).toEqual(["senior-own-design", "senior-hard-fault"]);
  expect(keysOf(probesFor(taxonomy, levelOf("ic/staff"), "data-architecture"))).toContain("data-architect-table-format");
});

it("a range is read as the level in which its middle lies, an edge as the one above, and beyond the axis as the last", () => {
  const read = (track: "IC" | "M", lo: number, hi: number): string => readRange(taxonomy, track, { lo, hi }).level.key;
  expect([read("IC", 2, 3), read("IC", 3.7, 4.3), read("IC", 5.5, 6.5), read("M", 2, 2.5), read("M", 6, 7), read("M", 0, 1)]).toEqual(["ic/senior", "ic/principal", "ic/distinguished", "m/em", "m/cto", "m/em"]);
  const range = { lo: 3.7, hi: 4.2 };
  expect(readingInWords("Acme L7", range, readRange(taxonomy, "IC", range))).toBe("Acme L7 spans 3.7 to 4.2 on the axis and is read as Staff Engineer; 40% of it lies in Principal Engineer.");
});
