import { groupedBy, type Forecast } from "./evaluation-statistics.js";

/** How a stated confidence is turned into a probability: its log odds times `slope`, plus `intercept`, are the probability's. */
export interface Calibration {
  readonly intercept: number;
  readonly slope: number;
}

const STEPS = 25;
/** Certainty has no log odds: confidences are kept this far from 0 and 1. */
const EDGE = 1e-3;
/** A ridge so small that it only matters where all cases came out alike. */
const RIDGE = 1e-3;

const logit = (confidence: number): number => {
  const inside = Math.min(1 - EDGE, Math.max(EDGE, confidence));
  return Math.log(inside / (1 - inside));
};

/** The probability that a confidence stands for. */
export const calibrated = (confidence: number, { intercept, slope }: Calibration): number => 1 / (1 + Math.exp(-(intercept + slope * logit(confidence))));

/** Fits by maximum likelihood (Newton's method). Source: J. Platt (1999). */
export function fitCalibration(forecasts: readonly Forecast[]): Calibration {
  let [intercept, slope] = [0, 1];
  for (let step = 0; step < STEPS; step += 1) {
    // gradient (g, h) and curvature ((a, b), (b, c)) of the log likelihood
    let [g, h, a, b, c] = [-RIDGE * intercept, -RIDGE * (slope - 1), RIDGE, 0, RIDGE];
    for (const { confidence, right } of forecasts) {
      const x = logit(confidence);
      const p = calibrated(confidence, { intercept, slope });
      const weight = p * (1 - p);
      g += Number(right) - p;
      h += (Number(right) - p) * x;
      a += weight;
      b += weight * x;
      c += weight * x * x;
    }
    const determinant = a * c - b * b;
    intercept += (c * g - b * h) / determinant;
    slope += (a * h - b * g) / determinant;
  }
  return { intercept, slope };
}

/** The same forecasts with calibrated probabilities, each fitted on the other parts alone: what fitting would do for a new part. */
export function fittedApart<F extends Forecast>(forecasts: readonly F[], partOf: (forecast: F) => string): readonly F[] {
  return [...groupedBy(forecasts, partOf)].flatMap(([part, own]) => {
    const fit = fitCalibration(forecasts.filter((forecast) => partOf(forecast) !== part));
    return own.map((forecast) => ({ ...forecast, confidence: calibrated(forecast.confidence, fit) }));
  });
}
