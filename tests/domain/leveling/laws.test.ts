import fc from "fast-check";
import { suggestLadder, type RungSuggestion } from "../../../src/leveling/index.js";
import type { LadderInput, RungInput } from "../../../src/leveling/domain/input.js";
import { ranges } from "../../../src/leveling/domain/intervals.js";
import { AXIS, INFLUENCES } from "../../../src/taxonomy/domain/axis.js";
import { anyPeople, anyRungInput, anyRungs, anyTitle, shippedModel } from "./build.js";

const model = shippedModel();
const suggest = (input: LadderInput): readonly RungSuggestion[] => suggestLadder(input, model).rungs;
const runs = { numRuns: 120 };
const check = (law: (rungs: readonly RungInput[], people: LadderInput["people"]) => void, longest = 60): void =>
  fc.assert(fc.property(anyRungs(longest), anyPeople, law), runs);

test("a higher rung is never put lower: neither end of a range falls along a track", () => {
  check((rungs, people) => {
    const found = suggest({ people, rungs });
    const order = (s: RungSuggestion): number => rungs[s.index]?.order ?? s.index;
    for (const a of found) {
      for (const b of found) {
        if (a.track !== b.track || order(a) >= order(b)) continue;
        expect(b.range.lo).toBeGreaterThanOrEqual(a.range.lo);
        expect(b.range.hi).toBeGreaterThanOrEqual(a.range.hi);
      }
    }
  });
});

test("every rung gets a range inside its track's axis, on the 0.05 grid, with its centre in the middle", () => {
  check((rungs, people) => {
    const found = suggest({ people, rungs });
    expect(found.map((s) => s.index)).toEqual(rungs.map((_, i) => i));
    for (const { track, range, centre, confidence } of found) {
      expect(range.lo).toBeGreaterThanOrEqual(AXIS[track].lo);
      expect(range.hi).toBeLessThanOrEqual(AXIS[track].hi);
      expect(range.hi).toBeGreaterThan(range.lo);
      for (const edge of [range.lo, range.hi]) expect(Math.abs(edge * 20 - Math.round(edge * 20))).toBeLessThan(1e-6);
      expect(centre).toBeCloseTo((range.lo + range.hi) / 2, 8);
      expect(confidence >= 0 && confidence <= 1).toBe(true);
    }
  });
});

test("probabilities sum to 1, likeliest first", () => {
  check((rungs, people) => {
    for (const { posterior } of suggest({ people, rungs })) {
      expect(posterior.reduce((sum, p) => sum + p.probability, 0)).toBeCloseTo(1, 9);
      expect(posterior.map((p) => p.probability)).toEqual(posterior.map((p) => p.probability).toSorted((a, b) => b - a));
    }
  });
});

test("the bars of the waterfall add up: their sum, as powers of two, is the posterior", () => {
  check((rungs, people) => {
    for (const { evidence, posterior, track } of suggest({ people, rungs })) {
      const sums = evidence.map((e) => e.perState).reduce((a, b) => a.map((x, i) => x + (b[i] ?? 0)));
      const top = Math.max(...sums);
      const weights = sums.map((b) => 2 ** (b - top));
      const whole = weights.reduce((a, b) => a + b, 0);
      for (const { range, probability } of posterior) {
        const state = Math.round((range.lo - AXIS[track].lo) / 0.5);
        expect((weights[state] ?? 0) / whole).toBeCloseTo(probability, 6);
      }
      const states = new Set(evidence[0]?.perState.flatMap((_, s) => (evidence.every((e) => e.bits === e.perState[s]) ? [s] : [])));
      expect(states.size).toBeGreaterThan(0); // one state that all `bits` are about
    }
  }, 20);
});

test("where order is given, the order of the list does not matter", () => {
  fc.assert(fc.property(fc.array(fc.tuple(anyRungInput, fc.nat(9)), { maxLength: 20 }), anyPeople, fc.integer(), (pairs, people, seed) => {
    const rungs = pairs.map(([rung, order]) => ({ ...rung, order }));
    const mixed = rungs.map((rung, i) => ({ rung, i, key: Math.sin(seed + i * 7) })).sort((a, b) => a.key - b.key);
    const plain = suggest({ people, rungs });
    const turned = suggest({ people, rungs: mixed.map(({ rung }) => rung) });
    mixed.forEach(({ i }, at) => expect({ ...turned[at], index: i }).toEqual(plain[i]));
  }), runs);
});

test("the same ladder gives the same answer", () => {
  check((rungs, people) => expect(suggest({ people, rungs })).toEqual(suggest({ people, rungs: structuredClone(rungs) })));
});

const REACHES = ["tasks", "component", "the team", "several teams", "the department", "the business unit", "whole company", "the industry"];

test("a phrase of wider reach in its place never lowers the rung, nor any other rung of its ladder", () => {
  const ladder = fc.array(fc.tuple(anyTitle, fc.constantFrom("IC" as const, "M" as const), fc.option(fc.nat(7))), { minLength: 1, maxLength: 12 });
  fc.assert(fc.property(ladder, fc.nat(11), fc.nat(7), fc.nat(7), anyPeople, (titles, at, a, b, people) => {
    const with_ = (reach: number): readonly RungSuggestion[] => suggest({
      people,
      rungs: titles.map(([title, track, own], i) => ({ title, track, order: i, scope: i === at % titles.length ? REACHES[reach] ?? "" : own === null ? null : REACHES[own] ?? "" })),
    });
    const [low, high] = [with_(Math.min(a, b)), with_(Math.max(a, b))];
    low.forEach((rung, i) => expect(high[i]?.centre ?? 0).toBeGreaterThanOrEqual(rung.centre - 1e-9));
  }), runs);
});

test("in the shipped weights, a wider reach leans the more towards a state the higher it is", () => {
  const keys = INFLUENCES.map((influence) => `scope-${influence.toLowerCase().replaceAll("_", "-")}`);
  for (const track of ["IC", "M"] as const) {
    const profiles = keys.map((key) => model.weights.profiles[key]?.[track] ?? []);
    profiles.slice(1).forEach((wider, i) => {
      const leaning = wider.map((bits, state) => bits - (profiles[i]?.[state] ?? Number.NaN));
      leaning.slice(1).forEach((lean, state) => expect(lean).toBeGreaterThanOrEqual((leaning[state] ?? Number.NaN) - 0.005)); // stored to three places
    });
  }
});

test("no edge of any range falls when a rung's middle rises", () => {
  const middles = fc.array(fc.nat(600), { minLength: 1, maxLength: 20 }).map((values) => values.map((v) => v / 100).toSorted((a, b) => a - b));
  fc.assert(fc.property(middles, fc.nat(19), fc.nat(100), (before, at, percent) => {
    const i = at % before.length;
    const after = before.map((middle, j) => (j === i ? middle + (percent / 100) * ((before[i + 1] ?? 6) - middle) : middle));
    const [low, high] = [ranges("IC", before), ranges("IC", after)];
    low.forEach((range, j) => {
      expect(high[j]?.lo ?? 0).toBeGreaterThanOrEqual(range.lo);
      expect(high[j]?.hi ?? 0).toBeGreaterThanOrEqual(range.hi);
    });
  }), { numRuns: 1000 });
});
