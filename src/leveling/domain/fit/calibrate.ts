import { logit } from "../decide.js";
import type { Calibration } from "../weights.js";

/** A stated probability and whether it came true. */
export interface Forecast {
  readonly mass: number;
  readonly within: boolean;
}

/** How many forecasts "stated is right as it is" counts for: few forecasts must not turn everything round. */
const TRUST = 20;
const ROUNDS = 50;

/**
 * Fits probability = 1 / (1 + exp(−(intercept + slope · logit stated))) to what came true, by Newton's method, drawn towards
 * (0, 1). Source: J. Platt, "Probabilistic outputs for support vector machines" (1999).
 */
export function calibrate(forecasts: readonly Forecast[]): Calibration {
  let [a, b] = [0, 1];
  for (let round = 0; round < ROUNDS; round += 1) {
    let [ga, gb, haa, hab, hbb] = [-TRUST * 0.25 * a, -TRUST * 0.25 * (b - 1), TRUST * 0.25, 0, TRUST * 0.25];
    for (const { mass, within } of forecasts) {
      const x = logit(mass);
      const p = 1 / (1 + Math.exp(-(a + b * x)));
      const error = (within ? 1 : 0) - p;
      const weight = p * (1 - p);
      ga += error;
      gb += error * x;
      haa += weight;
      hab += weight * x;
      hbb += weight * x * x;
    }
    const determinant = haa * hbb - hab * hab;
    const [da, db] = [(hbb * ga - hab * gb) / determinant, (haa * gb - hab * ga) / determinant];
    a += da;
    b += db;
    if (Math.abs(da) + Math.abs(db) < 1e-9) break;
  }
  return { intercept: Math.round(a * 1000) / 1000, slope: Math.round(b * 1000) / 1000 };
}
