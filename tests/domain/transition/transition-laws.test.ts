import fc from "fast-check";
import { compileTaxonomy } from "../../../src/taxonomy/domain/compiled.js";
import type { Sourced } from "../../../src/taxonomy/domain/statement.js";
import type { CanonicalLevel } from "../../../src/taxonomy/index.js";
import { transitionBetween, type Transition } from "../../../src/transition/domain/transition.js";
import { seededTaxonomy } from "../../support/taxonomy.js";
import { anyLevel, keysOf, PAIRS, taxonomy, way } from "./pairs.js";

const between = (from: CanonicalLevel, to: CanonicalLevel): Transition => way(from.key, to.key);
const everyPair = (law: (there: Transition, back: Transition) => void): void => PAIRS.forEach(([from, to]) => law(between(from, to), between(to, from)));
const stepsOf = (whole: Transition): readonly Transition[] => (whole.steps.length > 0 ? whole.steps : whole.kind === "SAME" ? [] : [whole]);
const differences = ({ dimensions }: Transition): readonly (number | null)[] => dimensions.map((d) => d.difference);
const negative = (n: number): number => 0 - n;
const LISTS = ["changes", "workProducts", "signals", "traps", "gates", "limits", "checklist", "stalls", "playbook", "choice", "swing", "parity", "arithmetic", "perspectives"] as const;

it("there is a way between any two levels, and it is the same on every machine", () => {
  const again = compileTaxonomy(seededTaxonomy());
  everyPair((there) => {
    const [from, to] = [again.level(there.from.key)!, again.level(there.to.key)!];
    expect(JSON.stringify(transitionBetween(again, from, to))).toBe(JSON.stringify(there));
  });
  expect(new Set(PAIRS.map(([from, to]) => between(from, to).key)).size).toBe(11 * 11);
});

it("a jump equals its steps: they follow one another from end to end, and what is said of it is what is said of them", () => {
  everyPair((whole) => {
    const steps = stepsOf(whole);
    expect(steps.map((step) => step.from.key)).toEqual([whole.from.key, ...steps.map((step) => step.to.key)].slice(0, steps.length));
    expect(steps.at(-1)?.to.key ?? whole.from.key).toBe(whole.to.key);
    expect(steps.filter((step) => step.kind === "JUMP" || step.kind === "SAME")).toEqual([]);
    for (const list of LISTS) expect(keysOf(whole[list])).toEqual(keysOf([...new Set(steps.flatMap((step) => step[list]))]));
  });
});

it("a jump's ranks and dimensions are the sum of its steps'", () => {
  everyPair((whole) => {
    const steps = stepsOf(whole);
    expect(whole.rankShift).toBe(steps.reduce((sum, step) => sum + step.rankShift, 0));
    differences(whole).forEach((difference, i) => {
      const parts = steps.map((step) => differences(step)[i] ?? null);
      if (steps.length > 0 && !parts.includes(null)) expect([whole.key, difference]).toEqual([whole.key, parts.reduce<number>((sum, part) => sum + (part ?? 0), 0)]);
    });
  });
});

it("on one track a way by a level between is the way without it", () => {
  fc.assert(fc.property(anyLevel, anyLevel, anyLevel, (a, b, c) => {
    fc.pre(a.track === b.track && b.track === c.track && (b.rank - a.rank) * (c.rank - b.rank) >= 0);
    expect(keysOf([...stepsOf(between(a, b)), ...stepsOf(between(b, c))])).toEqual(keysOf(stepsOf(between(a, c))));
  }));
});

it("the way back is the same way reversed: what rose falls, what was new is no longer mentioned, and the same questions are open", () => {
  const opposite = { WIDER: "NARROWER", NARROWER: "WIDER", SAME: "SAME" } as const;
  everyPair((there, back) => {
    expect(stepsOf(back).map((step) => step.from.key)).toEqual(stepsOf(there).map((step) => step.to.key).toReversed());
    expect(back.rankShift).toBe(negative(there.rankShift));
    expect(differences(back)).toEqual(differences(there).map((d) => d && negative(d)));
    expect(back.influence.reach).toBe(opposite[there.influence.reach]);
    expect(back.time?.activities.map((a) => a.difference)).toEqual(there.time?.activities.map((a) => negative(a.difference)));
    expect(back.noLongerMentioned).toEqual(there.newResponsibilities);
    expect(new Set(keysOf(back.perspectives))).toEqual(new Set(keysOf(there.perspectives)));
  });
});

it("what shows the next level, bars the way to it or helps to it belongs to steps up, the checklist to ways into management", () => {
  everyPair((whole) => {
    const steps = stepsOf(whole);
    if (!steps.some((step) => step.kind === "STEP_UP")) expect([whole.signals, whole.gates, whole.arithmetic, whole.playbook]).toEqual([[], [], [], []]);
    expect(whole.checklist.length > 0).toBe(whole.from.track === "IC" && whole.to.track === "M");
    expect(whole.swing.length > 0).toBe(whole.from.track !== whole.to.track);
  });
});

it("every text has a source that exists, and is stated only where a source speaks of it", () => {
  everyPair((whole) => {
    const facts: readonly Sourced[] = [whole, whole.influence, ...whole.dimensions, ...(whole.time ? [whole.time] : []), ...whole.newResponsibilities, ...whole.newTraits, ...LISTS.flatMap((list) => whole[list])];
    expect(facts.filter((f) => f.sources.length === 0 || f.sources.some((key) => taxonomy.source(key) === null))).toEqual([]);
    const spoken = taxonomy.statements("TRANSITION").some((s) => s.key === whole.key && s.basis === "STATED");
    expect([whole.key, whole.basis, ...new Set(whole.dimensions.map((d) => d.basis))]).toEqual([whole.key, spoken ? "STATED" : "INFERRED", "INFERRED"]);
  });
});

it("hours that one activity gains another loses: a week stays a week", () => {
  everyPair(({ time }) => expect(time?.activities.reduce((sum, a) => sum + a.difference, 0) ?? 0).toBe(0));
});
