import fc from "fast-check";
import { cumulative, cumulativeIntegral } from "../../../src/equivalence/domain/gaussian.js";

const anyZ = fc.double({ min: -45, max: 45, noNaN: true });

// Reference values: 0.5·erfc(−z/√2) of the C library.
test.each([
  [-7.0710678, 7.687299629545496e-13], [-5, 2.866515718791946e-7], [-3, 0.0013498980316300957], [-1.5, 0.06680720126885809],
  [-0.5, 0.3085375387259869], [0, 0.5], [0.1, 0.539827837277029], [1, 0.8413447460685429], [1.96, 0.9750021048517795],
  [2.5, 0.9937903346742238], [4, 0.9999683287581669], [6, 0.9999999990134123],
])("Φ(%p) is %p to 1e-14", (z, value) => {
  expect(Math.abs(cumulative(z) - value)).toBeLessThan(1e-14);
});

test("the far tails keep their relative size, down to 0", () => {
  expect(cumulative(-8) / 6.220960574271819e-16).toBeCloseTo(1, 7);
  expect(cumulative(-20) / 2.7536241186063314e-89).toBeCloseTo(1, 7);
  expect([cumulative(-1e9), cumulative(1e9), cumulativeIntegral(-1e9), cumulativeIntegral(1e9)]).toEqual([0, 1, 0, 1e9]);
});

test("Φ never falls, and the two tails of a point add up to 1", () => {
  fc.assert(fc.property(anyZ, anyZ, (a, b) => {
    expect(cumulative(Math.min(a, b))).toBeLessThanOrEqual(cumulative(Math.max(a, b)));
    expect(cumulative(a) + cumulative(-a)).toBeCloseTo(1, 14);
  }));
});

test("the closed form is the integral of Φ: between two points it agrees with Simpson's rule", () => {
  fc.assert(fc.property(fc.double({ min: -12, max: 12, noNaN: true }), fc.double({ min: 0, max: 3, noNaN: true }), (from, length) => {
    expect(cumulativeIntegral(from + length) - cumulativeIntegral(from)).toBeCloseTo(simpson(from, from + length), 9);
  }));
});

function simpson(from: number, to: number): number {
  const steps = 400;
  const h = (to - from) / steps;
  let sum = cumulative(from) + cumulative(to);
  for (let i = 1; i < steps; i++) sum += (i % 2 === 1 ? 4 : 2) * cumulative(from + i * h);
  return (sum * h) / 3;
}
